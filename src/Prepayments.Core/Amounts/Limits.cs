using System.Runtime.CompilerServices;

namespace Prepayments;

/// <summary>How large an amount, a quantity, a price or a rate may be and how many decimals it may have.</summary>
/// <remarks>
/// Rule A3: |amount| ≤ 10^15 at the currency's minor unit; quantities, prices and rates ≤ 10^15 with at most 10 decimals.
/// </remarks>
internal static class Limits
{
    /// <summary>The largest amount, quantity, price and rate, itself allowed.</summary>
    public const decimal MaxAmount = 1_000_000_000_000_000m;

    /// <summary>The largest sum: up to here every currency's minor unit fits in the 96 bits of a decimal.</summary>
    public const decimal MaxSum = 1_000_000_000_000_000_000_000_000m;

    /// <summary>The most decimals of a quantity, a price or a rate.</summary>
    public const int MaxDecimals = 10;

    /// <summary>The number of decimals that a value needs: trailing zeros do not count.</summary>
    public static int ScaleOf(decimal value)
    {
        Digits digits = Digits.Of(value);
        int scale = digits.Scale;
        if (digits.High == 0)
        {
            for (ulong low = digits.Low; scale > 0 && low % 10 == 0; low /= 10)
            {
                scale--;
            }

            return scale;
        }

        // More than 64 bits: rare, and rounding to fewer places without a change of value says the same.
        while (scale > 0 && decimal.Round(value, scale - 1, MidpointRounding.ToEven) == value)
        {
            scale--;
        }

        return scale;
    }

    /// <summary>Whether |value| ≤ 10^15.</summary>
    public static bool IsInRange(decimal value)
    {
        // No value is larger than its digits without their point, and most of these are small enough.
        Digits digits = Digits.Of(value);
        return (digits.High == 0 && digits.Low <= (ulong)MaxAmount) || (value <= MaxAmount && value >= -MaxAmount);
    }

    /// <summary>Whether a value is an amount in range: |value| ≤ 10^15, and no finer than the currency's minor unit.</summary>
    public static bool FitsAmount(decimal value, Currency currency) => Fits(value, currency.MinorUnits);

    /// <summary>Whether a value is a quantity, price or rate in range: |value| ≤ 10^15, and at most 10 decimals.</summary>
    public static bool FitsRate(decimal value) => Fits(value, MaxDecimals);

    /// <summary>The same value with exactly the decimals of the currency's minor unit: 5 EUR becomes 5.00.</summary>
    /// <remarks>For values no finer than the minor unit and not beyond <see cref="MaxSum"/>. A zero has no sign.</remarks>
    /// <exception cref="ArgumentException">The value is finer than the minor unit: nothing is rounded here.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static decimal Canonical(decimal value, Currency currency) =>
        // Most amounts are so already; a zero is looked at, because it may have a sign.
        Digits.ScaleOf(value) == currency.MinorUnits && !value.IsZero() ? value : ToCanonical(value, currency);

    private static decimal ToCanonical(decimal value, Currency currency)
    {
        Digits digits = Digits.Of(value);
        if (digits.TryUnits(currency.MinorUnits, out ulong units))
        {
            return Digits.ToDecimal(units, digits.IsNegative, currency.MinorUnits);
        }

        return ScaleOf(value) <= currency.MinorUnits
            ? Exact.Of(value).Round(currency, MidpointRule.ToEven)
            : throw new ArgumentException("Finer than the minor unit of " + currency.Code + ".", nameof(value));
    }

    /// <summary>The same value without trailing zeros: 30.0 becomes 30. A zero has no sign.</summary>
    public static decimal Trimmed(decimal value)
    {
        if (value.IsZero())
        {
            return 0m;
        }

        int scale = Digits.ScaleOf(value);
        int needed = scale == 0 ? 0 : ScaleOf(value);
        return needed == scale ? value : decimal.Round(value, needed, MidpointRounding.ToEven);
    }

    // Most values have few decimals as they are stored, so that trailing zeros need not be looked for.
    private static bool Fits(decimal value, int decimals) =>
        IsInRange(value) && (Digits.ScaleOf(value) <= decimals || ScaleOf(value) <= decimals);
}
