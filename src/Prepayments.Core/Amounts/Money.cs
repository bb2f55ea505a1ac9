using System.Diagnostics;
using System.Globalization;

namespace Prepayments;

/// <summary>An amount of money in one currency, at the currency's minor unit.</summary>
/// <remarks>
/// <para>Rules A1 and A3. The amount always has exactly the currency's decimals, so that 5 EUR reads <c>5.00</c> wherever it
/// is written; a zero has no sign. Equality is by amount and currency. Ordering and arithmetic need one currency: mixing
/// currencies is a programmer's mistake and throws.</para>
/// <para>An amount stated is at most 10^15 (see <see cref="Of"/>). Sums and differences may be larger, up to 10^24, and are exact.</para>
/// <para>The default value is a zero without a currency. It equals itself alone, is no neutral element for amounts that have
/// a currency, and has no <see cref="Currency"/> to read.</para>
/// </remarks>
public readonly struct Money : IEquatable<Money>, IComparable<Money>
{
    private readonly Currency? currency;

    private Money(decimal amount, Currency? currency)
    {
        Amount = amount;
        this.currency = currency;
    }

    /// <summary>The amount in units of the currency.</summary>
    /// <remarks>With exactly the currency's decimals: 5 EUR is 5.00.</remarks>
    public decimal Amount { get; }

    /// <summary>The currency of the amount.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has none.</exception>
    public Currency Currency => currency ?? throw new InvalidOperationException("The default value has no currency.");

    /// <summary>Whether the amount is zero.</summary>
    public bool IsZero => Amount.IsZero();

    /// <summary>Whether the amount is above zero.</summary>
    public bool IsPositive => Amount.IsPositive();

    /// <summary>Whether the amount is below zero.</summary>
    public bool IsNegative => Amount.IsNegative();

    /// <summary>An amount in a currency.</summary>
    /// <param name="amount">The amount: at most 10^15 in size, and no finer than the currency's minor unit. Nothing is rounded.</param>
    /// <param name="currency">The currency.</param>
    /// <returns>The amount at the currency's minor unit.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="currency"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="amount"/> is finer than the minor unit (trailing zeros do not
    /// count), or its size is above 10^15.</exception>
    public static Money Of(decimal amount, Currency currency)
    {
        _ = currency ?? throw new ArgumentNullException(nameof(currency));
        return Limits.FitsAmount(amount, currency)
            ? new Money(Limits.Canonical(amount, currency), currency)
            : throw new ArgumentException(
                "Not an amount in " + currency.Code + ": finer than its minor unit, or above 10^15 in size.", nameof(amount));
    }

    /// <summary>Nothing, in a currency.</summary>
    /// <param name="currency">The currency.</param>
    /// <returns>Zero at the currency's minor unit.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="currency"/> is null.</exception>
    public static Money Zero(Currency currency)
    {
        _ = currency ?? throw new ArgumentNullException(nameof(currency));
        return new Money(Limits.Canonical(0m, currency), currency);
    }

    /// <summary>The sum of this amount and another one.</summary>
    /// <param name="other">The other amount.</param>
    /// <returns>The sum, exact; it may be above 10^15.</returns>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The sum is above 10^24 in size.</exception>
    public Money Add(Money other)
    {
        RequireSameCurrency(other);
        return Sum(Amount + other.Amount, currency);
    }

    /// <summary>This amount less another one.</summary>
    /// <param name="other">The amount to take away.</param>
    /// <returns>The difference, exact; below zero where the other amount is larger.</returns>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The difference is above 10^24 in size.</exception>
    public Money Subtract(Money other)
    {
        RequireSameCurrency(other);
        return Sum(Amount - other.Amount, currency);
    }

    /// <summary>The same amount with the other sign.</summary>
    /// <returns>The amount negated; zero stays zero.</returns>
    public Money Negate() => IsZero ? this : new Money(-Amount, currency);

    /// <summary>How this amount stands to another one of the same currency.</summary>
    /// <param name="other">The other amount.</param>
    /// <returns>Below zero when this is the smaller amount, zero when they are equal, above zero when it is the larger.</returns>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other)
    {
        RequireSameCurrency(other);
        return Amount.CompareTo(other.Amount);
    }

    /// <summary>Whether another value is the same amount in the same currency.</summary>
    /// <param name="other">The other value.</param>
    /// <returns>True when equal. Zeros in two currencies are not equal.</returns>
    public bool Equals(Money other) => currency == other.currency && Amount == other.Amount;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Money other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Amount.GetHashCode() * 31) + (currency?.GetHashCode() ?? 0));

    /// <summary>The amount with all its decimals and the code of the currency, the same in every culture.</summary>
    /// <returns>For example <c>1234.50 EUR</c>; <c>0</c> for the default value.</returns>
    public override string ToString()
    {
        string amount = Amount.ToString(CultureInfo.InvariantCulture);
        return currency is null ? amount : amount + " " + currency.Code;
    }

    /// <summary>The sum of two amounts.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other amount.</param>
    /// <returns>As <see cref="Add"/>.</returns>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The sum is above 10^24 in size.</exception>
    public static Money operator +(Money left, Money right) => left.Add(right);

    /// <summary>One amount less another.</summary>
    /// <param name="left">The amount from which is taken.</param>
    /// <param name="right">The amount taken away.</param>
    /// <returns>As <see cref="Subtract"/>.</returns>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The difference is above 10^24 in size.</exception>
    public static Money operator -(Money left, Money right) => left.Subtract(right);

    /// <summary>An amount with the other sign.</summary>
    /// <param name="value">The amount.</param>
    /// <returns>As <see cref="Negate"/>.</returns>
    public static Money operator -(Money value) => value.Negate();

    /// <summary>Whether two values are the same amount in the same currency.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>True when equal.</returns>
    public static bool operator ==(Money left, Money right) => left.Equals(right);

    /// <summary>Whether two values differ in amount or currency.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>True when not equal.</returns>
    public static bool operator !=(Money left, Money right) => !left.Equals(right);

    /// <summary>Whether one amount is smaller than another.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other amount.</param>
    /// <returns>True when smaller.</returns>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether one amount is larger than another.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other amount.</param>
    /// <returns>True when larger.</returns>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether one amount is smaller than another or the same.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other amount.</param>
    /// <returns>True when not larger.</returns>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one amount is larger than another or the same.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other amount.</param>
    /// <returns>True when not smaller.</returns>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>An amount that is known to be at the currency's decimals already: neither checked nor bounded.</summary>
    internal static Money Trusted(decimal amount, Currency currency)
    {
        Debug.Assert(
            Limits.Canonical(amount, currency).ToString(CultureInfo.InvariantCulture) == amount.ToString(CultureInfo.InvariantCulture),
            "A trusted amount has exactly the decimals of its currency.");
        return new Money(amount, currency);
    }

    private static Money Sum(decimal amount, Currency? currency)
    {
        if (amount > Limits.MaxSum || amount < -Limits.MaxSum)
        {
            throw new OverflowException("The sum is above 10^24 in size.");
        }

        // Decimal gives a difference of zero the sign of one of its operands; here a zero has none.
        return new Money(amount.IsZero() ? Math.Abs(amount) : amount, currency);
    }

    private void RequireSameCurrency(Money other)
    {
        if (currency != other.currency)
        {
            throw new InvalidOperationException(
                "Amounts in different currencies: " + (currency?.Code ?? "none") + " and " + (other.currency?.Code ?? "none") + ".");
        }
    }
}
