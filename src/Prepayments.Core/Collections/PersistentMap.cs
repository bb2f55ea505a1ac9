namespace Prepayments;

/// <summary>A map from numbers and names to facts, of which every earlier version stays as it was.</summary>
/// <remarks>
/// <para>A trie over the hashes of the keys, three bits a level from the highest: a node has a place for each of the eight pieces, in
/// which nothing stands, a value, or a deeper node where several values share the piece. Values whose first 30 bits are equal stand
/// in a row below the last level. Keys are compared ordinally; the hash is the same on every target and in every run.</para>
/// <para>The values that were set last stand in a short row before the trie. What is posted is mostly about what was posted just
/// before, so that a value which changes with every document goes into the trie once and not each time. When the row is full, all
/// of it goes there in one pass, in the order of the hashes, which makes each node on the way anew once. All other nodes are shared
/// between versions.</para>
/// </remarks>
internal sealed class PersistentMap
{
    private const int PieceBits = 3;
    private const int Width = 1 << PieceBits;
    private const int HighestShift = 32 - PieceBits;

    /// <summary>How many values stand before the trie at the most: few enough to look at one after the other.</summary>
    private const int MostRecent = 16;

    private readonly object?[]? root;
    private readonly Recent[] recent;
    private readonly int recentCount;

    private PersistentMap(object?[]? root, Recent[] recent, int recentCount)
    {
        this.root = root;
        this.recent = recent;
        this.recentCount = recentCount;
    }

    /// <summary>The map without entries.</summary>
    public static PersistentMap Empty { get; } = new PersistentMap(null, [], 0);

    /// <summary>The value of a key, or null.</summary>
    public Keyed? Find(string key) => new Editor(this).Find(key);

    /// <summary>Lists all values, in no order that means anything.</summary>
    public List<Keyed> ToList()
    {
        List<Keyed> values = [];
        if (root is not null)
        {
            AddTo(values, root);
        }

        // What stands in the row replaces what the trie has under the same key.
        values.RemoveAll(value => PlaceOf(recent, recentCount, value.Key, value.Hash) >= 0);
        for (int i = 0; i < recentCount; i++)
        {
            values.Add(recent[i].Value);
        }

        return values;
    }

    private static void AddTo(List<Keyed> values, object?[] node)
    {
        foreach (object? branch in node)
        {
            if (branch is object?[] deeper)
            {
                AddTo(values, deeper);
            }
            else if (branch is not null)
            {
                values.Add((Keyed)branch);
            }
        }
    }

    private static int PlaceOf(Recent[] row, int count, string key, uint hash)
    {
        // What was set last is looked for most.
        int place = count - 1;
        while (place >= 0 && !row[place].Value.Has(key, hash))
        {
            place--;
        }

        return place;
    }

    private static Keyed? Find(object?[]? node, string key, uint hash)
    {
        object? branch = node;
        for (int shift = HighestShift; branch is object?[] deeper; shift -= PieceBits)
        {
            if (shift < 0)
            {
                int place = PlaceInRow(deeper, key);
                return place < 0 ? null : (Keyed)deeper[place]!;
            }

            branch = deeper[PieceOf(hash, shift)];
        }

        Keyed? value = (Keyed?)branch;
        return value is not null && value.Has(key, hash) ? value : null;
    }

    private static int PieceOf(uint hash, int shift) => (int)(hash >> shift) & (Width - 1);

    private static int PlaceInRow(object?[] row, string key) =>
        Array.FindIndex(row, value => string.Equals(((Keyed)value!).Key, key, StringComparison.Ordinal));

    /// <summary>A node with values more, or in the place of those of the same keys: some of a row that is in the order of the hashes.</summary>
    private static object?[] With(object?[]? node, Recent[] row, int from, int to, int shift)
    {
        if (shift < 0)
        {
            return WithEqualHashes(node, row, from, to);
        }

        object?[] next = new object?[Width];
        if (node is not null)
        {
            Array.Copy(node, next, Width);
        }

        Put(next, row, from, to, shift);
        return next;
    }

    private static void Put(object?[] next, Recent[] row, int from, int to, int shift)
    {
        while (from < to)
        {
            int piece = PieceOf(row[from].Value.Hash, shift);
            int end = from + 1;
            while (end < to && PieceOf(row[end].Value.Hash, shift) == piece)
            {
                end++;
            }

            next[piece] = Branch(next[piece], row, from, end, shift - PieceBits);
            from = end;
        }
    }

    private static object Branch(object? standing, Recent[] row, int from, int to, int shift)
    {
        if (standing is null)
        {
            return to - from == 1 ? row[from].Value : With(null, row, from, to, shift);
        }

        if (standing is object?[] node)
        {
            return With(node, row, from, to, shift);
        }

        Keyed value = (Keyed)standing;
        if (to - from == 1 && row[from].Value.Has(value.Key, value.Hash))
        {
            return row[from].Value;
        }

        if (shift < 0)
        {
            return WithEqualHashes([value], row, from, to);
        }

        object?[] next = new object?[Width];
        next[PieceOf(value.Hash, shift)] = value;
        Put(next, row, from, to, shift);
        return next;
    }

    private static object?[] WithEqualHashes(object?[]? standing, Recent[] row, int from, int to)
    {
        List<object?> values = standing is null ? [] : [.. standing];
        for (; from < to; from++)
        {
            int place = PlaceInRow([.. values], row[from].Value.Key);
            if (place < 0)
            {
                values.Add(row[from].Value);
            }
            else
            {
                values[place] = row[from].Value;
            }
        }

        return [.. values];
    }

    /// <summary>Makes the next version of a map.</summary>
    internal struct Editor
    {
        private object?[]? root;
        private Recent[] recent;
        private int recentCount;
        private bool changed;

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
            return place < 0 ? PersistentMap.Find(root, key, hash) : recent[place].Value;
        }

        internal void Set(Keyed value)
        {
            int place = PlaceOf(recent, recentCount, value.Key, value.Hash);
            if (place >= 0 && ReferenceEquals(recent[place].Value, value))
            {
                return;
            }

            if (place < 0 && recentCount == MostRecent)
            {
                Recent[] row = (Recent[])recent.Clone();
                Array.Sort(Array.ConvertAll(row, one => one.Value.Hash), row);
                root = With(root, row, 0, row.Length, HighestShift);
                recentCount = 0;
            }

            if (!changed)
            {
                // A document mostly sets two or three values.
                Recent[] copy = new Recent[Math.Min(recentCount + 3, MostRecent)];
                Array.Copy(recent, copy, recentCount);
                recent = copy;
                changed = true;
            }
            else if (place < 0 && recentCount == recent.Length)
            {
                Array.Resize(ref recent, MostRecent);
            }

            recent[place < 0 ? recentCount++ : place] = new Recent(value);
        }

        /// <summary>Returns the next version; the editor is not used any more.</summary>
        internal readonly PersistentMap ToMap(PersistentMap before) => changed ? new(root, recent, recentCount) : before;
    }

    /// <summary>A value of the row. An array of these is written without a look at what type of value it is for.</summary>
    private readonly struct Recent(Keyed value)
    {
        internal Keyed Value { get; } = value;
    }
}
