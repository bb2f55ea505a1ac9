using System.Globalization;

namespace Prepayments;

/// <summary>A share as it is stated in documents: so many parts of a hundred.</summary>
/// <remarks>
/// Held in percent: 30 means 30 %. Not below zero, at most 10^15, with at most 10 decimals (rule A3); it may be above 100,
/// because what a share may be of is for the rule that uses it. Trailing zeros are not kept; equality and order are by value.
/// The default value is 0 %.
/// </remarks>
public readonly struct Percentage : IEquatable<Percentage>, IComparable<Percentage>
{
    private Percentage(decimal percent) => Percent = percent;

    /// <summary>The parts of a hundred.</summary>
    /// <remarks>30 for 30 %.</remarks>
    public decimal Percent { get; }

    /// <summary>A share of so many parts of a hundred.</summary>
    /// <param name="percent">The parts of a hundred: 30 for 30 %.</param>
    /// <returns>The share.</returns>
    /// <exception cref="ArgumentException"><paramref name="percent"/> is below zero, above 10^15, or has more than 10
    /// decimals (trailing zeros do not count).</exception>
    public static Percentage Of(decimal percent) =>
        !percent.IsNegative() && Limits.FitsRate(percent)
            ? new Percentage(Limits.Trimmed(percent))
            : throw new ArgumentException("A percentage is not below zero and has at most 10 decimals.", nameof(percent));

    /// <summary>How this share stands to another one.</summary>
    /// <param name="other">The other share.</param>
    /// <returns>Below zero when this is the smaller share, zero when they are equal, above zero when it is the larger.</returns>
    public int CompareTo(Percentage other) => Percent.CompareTo(other.Percent);

    /// <summary>Whether another share is the same.</summary>
    /// <param name="other">The other share.</param>
    /// <returns>True when equal.</returns>
    public bool Equals(Percentage other) => Percent == other.Percent;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Percentage other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Percent.GetHashCode();

    /// <summary>The parts of a hundred and the sign, the same in every culture.</summary>
    /// <returns>For example <c>30 %</c> or <c>7.5 %</c>.</returns>
    public override string ToString() => Percent.ToString(CultureInfo.InvariantCulture) + " %";

    /// <summary>Whether two shares are the same.</summary>
    /// <param name="left">One share.</param>
    /// <param name="right">The other share.</param>
    /// <returns>True when equal.</returns>
    public static bool operator ==(Percentage left, Percentage right) => left.Equals(right);

    /// <summary>Whether two shares differ.</summary>
    /// <param name="left">One share.</param>
    /// <param name="right">The other share.</param>
    /// <returns>True when not equal.</returns>
    public static bool operator !=(Percentage left, Percentage right) => !left.Equals(right);

    /// <summary>Whether one share is smaller than another.</summary>
    /// <param name="left">One share.</param>
    /// <param name="right">The other share.</param>
    /// <returns>True when smaller.</returns>
    public static bool operator <(Percentage left, Percentage right) => left.Percent < right.Percent;

    /// <summary>Whether one share is larger than another.</summary>
    /// <param name="left">One share.</param>
    /// <param name="right">The other share.</param>
    /// <returns>True when larger.</returns>
    public static bool operator >(Percentage left, Percentage right) => left.Percent > right.Percent;

    /// <summary>Whether one share is smaller than another or the same.</summary>
    /// <param name="left">One share.</param>
    /// <param name="right">The other share.</param>
    /// <returns>True when not larger.</returns>
    public static bool operator <=(Percentage left, Percentage right) => left.Percent <= right.Percent;

    /// <summary>Whether one share is larger than another or the same.</summary>
    /// <param name="left">One share.</param>
    /// <param name="right">The other share.</param>
    /// <returns>True when not smaller.</returns>
    public static bool operator >=(Percentage left, Percentage right) => left.Percent >= right.Percent;
}
