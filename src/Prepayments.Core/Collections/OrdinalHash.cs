namespace Prepayments;

/// <summary>A hash of the characters of a text: the same on every target and in every process.</summary>
/// <remarks>FNV-1a over blocks of four UTF-16 code units, each mixed into 32 bits first, so that every bit depends on every character.</remarks>
internal static class OrdinalHash
{
    private const uint Start = 2166136261u;
    private const uint Prime = 16777619u;
    private const ulong Golden = 0x9E3779B97F4A7C15u;

    /// <summary>The hash of a text.</summary>
    public static uint Of(string text)
    {
        unchecked
        {
            uint hash = Start;
            int i = 0;
            for (; i + 4 <= text.Length; i += 4)
            {
                hash = With(hash, text[i] | ((ulong)text[i + 1] << 16) | ((ulong)text[i + 2] << 32) | ((ulong)text[i + 3] << 48));
            }

            ulong rest = 0;
            for (; i < text.Length; i++)
            {
                rest = (rest << 16) | text[i];
            }

            hash = With(hash, rest + (uint)text.Length);
            hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
            return hash ^ (hash >> 13);
        }
    }

    private static uint With(uint hash, ulong block)
    {
        unchecked
        {
            hash = (hash ^ (uint)((block * Golden) >> 32)) * Prime;

            // Multiplying carries upwards only: what is above has to come down.
            return hash ^ (hash >> 15);
        }
    }
}
