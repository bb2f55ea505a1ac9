using System.Globalization;
using System.Numerics;

namespace Prepayments.Tests.Model.Cents;

/// <summary>An exact number: one whole number over another.</summary>
public readonly struct Fraction
{
    private readonly BigInteger under;

    public Fraction(BigInteger over, BigInteger under)
    {
        var divisor = BigInteger.GreatestCommonDivisor(over, under);
        divisor = divisor.IsZero ? 1 : divisor;
        divisor = under.Sign < 0 ? -divisor : divisor;
        Over = over / divisor;
        this.under = under / divisor;
    }

    public BigInteger Over { get; }

    // The default value has 0 here, and is 0.
    public BigInteger Under => under.IsZero ? 1 : under;

    public int Sign => Over.Sign;

    public bool IsWhole => Under.IsOne;

    public static implicit operator Fraction(BigInteger whole) => new(whole, 1);

    public static implicit operator Fraction(int whole) => new(whole, 1);

    public static Fraction operator +(Fraction a, Fraction b) => new((a.Over * b.Under) + (b.Over * a.Under), a.Under * b.Under);

    public static Fraction operator -(Fraction a, Fraction b) => new((a.Over * b.Under) - (b.Over * a.Under), a.Under * b.Under);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Over * b.Over, a.Under * b.Under);

    public static Fraction operator /(Fraction a, Fraction b) => new(a.Over * b.Under, a.Under * b.Over);

    public static bool operator <(Fraction a, Fraction b) => (a - b).Sign < 0;

    public static bool operator >(Fraction a, Fraction b) => (a - b).Sign > 0;

    public static bool operator <=(Fraction a, Fraction b) => (a - b).Sign <= 0;

    public static bool operator >=(Fraction a, Fraction b) => (a - b).Sign >= 0;

    public bool Is(Fraction other) => (this - other).Sign == 0;

    /// <summary>Reads a number as it is written in JSON, digit for digit.</summary>
    public static Fraction Parse(string text)
    {
        var exponent = 0;
        var e = text.IndexOfAny(['e', 'E']);
        if (e >= 0)
        {
            exponent = int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..e];
        }

        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            exponent -= text.Length - point - 1;
            text = text.Remove(point, 1);
        }

        var digits = BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return exponent >= 0 ? digits * BigInteger.Pow(10, exponent) : new Fraction(digits, BigInteger.Pow(10, -exponent));
    }

    /// <summary>The greatest whole number that is not above this one.</summary>
    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(Over, Under, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>Rule A2: half away from zero, or half to even.</summary>
    public BigInteger Round(bool halfToEven)
    {
        var size = BigInteger.Abs(Over);
        var quotient = BigInteger.DivRem(size, Under, out var rest);
        var half = (rest * 2).CompareTo(Under);
        if (half > 0 || (half == 0 && (!halfToEven || !quotient.IsEven)))
        {
            quotient += 1;
        }

        return Over.Sign < 0 ? -quotient : quotient;
    }

    public override string ToString() => Under.IsOne ? Over.ToString(CultureInfo.InvariantCulture) : FormattableString.Invariant($"{Over}/{Under}");
}
