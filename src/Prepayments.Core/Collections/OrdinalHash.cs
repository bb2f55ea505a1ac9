namespace Prepayments;

/// <summary>A hash of the characters of a text: the same on every target and in every process.</summary>
/// <remarks>
/// From the length on, blocks of four UTF-16 code units are multiplied into 64 bits, of which the upper half is taken down after each.
/// </remarks>
internal static class OrdinalHash
{
    private const ulong Golden = 0x9E3779B97F4A7C15u;
    private const ulong Last = 0xD6E8FEB86659FD93u;

    private const int GroupBits = 11;
    private const int GroupEnding = 2;
    private const int CountBits = 7;
    private const int RestBits = 32 - GroupBits - CountBits;

    /// <summary>The hash of a text.</summary>
    public static uint Of(string text) => Final(Begun(text, text.Length));

    /// <summary>
    /// The hash of a document's number. The first eleven bits are those of the number without its last two characters, and the next
    /// seven are these two as a decimal number, so that 00 to 99 follow each other: most numbers are given in series, and stand beside
    /// each other wherever the hash says where.
    /// </summary>
    public static uint OfNumber(string number)
    {
        int end = Math.Max(0, number.Length - GroupEnding);
        ulong group = Begun(number, end);
        uint count = 0;
        for (int i = end; i < number.Length; i++)
        {
            count = (10 * count) + number[i];
        }

        ulong whole = With(group, Rest(number, end, number.Length));
        return (Final(group) >> (32 - GroupBits) << (32 - GroupBits))
            | (count << (32 - CountBits) >> GroupBits)
            | (Final(whole) >> (32 - RestBits));
    }

    /// <summary>The hash of the first characters of a text, before it is final.</summary>
    private static ulong Begun(string text, int length)
    {
        if (length < 4)
        {
            return With((ulong)length, Rest(text, 0, length));
        }

        ulong hash = (ulong)length;
        for (int i = 0; i < length - 4; i += 4)
        {
            hash = With(hash, Block(text, i));
        }

        // The last block begins in the one before where the length is no multiple of four.
        return With(hash, Block(text, length - 4));
    }

    private static ulong Block(string text, int at) =>
        text[at] | ((ulong)text[at + 1] << 16) | ((ulong)text[at + 2] << 32) | ((ulong)text[at + 3] << 48);

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

    /// <summary>The hash with a block of four characters more, before it is final. Tests make texts of one hash by it.</summary>
    internal static ulong With(ulong hash, ulong block)
    {
        // Multiplying carries upwards only: what is above has to come down.
        hash = unchecked((hash ^ block) * Golden);
        return hash ^ (hash >> 32);
    }

    private static uint Final(ulong hash) => (uint)(unchecked(hash * Last) >> 32);
}
