namespace Prepayments;

/// <summary>
/// Is what is open on the parts of an item while a document uses it up. What is taken of an amount in the accounting
/// currency follows cumulatively, so that the last piece clears both currencies to zero (rule A5); what revaluations made of
/// it goes with it (X5).
/// </summary>
internal sealed class OpenParts
{
    private readonly Plan plan;

    // Mostly there is one part, and no row of them.
    private readonly PostedAmount[]? several;
    private PostedAmount only;

    // What revaluations made of the parts; null as long as there was none.
    private Growth? growth;

    private OpenParts(Plan plan, OpenItem item, ItemRecord? record)
    {
        this.plan = plan;
        Item = item;
        several = Count == 1 ? null : new PostedAmount[Count];
        for (var p = 0; p < Count; p++)
        {
            Leave(p, record is null ? item.Part(p).Amount : Settling.OpenPart(record, p));
        }
    }

    internal OpenItem Item { get; }

    internal int Count => Item.PartCount;

    internal decimal Total => several is null ? only.Transaction : Prepayments.Total.Of(several);

    internal static OpenParts Of(Plan plan, ItemRecord record)
    {
        var parts = new OpenParts(plan, record.Item, record);
        if (Unrealised.IsOn(record))
        {
            parts.growth = parts.Know(record);
        }

        return parts;
    }

    /// <summary>Looks at an item that the document itself opens.</summary>
    internal static OpenParts Of(Plan plan, OpenItem item) => new(plan, item, null);

    internal PostedAmount Left(int part) => several is null ? only : several[part];

    internal PostedAmount Take(int part, decimal amount)
    {
        var whole = Item.Part(part).Amount;
        return Take(part, plan.IsForeign ? plan.Share(whole, whole - Left(part), amount) : plan.Own(amount));
    }

    /// <summary>Takes an amount of which is known what it is in the accounting currency.</summary>
    internal PostedAmount Take(int part, PostedAmount taken)
    {
        var left = Left(part);
        if (growth is not null)
        {
            growth.Now[part] = growth.Now[part].Take(plan, taken.Transaction, left.Transaction);
        }

        Leave(part, left - taken);
        return taken;
    }

    /// <summary>Brings a part to its worth at a rate (X5).</summary>
    internal void Revalue(int part, decimal worth)
    {
        var all = (growth ??= Know(null)).Now;
        all[part] = all[part].Replace(plan, Carrying.OfPart(Item, part), worth - Left(part).Accounting);
    }

    /// <summary>
    /// Posts what changed of what is unrealised since this was last asked for, and returns it per part; empty where nothing
    /// did.
    /// </summary>
    internal PostedAmount[] PostUnrealised(Journal journal)
    {
        if (growth is null || Array.TrueForAll(growth.Now, part => part.IsNone))
        {
            return [];
        }

        var (now, posted) = (growth.Now, growth.Posted);
        var changes = new PostedAmount[now.Length];
        var lines = journal.Count;
        for (var p = 0; p < changes.Length; p++)
        {
            changes[p] = now[p].Post(plan, journal, Carrying.OfPart(Item, p), posted[p]);
            posted[p] = now[p];
        }

        // Gain and loss may change against each other while the item stands where it stood.
        return journal.Count > lines ? changes : [];
    }

    private void Leave(int part, PostedAmount left)
    {
        if (several is null)
        {
            only = left;
        }
        else
        {
            several[part] = left;
        }
    }

    /// <summary>Finds what revaluations made of the parts; nothing where the item has no record yet, or there was none.</summary>
    private Growth Know(ItemRecord? record)
    {
        var now = new Unrealised[Count];
        for (var p = 0; p < now.Length; p++)
        {
            now[p] = record is null ? Unrealised.None : Unrealised.Of(record, Carrying.OfPart(Item, p));
        }

        return new Growth(now, (Unrealised[])now.Clone());
    }

    /// <summary>Is what revaluations made of each part, now and as it was posted last.</summary>
    private sealed class Growth(Unrealised[] now, Unrealised[] posted)
    {
        internal Unrealised[] Now { get; } = now;

        internal Unrealised[] Posted { get; } = posted;
    }
}
