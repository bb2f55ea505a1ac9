namespace Prepayments;

/// <summary>Says where the exchange difference of an applied prepayment's net amount goes.</summary>
/// <remarks>Rule X3.</remarks>
public enum ExchangeDifferences
{
    /// <summary>To exchange gain or loss.</summary>
    Realise,

    /// <summary>To the invoice's line accounts (IFRIC 22).</summary>
    HistoricalCost,
}
