namespace Prepayments;

/// <summary>A history of facts that only grows, of which every earlier version stays as it was.</summary>
/// <typeparam name="T">The type of the facts.</typeparam>
/// <remarks>
/// A tree of blocks of 32: the leaves hold the elements in order, the inner blocks the way to them, five bits of the position
/// per level. The last, unfinished block stands apart, so that adding copies that block alone, and only every 32nd addition
/// goes into the tree. All other blocks are shared between versions.
/// </remarks>
internal readonly struct PersistentList<T>
{
    private const int BlockBits = 5;
    private const int BlockSize = 1 << BlockBits;
    private const int BlockMask = BlockSize - 1;

    /// <summary>The full blocks; null places are not yet used.</summary>
    private readonly object?[] root;

    /// <summary>The last block, from one to 32 elements (none only in the empty list).</summary>
    private readonly T[] tail;

    /// <summary>By how many bits a position is shifted to find its place in <see cref="root"/>.</summary>
    private readonly int shift;

    private PersistentList(int count, int shift, object?[] root, T[] tail)
    {
        Count = count;
        this.shift = shift;
        this.root = root;
        this.tail = tail;
    }

    /// <summary>The list without elements.</summary>
    public static PersistentList<T> Empty { get; } =
        new PersistentList<T>(0, BlockBits, new object?[BlockSize], Array.Empty<T>());

    /// <summary>The number of elements.</summary>
    public int Count { get; }

    /// <summary>Where the last block begins.</summary>
    private int TailStart => Count - tail.Length;

    /// <summary>The element at a position, counted from zero.</summary>
    public T Get(int index) => Block(index)[index & BlockMask];

    /// <summary>The list with one more element at its end.</summary>
    public PersistentList<T> Add(T item)
    {
        if (tail.Length < BlockSize)
        {
            T[] longer = new T[tail.Length + 1];
            Array.Copy(tail, longer, tail.Length);
            longer[tail.Length] = item;
            return new PersistentList<T>(Count + 1, shift, root, longer);
        }

        // The last block is full: it goes into the tree, under a new root when the tree is full as well.
        bool full = TailStart == 1 << (shift + BlockBits);
        object?[] higher = full ? new object?[BlockSize] : root;
        int level = full ? shift + BlockBits : shift;
        if (full)
        {
            higher[0] = root;
        }

        return new PersistentList<T>(Count + 1, level, With(higher, level, TailStart, tail), new[] { item });
    }

    /// <summary>The list with another element at a position.</summary>
    public PersistentList<T> Set(int index, T item)
    {
        T[] copy = (T[])Block(index).Clone();
        copy[index & BlockMask] = item;
        return index >= TailStart
            ? new PersistentList<T>(Count, shift, root, copy)
            : new PersistentList<T>(Count, shift, With(root, shift, index, copy), tail);
    }

    /// <summary>The block in which a position stands.</summary>
    private T[] Block(int index)
    {
        if ((uint)index >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, "No element stands at this position.");
        }

        if (index >= TailStart)
        {
            return tail;
        }

        object?[] node = root;
        for (int level = shift; level > BlockBits; level -= BlockBits)
        {
            node = (object?[])node[(index >> level) & BlockMask]!;
        }

        return (T[])node[(index >> BlockBits) & BlockMask]!;
    }

    /// <summary>A copy of the way to a block, with this block at its end.</summary>
    private static object?[] With(object?[]? node, int level, int index, T[] block)
    {
        object?[] copy = node is null ? new object?[BlockSize] : (object?[])node.Clone();
        int place = (index >> level) & BlockMask;
        copy[place] = level == BlockBits ? block : With((object?[]?)copy[place], level - BlockBits, index, block);
        return copy;
    }
}
