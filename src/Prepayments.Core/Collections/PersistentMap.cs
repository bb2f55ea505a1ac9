namespace Prepayments;

/// <summary>A map from numbers and names to facts, of which every earlier version stays as it was.</summary>
/// <remarks>
/// <para>A hash array mapped trie. The hash of a key is cut into pieces of four bits, one per level; a node keeps only the
/// branches that exist, in the order of their piece, and a bitmap of which these are. A branch is a value, or a deeper node where
/// several values share the piece. Values whose whole hashes are equal stand in a row below the last piece. Keys are compared
/// ordinally; the hash is the same on every target and in every run.</para>
/// <para>The values that were set last stand in a short row before the trie, until the row is full: what is posted is mostly about
/// what was posted just before, so a value that changes with every document goes into the trie once and not each time, and all
/// values of a row go there together.</para>
/// <para>Changes are made in an <see cref="Editor"/>: it copies the row, and the nodes on the way to a value when it changes them
/// first, and changes its copies in place after that. All other nodes are shared between versions.</para>
/// </remarks>
internal sealed class PersistentMap
{
    private const int PieceBits = 4;
    private const int HashBits = 32;
    private const uint PieceMask = (1u << PieceBits) - 1;

    /// <summary>How many values stand before the trie at the most: few enough to look at one after the other.</summary>
    private const int MostRecent = 16;

    private readonly Node root;
    private readonly Keyed[] recent;
    private readonly int recentCount;

    private PersistentMap(Node root, Keyed[] recent, int recentCount)
    {
        this.root = root;
        this.recent = recent;
        this.recentCount = recentCount;
    }

    /// <summary>The map without entries.</summary>
    public static PersistentMap Empty { get; } = new PersistentMap(new Node(null, 0, []), [], 0);

    /// <summary>The value of a key, or null.</summary>
    public Keyed? Find(string key)
    {
        uint hash = OrdinalHash.Of(key);
        int place = PlaceOf(recent, recentCount, key, hash);
        return place < 0 ? Find(root, key, hash) : recent[place];
    }

    /// <summary>Lists all values, in no order that means anything.</summary>
    public List<Keyed> ToList()
    {
        List<Keyed> values = [];
        AddTo(root, values);

        // What stands in the row replaces what the trie has under the same key.
        values.RemoveAll(value => PlaceOf(recent, recentCount, value.Key, value.Hash) >= 0);
        for (int i = 0; i < recentCount; i++)
        {
            values.Add(recent[i]);
        }

        return values;
    }

    private static int PlaceOf(Keyed[] row, int count, string key, uint hash)
    {
        for (int i = 0; i < count; i++)
        {
            if (row[i].Has(key, hash))
            {
                return i;
            }
        }

        return -1;
    }

    private static Keyed? Find(Node node, string key, uint hash)
    {
        for (int shift = 0; shift < HashBits; shift += PieceBits)
        {
            uint bit = 1u << (int)((hash >> shift) & PieceMask);
            if ((node.Bitmap & bit) == 0)
            {
                return null;
            }

            object branch = node.Branches[node.IndexOf(bit)];
            if (branch is not Node deeper)
            {
                Keyed value = (Keyed)branch;
                return value.Has(key, hash) ? value : null;
            }

            node = deeper;
        }

        int place = node.PlaceOf(key);
        return place < 0 ? null : (Keyed)node.Branches[place];
    }

    private static void AddTo(Node node, List<Keyed> values)
    {
        foreach (object branch in node.Branches)
        {
            if (branch is Node deeper)
            {
                AddTo(deeper, values);
            }
            else
            {
                values.Add((Keyed)branch);
            }
        }
    }

    /// <summary>Makes the next version of a map.</summary>
    internal struct Editor
    {
        private Node root;
        private Keyed[] recent;
        private int recentCount;
        private bool changed;

        /// <summary>Marks the nodes that this editor made; there is none before it makes the first.</summary>
        private object? mark;

        internal Editor(PersistentMap map)
        {
            root = map.root;
            recent = map.recent;
            recentCount = map.recentCount;
        }

        internal readonly Keyed? Find(string key)
        {
            uint hash = OrdinalHash.Of(key);
            int place = PlaceOf(recent, recentCount, key, hash);
            return place < 0 ? PersistentMap.Find(root, key, hash) : recent[place];
        }

