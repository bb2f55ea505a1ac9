using NodaTime;

namespace Prepayments;

/// <summary>
/// Is what a subledger keeps under a number or id: a posted fact, with what was added to it since. All share one number
/// space, so all share one map.
/// </summary>
internal abstract class Record : Keyed
{
    private protected Record(string number, long place)
        : base(number) => Place = place;

    private protected Record(string id, uint hash, long place)
        : base(id, hash) => Place = place;

    private protected Record(Record before)
        : base(before) => Place = before.Place;

    /// <summary>Gets the place in the order of posting.</summary>
    internal long Place { get; }
}

/// <summary>Keeps an order, with the numbers of the invoices and prepayment invoices on it in the order of posting.</summary>
internal sealed class OrderRecord : Record
{
    internal OrderRecord(PlacedOrder order, long place)
        : base(order.Text.Number, place)
    {
        Order = order;
        Items = PersistentList<string>.Empty;
        Positions = LinePositions.Of(order.Text.Lines);
    }

    private OrderRecord(OrderRecord before, PlacedOrder order)
        : base(before)
    {
        Order = order;
        Items = before.Items;
        Positions = LinePositions.Of(order.Text.Lines);
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

    internal OrderRecord With(string item) => new(this, Items.Add(item));

    internal OrderRecord Amend(PlacedOrder order) => new(this, order);
}

/// <summary>Keeps an open item, with its links and the number of its reversal.</summary>
internal sealed class ItemRecord : Record
{
    internal ItemRecord(OpenItem item, long place)
        : base(item.Number, place)
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

    /// <summary>Returns this with a link more, or with one that was reversed in the place of the same one.</summary>
    internal ItemRecord With(LinkRecord link) =>
        new(this, link.Lives ? Links.Add(link) : Links.Set(PlaceOf(link.Key), link), ReversedBy);

    internal ItemRecord Reverse(string by) => new(this, Links, by);

    /// <summary>Adds a link that the item's own document makes, while the record is being made and nobody else has it.</summary>
    internal void Join(LinkRecord link) => Links = Links.Add(link);

    internal LinkRecord? FindLink(string id)
    {
        var place = PlaceOf(id);
        return place < 0 ? null : Links.Get(place);
    }

    // The latest is looked for most.
    private int PlaceOf(string id)
    {
        var place = Links.Count - 1;
        while (place >= 0 && !string.Equals(Links.Get(place).Key, id, StringComparison.Ordinal))
        {
            place--;
        }

        return place;
    }
}

/// <summary>Keeps a link, with the number of its reversal.</summary>
internal sealed class LinkRecord : Record
{
    // Inside an item it is found by its id, and needs no hash.
    internal LinkRecord(Link link, long place)
        : base(link.Id, link.IsInsideItem ? 0 : OrdinalHash.Of(link.Id), place) => Link = link;

    private LinkRecord(LinkRecord before, string reversedBy)
        : base(before)
    {
        Link = before.Link;
        ReversedBy = reversedBy;
    }

    internal Link Link { get; }

    internal string? ReversedBy { get; }

    internal bool Lives => ReversedBy is null;

    internal LinkRecord Reverse(string by) => new(this, by);
}

/// <summary>Keeps a revaluation, with the number of its reversal.</summary>
internal sealed class RevaluationRecord : Record
{
    internal RevaluationRecord(RevaluationFact fact, long place)
        : base(fact.Number, place) => Fact = fact;

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
    internal ReversalRecord(ReversalFact fact, long place)
        : base(fact.Number, place) => Fact = fact;

    internal ReversalFact Fact { get; }
}
