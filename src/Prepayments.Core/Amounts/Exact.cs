using System.Globalization;
using System.Numerics;

namespace Prepayments;

/// <summary>A number between two roundings: a fraction of whole numbers of any size, from which no digit is lost.</summary>
/// <remarks>
/// Rule A2: what is not rounded yet has a type of its own. The denominator is above zero; fractions need not be reduced, so
/// equality compares cross products. The default value is zero.
/// </remarks>
internal readonly struct Exact : IEquatable<Exact>, IComparable<Exact>
{
    private readonly BigInteger numerator;
    private readonly BigInteger denominator;

    private Exact(BigInteger numerator, BigInteger denominator)
    {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /// <summary>Whether the number is zero.</summary>
    public bool IsZero => numerator.IsZero;

    private BigInteger Denominator => denominator.IsZero ? BigInteger.One : denominator;

    public static implicit operator Exact(decimal value) => Of(value);

    /// <summary>The sum. Equal denominators stay, others are reduced: a sum of many fractions must not grow with each.</summary>
    public static Exact operator +(Exact left, Exact right)
    {
        if (left.Denominator == right.Denominator)
        {
            return new Exact(left.numerator + right.numerator, left.Denominator);
        }

        BigInteger numerator = (left.numerator * right.Denominator) + (right.numerator * left.Denominator);
        BigInteger denominator = left.Denominator * right.Denominator;
        BigInteger common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return new Exact(numerator / common, denominator / common);
    }

    public static Exact operator -(Exact left, Exact right) => left + -right;

    public static Exact operator -(Exact value) => new Exact(-value.numerator, value.Denominator);

    public static Exact operator *(Exact left, Exact right) =>
        new Exact(left.numerator * right.numerator, left.Denominator * right.Denominator);

    /// <summary>The quotient; <see cref="DivideByZeroException"/> when the divisor is zero.</summary>
    public static Exact operator /(Exact left, Exact right)
    {
        if (right.IsZero)
        {
            throw new DivideByZeroException();
        }

        BigInteger numerator = left.numerator * right.Denominator;
        BigInteger denominator = left.Denominator * right.numerator;
        return denominator.Sign < 0 ? new Exact(-numerator, -denominator) : new Exact(numerator, denominator);
    }

    public static bool operator ==(Exact left, Exact right) => left.Equals(right);

    public static bool operator !=(Exact left, Exact right) => !left.Equals(right);

    public static bool operator <(Exact left, Exact right) => left.CompareTo(right) < 0;

    public static bool operator >(Exact left, Exact right) => left.CompareTo(right) > 0;

    public static bool operator <=(Exact left, Exact right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Exact left, Exact right) => left.CompareTo(right) >= 0;

    /// <summary>The value of a decimal.</summary>
    public static Exact Of(decimal value)
    {
        Digits digits = Digits.Of(value);
        return new Exact(digits.ToWhole(), PowersOfTen.Whole(digits.Scale));
    }

    /// <summary>The nearest amount of a currency, at its minor unit (rule A2).</summary>
    /// <exception cref="OverflowException">The amount has more than 96 bits: it is beyond 10^24 at least.</exception>
    public decimal Round(Currency currency, MidpointRule midpoint) =>
        Digits.ToDecimal(RoundToUnits(currency.MinorUnits, midpoint), currency.MinorUnits);

    /// <summary>The nearest whole number of units of 10^−scale.</summary>
    public BigInteger RoundToUnits(int scale, MidpointRule midpoint)
    {
        BigInteger size = BigInteger.Abs(numerator) * PowersOfTen.Whole(scale);
        BigInteger units = BigInteger.DivRem(size, Denominator, out BigInteger remainder);
        int half = (remainder * 2).CompareTo(Denominator);
        if (half > 0 || (half == 0 && (midpoint == MidpointRule.AwayFromZero || !units.IsEven)))
        {
            units += BigInteger.One;
        }

        return numerator.Sign < 0 ? -units : units;
    }

    public bool Equals(Exact other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is Exact other && Equals(other);

    public override int GetHashCode()
    {
        BigInteger common = BigInteger.GreatestCommonDivisor(numerator, Denominator);
        return unchecked(((numerator / common).GetHashCode() * 31) + (Denominator / common).GetHashCode());
    }

    public int CompareTo(Exact other) => (numerator * other.Denominator).CompareTo(other.numerator * Denominator);

    public override string ToString() =>
        numerator.ToString(CultureInfo.InvariantCulture) + "/" + Denominator.ToString(CultureInfo.InvariantCulture);
}
