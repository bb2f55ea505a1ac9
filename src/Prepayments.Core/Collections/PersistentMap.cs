namespace Prepayments;

/// <summary>A map from numbers and names to facts, of which every earlier version stays as it was.</summary>
/// <remarks>
/// <para>A trie over the hashes of the keys, three bits a level from the highest: a node has a place for each of the eight pieces, in
/// which nothing stands, a value, a short row of values that share the piece, or a deeper node where there are more of them. Values
/// whose first 30 bits are equal stand in one row, however many. Keys are compared ordinally; the hash is the same on every target
/// and in every run. It keeps numbers of one series together (<see cref="OrdinalHash.OfNumber"/>): what is posted now is looked for and
/// put where the processor was just before, however long the history.</para>
/// <para>The values that were set last stand in a short row before the trie. What is posted is mostly about what was posted just
/// before, so that a value which changes with every document goes into the trie once and not each time. When the row is full, all
/// of it goes there in one pass, in the order of the hashes, which makes each node on the way anew once. All other nodes are shared
/// between versions.</para>
/// </remarks>
internal readonly struct PersistentMap
{
    private const int PieceBits = 3;
    private const int Width = 1 << PieceBits;
    private const int HighestShift = 32 - PieceBits;

    /// <summary>How many values stand before the trie at the most: few enough to look at one after the other.</summary>
    private const int MostRecent = 16;

    /// <summary>How many values stand in a row in the trie before they get a node: it would be larger, and one step more.</summary>
    private const int Few = 8;

    /// <summary>How many values a document adds to the row, mostly: its own. What it changes besides is mostly there.</summary>
    private const int More = 1;

    private readonly Branch[]? root;

    // The last places may be empty.
    private readonly Value[] recent;

    private PersistentMap(Branch[]? root, Value[] recent)
    {
        this.root = root;
        this.recent = recent;
    }

    /// <summary>The map without entries.</summary>
    public static PersistentMap Empty { get; } = new PersistentMap(null, []);

    /// <summary>The value of a key, or null.</summary>
    public Keyed? Find(string key) => new Editor(this).Find(key);

    /// <summary>Lists all values, in no order that means anything.</summary>
    public List<Keyed> ToList()
    {
        List<Keyed> values = [];
        AddTo(values, WithRecent(root, recent, CountOf(recent)));
        return values;
    }

    private static void AddTo(List<Keyed> values, Branch[] node)
    {
        foreach (Branch branch in node)
        {
            switch (branch.Thing)
            {
                case Branch[] deeper:
                    AddTo(values, deeper);
                    break;
                case Hashed[] row:
                    values.AddRange(Array.ConvertAll(row, value => value.Fact));
                    break;
                case Keyed fact:
                    values.Add(fact);
                    break;
            }
        }
    }

    private static Keyed? Find(Branch[]? node, string key, uint hash)
    {
        object? branch = node;
        for (int shift = HighestShift; branch is Branch[] deeper; shift -= PieceBits)
        {
            branch = deeper[PieceOf(hash, shift)].Thing;
        }

        if (branch is Hashed[] row)
        {
            int place = PlaceOf(row, key, hash);
            return place < 0 ? null : row[place].Fact;
        }

        Keyed? fact = (Keyed?)branch;
        return fact is not null && fact.Has(key, hash) ? fact : null;
    }

    private static int PieceOf(uint hash, int shift) => (int)(hash >> shift) & (Width - 1);

    private static int PlaceOf(Value[] row, string key, uint hash)
    {
        // What was set last is looked for most.
        int place = row.Length - 1;
        while (place >= 0 && !(row[place].Fact is { } fact && fact.Has(key, hash)))
        {
            place--;
        }

        return place;
    }

    // As above, but by the hashes that stand in the row.
    private static int PlaceOf(Hashed[] row, string key, uint hash)
    {
        int place = row.Length - 1;
        while (place >= 0 && !(row[place].Hash == hash && row[place].Fact.Has(key, hash)))
        {
            place--;
        }

        return place;
    }

    private static int CountOf(Value[] row)
    {
        int count = row.Length;
        while (count > 0 && row[count - 1].Fact is null)
        {
            count--;
        }

        return count;
    }

    /// <summary>The trie with the values that were set last.</summary>
    private static Branch[] WithRecent(Branch[]? root, Value[] recent, int recentCount)
    {
        Hashed[] row = new Hashed[recentCount];
        for (int i = 0; i < recentCount; i++)
        {
            Insert(row, i, new Hashed(recent[i].Fact));
        }

        return With(root, row, 0, recentCount, HighestShift);
    }

    /// <summary>Puts a value where it belongs among so many that are in the order of the hashes.</summary>
    private static void Insert(Hashed[] row, int count, Hashed value)
    {
        int place = count;
        for (; place > 0 && row[place - 1].Hash > value.Hash; place--)
        {
            row[place] = row[place - 1];
        }

        row[place] = value;
    }

    /// <summary>A node with values more, or in the place of those of the same keys: some of a row that is in the order of the hashes.</summary>
    private static Branch[] With(Branch[]? node, Hashed[] row, int from, int to, int shift)
    {
        Branch[] next = new Branch[Width];
        if (node is not null)
        {
            Array.Copy(node, next, Width);
        }

        while (from < to)
        {
            int piece = PieceOf(row[from].Hash, shift);
            int end = from + 1;
            while (end < to && PieceOf(row[end].Hash, shift) == piece)
            {
                end++;
            }

            next[piece] = new Branch(Grown(next[piece].Thing, row, from, end, shift - PieceBits));
            from = end;
        }

        return next;
    }

    private static object Grown(object? standing, Hashed[] row, int from, int to, int shift)
    {
        if (standing is null && to - from is > 1 and <= Few)
        {
            Hashed[] some = new Hashed[to - from];
            Array.Copy(row, from, some, 0, some.Length);
            return some;
        }

        object? branch = standing;
        for (; from < to; from++)
        {
            if (branch is Branch[] node)
            {
                return With(node, row, from, to, shift);
            }

            branch = Beside(branch, row[from], shift);
        }

        return branch!;
    }

    /// <summary>A value and what stands in its place, which is no node: nothing, another value, or a row of them.</summary>
    private static object Beside(object? standing, Hashed value, int shift)
    {
        if (standing is not Hashed[] row)
        {
            return standing is not Keyed one || one.Has(value.Fact.Key, value.Hash) ? value.Fact : new Hashed[] { new(one), value };
        }

        int place = PlaceOf(row, value.Fact.Key, value.Hash);
        if (place < 0 && row.Length == Few && shift >= 0)
        {
            return Node(row, value, shift);
        }

        Hashed[] next = new Hashed[place < 0 ? row.Length + 1 : row.Length];
        row.CopyTo(next, 0);
        next[place < 0 ? row.Length : place] = value;
        return next;
    }

    /// <summary>A node of a row that has become too long for one, and of another value.</summary>
    private static Branch[] Node(Hashed[] row, Hashed another, int shift)
    {
        Hashed[] all = new Hashed[row.Length + 1];
        for (int i = 0; i < row.Length; i++)
        {
            Insert(all, i, row[i]);
        }

        Insert(all, row.Length, another);
        return With(null, all, 0, all.Length, shift);
    }

    /// <summary>Makes the next version of a map.</summary>
    internal struct Editor
    {
        private Branch[]? root;
        private Value[] recent;

        // How many are in the row, once this editor has changed it, and so has one of its own.
        private int recentCount;
        private bool changed;

        internal Editor(PersistentMap map)
        {
            root = map.root;
            recent = map.recent;
        }

        internal readonly Keyed? Find(string key)
        {
            uint hash = OrdinalHash.OfNumber(key);
            int place = PlaceOf(recent, key, hash);
            return place < 0 ? PersistentMap.Find(root, key, hash) : recent[place].Fact;
        }

        internal void Set(Keyed value)
        {
            int place = PlaceOf(recent, value.Key, value.Hash);
            if (place >= 0 && ReferenceEquals(recent[place].Fact, value))
            {
                return;
            }

            recentCount = changed ? recentCount : CountOf(recent);
            if (place < 0 && recentCount == MostRecent)
            {
                root = WithRecent(root, recent, recentCount);
                recent = new Value[More];
                recentCount = 0;
            }
            else if (!changed)
            {
                Value[] copy = new Value[Math.Min(recentCount + More, MostRecent)];
                Array.Copy(recent, copy, recentCount);
                recent = copy;
            }
            else if (place < 0 && recentCount == recent.Length)
            {
                Array.Resize(ref recent, Math.Min(2 * recentCount, MostRecent));
            }

            changed = true;
            recent[place < 0 ? recentCount++ : place] = new Value(value);
        }

        /// <summary>Returns the next version; the editor is not used any more.</summary>
        internal readonly PersistentMap ToMap() => new(root, recent);
    }

    /// <summary>A value of the row. An array of these is written without a look at what type of value it is for.</summary>
    private readonly struct Value(Keyed fact)
    {
        internal Keyed Fact { get; } = fact;
    }

    /// <summary>A value in the trie, with its hash: to see that another one is looked for, nothing is read that may be far away in memory.</summary>
    private readonly struct Hashed(Keyed fact)
    {
        internal Keyed Fact { get; } = fact;

        internal uint Hash { get; } = fact.Hash;
    }

    /// <summary>What stands in a place of a node. An array of these is told from others at a glance; one of objects may be of any type.</summary>
    private readonly struct Branch(object thing)
    {
        internal object? Thing { get; } = thing;
    }
}
