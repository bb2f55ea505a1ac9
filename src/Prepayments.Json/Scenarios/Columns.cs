using System.Text;

namespace Prepayments.Json;

/// <summary>Prints rows of cells under each other.</summary>
internal static class Columns
{
    /// <summary>Prints rows indented, the first cell to the left, the others to the right.</summary>
    internal static void Print(IReadOnlyList<string[]> rows, StringBuilder text)
    {
        var widths = new List<int>();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                if (i == widths.Count)
                {
                    widths.Add(0);
                }

                widths[i] = Math.Max(widths[i], row[i].Length);
            }
        }

        foreach (var row in rows)
        {
            text.Append("  ").Append(row[0].PadRight(widths[0]));
            for (var i = 1; i < row.Length; i++)
            {
                text.Append("  ").Append(row[i].PadLeft(widths[i]));
            }

            text.Append('\n');
        }
    }
}
