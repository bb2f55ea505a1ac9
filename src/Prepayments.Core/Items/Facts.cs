using NodaTime;

namespace Prepayments;

/// <summary>
/// Is what was posted to a subledger, apart from its settings: a fold over effects, of which every earlier state stays as it
/// was. All numbers and ids share one map, and each record knows its place in the order of posting.
/// </summary>
internal sealed class Facts
{
    private readonly PersistentMap<Record> records;
    private readonly NumberRegister shed;
    private readonly long next;

    private Facts(PersistentMap<Record> records, long next, NumberRegister shed, LocalDate? shedBefore)
    {
        this.records = records;
        this.next = next;
        this.shed = shed;
        ShedBefore = shedBefore;
    }

    internal static Facts None { get; } = new(PersistentMap<Record>.Empty, 0, NumberRegister.Empty, null);

    /// <summary>Gets the day before which closed documents were shed, or null where none ever were.</summary>
    internal LocalDate? ShedBefore { get; }

    /// <summary>Starts with nothing but the numbers of documents that were shed, in ordinal order.</summary>
    internal static Facts WithoutShed(string[] numbers, LocalDate? before) =>
        new(PersistentMap<Record>.Empty, 0, NumberRegister.Of(numbers), before);

    internal Record? Find(string number) => records.Find(number);

    internal bool IsShed(string number) => shed.Count > 0 && shed.Contains(number);

    /// <summary>The numbers that were shed, in ordinal order.</summary>
    internal string[] ShedNumbers() => shed.ToArray();

    /// <summary>All records of a kind, in the order of posting.</summary>
    internal List<T> All<T>()
        where T : Record
    {
        var all = new List<Record>(records.Count);
        records.AddTo(all);
        var found = new List<T>();
        foreach (var record in all)
        {
            if (record is T one)
            {
                found.Add(one);
            }
        }

        found.Sort((one, other) => one.Place.CompareTo(other.Place));
        return found;
    }

    /// <summary>Returns what the effects of one document make of these facts.</summary>
    internal Facts Apply(List<Effect> effects)
    {
        var editor = new PersistentMap<Record>.Editor(records);
        var place = next;
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Effect.OrderPlaced placed:
                    var before = (OrderRecord?)editor.Find(placed.Order.Text.Number);
                    editor.Set(before is null
                        ? new OrderRecord(placed.Order, PersistentList<string>.Empty, place++)
                        : new OrderRecord(placed.Order, before.Items, before.Place));
                    break;
                case Effect.ItemOpened opened:
                    editor.Set(new ItemRecord(opened.Item, PersistentList<string>.Empty, null, place++));
                    SetOnItsOrders(editor, opened.Item);
                    break;
                case Effect.LinkAdded added:
                    editor.Set(new LinkRecord(added.Link, null, place++));
                    SetOnItsItems(editor, added.Link);
                    break;
                case Effect.Revalued revalued:
                    editor.Set(new RevaluationRecord(revalued.Fact, null, place++));
                    break;
                case Effect.Reversed reversed:
                    editor.Set(new ReversalRecord(reversed.Fact, place++));
                    foreach (var id in reversed.Fact.Reversed.Items)
                    {
                        editor.Set(Marked(editor.Find(id)!, reversed.Fact.Number));
                    }

                    break;
            }
        }

        return new Facts(editor.ToMap(records), place, shed, ShedBefore);
    }

    private static Record Marked(Record record, string by) => record switch
    {
        LinkRecord link => new LinkRecord(link.Link, by, link.Place),
        RevaluationRecord revaluation => new RevaluationRecord(revaluation.Fact, by, revaluation.Place),
        _ => ((ItemRecord)record).Reverse(by),
    };

    private static void SetOnItsOrders(PersistentMap<Record>.Editor editor, OpenItem item)
    {
        foreach (var order in item.Orders())
        {
            editor.Set(((OrderRecord)editor.Find(order)!).With(item.Number));
        }
    }

    private static void SetOnItsItems(PersistentMap<Record>.Editor editor, Link link)
    {
        editor.Set(((ItemRecord)editor.Find(link.From)!).With(link.Id));
        if (link.Kind == LinkKind.Revaluation)
        {
            return;
        }

        // An invoice that reverses an unpaid prepayment is neither end of that link, but takes it back when it is reversed.
        var other = link.Kind == LinkKind.UnpaidReversal ? link.Document : link.To;
        editor.Set(editor.Find(other) is OrderRecord order ? order.With(link.From) : ((ItemRecord)editor.Find(other)!).With(link.Id));
    }
}
