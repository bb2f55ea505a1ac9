using NodaTime;

namespace Prepayments;

/// <summary>
/// Is what was posted to a subledger, apart from its settings: a fold over effects, of which every earlier state stays as it
/// was. All numbers and ids share one number space, and each record knows its place in the order of posting.
/// </summary>
/// <remarks>
/// A link is kept with the items that it joins. One that an item's document makes itself is found there, by the document's number
/// that its id begins with; others have a place of their own in the map.
/// </remarks>
internal readonly struct Facts
{
    private readonly PersistentMap records;
    private readonly NumberRegister shed;
    private readonly long next;

    /// <summary>The length of the longest number of an item.</summary>
    private readonly int longest;

    /// <summary>Whether a number or id of the map has a slash, as the ids of links inside documents have.</summary>
    private readonly bool slashed;

    private Facts(PersistentMap records, long next, int longest, bool slashed, NumberRegister shed, LocalDate? shedBefore)
    {
        this.records = records;
        this.next = next;
        this.longest = longest;
        this.slashed = slashed;
        this.shed = shed;
        ShedBefore = shedBefore;
    }

    internal static Facts None { get; } = new(PersistentMap.Empty, 0, 0, false, NumberRegister.Empty, null);

    /// <summary>Gets the day before which closed documents were shed, or null where none ever were.</summary>
    internal LocalDate? ShedBefore { get; }

    /// <summary>Starts with nothing but the numbers of documents that were shed, in ordinal order.</summary>
    internal static Facts WithoutShed(string[] numbers, LocalDate? before) =>
        new(PersistentMap.Empty, 0, 0, false, NumberRegister.Of(numbers), before);

    /// <summary>Finds what stands under a number or id.</summary>
    internal Record? Find(string number) => Find(new PersistentMap.Editor(records), number, longest, -1);

    /// <summary>
    /// Says whether the id of a link that a document makes itself is taken, where the document's number is not. Mostly no number has
    /// a slash, and then none can look like such an id.
    /// </summary>
    internal bool ContainsLink(string id, string document) =>
        ((slashed || HasSlash(document)) && Find(new PersistentMap.Editor(records), id, longest, document.Length) is not null) || IsShed(id);

    internal OrderRecord? FindOrder(string number) => records.Find(number) as OrderRecord;

    internal ItemRecord? FindItem(string number) => records.Find(number) as ItemRecord;

    internal bool IsShed(string number) => shed.Count > 0 && shed.Contains(number);

    /// <summary>The numbers that were shed, in ordinal order.</summary>
    internal string[] ShedNumbers() => shed.ToArray();

    /// <summary>All records of a kind but links, in the order of posting.</summary>
    internal List<T> All<T>()
        where T : Record
    {
        var found = new List<T>();
        foreach (var record in records.ToList())
        {
            if (record is T one)
            {
                found.Add(one);
            }
        }

        return InOrder(found);
    }

    /// <summary>All links, in the order of posting.</summary>
    internal List<LinkRecord> AllLinks()
    {
        var found = All<LinkRecord>();
        foreach (var item in All<ItemRecord>())
        {
            for (var i = 0; i < item.Links.Count; i++)
            {
                var link = item.Links.Get(i);
                if (link.Link.IsInsideItem && string.Equals(link.Link.Document, item.Key, StringComparison.Ordinal))
                {
                    found.Add(link);
                }
            }
        }

        return InOrder(found);
    }

    /// <summary>Returns what the effects of one document make of these facts, given the first of them.</summary>
    internal Facts Apply(Effect? first)
    {
        var editor = new PersistentMap.Editor(records);
        var place = next;
        var (length, slash) = (longest, slashed);
        ItemRecord? opened = null;
        for (var effect = first; effect is not null; effect = effect.Next)
        {
            switch (effect)
            {
                case Effect.OrderPlaced placed:
                    var before = (OrderRecord?)editor.Find(placed.Order.Text.Number);
                    editor.Set(before?.Amend(placed.Order) ?? new OrderRecord(placed.Order, place++));
                    slash |= HasSlash(placed.Order.Text.Number);
                    break;
                case Effect.ItemOpened { Item: var item }:
                    opened = new ItemRecord(item, place++);
                    editor.Set(opened);
                    length = Math.Max(length, item.Number.Length);
                    slash |= HasSlash(item.Number);
                    foreach (var order in item.Orders())
                    {
                        editor.Set(((OrderRecord)editor.Find(order)!).With(item.Number));
                    }

                    break;
                case Effect.LinkAdded added:
                    Set(ref editor, new LinkRecord(added.Link, place++), opened);
                    slash |= !added.Link.IsInsideItem && HasSlash(added.Link.Id);
                    break;
                case Effect.Revalued revalued:
                    editor.Set(new RevaluationRecord(revalued.Fact, place++));
                    slash |= HasSlash(revalued.Fact.Number);
                    break;
                case Effect.Reversed reversed:
                    editor.Set(new ReversalRecord(reversed.Fact, place++));
                    slash |= HasSlash(reversed.Fact.Number);
                    foreach (var id in reversed.Fact.Reversed.Items)
                    {
                        Reverse(ref editor, Find(editor, id, length, -1)!, reversed.Fact.Number);
                    }

                    break;
            }
        }

        return new Facts(editor.ToMap(records), place, length, slash, shed, ShedBefore);
    }

    private static bool HasSlash(string number) => number.IndexOf("/", StringComparison.Ordinal) >= 0;

    private static Record? Find(PersistentMap.Editor records, string number, int longest, int unknown)
    {
        var found = records.Find(number);
        for (var i = 1; found is null && i < number.Length && i <= longest; i++)
        {
            if (number[i] == '/' && i != unknown)
            {
                found = (records.Find(number.Substring(0, i)) as ItemRecord)?.FindLink(number);
            }
        }

        return (Record?)found;
    }

    /// <summary>Keeps a link, or one that was reversed in the place of the same one, with the items that it joins.</summary>
    private static void Set(ref PersistentMap.Editor editor, LinkRecord record, ItemRecord? opened)
    {
        var link = record.Link;
        var from = (ItemRecord)Find(editor, link.From, opened)!;
        Set(ref editor, from, record, opened);
        if (link.Kind != LinkKind.Revaluation)
        {
            // An invoice that reverses an unpaid prepayment is neither end of that link, but takes it back when it is reversed.
            var other = Find(editor, link.Kind == LinkKind.UnpaidReversal ? link.Document : link.To, opened);
            if (other is ItemRecord to)
            {
                Set(ref editor, to, record, opened);
            }
            else if (record.Lives)
            {
                editor.Set(((OrderRecord)other!).With(link.From));
            }
        }

        if (!link.IsInsideItem)
        {
            editor.Set(record);
        }
    }

    /// <summary>Finds what a link joins: mostly one end is the item that the document just opened.</summary>
    private static Keyed? Find(PersistentMap.Editor editor, string number, ItemRecord? opened) =>
        opened is not null && string.Equals(number, opened.Key, StringComparison.Ordinal) ? opened : editor.Find(number);

    private static void Set(ref PersistentMap.Editor editor, ItemRecord item, LinkRecord link, ItemRecord? opened)
    {
        if (ReferenceEquals(item, opened))
        {
            item.Join(link);
        }
        else
        {
            editor.Set(item.With(link));
        }
    }

    private static void Reverse(ref PersistentMap.Editor editor, Record record, string by)
    {
        switch (record)
        {
            case LinkRecord link:
                Set(ref editor, link.Reverse(by), null);
                break;
            case RevaluationRecord revaluation:
                editor.Set(revaluation.Reverse(by));
                break;
            default:
                editor.Set(((ItemRecord)record).Reverse(by));
                break;
        }
    }

    private static List<T> InOrder<T>(List<T> records)
        where T : Record
    {
        records.Sort((one, other) => one.Place.CompareTo(other.Place));
        return records;
    }
}
