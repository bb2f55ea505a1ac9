namespace Prepayments;

/// <summary>Is a part of a prepayment voucher's amount that holds the tax of one code.</summary>
/// <remarks>Rule T8: tax = r(gross × rate / (100 + rate)).</remarks>
public sealed record TaxedAmount
{
    private TaxedAmount(string code, decimal gross)
    {
        Code = code;
        Gross = gross;
    }

    /// <summary>Gets the tax code.</summary>
    public string Code { get; }

    /// <summary>Gets the amount with the tax in it.</summary>
    public decimal Gross { get; }

    /// <summary>Returns an amount that holds tax.</summary>
    /// <param name="code">The tax code; not empty.</param>
    /// <param name="gross">The amount with the tax in it.</param>
    /// <returns>The amount.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public static TaxedAmount Create(string code, decimal gross) => new(Guard.NotEmpty(code, nameof(code)), gross);

    /// <summary>Returns code and amount.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => FormattableString.Invariant($"{Code} {Gross}");
}
