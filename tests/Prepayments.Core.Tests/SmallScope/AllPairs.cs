namespace Prepayments.Tests.SmallScope;

/// <summary>Makes a short list of combinations in which every pair of values of any two factors occurs.</summary>
internal static class AllPairs
{
    /// <summary>Returns combinations, each with the index of a value per factor.</summary>
    /// <param name="sizes">The number of values of each factor.</param>
    public static List<int[]> Of(params int[] sizes)
    {
        var missing = new HashSet<(int Factor, int Value, int Other, int OtherValue)>();
        for (var f = 0; f < sizes.Length; f++)
        {
            for (var g = f + 1; g < sizes.Length; g++)
            {
                for (var pair = 0; pair < sizes[f] * sizes[g]; pair++)
                {
                    missing.Add((f, pair / sizes[g], g, pair % sizes[g]));
                }
            }
        }

        var rows = new List<int[]>();
        while (missing.Count > 0)
        {
            var row = Enumerable.Repeat(-1, sizes.Length).ToArray();
            var first = missing.Min();
            (row[first.Factor], row[first.Other]) = (first.Value, first.OtherValue);
            for (var f = 0; f < sizes.Length; f++)
            {
                if (row[f] < 0)
                {
                    row[f] = Enumerable.Range(0, sizes[f]).OrderByDescending(value => New(row, f, value)).First();
                }
            }

            missing.RemoveWhere(pair => row[pair.Factor] == pair.Value && row[pair.Other] == pair.OtherValue);
            rows.Add(row);
        }

        return rows;

        int New(int[] row, int factor, int value) => Enumerable.Range(0, sizes.Length).Count(other => other != factor && row[other] >= 0
            && missing.Contains(factor < other ? (factor, value, other, row[other]) : (other, row[other], factor, value)));
    }
}
