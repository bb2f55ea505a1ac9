namespace Prepayments;

/// <summary>A map from numbers and names to facts, of which every earlier version stays as it was.</summary>
/// <remarks>
/// <para>A trie over the hashes of the keys, from the highest bits: the root goes by six of them and has 64 places, every other node by
/// three and has eight. In a place stands nothing, a value, a short row of values that share it, or a deeper node where there are more of
/// them. Values whose first 30 bits are equal stand in one row, however many. Keys are compared ordinally; the hash is the same on every
/// target and in every run. It keeps numbers of one series together, in their order (<see cref="OrdinalHash.OfNumber"/>): what is posted
/// now goes into few rows, and is looked for where the processor was just before, however long the history.</para>
/// <para>The values that were set last stand in a short row before the trie. What is posted is mostly about what was posted just
/// before, so that a value which changes with every document goes into the trie once and not each time. When the row is full, all
/// of it goes there in one pass, in the order of the hashes, which makes each node on the way anew once. All other nodes are shared
/// between versions.</para>
/// </remarks>
internal readonly struct PersistentMap
{
    private const int PieceBits = 3;
    private const int Width = 1 << PieceBits;
    private const int RootBits = 6;
    private const int RootWidth = 1 << RootBits;
    private const int RootShift = 32 - RootBits;

    /// <summary>How many values stand before the trie at the most: few enough to look at one after the other.</summary>
    private const int MostRecent = 16;

    /// <summary>How many values stand in a row in the trie before they get a node: it would be larger, and one step more.</summary>
    private const int Few = 8;

    /// <summary>How many values a document adds to the row, mostly: its own. What it changes besides is mostly there.</summary>
    private const int More = 1;

    private readonly Branch[]? root;

    // The last places may be empty.
    private readonly Value[] recent;

    // Has a bit for the last six bits of each hash in the row: most of what is looked for is new, and its bit is missing.
    private readonly ulong recentBits;

    private PersistentMap(Branch[]? root, Value[] recent, ulong recentBits)
    {
        this.root = root;
        this.recent = recent;
        this.recentBits = recentBits;
    }

    /// <summary>The map without entries.</summary>
    public static PersistentMap Empty { get; } = new PersistentMap(null, [], 0);

    /// <summary>The value of a key, or null.</summary>
    public Keyed? Find(string key) => Find(key, OrdinalHash.OfNumber(key));

    /// <summary>The value of a key of this hash, or null.</summary>
    public Keyed? Find(string key, uint hash)
    {
        int place = PlaceOf(key, hash);
        return place < 0 ? FindBefore(key, hash) : recent[place].Fact;
    }

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

    /// <summary>Looks in the trie, where what was set before the recent values is.</summary>
    private Keyed? FindBefore(string key, uint hash)
    {
        object? branch = root?[PieceOf(hash, RootShift, RootWidth)].Thing;
        for (int shift = RootShift - PieceBits; branch is Branch[] deeper; shift -= PieceBits)
        {
            branch = deeper[PieceOf(hash, shift, Width)].Thing;
        }

        if (branch is Hashed[] row)
        {
            int place = PlaceOf(row, row.Length, key, hash);
            return place < 0 ? null : row[place].Fact;
        }

        Keyed? fact = (Keyed?)branch;
        return fact is not null && fact.Has(key, hash) ? fact : null;
    }

    private static int PieceOf(uint hash, int shift, int width) => (int)(hash >> shift) & (width - 1);

    private static ulong BitOf(uint hash) => 1UL << (int)(hash & 63);

    /// <summary>The place among the recent values, or −1.</summary>
    private int PlaceOf(string key, uint hash)
    {
        if ((recentBits & BitOf(hash)) == 0)
        {
            return -1;
        }

        // What was set last is looked for most.
        int place = recent.Length - 1;
        while (place >= 0 && !(recent[place].Fact is { } fact && fact.Has(key, hash)))
        {
            place--;
        }

        return place;
    }

    /// <summary>The place among the first of a row in the trie, by the hashes that stand there, or −1.</summary>
    private static int PlaceOf(Hashed[] row, int count, string key, uint hash)
    {
        int place = count - 1;
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

        return With(root, RootWidth, row, 0, recentCount, RootShift);
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
    private static Branch[] With(Branch[]? node, int width, Hashed[] row, int from, int to, int shift)
    {
        Branch[] next = new Branch[width];
        if (node is not null)
        {
            Array.Copy(node, next, width);
        }

        while (from < to)
        {
            int piece = PieceOf(row[from].Hash, shift, width);
            int end = from + 1;
            while (end < to && PieceOf(row[end].Hash, shift, width) == piece)
            {
                end++;
            }

            next[piece] = new Branch(Grown(next[piece].Thing, row, from, end, shift - PieceBits));
            from = end;
        }

        return next;
    }

    /// <summary>What stands in one place, with values more.</summary>
    private static object Grown(object? standing, Hashed[] row, int from, int to, int shift)
    {
        if (standing is Branch[] node)
        {
            return With(node, Width, row, from, to, shift);
        }

        Keyed? one = standing as Keyed;
        if (to - from == 1 && (standing is null || (one is not null && one.Has(row[from].Fact.Key, row[from].Hash))))
        {
            return row[from].Fact;
        }

        Hashed[] before = one is not null ? [new(one)] : (Hashed[]?)standing ?? [];
        Hashed[] all = Merged(before, row, from, to);
        return all.Length > Few && shift >= 0 ? With(null, Width, all, 0, all.Length, shift) : all;
    }

    /// <summary>A row with values more, or in the place of those of the same keys, in the order of the hashes as both are.</summary>
    private static Hashed[] Merged(Hashed[] standing, Hashed[] row, int from, int to)
    {
        // Mostly all of them are new.
        Hashed[] all = new Hashed[standing.Length + to - from];
        int count = standing.Length;
        Array.Copy(standing, all, count);
        for (; from < to; from++)
        {
            int place = PlaceOf(all, count, row[from].Fact.Key, row[from].Hash);
            if (place < 0)
            {
                Insert(all, count++, row[from]);
            }
            else
            {
                all[place] = row[from];
            }
        }

        Array.Resize(ref all, count);
        return all;
    }

    /// <summary>Makes the next version of a map.</summary>
    internal struct Editor
    {
        // How many recent values there are, once this editor has changed them, and so has a row of its own.
        private int recentCount;
        private bool changed;

        internal Editor(PersistentMap map) => Map = map;

        /// <summary>Gets the map as it stands. One that was taken is no version as long as more is set: the recent values are written in place.</summary>
        internal PersistentMap Map { get; private set; }

        internal void Set(Keyed value)
        {
            Branch[]? root = Map.root;
            Value[] recent = Map.recent;
            ulong bits = Map.recentBits;
            int place = Map.PlaceOf(value.Key, value.Hash);
            if (place >= 0 && ReferenceEquals(recent[place].Fact, value))
            {
                return;
            }

            recentCount = changed ? recentCount : CountOf(recent);
            if (place < 0 && recentCount == MostRecent)
            {
                root = WithRecent(root, recent, recentCount);
                recent = new Value[More];
                bits = 0;
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
            Map = new PersistentMap(root, recent, bits | BitOf(value.Hash));
        }
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
