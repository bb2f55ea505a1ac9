namespace Prepayments;

/// <summary>A whole number of 128 bits, not negative: the product of two of 64 bits.</summary>
/// <remarks>
/// Rule A3: products of amounts must not lose a digit. Written out because netstandard2.0 has no such type; so all targets
/// run the same code, and the one division that is needed, by 64 bits with a quotient of 64 bits, is short.
/// </remarks>
internal readonly struct Wide
{
    private const ulong Half = 1UL << 32;

    private Wide(ulong high, ulong low)
    {
        High = high;
        Low = low;
    }

    /// <summary>The upper 64 bits.</summary>
    public ulong High { get; }

    /// <summary>The lower 64 bits.</summary>
    public ulong Low { get; }

    /// <summary>The product of two numbers; it always fits.</summary>
    public static Wide Product(ulong left, ulong right)
    {
#if NET8_0_OR_GREATER
        ulong high = Math.BigMul(left, right, out ulong low);
        return new Wide(high, low);
#else
        ulong lowLow = (left & (Half - 1)) * (right & (Half - 1));
        ulong highLow = (left >> 32) * (right & (Half - 1));
        ulong lowHigh = (left & (Half - 1)) * (right >> 32);
        ulong highHigh = (left >> 32) * (right >> 32);
        ulong middle = (lowLow >> 32) + (highLow & (Half - 1)) + lowHigh;
        return new Wide(highHigh + (highLow >> 32) + (middle >> 32), (middle << 32) | (lowLow & (Half - 1)));
#endif
    }

    /// <summary>This number less one that is not larger.</summary>
    public Wide Less(Wide other) => new Wide(High - other.High - (Low < other.Low ? 1UL : 0UL), unchecked(Low - other.Low));

    public static bool operator <(Wide left, Wide right) =>
        left.High != right.High ? left.High < right.High : left.Low < right.Low;

    public static bool operator >(Wide left, Wide right) => right < left;

    /// <summary>The whole quotient and the remainder; the divisor must be larger than <see cref="High"/>.</summary>
    /// <remarks>
    /// Long division in base 2^32 (Knuth, The Art of Computer Programming, 4.3.1, algorithm D, for two digits): the divisor is
    /// shifted until its highest bit is set, then a digit of the quotient guessed from its upper half is at most two too large.
    /// </remarks>
    public ulong Divide(ulong divisor, out ulong remainder)
    {
        if (High == 0)
        {
            ulong quotient = Low / divisor;
            remainder = Low - (quotient * divisor);
            return quotient;
        }

        unchecked
        {
            int shift = LeadingZeros(divisor);
            divisor <<= shift;
            ulong high = shift == 0 ? High : (High << shift) | (Low >> (64 - shift));
            ulong low = Low << shift;
            ulong first = Digit(high, low >> 32, divisor);
            ulong rest = ((high << 32) | (low >> 32)) - (first * divisor);
            ulong second = Digit(rest, low & (Half - 1), divisor);
            remainder = (((rest << 32) | (low & (Half - 1))) - (second * divisor)) >> shift;
            return (first << 32) | second;
        }
    }

    /// <summary>
    /// The digit (base 2^32) of (rest × 2^32 + next) ÷ divisor, where the divisor's highest bit is set and rest is less than
    /// it.
    /// </summary>
    private static ulong Digit(ulong rest, ulong next, ulong divisor)
    {
        ulong upper = divisor >> 32;
        ulong lower = divisor & (Half - 1);
        ulong digit = rest / upper;
        ulong left = rest - (digit * upper);
        while (digit >= Half || digit * lower > ((left << 32) | next))
        {
            digit--;
            left += upper;
            if (left >= Half)
            {
                break;
            }
        }

        return digit;
    }

    private static int LeadingZeros(ulong value)
    {
#if NET8_0_OR_GREATER
        return System.Numerics.BitOperations.LeadingZeroCount(value);
#else
        int count = 0;
        for (int step = 32; step > 0; step >>= 1)
        {
            if (value >> (64 - step) == 0)
            {
                count += step;
                value <<= step;
            }
        }

        return count;
#endif
    }
}
