namespace Prepayments.Json;

/// <summary>Reads the digits of a JSON number into a decimal without losing any.</summary>
/// <remarks>
/// The parsers of the framework round what System.Decimal cannot hold and do not say so. Here every digit that is written
/// finds its place, trailing zeros too, or there is no number: 1.50 stays 1.50, 1E-2 is 0.01, and forty digits are refused.
/// </remarks>
internal static class JsonNumber
{
    private const decimal LargestTenth = 7922816251426433759354395033m;

    private const int LargestScale = 28;

    /// <summary>Returns the number that a token of JSON's own number syntax says, if System.Decimal holds it digit for digit.</summary>
    internal static bool TryRead(string token, out decimal number)
    {
        decimal digits = 0;
        var scale = 0;
        var at = token[0] == '-' ? 1 : 0;
        var afterPoint = false;
        number = 0;
        for (; at < token.Length && token[at] is not ('e' or 'E'); at++)
        {
            if (token[at] == '.')
            {
                afterPoint = true;
            }
            else if (TryAppend(ref digits, token[at] - '0'))
            {
                scale += afterPoint ? 1 : 0;
            }
            else
            {
                return false;
            }
        }

        if (at < token.Length)
        {
            if (!TryReadExponent(token, at + 1, out var exponent))
            {
                return false;
            }

            scale -= exponent;
        }

        for (; scale < 0 && digits != 0; scale++)
        {
            if (!TryAppend(ref digits, 0))
            {
                return false;
            }
        }

        if (scale > LargestScale)
        {
            return false;
        }

        // A zero has no sign: what is written again must be what was read.
        var bits = decimal.GetBits(digits);
        number = new decimal(bits[0], bits[1], bits[2], token[0] == '-' && digits != 0, (byte)Math.Max(scale, 0));
        return true;
    }

    /// <summary>Puts one digit more behind whole digits, if 96 bits are enough; whole numbers are exact up to there.</summary>
    private static bool TryAppend(ref decimal digits, int digit)
    {
        if (digits > LargestTenth || (digits == LargestTenth && digit > 5))
        {
            return false;
        }

        digits = (digits * 10) + digit;
        return true;
    }

    private static bool TryReadExponent(string token, int start, out int exponent)
    {
        var at = start + (token[start] is '-' or '+' ? 1 : 0);
        exponent = 0;
        for (; at < token.Length; at++)
        {
            exponent = (exponent * 10) + token[at] - '0';
            if (exponent > 1000)
            {
                return false;
            }
        }

        exponent = token[start] == '-' ? -exponent : exponent;
        return true;
    }
}
