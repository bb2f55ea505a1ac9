namespace Prepayments;

/// <summary>Says whether an order may be asked for prepayment after its first standard invoice.</summary>
/// <remarks>Rule D14.</remarks>
public enum PrepaymentAfterInvoice
{
    /// <summary>It may.</summary>
    Allow,

    /// <summary>It may not (D365 Finance).</summary>
    Reject,
}
