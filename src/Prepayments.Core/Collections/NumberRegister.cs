namespace Prepayments;

/// <summary>A set of numbers that are taken, of which nothing else is kept: a few bytes for each.</summary>
/// <remarks>
/// The numbers stand in their ordinal order in one row of bytes. Each says how many characters it shares with the one before,
/// then its own; numbers of a series share nearly all. The first of every block of 16 shares none, so a number is found by
/// halving over the blocks and reading one of them. Mostly a number is asked for that is not there: two bits of a filter by its hash,
/// set for each number, say so at once, but for one in twenty. A register is made anew when numbers are added, which is rare.
/// </remarks>
internal sealed class NumberRegister
{
    private const int BlockSize = 16;

    /// <summary>The bits of the filter for each number, at the least.</summary>
    private const int FilterBits = 8;

    private readonly byte[] bytes;
    private readonly int[] blocks;

    /// <summary>The length of the longest number.</summary>
    private readonly int longest;

    /// <summary>A power of two of bytes.</summary>
    private readonly byte[] filter;

    private NumberRegister(int count, byte[] bytes, int[] blocks, int longest, byte[] filter)
    {
        Count = count;
        this.bytes = bytes;
        this.blocks = blocks;
        this.longest = longest;
        this.filter = filter;
    }

    internal static NumberRegister Empty { get; } = new(0, [], [], 0, new byte[1]);

    internal int Count { get; }

    /// <summary>Returns a register of numbers that are in ordinal order, each once.</summary>
    internal static NumberRegister Of(string[] numbers)
    {
        var bytes = new List<byte>();
        var blocks = new List<int>();
        var longest = 0;
        var filter = NewFilter(numbers.Length);
        for (var i = 0; i < numbers.Length; i++)
        {
            var first = i % BlockSize == 0;
            if (first)
            {
                blocks.Add(bytes.Count);
            }

            var shared = first ? 0 : Shared(numbers[i - 1], numbers[i]);
            Write(bytes, shared);
            Write(bytes, numbers[i].Length - shared);
            for (var at = shared; at < numbers[i].Length; at++)
            {
                Write(bytes, numbers[i][at]);
            }

            longest = Math.Max(longest, numbers[i].Length);
            var hash = OrdinalHash.Of(numbers[i]);
            Set(filter, hash);
            Set(filter, Other(hash));
        }

        return numbers.Length == 0 ? Empty : new NumberRegister(numbers.Length, [.. bytes], [.. blocks], longest, filter);
    }

    /// <summary>Returns all numbers, in ordinal order.</summary>
    internal string[] ToArray()
    {
        var numbers = new string[Count];
        var reader = new Reader(this, 0);
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = reader.Next();
        }

        return numbers;
    }

    /// <summary>Says by the filter alone of most numbers that they are not there, and of none that is.</summary>
    internal bool MayContain(string number)
    {
        var hash = OrdinalHash.Of(number);
        return IsSet(filter, hash) && IsSet(filter, Other(hash));
    }

    internal bool Contains(string number)
    {
        if (!MayContain(number))
        {
            return false;
        }

        // The block that begins with the number, or with the last one before it.
        var low = 0;
        var high = blocks.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (new Reader(this, blocks[middle]).CompareNext(number) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        if (low == 0)
        {
            return false;
        }

        // The numbers of a block stand in their order. As long as they are before this one, `same` is how many characters the last of
        // them has in common with it.
        var reader = new Reader(this, blocks[low - 1]);
        var last = Math.Min(Count, low * BlockSize);
        var same = 0;
        for (var i = (low - 1) * BlockSize; i < last; i++)
        {
            if (reader.MatchNext(number, ref same))
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] NewFilter(int numbers)
    {
        var size = 1;
        while (size < numbers * (long)FilterBits / 8)
        {
            size *= 2;
        }

        return new byte[size];
    }

    private static void Set(byte[] filter, uint hash) => filter[(hash >> 3) & (uint)(filter.Length - 1)] |= (byte)(1 << (int)(hash & 7));

    private static bool IsSet(byte[] filter, uint hash) =>
        (filter[(hash >> 3) & (uint)(filter.Length - 1)] & (1 << (int)(hash & 7))) != 0;

    /// <summary>A second hash out of the first.</summary>
    private static uint Other(uint hash) => unchecked(((hash << 16) | (hash >> 16)) * 0x9E3779B1u);

    private static int Shared(string before, string number)
    {
        var shared = 0;
        while (shared < before.Length && shared < number.Length && before[shared] == number[shared])
        {
            shared++;
        }

        return shared;
    }

    /// <summary>Seven bits at a time, the lowest first; all but the last byte have the highest bit.</summary>
    private static void Write(List<byte> bytes, int value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
    }

    /// <summary>Reads numbers from a place on.</summary>
    private struct Reader(NumberRegister register, int at)
    {
        private readonly byte[] bytes = register.bytes;
        private readonly int longest = register.longest;
        private char[]? number;
        private int position = at;

        internal string Next()
        {
            number ??= new char[longest];
            var shared = Value();
            var length = shared + Value();
            for (var i = shared; i < length; i++)
            {
                number[i] = (char)Value();
            }

            return new string(number, 0, length);
        }

        /// <summary>Compares the first number of a block, which shares nothing, with another one.</summary>
        internal int CompareNext(string other)
        {
            Value();
            var length = Value();
            for (var i = 0; i < length && i < other.Length; i++)
            {
                var difference = Value() - other[i];
                if (difference != 0)
                {
                    return difference;
                }
            }

            return length - other.Length;
        }

        /// <summary>
        /// Says whether the next number is another one, given how many characters the number before has in common with that one.
        /// </summary>
        internal bool MatchNext(string other, ref int same)
        {
            var shared = Value();
            var own = Value();

            // One that shares more with the number before than that has in common with the other cannot be it, nor can it differ later.
            var matches = shared <= same;
            same = Math.Min(same, shared);
            for (var i = 0; i < own; i++)
            {
                var character = Value();
                if (matches && same == shared + i && same < other.Length && character == other[same])
                {
                    same++;
                }
            }

            return matches && same == other.Length && shared + own == other.Length;
        }

        private int Value()
        {
            var value = 0;
            for (var shift = 0; ; shift += 7)
            {
                var piece = bytes[position++];
                value |= (piece & 0x7F) << shift;
                if (piece < 0x80)
                {
                    return value;
                }
            }
        }
    }
}
