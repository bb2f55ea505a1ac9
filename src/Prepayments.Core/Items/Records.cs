using NodaTime;

namespace Prepayments;

/// <summary>
/// Is what a subledger keeps under a number or id: a posted fact, with what was added to it since. All share one number
/// space, so all share one map.
/// </summary>
internal abstract class Record
{
}

/// <summary>Keeps an order, with the numbers of the invoices and prepayment invoices on it in the order of posting.</summary>
internal sealed class OrderRecord : Record
{
    internal OrderRecord(PlacedOrder order, PersistentList<string> items)
        : this(order, items, PositionsOf(order.Text))
    {
    }

    private OrderRecord(PlacedOrder order, PersistentList<string> items, Dictionary<string, int> positions)
    {
        Order = order;
        Items = items;
        Positions = positions;
    }

    internal PlacedOrder Order { get; }

    internal PersistentList<string> Items { get; }

    internal Order Text => Order.Text;

    /// <summary>
    /// Gets the position of every line by its id: made once per text, so that an invoice of many lines finds each at once.
    /// </summary>
    internal Dictionary<string, int> Positions { get; }

    internal OrderRecord With(string item) => new(Order, Items.Add(item), Positions);

    /// <summary>Returns the position of every line of an order by its id.</summary>
    internal static Dictionary<string, int> PositionsOf(Order order)
    {
        var positions = new Dictionary<string, int>(order.Lines.Count, StringComparer.Ordinal);
        for (var i = 0; i < order.Lines.Count; i++)
        {
            positions.Add(order.Lines[i].Id, i);
        }

        return positions;
    }
}

/// <summary>Keeps an open item, with the ids of its links and the number of its reversal.</summary>
internal sealed class ItemRecord : Record
{
    internal ItemRecord(OpenItem item, PersistentList<string> links, string? reversedBy)
    {
        Item = item;
        Links = links;
        ReversedBy = reversedBy;
    }

    internal OpenItem Item { get; }

    internal PersistentList<string> Links { get; }

    internal string? ReversedBy { get; }

    internal bool Lives => ReversedBy is null;

    internal ItemRecord With(string link) => new(Item, Links.Add(link), ReversedBy);

    internal ItemRecord Reverse(string by) => new(Item, Links, by);
}

/// <summary>Keeps a link, with the number of its reversal.</summary>
internal sealed class LinkRecord : Record
{
    internal LinkRecord(Link link, string? reversedBy)
    {
        Link = link;
        ReversedBy = reversedBy;
    }

    internal Link Link { get; }

    internal string? ReversedBy { get; }

    internal bool Lives => ReversedBy is null;
}

/// <summary>Keeps a revaluation, with the number of its reversal.</summary>
internal sealed class RevaluationRecord : Record
{
    internal RevaluationRecord(RevaluationFact fact, string? reversedBy)
    {
        Fact = fact;
        ReversedBy = reversedBy;
    }

    internal RevaluationFact Fact { get; }

    internal string? ReversedBy { get; }
}

/// <summary>Keeps a reversal.</summary>
internal sealed class ReversalRecord : Record
{
    internal ReversalRecord(ReversalFact fact) => Fact = fact;

    internal ReversalFact Fact { get; }
}
