using NodaTime;

namespace Prepayments;

/// <summary>
/// Is what was posted to a subledger, apart from its settings: a fold over effects, of which every earlier state stays as it
/// was. All numbers and ids share one map; lists give the order of posting.
/// </summary>
internal sealed class Facts
{
    private readonly PersistentMap<Record> records;
    private readonly NumberRegister shed;

    private Facts(PersistentMap<Record> records, NumberRegister shed, LocalDate? shedBefore)
    {
        this.records = records;
        this.shed = shed;
        ShedBefore = shedBefore;
        Orders = PersistentList<string>.Empty;
        Items = PersistentList<string>.Empty;
        Links = PersistentList<string>.Empty;
        Reversals = PersistentList<string>.Empty;
        Revaluations = PersistentList<string>.Empty;
    }

    internal static Facts None { get; } = new(PersistentMap<Record>.Empty, NumberRegister.Empty, null);

    internal PersistentList<string> Orders { get; private init; }

    internal PersistentList<string> Items { get; private init; }

    internal PersistentList<string> Links { get; private init; }

    internal PersistentList<string> Reversals { get; private init; }

    internal PersistentList<string> Revaluations { get; private init; }

    /// <summary>Gets the day before which closed documents were shed, or null where none ever were.</summary>
    internal LocalDate? ShedBefore { get; }

    /// <summary>Starts with nothing but the numbers of documents that were shed; the array is sorted.</summary>
    internal static Facts WithoutShed(string[] numbers, LocalDate? before) =>
        new(PersistentMap<Record>.Empty, NumberRegister.Of(numbers), before);

    internal Record? Find(string number) => records.Find(number);

    internal bool IsShed(string number) => shed.Count > 0 && shed.Contains(number);

    /// <summary>The numbers that were shed, in ordinal order.</summary>
    internal string[] ShedNumbers() => shed.ToArray();

    /// <summary>Returns what the effects of one document make of these facts.</summary>
    internal Facts Apply(IReadOnlyList<Effect> effects)
    {
        var next = records;
        var orders = Orders;
        var items = Items;
        var links = Links;
        var reversals = Reversals;
        var revaluations = Revaluations;
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Effect.OrderPlaced placed:
                    var number = placed.Order.Text.Number;
                    var before = (OrderRecord?)next.Find(number);
                    orders = before is null ? orders.Add(number) : orders;
                    next = next.Set(number, new OrderRecord(placed.Order, before?.Items ?? PersistentList<string>.Empty));
                    break;
                case Effect.ItemOpened opened:
                    items = items.Add(opened.Item.Number);
                    next = next.Set(opened.Item.Number, new ItemRecord(opened.Item, PersistentList<string>.Empty, null));
                    next = OnItsOrders(next, opened.Item);
                    break;
                case Effect.LinkAdded added:
                    links = links.Add(added.Link.Id);
                    next = OnItsItems(next.Set(added.Link.Id, new LinkRecord(added.Link, null)), added.Link);
                    break;
                case Effect.Revalued revalued:
                    revaluations = revaluations.Add(revalued.Fact.Number);
                    next = next.Set(revalued.Fact.Number, new RevaluationRecord(revalued.Fact, null));
                    break;
                case Effect.Reversed reversed:
                    reversals = reversals.Add(reversed.Fact.Number);
                    next = next.Set(reversed.Fact.Number, new ReversalRecord(reversed.Fact));
                    foreach (var id in reversed.Fact.Reversed.Items)
                    {
                        next = next.Set(id, Marked(next.Find(id)!, reversed.Fact.Number));
                    }

                    break;
            }
        }

        return new Facts(next, shed, ShedBefore)
        {
            Orders = orders,
            Items = items,
            Links = links,
            Reversals = reversals,
            Revaluations = revaluations,
        };
    }

    private static Record Marked(Record record, string by) => record switch
    {
        LinkRecord link => new LinkRecord(link.Link, by),
        RevaluationRecord revaluation => new RevaluationRecord(revaluation.Fact, by),
        _ => ((ItemRecord)record).Reverse(by),
    };

    private static PersistentMap<Record> OnItsOrders(PersistentMap<Record> records, OpenItem item)
    {
        foreach (var order in item.Orders())
        {
            records = records.Set(order, ((OrderRecord)records.Find(order)!).With(item.Number));
        }

        return records;
    }

    private static PersistentMap<Record> OnItsItems(PersistentMap<Record> records, Link link)
    {
        // An invoice that reverses an unpaid prepayment is neither end of that link, but takes it back when it is reversed.
        var other = link.Kind == LinkKind.UnpaidReversal ? link.Document : link.To;
        records = records.Set(link.From, ((ItemRecord)records.Find(link.From)!).With(link.Id));
        if (link.Kind == LinkKind.Revaluation)
        {
            return records;
        }

        return records.Find(other) is OrderRecord order
            ? records.Set(other, order.With(link.From))
            : records.Set(other, ((ItemRecord)records.Find(other)!).With(link.Id));
    }
}
