namespace Prepayments;

/// <summary>Is the smallest piece of money that a document posts: an amount with the account it went to.</summary>
/// <remarks>
/// Rules A4 and S7. Components are stored as posted, in both currencies; releases split these numbers and never compute
/// them again.
/// </remarks>
public sealed record Component
{
    private Component(ComponentKind kind, string? taxComponent, string account, Dimensions dimensions, PostedAmount amount)
    {
        Kind = kind;
        TaxComponent = taxComponent;
        Account = account;
        Dimensions = dimensions;
        Amount = amount;
    }

    /// <summary>Gets what the component is.</summary>
    public ComponentKind Kind { get; }

    /// <summary>Gets the code of the tax component, or null for a net amount.</summary>
    public string? TaxComponent { get; }

    /// <summary>Gets the tax code of a voucher's tax or tax base, or null elsewhere, where a line has one.</summary>
    public string? TaxCode => Rare?.TaxCode;

    /// <summary>Gets the ledger account that it was posted to.</summary>
    public string Account { get; private init; }

    /// <summary>
    /// Gets the account against which a tax was posted that stands on another one too, or null: the offset account of a
    /// voucher's tax (rule D4) or of a tax that waits for payment (rule T4), the reverse charge account (rule T6).
    /// </summary>
    public string? Offset => Rare?.Offset;

    /// <summary>Gets the dimensions with which it was posted to that account; without one its own.</summary>
    public Dimensions OffsetDimensions => Rare?.OffsetDimensions ?? Dimensions;

    /// <summary>Gets the dimensions that it was posted with.</summary>
    public Dimensions Dimensions { get; private init; }

    /// <summary>Gets the amount; not negative.</summary>
    public PostedAmount Amount { get; }

    private RareFacts? Rare { get; init; }

    /// <summary>Returns a component.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="taxComponent">The code of the tax component, or null for a net amount.</param>
    /// <param name="account">The ledger account; empty only where the amount is zero, or a tax base.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="amount">The amount; not negative.</param>
    /// <returns>The component.</returns>
    /// <exception cref="ArgumentException">The kind is none of those there are, the amount is negative, or there is one
    /// without an account.</exception>
    public static Component Create(
        ComponentKind kind, string? taxComponent, string account, Dimensions dimensions, PostedAmount amount)
    {
        Guard.NotNull(account, nameof(account));
        Guard.NotNull(dimensions, nameof(dimensions));
        if (amount.Transaction.IsNegative() || amount.Accounting.IsNegative())
        {
            throw new ArgumentException("A component is not negative.", nameof(amount));
        }

        if (account.Length == 0 && !amount.IsZero && kind != ComponentKind.TaxBase)
        {
            throw new ArgumentException("A component with an amount has an account.", nameof(account));
        }

        return new Component(Guard.Defined(kind, nameof(kind)), taxComponent, account, dimensions, amount);
    }

    /// <summary>Returns a component as a document posts it.</summary>
    internal static Component Posted(
        ComponentKind kind, string? taxComponent, string account, Dimensions dimensions, PostedAmount amount) =>
        new(kind, taxComponent, account, dimensions, amount);

    /// <summary>Returns a part of this component, on the same account.</summary>
    internal Component WithAmount(PostedAmount amount) =>
        Create(Kind, TaxComponent, Account, Dimensions, amount) with { Rare = Rare };

    /// <summary>Returns this component on another account.</summary>
    internal Component On(string account, Dimensions dimensions) => this with
    {
        Account = account,
        Dimensions = dimensions,
    };

    /// <summary>Returns this component as one that stands on its own account alone.</summary>
    internal Component WithoutOffset() => this with { Rare = TaxCode is null ? null : new RareFacts(TaxCode, null, null) };

    /// <summary>Returns this component as a tax that was posted against an offset account, with the same dimensions.</summary>
    /// <param name="account">The offset account; not empty.</param>
    /// <returns>The new component.</returns>
    /// <exception cref="ArgumentException">The account is empty.</exception>
    public Component WithOffset(string account) => WithOffset(account, Dimensions);

    /// <summary>Returns this component as a tax that was posted against an offset account.</summary>
    /// <param name="account">The offset account; not empty.</param>
    /// <param name="dimensions">The dimensions with which it was posted there (rule P3).</param>
    /// <returns>The new component.</returns>
    /// <exception cref="ArgumentException">The account is empty.</exception>
    public Component WithOffset(string account, Dimensions dimensions) => this with
    {
        Rare = new RareFacts(TaxCode, Guard.NotEmpty(account, nameof(account)), Guard.NotNull(dimensions, nameof(dimensions))),
    };

    /// <summary>Returns this component as one of a tax code.</summary>
    /// <param name="code">The tax code; not empty.</param>
    /// <returns>The new component.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public Component WithTaxCode(string code) => this with { Rare = new RareFacts(Guard.NotEmpty(code, nameof(code)), Offset, Rare?.OffsetDimensions) };

    /// <summary>Returns kind, account and amount.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Kind + " " + Account + " " + Amount;

    /// <summary>Is what few components have: the tax code of a voucher's tax, and the account against which a tax was posted.</summary>
    private sealed record RareFacts(string? TaxCode, string? Offset, Dimensions? OffsetDimensions);
}
