namespace Prepayments;

/// <summary>Says what becomes of the tax on a prepayment that is forfeited.</summary>
/// <remarks>
/// Tax law differs: a deposit kept as compensation is not taxed (Court of Justice of the EU, C-277/05), the price of a
/// service that was held ready is (C-250/14).
/// </remarks>
public enum ForfeitedTax
{
    /// <summary>The tax is taken back; all of the amount is income, or cost.</summary>
    Release,

    /// <summary>The tax stays due, as tax of a supply; the net amount is income, or cost.</summary>
    Keep,
}
