namespace Prepayments;

/// <summary>Says what a tax total is about.</summary>
/// <remarks>Rules T4, T5 and T8.</remarks>
public enum TaxTotalKind
{
    /// <summary>
    /// Taxes on prepayment invoices and vouchers as they fall due, less what credit memos, refunds and reversals took back.
    /// </summary>
    Prepayment,

    /// <summary>Taxes on prepayments that are released as these are applied to standard invoices: less than zero.</summary>
    Release,

    /// <summary>Taxes on standard invoices, less those on their credit memos.</summary>
    Supply,
}
