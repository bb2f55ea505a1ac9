namespace Prepayments;

/// <summary>A map from numbers and names to facts, of which every earlier version stays as it was.</summary>
/// <typeparam name="TValue">The type of the facts, each of which knows its key.</typeparam>
/// <remarks>
/// <para>A hash array mapped trie. The hash of a key is cut into pieces of four bits, one per level; a node keeps only the
/// branches that exist, in the order of their piece, and a bitmap of which these are. A branch is a value, or a deeper node where
/// several values share the piece. Values whose whole hashes are equal stand in a row below the last piece. Keys are compared
/// ordinally; the hash is the same on every target and in every run.</para>
/// <para>Changes are made in an <see cref="Editor"/>: it copies the nodes on the way to a value when it changes them first, and
/// changes its copies in place after that, so that all changes of one document copy each node once. All other nodes are shared
/// between versions.</para>
/// </remarks>
internal sealed class PersistentMap<TValue>
    where TValue : class, IKeyed
{
    private const int PieceBits = 4;
    private const int HashBits = 32;
    private const uint PieceMask = (1u << PieceBits) - 1;

    private readonly Node root;

    private PersistentMap(Node root, int count)
    {
        this.root = root;
        Count = count;
    }

    /// <summary>The map without entries.</summary>
    public static PersistentMap<TValue> Empty { get; } = new PersistentMap<TValue>(new Node(null, 0, []), 0);

    /// <summary>The number of keys.</summary>
    public int Count { get; }

    /// <summary>The value of a key, or null.</summary>
    public TValue? Find(string key) => Find(root, key);

    /// <summary>Adds all values to a list, in no order that means anything.</summary>
    public void AddTo(List<TValue> values) => AddTo(root, values);

    private static TValue? Find(Node node, string key)
    {
        uint hash = OrdinalHash.Of(key);
        for (int shift = 0; shift < HashBits; shift += PieceBits)
        {
            uint bit = 1u << (int)((hash >> shift) & PieceMask);
            if ((node.Bitmap & bit) == 0)
            {
                return null;
            }

            object branch = node.Branches[node.IndexOf(bit)];
            if (branch is TValue value)
            {
                return string.Equals(value.Key, key, StringComparison.Ordinal) ? value : null;
            }

            node = (Node)branch;
        }

        int place = node.PlaceOf(key);
        return place < 0 ? null : (TValue)node.Branches[place];
    }

    private static void AddTo(Node node, List<TValue> values)
    {
        foreach (object branch in node.Branches)
        {
            if (branch is TValue value)
            {
                values.Add(value);
            }
            else
            {
                AddTo((Node)branch, values);
            }
        }
    }

    /// <summary>Makes the next version of a map.</summary>
    internal sealed class Editor
    {
        /// <summary>Marks the nodes that this editor made. It is not the editor, which nodes must not keep alive.</summary>
        private readonly object mark = new();
        private Node root;
        private int count;

        internal Editor(PersistentMap<TValue> map)
        {
            root = map.root;
            count = map.Count;
        }

        internal TValue? Find(string key) => PersistentMap<TValue>.Find(root, key);

        internal void Set(TValue value) => root = Set(root, 0, OrdinalHash.Of(value.Key), value);

        /// <summary>Returns the next version, which is the one before where nothing changed; the editor is not used any more.</summary>
        internal PersistentMap<TValue> ToMap(PersistentMap<TValue> before) => ReferenceEquals(root, before.root) ? before : new(root, count);

        private Node Set(Node node, int shift, uint hash, TValue value)
        {
            if (shift >= HashBits)
            {
                int place = node.PlaceOf(value.Key);
                count += place < 0 ? 1 : 0;
                return place < 0 ? node.With(mark, 0, node.Branches.Length, value) : Replace(node, place, value);
            }

            uint bit = 1u << (int)((hash >> shift) & PieceMask);
            int index = node.IndexOf(bit);
            if ((node.Bitmap & bit) == 0)
            {
                count++;
                return node.With(mark, bit, index, value);
            }

            object branch = node.Branches[index];
            if (branch is Node deeper)
            {
                return Replace(node, index, Set(deeper, shift + PieceBits, hash, value));
            }

            TValue standing = (TValue)branch;
            if (string.Equals(standing.Key, value.Key, StringComparison.Ordinal))
            {
                return Replace(node, index, value);
            }

            count++;
            return Replace(node, index, Pair(shift + PieceBits, standing, OrdinalHash.Of(standing.Key), value, hash));
        }

        private Node Replace(Node node, int index, object branch) =>
            ReferenceEquals(node.Branches[index], branch) ? node : node.With(mark, index, branch);

        /// <summary>A node of two values with different keys: as deep as their hashes have their pieces in common.</summary>
        private Node Pair(int shift, TValue one, uint oneHash, TValue other, uint otherHash)
        {
            if (shift >= HashBits)
            {
                return new Node(mark, 0, [one, other]);
            }

            uint first = (oneHash >> shift) & PieceMask;
            uint second = (otherHash >> shift) & PieceMask;
            return first == second
                ? new Node(mark, 1u << (int)first, [Pair(shift + PieceBits, one, oneHash, other, otherHash)])
                : new Node(mark, (1u << (int)first) | (1u << (int)second), first < second ? [one, other] : [other, one]);
        }
    }

    /// <summary>The branches that exist, in the order of their pieces; below the last piece, values in a row and no bitmap.</summary>
    private sealed class Node
    {
        /// <summary>The mark of the editor that made this node and may change it in place.</summary>
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
            Array.FindIndex(Branches, value => string.Equals(((TValue)value).Key, key, StringComparison.Ordinal));

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
