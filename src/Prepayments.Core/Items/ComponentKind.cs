namespace Prepayments;

/// <summary>Says what a component of a posted line is.</summary>
/// <remarks>Rules A4 and A5: a line's net first, then each tax component.</remarks>
public enum ComponentKind
{
    /// <summary>The amount without tax.</summary>
    Net,

    /// <summary>The tax of one tax component, or the part of it that is recoverable.</summary>
    Tax,

    /// <summary>
    /// The part of a tax that is not recoverable and stands with the net amount, charged by the seller or owed by the buyer
    /// (rule T6).
    /// </summary>
    NonRecoverableTax,

    /// <summary>A tax that the buyer owes, posted on both its accounts, or the part of it that is recoverable (rule T6).</summary>
    ReverseCharge,

    /// <summary>The amount on which a tax of a voucher was computed; it stands on no account.</summary>
    TaxBase,
}
