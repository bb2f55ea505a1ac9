using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Prepayments;

/// <summary>A decimal taken apart: its digits as a whole number, how many of them are decimal places, and its sign.</summary>
/// <remarks>The value is ± (<see cref="High"/> × 2^64 + <see cref="Low"/>) ÷ 10^<see cref="Scale"/>.</remarks>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct Digits
{
    // In the order in which a decimal keeps them: the sign is the highest bit, the number of decimal places the third byte.
    private readonly int flags;
    private readonly uint high;
    private readonly ulong low;

    private Digits(int flags, uint high, ulong low)
    {
        this.flags = flags;
        this.high = high;
        this.low = low;
    }

    /// <summary>The upper 32 of the 96 bits; zero for all amounts in range at the scale of their currency.</summary>
    public uint High => high;

    /// <summary>The lower 64 of the 96 bits.</summary>
    public ulong Low => low;

    /// <summary>The number of decimal places as they are stored, trailing zeros included: from 0 to 28.</summary>
    public int Scale => (flags >> 16) & 0xFF;

    /// <summary>Whether the sign is minus; a zero may have one, too.</summary>
    public bool IsNegative => flags < 0;

    /// <summary>Whether the value is zero.</summary>
    public bool IsZero => (high | low) == 0;

    /// <summary>The digits of a value.</summary>
    public static Digits Of(decimal value)
    {
#if NET8_0_OR_GREATER
        return Unsafe.BitCast<decimal, Digits>(value);
#else
        return new Overlay(value).Digits;
#endif
    }

    /// <summary>The number of decimal places of a value as they are stored.</summary>
    public static int ScaleOf(decimal value) => Of(value).Scale;

    /// <summary>The value of a whole number of units of 10^−scale, with exactly that many decimal places.</summary>
    public static decimal ToDecimal(ulong units, bool isNegative, int scale) =>
        new decimal((int)units, (int)(units >> 32), 0, isNegative && units != 0, (byte)scale);

    /// <summary>The value of a whole number of units of 10^−scale, with exactly that many decimal places.</summary>
    /// <exception cref="OverflowException">The number has more than 96 bits.</exception>
    public static decimal ToDecimal(BigInteger units, int scale)
    {
        Digits whole = Of((decimal)units);
        return new decimal((int)whole.Low, (int)(whole.Low >> 32), (int)whole.High, whole.IsNegative, (byte)scale);
    }

    /// <summary>Adds two values of one sign and one number of decimal places, or a zero of fewer places, if that takes 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAdd(Digits one, Digits other, out decimal sum)
    {
        ulong low = unchecked(one.low + other.low);
        bool alike = one.flags == other.flags
            || ((one.flags | other.flags) >= 0 && (one.flags < other.flags ? one.low : other.low) == 0);
        bool fits = alike && (one.high | other.high) == 0 && low >= one.low;
        sum = fits ? new Digits(Math.Max(one.flags, other.flags), 0, low).ToValue() : 0m;
        return fits;
    }

    /// <summary>
    /// Subtracts a value from one that is not smaller, where none is negative and both have one number of decimal places, or a zero of
    /// fewer places, if that takes 64 bits.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TrySubtract(Digits one, Digits other, out decimal difference)
    {
        bool alike = one.flags == other.flags || (one.flags > other.flags && other.low == 0);
        bool fits = alike && other.flags >= 0 && (one.high | other.high) == 0 && one.low >= other.low;
        difference = fits ? new Digits(one.flags, 0, unchecked(one.low - other.low)).ToValue() : 0m;
        return fits;
    }

    /// <summary>
    /// Compares two values, neither of them negative, that have one number of decimal places, or of which one is zero, if they fit in 64 bits.
    /// </summary>
    /// <remarks>The order is below, at or above zero as the first is less, the same or more; it means nothing where this is false.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryCompare(Digits one, Digits other, out int order)
    {
        order = one.low.CompareTo(other.low);
        bool alike = one.flags == other.flags || one.low == 0 || other.low == 0;
        return alike && (one.flags | other.flags) >= 0 && (one.high | other.high) == 0;
    }

    /// <summary>The digits with their sign, as a whole number.</summary>
    public BigInteger ToWhole()
    {
        BigInteger digits = ((BigInteger)High << 64) + Low;
        return IsNegative ? -digits : digits;
    }

    /// <summary>The size of the value as a whole number of units of 10^−scale, when it is one and fits in 64 bits.</summary>
    public bool TryUnits(int scale, out ulong units)
    {
        units = Low;
        if (High != 0)
        {
            return false;
        }

        if (Scale == scale)
        {
            return true;
        }

        if (Scale > scale)
        {
            // Only trailing zeros may be left out: 28 places at most, so the difference may be too large for a power.
            if (Scale - scale > PowersOfTen.Largest)
            {
                units = 0;
                return Low == 0;
            }

            ulong power = PowersOfTen.Of(Scale - scale);
            units = Low / power;
            return units * power == Low;
        }

        return TryRaise(ref units, scale - Scale);
    }

    /// <summary>Multiplies by a power of ten, unless the product has more than 64 bits.</summary>
    public static bool TryRaise(ref ulong units, int exponent)
    {
        if (exponent == 0 || units == 0)
        {
            return true;
        }

        if (exponent > PowersOfTen.Largest)
        {
            return false;
        }

        ulong power = PowersOfTen.Of(exponent);
        if (units > ulong.MaxValue / power)
        {
            return false;
        }

        units *= power;
        return true;
    }

    private decimal ToValue() =>
#if NET8_0_OR_GREATER
        Unsafe.BitCast<Digits, decimal>(this);
#else
        new Overlay(this).Value;

    /// <summary>
    /// A decimal and its digits in one place of memory, lower bytes first: what the runtime offers makes an array of the digits.
    /// </summary>
    [StructLayout(LayoutKind.Explicit)]
    private readonly struct Overlay
    {
        [FieldOffset(0)]
        internal readonly decimal Value;

        [FieldOffset(0)]
        internal readonly Digits Digits;

        internal Overlay(decimal value)
        {
            Digits = default;
            Value = value;
        }

        internal Overlay(Digits digits)
        {
            Value = default;
            Digits = digits;
        }
    }
#endif
}
