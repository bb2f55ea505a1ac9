namespace Prepayments;

/// <summary>Adds up amounts of one currency.</summary>
internal static class Total
{
    internal static decimal Of(decimal[] amounts)
    {
        // From the first one on: it has the decimals of the sum, and equal ones are added up faster.
        decimal sum = amounts.Length == 0 ? 0 : amounts[0];
        for (var i = 1; i < amounts.Length; i++)
        {
            sum = sum.Plus(amounts[i]);
        }

        return sum;
    }

    /// <summary>Adds up what amounts are in the transaction currency.</summary>
    internal static decimal Of(PostedAmount[] amounts)
    {
        decimal sum = amounts.Length == 0 ? 0 : amounts[0].Transaction;
        for (var i = 1; i < amounts.Length; i++)
        {
            sum = sum.Plus(amounts[i].Transaction);
        }

        return sum;
    }

    /// <summary>Adds up amounts in both currencies.</summary>
    internal static PostedAmount OfBoth(PostedAmount[] amounts)
    {
        var sum = default(PostedAmount);
        foreach (var amount in amounts)
        {
            sum += amount;
        }

        return sum;
    }
}
