namespace Prepayments;

/// <summary>Says over what the tax of standard invoices is rounded.</summary>
/// <remarks>Rule T3; lines without an order are always taken per document.</remarks>
public enum TaxRounding
{
    /// <summary>Over all standard invoices of an order, so that their taxes add up to the tax of the whole.</summary>
    PerOrder,

    /// <summary>Over the lines of one document.</summary>
    PerDocument,

    /// <summary>Line by line.</summary>
    PerLine,
}