        internal void Set(Keyed value)
        {
            int place = PlaceOf(recent, recentCount, value.Key, value.Hash);
            if (place >= 0 && ReferenceEquals(recent[place], value))
            {
                return;
            }

            if (place < 0 && recentCount == MostRecent)
            {
                PutIntoTheTrie();
            }

            if (!changed)
            {
                // A document mostly sets two or three values.
                Keyed[] copy = new Keyed[Math.Min(recentCount + 3, MostRecent)];
                Array.Copy(recent, copy, recentCount);
                recent = copy;
                changed = true;
            }
            else if (place < 0 && recentCount == recent.Length)
            {
                Array.Resize(ref recent, MostRecent);
            }

            recent[place < 0 ? recentCount++ : place] = value;
        }

        /// <summary>Returns the next version; the editor is not used any more.</summary>
        internal readonly PersistentMap ToMap(PersistentMap before) => changed ? new(root, recent, recentCount) : before;

        private void PutIntoTheTrie()
        {
            mark ??= new object();
            for (int i = 0; i < recentCount; i++)
            {
                root = Set(mark, root, 0, recent[i]);
            }

            recentCount = 0;
        }

        private static Node Set(object mark, Node node, int shift, Keyed value)
        {
            if (shift >= HashBits)
            {
                int place = node.PlaceOf(value.Key);
                return place < 0 ? node.With(mark, 0, node.Branches.Length, value) : node.With(mark, place, value);
            }

            uint bit = 1u << (int)((value.Hash >> shift) & PieceMask);
            int index = node.IndexOf(bit);
            if ((node.Bitmap & bit) == 0)
            {
                return node.With(mark, bit, index, value);
            }

            object branch = node.Branches[index];
            if (branch is Node deeper)
            {
                Node next = Set(mark, deeper, shift + PieceBits, value);
                return ReferenceEquals(next, deeper) ? node : node.With(mark, index, next);
            }

            Keyed standing = (Keyed)branch;
            return standing.Has(value.Key, value.Hash)
                ? node.With(mark, index, value)
                : node.With(mark, index, Pair(mark, shift + PieceBits, standing, value));
        }

        /// <summary>A node of two values with different keys: as deep as their hashes have their pieces in common.</summary>
        private static Node Pair(object mark, int shift, Keyed one, Keyed other)
        {
            if (shift >= HashBits)
            {
                return new Node(mark, 0, [one, other]);
            }

            uint first = (one.Hash >> shift) & PieceMask;
            uint second = (other.Hash >> shift) & PieceMask;
            return first == second
                ? new Node(mark, 1u << (int)first, [Pair(mark, shift + PieceBits, one, other)])
                : new Node(mark, (1u << (int)first) | (1u << (int)second), first < second ? [one, other] : [other, one]);
        }
    }

    /// <summary>The branches that exist, in the order of their pieces; below the last piece, values in a row and no bitmap.</summary>
    private sealed class Node
    {
        /// <summary>The mark of the editor that made this node and may change it in place. It keeps nothing alive.</summary>
        private readonly object? mark;

        internal Node(object? mark, uint bitmap, object[] branches)
        {
            this.mark = mark;
            Bitmap = bitmap;
            Branches = branches;
        }

        internal uint Bitmap { get; private set; }

        internal object[] Branches { get; private set; }

        /// <summary>Where the branch of this bit stands, or would stand: after all branches of lower bits.</summary>
        internal int IndexOf(uint bit) => CountOfOnes(Bitmap & (bit - 1));

        /// <summary>Where the value of a key stands in a row of equal hashes, or −1.</summary>
        internal int PlaceOf(string key) =>
            Array.FindIndex(Branches, value => string.Equals(((Keyed)value).Key, key, StringComparison.Ordinal));

        /// <summary>With one more branch.</summary>
        internal Node With(object editor, uint bit, int index, object branch)
        {
            object[] longer = new object[Branches.Length + 1];
            Array.Copy(Branches, longer, index);
            longer[index] = branch;
            Array.Copy(Branches, index, longer, index + 1, Branches.Length - index);
            if (ReferenceEquals(mark, editor))
            {
                Bitmap |= bit;
                Branches = longer;
                return this;
            }

            return new Node(editor, Bitmap | bit, longer);
        }

        /// <summary>With another branch in the place of one.</summary>
        internal Node With(object editor, int index, object branch)
        {
            if (ReferenceEquals(mark, editor))
            {
                Branches[index] = branch;
                return this;
            }

            object[] copy = (object[])Branches.Clone();
            copy[index] = branch;
            return new Node(editor, Bitmap, copy);
        }

        private static int CountOfOnes(uint bits)
        {
#if NET8_0_OR_GREATER
            return System.Numerics.BitOperations.PopCount(bits);
#else
            bits -= (bits >> 1) & 0x55555555u;
            bits = (bits & 0x33333333u) + ((bits >> 2) & 0x33333333u);
            return unchecked((int)((((bits + (bits >> 4)) & 0x0F0F0F0Fu) * 0x01010101u) >> 24));
#endif
        }
    }
}
