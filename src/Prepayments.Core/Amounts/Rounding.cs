using System.Numerics;
using System.Runtime.CompilerServices;

namespace Prepayments;

/// <summary>Products and quotients of amounts, computed exactly and rounded once to the minor unit.</summary>
/// <remarks>
/// Rules A2 and A3. Nothing is rounded in between, however many digits there are: products are formed in 128 bits without
/// allocation, and in whole numbers of any size where these are not enough. Rounding is odd, r(−x) = −r(x), because it is
/// done on the size and the sign put back. Results have exactly the currency's decimals; a zero has no sign.
/// </remarks>
internal static class Rounding
{
    /// <summary>r(a × b ÷ divisor).</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    /// <exception cref="OverflowException">The result does not fit in a decimal: it is beyond 10^24 at least.</exception>
    /// <remarks>The result may be beyond 10^15: where it is an amount stated or computed, use <see cref="TryMultiplyDivide"/>.</remarks>
    public static decimal MultiplyDivide(
        decimal a, decimal b, decimal divisor, Currency currency, MidpointRule midpoint)
    {
        Digits x = Digits.Of(a), y = Digits.Of(b), z = Digits.Of(divisor);
        return TryUnits(x, y, z, currency.MinorUnits, midpoint, out ulong units)
            ? Digits.ToDecimal(units, x.IsNegative ^ y.IsNegative ^ z.IsNegative, currency.MinorUnits)
            : RoundExactly(a, b, divisor, currency, midpoint);
    }

    /// <summary>r(a × b ÷ divisor), if its size is not above 10^15.</summary>
    /// <returns>False when it is: <paramref name="result"/> is then zero.</returns>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static bool TryMultiplyDivide(
        decimal a, decimal b, decimal divisor, Currency currency, MidpointRule midpoint, out decimal result)
    {
        Digits x = Digits.Of(a), y = Digits.Of(b), z = Digits.Of(divisor);
        return TryUnits(x, y, z, currency.MinorUnits, midpoint, out ulong units)
            ? TryAmount(units, x.IsNegative ^ y.IsNegative ^ z.IsNegative, currency, out result)
            : TryExactly(a, b, divisor, currency, midpoint, out result);
    }

    /// <summary>The amount of an order line, r(quantity × unit price − discount), if its size is not above 10^15.</summary>
    /// <returns>False when it is: <paramref name="amount"/> is then zero.</returns>
    /// <remarks>Rule O1. Rounded once, after the discount. It may come out negative: that is for the caller to refuse.</remarks>
    public static bool TryLineAmount(
        decimal quantity,
        decimal unitPrice,
        decimal discount,
        Currency currency,
        MidpointRule midpoint,
        out decimal amount)
    {
        Digits x = Digits.Of(quantity), y = Digits.Of(unitPrice), z = Digits.Of(discount);
        return TryUnits(x, y, z, currency.MinorUnits, midpoint, out ulong units, out bool isNegative)
            ? TryAmount(units, isNegative, currency, out amount)
            : TryExactLine(quantity, unitPrice, discount, currency, midpoint, out amount);
    }

    // These are apart from the above, which are mostly done without what whole numbers of any size need room for.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static decimal RoundExactly(decimal a, decimal b, decimal divisor, Currency currency, MidpointRule midpoint) =>
        (Exact.Of(a) * Exact.Of(b) / Exact.Of(divisor)).Round(currency, midpoint);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryExactly(
        decimal a, decimal b, decimal divisor, Currency currency, MidpointRule midpoint, out decimal result) =>
        TryAmount(Exact.Of(a) * Exact.Of(b) / Exact.Of(divisor), currency, midpoint, out result);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryExactLine(
        decimal quantity, decimal unitPrice, decimal discount, Currency currency, MidpointRule midpoint, out decimal amount) =>
        TryAmount((Exact.Of(quantity) * Exact.Of(unitPrice)) - Exact.Of(discount), currency, midpoint, out amount);

    /// <summary>The size of x × y ÷ z in units of 10^−scale, when it can be had in 128 bits.</summary>
    private static bool TryUnits(Digits x, Digits y, Digits z, int scale, MidpointRule midpoint, out ulong units)
    {
        units = 0;
        ulong left = x.Low, right = y.Low, divisor = z.Low;
        int exponent = scale + z.Scale - x.Scale - y.Scale;
        if ((x.High | y.High | z.High) != 0
            || !(exponent < 0
                ? Digits.TryRaise(ref divisor, -exponent)
                : Digits.TryRaise(ref left, exponent) || Digits.TryRaise(ref right, exponent)))
        {
            return false;
        }

        return TryRound(Wide.Product(left, right), divisor, midpoint, out units);
    }

    /// <summary>
    /// The size of x × y − z in units of 10^−scale, and its sign, when it can be had in 128 bits and none of the three is
    /// negative.
    /// </summary>
    private static bool TryUnits(
        Digits x, Digits y, Digits z, int scale, MidpointRule midpoint, out ulong units, out bool isNegative)
    {
        units = 0;
        isNegative = false;
        ulong left = x.Low;
        int lift = Math.Max(0, scale - x.Scale - y.Scale);
        int places = x.Scale + y.Scale + lift;
        int rest = z.IsZero ? 0 : places - z.Scale;
        if ((x.High | y.High | z.High) != 0
            || x.IsNegative || y.IsNegative || z.IsNegative
            || !Digits.TryRaise(ref left, lift)
            || places - scale > PowersOfTen.Largest
            || rest < 0 || rest > PowersOfTen.Largest)
        {
            return false;
        }

        Wide product = Wide.Product(left, y.Low);
        Wide discount = Wide.Product(z.Low, PowersOfTen.Of(rest));
        isNegative = product < discount;
        Wide size = isNegative ? discount.Less(product) : product.Less(discount);
        return TryRound(size, PowersOfTen.Of(places - scale), midpoint, out units);
    }

    /// <summary>The nearest whole number to a quotient, if the quotient has no more than 64 bits.</summary>
    private static bool TryRound(Wide dividend, ulong divisor, MidpointRule midpoint, out ulong units)
    {
        units = 0;
        if (dividend.High >= divisor)
        {
            return false;
        }

        units = dividend.Divide(divisor, out ulong remainder);
        ulong missing = divisor - remainder;
        bool up = remainder > missing
            || (remainder == missing && (midpoint == MidpointRule.AwayFromZero || (units & 1) == 1));
        if (!up)
        {
            return true;
        }

        units = unchecked(units + 1);
        return units != 0;
    }

    private static bool TryAmount(ulong units, bool isNegative, Currency currency, out decimal amount)
    {
        bool fits = units <= PowersOfTen.Of(15 + currency.MinorUnits);
        amount = fits ? Digits.ToDecimal(units, isNegative, currency.MinorUnits) : 0m;
        return fits;
    }

    private static bool TryAmount(Exact value, Currency currency, MidpointRule midpoint, out decimal amount)
    {
        BigInteger units = value.RoundToUnits(currency.MinorUnits, midpoint);
        bool fits = BigInteger.Abs(units) <= PowersOfTen.Of(15 + currency.MinorUnits);
        amount = fits ? Digits.ToDecimal(units, currency.MinorUnits) : 0m;
        return fits;
    }
}
