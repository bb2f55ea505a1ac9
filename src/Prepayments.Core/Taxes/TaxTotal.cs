namespace Prepayments;

/// <summary>Is what was posted in a period of one tax: the base on which it was computed, and what became of it.</summary>
/// <remarks>
/// Amounts are positive where the tax grows: input tax on payables, output tax on receivables; a release is negative. Each
/// is in the currency of the transactions and in that of the accounts. A code with several components has one total for
/// each, on the same base.
/// </remarks>
public sealed record TaxTotal
{
    private TaxTotal(TaxTotalKind kind, string code, string component, Currency currency)
    {
        Kind = kind;
        Code = code;
        Component = component;
        Currency = currency;
    }

    /// <summary>Gets what the total is about.</summary>
    public TaxTotalKind Kind { get; }

    /// <summary>Gets the tax code.</summary>
    public string Code { get; }

    /// <summary>Gets the component of the tax code; for a code with one rate the code itself.</summary>
    public string Component { get; }

    /// <summary>Gets the currency of the transactions.</summary>
    public Currency Currency { get; }

    /// <summary>Gets the net amounts on which the tax was computed, those on which none is due included.</summary>
    public PostedAmount Base { get; private init; }

    /// <summary>Gets what was posted to the tax account.</summary>
    public PostedAmount Tax { get; private init; }

    /// <summary>Gets what is not recoverable and stands with the net amounts (rule T6, payables).</summary>
    public PostedAmount NonRecoverable { get; private init; }

    /// <summary>Gets what was posted to the reverse charge account: the tax that the buyer owes (rule T6, payables).</summary>
    public PostedAmount ReverseCharge { get; private init; }

    /// <summary>Returns a total without amounts.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="code">The tax code; not empty.</param>
    /// <param name="component">The component; not empty.</param>
    /// <param name="currency">The currency of the transactions.</param>
    /// <returns>The total.</returns>
    /// <exception cref="ArgumentException">A code is empty.</exception>
    public static TaxTotal Create(TaxTotalKind kind, string code, string component, Currency currency) => new(
        kind,
        Guard.NotEmpty(code, nameof(code)),
        Guard.NotEmpty(component, nameof(component)),
        Guard.NotNull(currency, nameof(currency)));

    /// <summary>Returns this total with more on it.</summary>
    /// <param name="net">The net amount.</param>
    /// <param name="tax">The tax on the tax account.</param>
    /// <param name="nonRecoverable">The tax that is not recoverable.</param>
    /// <param name="reverseCharge">The tax that the buyer owes.</param>
    /// <returns>The new total.</returns>
    public TaxTotal Add(PostedAmount net, PostedAmount tax, PostedAmount nonRecoverable, PostedAmount reverseCharge) => this with
    {
        Base = Base + net,
        Tax = Tax + tax,
        NonRecoverable = NonRecoverable + nonRecoverable,
        ReverseCharge = ReverseCharge + reverseCharge,
    };

    /// <summary>Returns kind, component, base and tax.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => FormattableString.Invariant($"{Kind} {Code} {Component} {Currency}: base {Base}, tax {Tax}");
}
