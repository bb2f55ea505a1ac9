namespace Prepayments;

/// <summary>A hash of the characters of a text: the same on every target and in every process.</summary>
/// <remarks>FNV-1a over the UTF-16 code units, two at a time, then mixed so that every bit depends on every character.</remarks>
internal static class OrdinalHash
{
    private const uint Start = 2166136261u;
    private const uint Prime = 16777619u;

    /// <summary>The hash of a text.</summary>
    public static uint Of(string text)
    {
        unchecked
        {
            uint hash = Start;
            int pairs = text.Length & ~1;
            for (int i = 0; i < pairs; i += 2)
            {
                hash = (hash ^ (text[i] | ((uint)text[i + 1] << 16))) * Prime;

                // Multiplying carries upwards only: the second character has to come down.
                hash ^= hash >> 15;
            }

            if (pairs < text.Length)
            {
                hash = (hash ^ text[pairs]) * Prime;
            }

            hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
            hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
            return hash ^ (hash >> 16);
        }
    }
}
