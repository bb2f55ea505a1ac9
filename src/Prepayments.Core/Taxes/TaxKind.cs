namespace Prepayments;

/// <summary>Says who owes the tax of a tax code.</summary>
/// <remarks>Rules T1 and T6.</remarks>
public enum TaxKind
{
    /// <summary>The seller charges the tax.</summary>
    Ordinary,

    /// <summary>The buyer owes the tax; the seller does not charge it.</summary>
    ReverseCharge,

    /// <summary>No tax is due.</summary>
    Exempt,
}
