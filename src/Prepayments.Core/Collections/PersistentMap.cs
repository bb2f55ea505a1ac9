namespace Prepayments;

/// <summary>A map from numbers and names to facts, of which every earlier version stays as it was.</summary>
/// <typeparam name="TValue">The type of the facts.</typeparam>
/// <remarks>
/// A hash array mapped trie. The hash of a key is cut into pieces of four bits, one per level; a node keeps only the branches
/// that exist, in the order of their piece, and a bitmap of which these are. A branch is an entry, or a deeper node where
/// several entries share the piece. Entries whose whole hashes are equal form a chain. A change copies the nodes on one path
/// and shares all others. Keys are compared ordinally; the hash is the same on every target and in every run.
/// </remarks>
internal sealed class PersistentMap<TValue>
    where TValue : class
{
    private const int PieceBits = 4;
    private const uint PieceMask = (1u << PieceBits) - 1;

    private readonly Node root;

    private PersistentMap(Node root, int count)
    {
        this.root = root;
        Count = count;
    }

    /// <summary>The map without entries.</summary>
    public static PersistentMap<TValue> Empty { get; } = new PersistentMap<TValue>(new Node(0, Array.Empty<object>()), 0);

    /// <summary>The number of keys.</summary>
    public int Count { get; }

    /// <summary>The value of a key, or null.</summary>
    public TValue? Find(string key)
    {
        uint hash = OrdinalHash.Of(key);
        Node node = root;
        for (int shift = 0; ; shift += PieceBits)
        {
            uint bit = 1u << (int)((hash >> shift) & PieceMask);
            if ((node.Bitmap & bit) == 0)
            {
                return null;
            }

            object branch = node.Branches[node.IndexOf(bit)];
            if (branch is Entry entry)
            {
                return entry.Find(hash, key)?.Value;
            }

            node = (Node)branch;
        }
    }

    /// <summary>The map with this value for the key, in the place of an earlier one.</summary>
    public PersistentMap<TValue> Set(string key, TValue value)
    {
        bool added = true;
        Node changed = Set(root, 0, OrdinalHash.Of(key), key, value, ref added);
        return ReferenceEquals(changed, root) ? this : new PersistentMap<TValue>(changed, added ? Count + 1 : Count);
    }

    private static Node Set(Node node, int shift, uint hash, string key, TValue value, ref bool added)
    {
        uint bit = 1u << (int)((hash >> shift) & PieceMask);
        int index = node.IndexOf(bit);
        if ((node.Bitmap & bit) == 0)
        {
            return node.With(bit, index, new Entry(hash, key, value, null));
        }

        object branch = node.Branches[index];
        object changed;
        if (branch is Node deeper)
        {
            changed = Set(deeper, shift + PieceBits, hash, key, value, ref added);
        }
        else
        {
            Entry entry = (Entry)branch;
            if (entry.Hash == hash)
            {
                Entry? standing = entry.Find(hash, key);
                added = standing is null;
                changed = ReferenceEquals(standing?.Value, value)
                    ? entry
                    : new Entry(hash, key, value, standing is null ? entry : entry.Without(standing));
            }
            else
            {
                changed = Pair(shift + PieceBits, entry, new Entry(hash, key, value, null));
            }
        }

        return ReferenceEquals(changed, branch) ? node : node.With(index, changed);
    }

    /// <summary>A node of two entries with different hashes: as deep as these have their pieces in common.</summary>
    private static Node Pair(int shift, Entry one, Entry other)
    {
        uint first = (one.Hash >> shift) & PieceMask;
        uint second = (other.Hash >> shift) & PieceMask;
        return first == second
            ? new Node(1u << (int)first, new object[] { Pair(shift + PieceBits, one, other) })
            : new Node((1u << (int)first) | (1u << (int)second), first < second ? new object[] { one, other } : new object[] { other, one });
    }

    /// <summary>The branches that exist, in the order of their pieces.</summary>
    private sealed class Node
    {
        internal readonly uint Bitmap;
        internal readonly object[] Branches;

        internal Node(uint bitmap, object[] branches)
        {
            Bitmap = bitmap;
            Branches = branches;
        }

        /// <summary>Where the branch of this bit stands, or would stand: after all branches of lower bits.</summary>
        internal int IndexOf(uint bit) => CountOfOnes(Bitmap & (bit - 1));

        internal Node With(uint bit, int index, object branch)
        {
            object[] longer = new object[Branches.Length + 1];
            Array.Copy(Branches, longer, index);
            longer[index] = branch;
            Array.Copy(Branches, index, longer, index + 1, Branches.Length - index);
            return new Node(Bitmap | bit, longer);
        }

        internal Node With(int index, object branch)
        {
            object[] copy = (object[])Branches.Clone();
            copy[index] = branch;
            return new Node(Bitmap, copy);
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

    /// <summary>A key and its value, and the other entries whose keys have the same hash.</summary>
    private sealed class Entry
    {
        internal readonly uint Hash;
        internal readonly TValue Value;
        private readonly string key;
        private readonly Entry? next;

        internal Entry(uint hash, string key, TValue value, Entry? next)
        {
            Hash = hash;
            Value = value;
            this.key = key;
            this.next = next;
        }

        internal Entry? Find(uint hash, string key)
        {
            if (hash != Hash)
            {
                return null;
            }

            Entry? entry = this;
            while (entry is not null && !string.Equals(entry.key, key, StringComparison.Ordinal))
            {
                entry = entry.next;
            }

            return entry;
        }

        /// <summary>The chain without one of its entries; in another order, which does not matter.</summary>
        internal Entry? Without(Entry entry)
        {
            Entry? chain = entry.next;
            for (Entry other = this; !ReferenceEquals(other, entry); other = other.next!)
            {
                chain = new Entry(Hash, other.key, other.Value, chain);
            }

            return chain;
        }
    }
}
