using NodaTime;

namespace Prepayments;

/// <summary>
/// Is what a subledger keeps under a number or id: a posted fact, with what was added to it since. All share one number
/// space, and one map but for the links that are found with their items.
/// </summary>
internal abstract class Record : Keyed
{
    private protected Record(string id, uint hash, uint place)
        : base(id, hash) => Place = place;

    private protected Record(Record before)
        : base(before) => Place = before.Place;

    /// <summary>Gets the place in the order of posting: more of them than memory can hold.</summary>
    internal uint Place { get; }
}

/// <summary>Keeps an order, with the numbers of the invoices and prepayment invoices on it in the order of posting.</summary>
internal sealed class OrderRecord : Record
{
    internal OrderRecord(PlacedOrder order, LinePositions positions, uint hash, uint place)
        : base(order.Text.Number, hash, place)
    {
        Order = order;
        Items = PersistentList<string>.Empty;
        Positions = positions;
    }

    private OrderRecord(OrderRecord before, PlacedOrder order, LinePositions positions)
        : base(before)
    {
        Order = order;
        Items = before.Items;
        Positions = positions;
    }

    private OrderRecord(OrderRecord before, PersistentList<string> items)
        : base(before)
    {
        Order = before.Order;
        Items = items;
        Positions = before.Positions;
    }

    internal PlacedOrder Order { get; }

    internal PersistentList<string> Items { get; }

    internal Order Text => Order.Text;

    /// <summary>Gets the position of every line by its id: made once per text.</summary>
    internal LinePositions Positions { get; }

    /// <summary>The position of the line of an id, or −1.</summary>
    internal int IndexOf(string line) => Positions.IndexOf(Text.Lines, line);

    internal OrderRecord With(string item) => new(this, Items.Add(item));

    internal OrderRecord Amend(PlacedOrder order, LinePositions positions) => new(this, order, positions);
}

/// <summary>Keeps an open item, with its links and the number of its reversal.</summary>
internal sealed class ItemRecord : Record
{
    /// <summary>Among so many links of an item one is looked for by its id.</summary>
    internal const int FewLinks = 16;

    internal ItemRecord(OpenItem item, uint hash, uint place)
        : base(item.Number, hash, place)
    {
        Item = item;
        Links = PersistentList<LinkRecord>.Empty;
    }

    private ItemRecord(ItemRecord before, PersistentList<LinkRecord> links, string? reversedBy)
        : base(before)
    {
        Item = before.Item;
        Links = links;
        ReversedBy = reversedBy;
    }

    internal OpenItem Item { get; }

    /// <summary>Gets the links that use this item, or that it uses, in the order of posting, reversed ones included.</summary>
    internal PersistentList<LinkRecord> Links { get; private set; }

    internal string? ReversedBy { get; }

    internal bool Lives => ReversedBy is null;

    internal ItemRecord With(LinkRecord link) => new(this, Links.Add(link), ReversedBy);

    /// <summary>Returns this with a link that was reversed in the place of the same one that lived.</summary>
    internal ItemRecord Replace(LinkRecord link) => new(this, Links.Set(PlaceOf(link), link), ReversedBy);

    internal ItemRecord Reverse(string by) => new(this, Links, by);

    /// <summary>Adds a link that the item's own document makes, while the record is being made and nobody else has it.</summary>
    internal void Join(LinkRecord link) => Links = Links.Add(link);

    /// <summary>Finds one of the first few links by its id. Others have a place of their own.</summary>
    internal LinkRecord? FindLink(string id)
    {
        for (var i = 0; i < Links.Count && i < FewLinks; i++)
        {
            if (string.Equals(Links.Get(i).Key, id, StringComparison.Ordinal))
            {
                return Links.Get(i);
            }
        }

        return null;
    }

    /// <summary>The place of a link among those of the item, which stand in the order of posting.</summary>
    private int PlaceOf(LinkRecord link)
    {
        var (low, high) = (0, Links.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Links.Get(middle).Place < link.Place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>Keeps a link, with the number of its reversal.</summary>
internal sealed class LinkRecord : Record
{
    // One that is found with an item needs no hash.
    internal LinkRecord(Link link, uint place, bool isInMap)
        : base(link.Id, isInMap ? OrdinalHash.OfNumber(link.Id) : 0, place)
    {
        Link = link;
        IsInMap = isInMap;
    }

    private LinkRecord(LinkRecord before, string reversedBy)
        : base(before)
    {
        Link = before.Link;
        IsInMap = before.IsInMap;
        ReversedBy = reversedBy;
    }

    internal Link Link { get; }

    /// <summary>Gets a value indicating whether it has a place of its own in the map, besides those with its items.</summary>
    internal bool IsInMap { get; }

    internal string? ReversedBy { get; }

    internal bool Lives => ReversedBy is null;

    internal LinkRecord Reverse(string by) => new(this, by);
}

/// <summary>Keeps a revaluation, with the number of its reversal.</summary>
internal sealed class RevaluationRecord : Record
{
    internal RevaluationRecord(RevaluationFact fact, uint hash, uint place)
        : base(fact.Number, hash, place) => Fact = fact;

    private RevaluationRecord(RevaluationRecord before, string reversedBy)
        : base(before)
    {
        Fact = before.Fact;
        ReversedBy = reversedBy;
    }

    internal RevaluationFact Fact { get; }

    internal string? ReversedBy { get; }

    internal RevaluationRecord Reverse(string by) => new(this, by);
}

/// <summary>Keeps a reversal.</summary>
internal sealed class ReversalRecord : Record
{
    internal ReversalRecord(ReversalFact fact, uint hash, uint place)
        : base(fact.Number, hash, place) => Fact = fact;

    internal ReversalFact Fact { get; }
}
