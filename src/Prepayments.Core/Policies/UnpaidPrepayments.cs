namespace Prepayments;

/// <summary>Says what becomes of unpaid prepayment invoices when a standard invoice applies them.</summary>
/// <remarks>Rule S4.</remarks>
public enum UnpaidPrepayments
{
    /// <summary>The unpaid part is reversed in the same step (D365 Finance).</summary>
    Reverse,

    /// <summary>It is applied like the paid part (Business Central).</summary>
    Apply,

    /// <summary>A stated application is rejected; the automatic one applies the paid part only.</summary>
    Reject,
}
