namespace Prepayments;

/// <summary>Is a line of a document while its tax is worked out.</summary>
internal sealed class TaxedLine
{
    internal TaxedLine(TaxCode? code, bool inclusive, decimal amount)
    {
        Code = code;
        Inclusive = inclusive;
        Base = amount;
        Taxes = code is null ? [] : new decimal[code.Components.Count];
    }

    internal TaxCode? Code { get; }

    /// <summary>Gets a value indicating whether the base holds the tax.</summary>
    internal bool Inclusive { get; }

    /// <summary>Gets the amount from which the tax is computed: net, or gross where it holds the tax.</summary>
    internal decimal Base { get; }

    /// <summary>Gets the tax per component of the code.</summary>
    internal decimal[] Taxes { get; }

    internal decimal Net => Inclusive ? Base - Tax : Base;

    internal decimal Gross => Inclusive ? Base : Base + Tax;

    internal decimal Tax
    {
        get
        {
            decimal sum = 0;
            foreach (var tax in Taxes)
            {
                sum += tax;
            }

            return sum;
        }
    }
}
