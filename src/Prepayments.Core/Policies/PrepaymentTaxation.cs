namespace Prepayments;

/// <summary>Says when prepayment invoices are taxed.</summary>
/// <remarks>Rule T4.</remarks>
public enum PrepaymentTaxation
{
    /// <summary>The prepayment invoice carries the tax of its share.</summary>
    OnPrepayment,

    /// <summary>Tax is posted by standard invoices alone.</summary>
    Never,

    /// <summary>
    /// The prepayment invoice carries the tax of its share, which falls due as far as it is paid; until then it waits on the
    /// offset account.
    /// </summary>
    OnPayment,
}
