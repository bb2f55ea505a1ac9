namespace Prepayments;

/// <summary>Says of which amounts of an order its prepayments are a part.</summary>
/// <remarks>Rule O2. Unless an order states it: net, or gross where its prices include tax.</remarks>
public enum PrepaymentBasis
{
    /// <summary>Amounts without tax.</summary>
    Net,

    /// <summary>Amounts with tax.</summary>
    Gross,
}
