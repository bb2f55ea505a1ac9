namespace Prepayments;

/// <summary>Says whether a definition may be removed from an order while an unpaid prepayment invoice stands.</summary>
/// <remarks>Rule O6.</remarks>
public enum RemoveInvoiced
{
    /// <summary>The definition goes, the prepayment invoice stands (D365 Finance).</summary>
    Allow,

    /// <summary>The amendment is rejected.</summary>
    Reject,
}
