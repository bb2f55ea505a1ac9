using System.Globalization;

namespace Prepayments;

/// <summary>How many units of the accounting currency one unit of the transaction currency is worth.</summary>
/// <remarks>
/// Above zero, at most 10^15, with at most 10 decimals (rule A3). Trailing zeros are not kept; equality is by value. There is
/// no order: which of two rates is the better one depends on the side. The default value is <see cref="One"/>.
/// </remarks>
public readonly struct ExchangeRate : IEquatable<ExchangeRate>
{
    /// <summary>The rate; zero in the default value alone.</summary>
    private readonly decimal stated;

    private ExchangeRate(decimal rate) => stated = rate;

    /// <summary>The rate of a currency against itself.</summary>
    public static ExchangeRate One { get; } = new ExchangeRate(1m);

    /// <summary>Accounting units per transaction unit.</summary>
    public decimal Rate => stated.IsZero() ? 1m : stated;

    /// <summary>A rate.</summary>
    /// <param name="rate">Accounting units per transaction unit: 1.0856 where 100 of the transaction's currency are 108.56 of
    /// the accounting currency.</param>
    /// <returns>The rate.</returns>
    /// <exception cref="ArgumentException"><paramref name="rate"/> is not above zero, above 10^15, or has more than 10
    /// decimals (trailing zeros do not count).</exception>
    public static ExchangeRate Of(decimal rate) =>
        rate.IsPositive() && Limits.FitsRate(rate)
            ? new ExchangeRate(Limits.Trimmed(rate))
            : throw new ArgumentException("An exchange rate is above zero, at most 10^15, and has at most 10 decimals.", nameof(rate));

    /// <summary>Whether another rate is the same.</summary>
    /// <param name="other">The other rate.</param>
    /// <returns>True when equal.</returns>
    public bool Equals(ExchangeRate other) => Rate == other.Rate;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ExchangeRate other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Rate.GetHashCode();

    /// <summary>The rate, the same in every culture.</summary>
    /// <returns>For example <c>1.0856</c>.</returns>
    public override string ToString() => Rate.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether two rates are the same.</summary>
    /// <param name="left">One rate.</param>
    /// <param name="right">The other rate.</param>
    /// <returns>True when equal.</returns>
    public static bool operator ==(ExchangeRate left, ExchangeRate right) => left.Equals(right);

    /// <summary>Whether two rates differ.</summary>
    /// <param name="left">One rate.</param>
    /// <param name="right">The other rate.</param>
    /// <returns>True when not equal.</returns>
    public static bool operator !=(ExchangeRate left, ExchangeRate right) => !left.Equals(right);
}
