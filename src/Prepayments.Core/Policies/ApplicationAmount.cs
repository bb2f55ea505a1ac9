namespace Prepayments;

/// <summary>Says how much the automatic application takes of a prepayment.</summary>
/// <remarks>Rule S3.</remarks>
public enum ApplicationAmount
{
    /// <summary>All that fits in what the invoice leaves open (D365 Finance).</summary>
    Maximum,

    /// <summary>Per order line the share of the delivered amount in what was not yet invoiced (Business Central).</summary>
    Proportional,
}
