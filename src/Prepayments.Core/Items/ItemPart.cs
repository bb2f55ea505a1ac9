namespace Prepayments;

/// <summary>Is the part of an open item that stands on one control account.</summary>
/// <remarks>Rule D17: a payment's parts keep the control account to which they were posted.</remarks>
public sealed record ItemPart
{
    private ItemPart(string account, AccountRole role, Dimensions dimensions, PostedAmount amount)
    {
        Account = account;
        Role = role;
        Dimensions = dimensions;
        Amount = amount;
    }

    /// <summary>Gets the control account.</summary>
    public string Account { get; }

    /// <summary>Gets the role of the account.</summary>
    public AccountRole Role { get; }

    /// <summary>Gets the dimensions that the part was posted with.</summary>
    public Dimensions Dimensions { get; }

    /// <summary>Gets the amount as posted; not negative.</summary>
    public PostedAmount Amount { get; }

    /// <summary>Returns a part.</summary>
    /// <param name="account">The control account.</param>
    /// <param name="role">The role of the account.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="amount">The amount; not negative.</param>
    /// <returns>The part.</returns>
    /// <exception cref="ArgumentException">The amount is negative, or the role is none of those there are.</exception>
    public static ItemPart Create(string account, AccountRole role, Dimensions dimensions, PostedAmount amount) =>
        !amount.Transaction.IsNegative() && !amount.Accounting.IsNegative()
            ? new ItemPart(
                Guard.NotNull(account, nameof(account)), Guard.Defined(role, nameof(role)), Guard.NotNull(dimensions, nameof(dimensions)), amount)
            : throw new ArgumentException("A part is not negative.", nameof(amount));

    /// <summary>Returns a part as a document posts it.</summary>
    internal static ItemPart Posted(string account, AccountRole role, Dimensions dimensions, PostedAmount amount) =>
        new(account, role, dimensions, amount);

    /// <summary>Returns account and amount.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Account + " " + Amount;
}
