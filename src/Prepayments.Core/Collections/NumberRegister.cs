namespace Prepayments;

/// <summary>A set of numbers that are taken, of which nothing else is kept: a few bytes for each.</summary>
/// <remarks>
/// The numbers stand in their ordinal order in one row of bytes. Each says how many characters it shares with the one before,
/// then its own; numbers of a series share nearly all. The first of every block of 16 shares none, so a number is found by
/// halving over the blocks and reading one of them. A register is made anew when numbers are added, which is rare.
/// </remarks>
internal sealed class NumberRegister
{
    private const int BlockSize = 16;

    private readonly byte[] bytes;
    private readonly int[] blocks;

    /// <summary>The length of the longest number.</summary>
    private readonly int longest;

    private NumberRegister(int count, byte[] bytes, int[] blocks, int longest)
    {
        Count = count;
        this.bytes = bytes;
        this.blocks = blocks;
        this.longest = longest;
    }

    internal static NumberRegister Empty { get; } = new(0, [], [], 0);

    internal int Count { get; }

    /// <summary>Returns a register of numbers, each once; the array is sorted.</summary>
    internal static NumberRegister Of(string[] numbers)
    {
        Array.Sort(numbers, StringComparer.Ordinal);
        var bytes = new List<byte>();
        var blocks = new List<int>();
        var longest = 0;
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
        }

        return numbers.Length == 0 ? Empty : new NumberRegister(numbers.Length, [.. bytes], [.. blocks], longest);
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

    internal bool Contains(string number)
    {
        var low = 0;
        var high = blocks.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(new Reader(this, blocks[middle]).Next(), number) <= 0)
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

        var reader = new Reader(this, blocks[low - 1]);
        var last = Math.Min(Count, low * BlockSize);
        for (var i = (low - 1) * BlockSize; i < last; i++)
        {
            if (string.Equals(reader.Next(), number, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

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

    private sealed class Reader(NumberRegister register, int at)
    {
        private readonly char[] number = new char[register.longest];
        private int position = at;

        internal string Next()
        {
            var shared = Value();
            var length = shared + Value();
            for (var i = shared; i < length; i++)
            {
                number[i] = (char)Value();
            }

            return new string(number, 0, length);
        }

        private int Value()
        {
            var value = 0;
            for (var shift = 0; ; shift += 7)
            {
                var piece = register.bytes[position++];
                value |= (piece & 0x7F) << shift;
                if (piece < 0x80)
                {
                    return value;
                }
            }
        }
    }
}
