namespace Prepayments;

/// <summary>Is one amount in two currencies: that of the transaction and that of the accounts.</summary>
/// <remarks>
/// Rules A5 and X1. What was posted keeps both amounts; releases and reversals split or mirror them and never convert
/// again. In the accounting currency itself the two are equal. Which currencies these are is known to what holds the
/// amount.
/// </remarks>
public readonly struct PostedAmount : IEquatable<PostedAmount>
{
    // Mostly there is one amount, not two: this is null where the other has the same value and as many decimal places.
    private readonly OtherAmount? accounting;

    /// <summary>Joins the two amounts.</summary>
    /// <param name="transaction">The amount in the transaction currency, at its minor unit.</param>
    /// <param name="accounting">The amount in the accounting currency, at its minor unit.</param>
    public PostedAmount(decimal transaction, decimal accounting)
    {
        Transaction = transaction;
        this.accounting = IsSame(transaction, accounting) ? null : new OtherAmount(accounting);
    }

    /// <summary>Takes an amount in the accounting currency, which is the transaction's as well.</summary>
    internal PostedAmount(decimal amount)
    {
        Transaction = amount;
        accounting = null;
    }

    /// <summary>Gets the amount in the transaction currency.</summary>
    public decimal Transaction { get; }

    /// <summary>Gets the amount in the accounting currency.</summary>
    public decimal Accounting => accounting?.Amount ?? Transaction;

    /// <summary>Gets a value indicating whether both are the same amount, with as many decimal places.</summary>
    internal bool IsSameInBoth => accounting is null;

    /// <summary>Gets a value indicating whether there is nothing in either currency.</summary>
    public bool IsZero => Transaction.IsZero() && (accounting is null || accounting.Amount.IsZero());

    /// <summary>
    /// Gets a value indicating whether the amount is on the other side: below zero in the accounts, or where there is nothing in these, in
    /// the transaction.
    /// </summary>
    internal bool IsNegative => accounting is null || accounting.Amount.IsZero() ? Transaction.IsNegative() : accounting.Amount.IsNegative();

    /// <summary>Returns the sum with another amount in the same two currencies.</summary>
    /// <param name="other">The other amount.</param>
    /// <returns>The sum.</returns>
    public PostedAmount Add(PostedAmount other) => accounting is null && other.accounting is null
        ? new(Transaction.Plus(other.Transaction))
        : new(Transaction.Plus(other.Transaction), Accounting.Plus(other.Accounting));

    /// <summary>Returns the difference to another amount in the same two currencies.</summary>
    /// <param name="other">The amount to take away.</param>
    /// <returns>The difference.</returns>
    public PostedAmount Subtract(PostedAmount other) => accounting is null && other.accounting is null
        ? new(Transaction.Less(other.Transaction))
        : new(Transaction.Less(other.Transaction), Accounting.Less(other.Accounting));

    /// <summary>Returns the amount with its sign changed.</summary>
    /// <returns>The negated amount.</returns>
    public PostedAmount Negate() => accounting is null ? new(-Transaction) : new(-Transaction, -accounting.Amount);

    /// <summary>Says whether both amounts are the same.</summary>
    /// <param name="other">The other amount.</param>
    /// <returns>True if so.</returns>
    public bool Equals(PostedAmount other) => Transaction == other.Transaction && Accounting == other.Accounting;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PostedAmount other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Transaction, Accounting);

    /// <summary>Returns both amounts, the transaction's first, with invariant digits.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"{Transaction} ({Accounting})");

    /// <summary>Returns the sum of two amounts.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other amount.</param>
    /// <returns>The sum.</returns>
    public static PostedAmount operator +(PostedAmount left, PostedAmount right) => left.Add(right);

    /// <summary>Returns the difference of two amounts.</summary>
    /// <param name="left">The amount.</param>
    /// <param name="right">The amount to take away.</param>
    /// <returns>The difference.</returns>
    public static PostedAmount operator -(PostedAmount left, PostedAmount right) => left.Subtract(right);

    /// <summary>Returns an amount with its sign changed.</summary>
    /// <param name="amount">The amount.</param>
    /// <returns>The negated amount.</returns>
    public static PostedAmount operator -(PostedAmount amount) => amount.Negate();

    /// <summary>Says whether two amounts are the same.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other amount.</param>
    /// <returns>True if so.</returns>
    public static bool operator ==(PostedAmount left, PostedAmount right) => left.Equals(right);

    /// <summary>Says whether two amounts differ.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other amount.</param>
    /// <returns>True if so.</returns>
    public static bool operator !=(PostedAmount left, PostedAmount right) => !left.Equals(right);

    /// <summary>Says whether another amount is this one in both currencies, with as many decimal places: neither can be told from the other.</summary>
    internal bool IsSameAs(PostedAmount other) => IsSame(Transaction, other.Transaction)
        && ((IsSameInBoth && other.IsSameInBoth) || IsSame(Accounting, other.Accounting));

    private static bool IsSame(decimal one, decimal other) => one.IsEqualTo(other) && Digits.ScaleOf(one) == Digits.ScaleOf(other);

    private sealed class OtherAmount(decimal amount)
    {
        internal decimal Amount { get; } = amount;
    }
}
