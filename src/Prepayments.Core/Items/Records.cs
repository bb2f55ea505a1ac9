using NodaTime;

namespace Prepayments;

/// <summary>
/// Is what a subledger keeps under a number or id: a posted fact, with what was added to it since. All share one number
/// space, so all share one map.
/// </summary>
internal abstract class Record : IKeyed
{
    private protected Record(long place) => Place = place;

    /// <summary>Gets the number or id.</summary>
    public abstract string Key { get; }

    /// <summary>Gets the place in the order of posting.</summary>
    internal long Place { get; }
}

/// <summary>Keeps an order, with the numbers of the invoices and prepayment invoices on it in the order of posting.</summary>
internal sealed class OrderRecord : Record
{
    internal OrderRecord(PlacedOrder order, PersistentList<string> items, long place)
        : this(order, items, place, LinePositions.Of(order.Text.Lines))
    {
    }

    private OrderRecord(PlacedOrder order, PersistentList<string> items, long place, LinePositions positions)
        : base(place)
    {
        Order = order;
        Items = items;
        Positions = positions;
    }

    public override string Key => Order.Text.Number;

    internal PlacedOrder Order { get; }

    internal PersistentList<string> Items { get; }

    internal Order Text => Order.Text;

    /// <summary>Gets the position of every line by its id: made once per text.</summary>
    internal LinePositions Positions { get; }

    internal OrderRecord With(string item) => new(Order, Items.Add(item), Place, Positions);
}

/// <summary>Keeps an open item, with the ids of its links and the number of its reversal.</summary>
internal sealed class ItemRecord : Record
{
    internal ItemRecord(OpenItem item, PersistentList<string> links, string? reversedBy, long place)
        : base(place)
    {
        Item = item;
        Links = links;
        ReversedBy = reversedBy;
    }

    public override string Key => Item.Number;

    internal OpenItem Item { get; }

    internal PersistentList<string> Links { get; }

    internal string? ReversedBy { get; }

    internal bool Lives => ReversedBy is null;

    internal ItemRecord With(string link) => new(Item, Links.Add(link), ReversedBy, Place);

    internal ItemRecord Reverse(string by) => new(Item, Links, by, Place);
}

/// <summary>Keeps a link, with the number of its reversal.</summary>
internal sealed class LinkRecord : Record
{
    internal LinkRecord(Link link, string? reversedBy, long place)
        : base(place)
    {
        Link = link;
        ReversedBy = reversedBy;
    }

    public override string Key => Link.Id;

    internal Link Link { get; }

    internal string? ReversedBy { get; }

    internal bool Lives => ReversedBy is null;
}

/// <summary>Keeps a revaluation, with the number of its reversal.</summary>
internal sealed class RevaluationRecord : Record
{
    internal RevaluationRecord(RevaluationFact fact, string? reversedBy, long place)
        : base(place)
    {
        Fact = fact;
        ReversedBy = reversedBy;
    }

    public override string Key => Fact.Number;

    internal RevaluationFact Fact { get; }

    internal string? ReversedBy { get; }
}

/// <summary>Keeps a reversal.</summary>
internal sealed class ReversalRecord : Record
{
    internal ReversalRecord(ReversalFact fact, long place)
        : base(place) => Fact = fact;

    public override string Key => Fact.Number;

    internal ReversalFact Fact { get; }
}
