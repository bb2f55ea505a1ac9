namespace Prepayments;

/// <summary>Is the tax of one code as a vendor's document states it.</summary>
/// <remarks>Rule T7: accepted within one minor unit per line of the computed tax.</remarks>
public sealed record StatedTax
{
    private StatedTax(string code, decimal tax)
    {
        Code = code;
        Tax = tax;
    }

    /// <summary>Gets the tax code.</summary>
    public string Code { get; }

    /// <summary>Gets the tax in the document's currency.</summary>
    public decimal Tax { get; }

    /// <summary>Returns a stated tax.</summary>
    /// <param name="code">The tax code; not empty.</param>
    /// <param name="tax">The tax.</param>
    /// <returns>The stated tax.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public static StatedTax Create(string code, decimal tax) => new(Guard.NotEmpty(code, nameof(code)), tax);

    /// <summary>Returns code and tax.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => FormattableString.Invariant($"{Code} {Tax}");
}
