namespace Prepayments.Samples.ErpHost;

/// <summary>Reads the hexadecimal digits of a log.</summary>
internal static class Utf8Digits
{
    /// <summary>Only what is written is read: small letters.</summary>
    public static bool IsDigit(byte character) => character is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'f');

    public static bool TryRead(ReadOnlySpan<byte> digits, out uint number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (!IsDigit(digit))
            {
                return false;
            }

            number = (number << 4) | (uint)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
        }

        return true;
    }
}
