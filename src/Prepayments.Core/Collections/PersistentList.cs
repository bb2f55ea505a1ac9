namespace Prepayments;

/// <summary>A history of facts that only grows, of which every earlier version stays as it was.</summary>
/// <typeparam name="T">The type of the facts.</typeparam>
/// <remarks>
/// The last, unfinished block of 32 elements stands apart, so that adding copies that block alone. The full blocks before it, which
/// most lists have none of, are a tree: the leaves hold the elements in order, the inner blocks the way to them, five bits of the
/// position per level. Only every 32nd addition goes into the tree. All other blocks are shared between versions.
/// </remarks>
internal readonly struct PersistentList<T>
{
    private const int BlockBits = 5;
    private const int BlockSize = 1 << BlockBits;
    private const int BlockMask = BlockSize - 1;

    /// <summary>The full blocks; null as long as there are none.</summary>
    private readonly Tree? full;

    /// <summary>The last block, from one to 32 elements (none only in the empty list).</summary>
    private readonly T[] tail;

    private PersistentList(Tree? full, T[] tail)
    {
        this.full = full;
        this.tail = tail;
    }

    /// <summary>The list without elements.</summary>
    public static PersistentList<T> Empty { get; } = new PersistentList<T>(null, Array.Empty<T>());

    /// <summary>The number of elements.</summary>
    public int Count => TailStart + tail.Length;

    /// <summary>Where the last block begins.</summary>
    private int TailStart => full?.Count ?? 0;

    /// <summary>The element at a position, counted from zero.</summary>
    public T Get(int index) => Block(index)[index & BlockMask];

    /// <summary>The list with one more element at its end.</summary>
    public PersistentList<T> Add(T item)
    {
        if (tail.Length == BlockSize)
        {
            return new PersistentList<T>(full is null ? Tree.Of(tail) : full.Add(tail), new[] { item });
        }

        T[] longer = new T[tail.Length + 1];
        Array.Copy(tail, longer, tail.Length);
        longer[tail.Length] = item;
        return new PersistentList<T>(full, longer);
    }

    /// <summary>The list with another element at a position.</summary>
    public PersistentList<T> Set(int index, T item)
    {
        T[] copy = (T[])Block(index).Clone();
        copy[index & BlockMask] = item;
        return index >= TailStart ? new PersistentList<T>(full, copy) : new PersistentList<T>(full!.Set(index, copy), tail);
    }

    /// <summary>The block in which a position stands.</summary>
    private T[] Block(int index)
    {
        if ((uint)index >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, "No element stands at this position.");
        }

        return index >= TailStart ? tail : full!.Block(index);
    }

    /// <summary>Is a row of full blocks.</summary>
    private sealed class Tree
    {
        /// <summary>The ways to the blocks; null places are not yet used.</summary>
        private readonly object?[] root;

        /// <summary>By how many bits a position is shifted to find its place in <see cref="root"/>.</summary>
        private readonly int shift;

        private Tree(int count, int shift, object?[] root)
        {
            Count = count;
            this.shift = shift;
            this.root = root;
        }

        /// <summary>The number of elements.</summary>
        internal int Count { get; }

        internal static Tree Of(T[] block) => new Tree(BlockSize, BlockBits, With(null, BlockBits, 0, block));

        internal Tree Add(T[] block)
        {
            if (Count < 1 << (shift + BlockBits))
            {
                return new Tree(Count + BlockSize, shift, With(root, shift, Count, block));
            }

            // The tree is full, and comes under a new root.
            object?[] higher = new object?[BlockSize];
            higher[0] = root;
            int level = shift + BlockBits;
            return new Tree(Count + BlockSize, level, With(higher, level, Count, block));
        }

        internal Tree Set(int index, T[] block) => new Tree(Count, shift, With(root, shift, index, block));

        internal T[] Block(int index)
        {
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
}
