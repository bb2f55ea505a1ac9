namespace Prepayments;

/// <summary>Adds up amounts of one currency.</summary>
internal static class Total
{
    internal static decimal Of(decimal[] amounts)
    {
        decimal sum = 0;
        foreach (var amount in amounts)
        {
            sum += amount;
        }

        return sum;
    }

    /// <summary>Adds up what amounts are in the transaction currency.</summary>
    internal static decimal Of(PostedAmount[] amounts)
    {
        decimal sum = 0;
        foreach (var amount in amounts)
        {
            sum += amount.Transaction;
        }

        return sum;
    }
}
