namespace Prepayments;

/// <summary>A hash of the characters of a text: the same on every target and in every process.</summary>
/// <remarks>FNV-1a over blocks of four UTF-16 code units, each mixed into 32 bits first, so that every bit depends on every character.</remarks>
internal static class OrdinalHash
{
    private const uint Start = 2166136261u;
    private const uint Prime = 16777619u;
    private const ulong Golden = 0x9E3779B97F4A7C15u;

    private const int GroupBits = 8;
    private const int GroupEnding = 2;

    /// <summary>The hash of a text.</summary>
    public static uint Of(string text) => Final(Begun(text, text.Length));

    /// <summary>
    /// The hash of a document's number. The first eight bits are those of the number without its last two characters: most numbers are
    /// given in series, and those that follow each other stand close together wherever the hash says where.
    /// </summary>
    public static uint OfNumber(string number)
    {
        int end = Math.Max(0, number.Length - GroupEnding);
        uint group = Begun(number, end);
        uint whole = With(group, Rest(number, end, number.Length));
        return (Final(group) & (uint.MaxValue << (32 - GroupBits))) | (Final(whole) >> GroupBits);
    }

    /// <summary>The hash of the first characters of a text, before it is final.</summary>
    private static uint Begun(string text, int length)
    {
        uint hash = Start;
        int i = 0;
        for (; i + 4 <= length; i += 4)
        {
            hash = With(hash, text[i] | ((ulong)text[i + 1] << 16) | ((ulong)text[i + 2] << 32) | ((ulong)text[i + 3] << 48));
        }

        return With(hash, Rest(text, i, length) + (uint)length);
    }

    /// <summary>Up to three characters as one block.</summary>
    private static ulong Rest(string text, int from, int to)
    {
        ulong rest = 0;
        for (int i = from; i < to; i++)
        {
            rest = (rest << 16) | text[i];
        }

        return rest;
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

    private static uint Final(uint hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
            return hash ^ (hash >> 13);
        }
    }
}
