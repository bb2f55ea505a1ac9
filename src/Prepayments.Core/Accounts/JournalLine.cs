using System.Diagnostics;

namespace Prepayments;

/// <summary>Is one line of a journal entry: an amount on one side of one ledger account.</summary>
/// <remarks>
/// Rule D19. The amount is positive or zero in both currencies, and not zero in both. A line says the role of its
/// account, the document or link that it belongs to, and the component of that document: an order line, the line of an
/// invoice, or a tax component.
/// </remarks>
public sealed record JournalLine
{
    // Mostly there is one amount, not two.
    private readonly ForeignAmount? foreign;

    internal JournalLine(
        string account,
        AccountRole role,
        EntrySide side,
        Money amount,
        Money transactionAmount,
        Dimensions dimensions,
        string source,
        string? component)
        : this(account, role, side, amount, dimensions, source, component)
    {
        Debug.Assert(!transactionAmount.IsNegative, "An amount stands on one side.");
        foreign = transactionAmount == amount ? null : new ForeignAmount(transactionAmount);
    }

    /// <summary>Makes a line whose amount is one and the same in the transaction and in the accounts.</summary>
    internal JournalLine(
        string account, AccountRole role, EntrySide side, Money amount, Dimensions dimensions, string source, string? component)
    {
        Debug.Assert(!amount.IsNegative, "An amount stands on one side.");
        Account = account;
        Role = role;
        Side = side;
        Amount = amount;
        Dimensions = dimensions;
        Source = source;
        Component = component;
    }

    /// <summary>Gets the code of the ledger account.</summary>
    public string Account { get; }

    /// <summary>Gets what the account is used for here.</summary>
    public AccountRole Role { get; }

    /// <summary>Gets the side on which the amount stands.</summary>
    public EntrySide Side { get; }

    /// <summary>Gets the amount in the accounting currency.</summary>
    public Money Amount { get; }

    /// <summary>Gets the amount in the transaction currency.</summary>
    public Money TransactionAmount => foreign?.Amount ?? Amount;

    /// <summary>Gets the financial dimensions of the line.</summary>
    public Dimensions Dimensions { get; private init; }

    /// <summary>Gets the number of the document, or the id of the settlement or application, that the line belongs to.</summary>
    public string Source { get; private init; }

    /// <summary>Gets the order line, invoice line or tax component that the line stands for, or null.</summary>
    public string? Component { get; private init; }

    /// <summary>Gets a value indicating whether the transaction amount is another one than that in the accounts.</summary>
    internal bool IsForeign => foreign is not null;

    /// <summary>Gets the amount in the accounting currency with its sign: debit positive.</summary>
    public decimal SignedAmount => Side == EntrySide.Debit ? Amount.Amount : -Amount.Amount;

    /// <summary>Gets the amount in the transaction currency with its sign: debit positive.</summary>
    public decimal SignedTransactionAmount =>
        Side == EntrySide.Debit ? TransactionAmount.Amount : -TransactionAmount.Amount;

    /// <summary>Returns a line.</summary>
    /// <param name="account">The code of the ledger account; not empty.</param>
    /// <param name="role">What the account is used for.</param>
    /// <param name="side">The side on which the amount stands.</param>
    /// <param name="amount">The amount in the accounting currency; not negative.</param>
    /// <param name="transactionAmount">The amount in the transaction currency; not negative, and not zero where the
    /// other amount is.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentException">The account is empty, role or side is none of those there are, an amount is
    /// negative, or both are zero.</exception>
    public static JournalLine Create(
        string account, AccountRole role, EntrySide side, Money amount, Money transactionAmount)
    {
        Guard.NotEmpty(account, nameof(account));
        if (amount.IsNegative || transactionAmount.IsNegative || (amount.IsZero && transactionAmount.IsZero))
        {
            throw new ArgumentException("A journal line has a positive amount.", nameof(amount));
        }

        return new JournalLine(
            account, Guard.Defined(role, nameof(role)), Guard.Defined(side, nameof(side)), amount, transactionAmount, Dimensions.None, string.Empty, null);
    }

    /// <summary>Returns this line with other dimensions.</summary>
    /// <param name="dimensions">The dimensions.</param>
    /// <returns>The new line.</returns>
    public JournalLine WithDimensions(Dimensions dimensions) =>
        this with { Dimensions = Guard.NotNull(dimensions, nameof(dimensions)) };

    /// <summary>Returns this line as belonging to a document or link.</summary>
    /// <param name="source">The number or id; not empty.</param>
    /// <param name="component">The order line, invoice line or tax component, or null.</param>
    /// <returns>The new line.</returns>
    /// <exception cref="ArgumentException">The source is empty.</exception>
    public JournalLine WithSource(string source, string? component) =>
        this with { Source = Guard.NotEmpty(source, nameof(source)), Component = component };

    /// <summary>Returns the mirror of this line: the same amounts on the other side.</summary>
    /// <remarks>Rule R1.</remarks>
    /// <param name="source">The number of the reversal to which the mirrored line belongs.</param>
    /// <returns>The mirrored line.</returns>
    public JournalLine Mirror(string source) => new(
        Account,
        Role,
        Side == EntrySide.Debit ? EntrySide.Credit : EntrySide.Debit,
        Amount,
        TransactionAmount,
        Dimensions,
        source,
        Component);

    /// <summary>Returns side, account and amount.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => (Side == EntrySide.Debit ? "Dr " : "Cr ") + Account + " " + Amount;

    /// <summary>Is the amount of the transaction where it is another one than that in the accounts.</summary>
    private sealed record ForeignAmount(Money Amount);
}
