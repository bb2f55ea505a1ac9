using System.Diagnostics;
using NodaTime;

namespace Prepayments;

/// <summary>
/// Is what was posted to a subledger, apart from its settings: a fold over effects, of which every earlier state stays as it
/// was. All numbers and ids share one number space, and each record knows its place in the order of posting.
/// </summary>
/// <remarks>
/// A link is kept with the items that it joins. The first few that an item's document makes itself are found there, by the document's
/// number that their ids begin with; all others have a place of their own in the map.
/// </remarks>
internal readonly struct Facts
{
    /// <summary>Up to so many slashes in an id are looked at.</summary>
    private const int MostSlashes = 8;

    private readonly PersistentMap records;
    private readonly Shed shed;
    private readonly uint next;

    private Facts(PersistentMap records, uint next, bool hasSlashes, Shed shed)
    {
        this.records = records;
        this.next = next;
        HasSlashes = hasSlashes;
        this.shed = shed;
    }

    internal static Facts None { get; } = WithoutShed([], null);

    /// <summary>Gets a value indicating whether a number or id of the map has a slash, as the ids of links inside documents have.</summary>
    internal bool HasSlashes { get; }

    /// <summary>Gets the day before which closed documents were shed, or null where none ever were.</summary>
    internal LocalDate? ShedBefore => shed.Before;

    /// <summary>Starts with nothing but the numbers of documents that were shed, in ordinal order.</summary>
    internal static Facts WithoutShed(string[] numbers, LocalDate? before) =>
        new(PersistentMap.Empty, 0, false, new Shed(NumberRegister.Of(numbers), before));

    /// <summary>Finds what stands under a number or id.</summary>
    internal Record? Find(string number) => Find(number, NumberShape.Of(number));

    /// <summary>Finds what stands under a number or id that was looked at.</summary>
    internal Record? Find(string number, NumberShape shape) => Find(records, number, shape);

    /// <summary>
    /// Says whether the id of a link that a document makes itself is taken, where the document's number is not. Mostly no number has
    /// a slash, and then none can look like such an id.
    /// </summary>
    internal bool ContainsLink(string id, NumberShape document) => (MayLookLikeALink(document) && Find(id) is not null) || IsShed(id);

    /// <summary>Says whether the id of any link that a document makes itself can be taken at all.</summary>
    internal bool MayHaveTakenLinks(NumberShape document) => MayLookLikeALink(document) || shed.Numbers.Count > 0;

    internal OrderRecord? FindOrder(string number) => records.Find(number) as OrderRecord;

    internal ItemRecord? FindItem(string number) => records.Find(number) as ItemRecord;

    internal bool IsShed(string number) => shed.Numbers.Count > 0 && shed.Numbers.Contains(number);

    /// <summary>The numbers that were shed, in ordinal order.</summary>
    internal string[] ShedNumbers() => shed.Numbers.ToArray();

    /// <summary>All records in the order of posting, also the links that are kept with their items alone.</summary>
    internal Record[] InOrder()
    {
        // Each has a place of its own, and all places are taken.
        var all = new Record[next];
        foreach (var record in records.ToList())
        {
            all[((Record)record).Place] = (Record)record;
            for (var i = 0; record is ItemRecord item && i < item.Links.Count; i++)
            {
                var link = item.Links.Get(i);
                all[link.Place] = link;
            }
        }

        return all;
    }

    /// <summary>Returns what the effects of one document make of these facts.</summary>
    internal Facts Apply(Effects effects)
    {
        var editor = new Editor(this);
        var shape = effects.Shape;
        switch (effects.Fact)
        {
            case Effects.Placed placed:
                editor.Place(placed.Order, placed.Positions, shape);
                break;
            case OpenItem item:
                editor.Open(item, shape);
                break;
            case RevaluationFact revaluation:
                editor.Revalue(revaluation, shape);
                break;
            case Effects.Reversed { Reversal: var reversal }:
                editor.Reverse(reversal, shape);
                break;
        }

        for (var i = 0; i < effects.LinkCount; i++)
        {
            editor.Add(effects.Link(i));
        }

        return editor.ToFacts();
    }

    private bool MayLookLikeALink(NumberShape document) => HasSlashes || document.HasSlash;

    /// <summary>Finds what stands under a number or id: in the map, or with the item whose number the id begins with.</summary>
    private static Record? Find(PersistentMap records, string id, NumberShape shape)
    {
        var found = records.Find(id, shape.Hash);
        var slashes = 0;
        for (var i = shape.HasSlash ? id.IndexOf('/', 0) : -1; found is null && i >= 0 && slashes < MostSlashes; i = id.IndexOf('/', i + 1))
        {
            found = (records.Find(id.Substring(0, i)) as ItemRecord)?.FindLink(id);
            slashes++;
        }

        return (Record?)found;
    }

    /// <summary>
    /// Says whether a link is found with an item: it is among the first few that the item's own document makes, and its number has few
    /// slashes. So no look-up goes through many of either.
    /// </summary>
    private static bool IsFoundWith(Link link, ItemRecord? item) =>
        item is not null && item.Links.Count < ItemRecord.FewLinks && link.IsMadeBy(item.Key) && CountOfSlashes(item.Key) < MostSlashes;

    /// <summary>
    /// What a link joins its first item with. An invoice that reverses an unpaid prepayment is neither end of that link, but takes it
    /// back when it is reversed.
    /// </summary>
    private static string OtherEnd(Link link) => link.Kind == LinkKind.UnpaidReversal ? link.Document : link.To;

    private static int CountOfSlashes(string number)
    {
        var count = 0;
        for (var i = number.IndexOf('/', 0); i >= 0; i = number.IndexOf('/', i + 1))
        {
            count++;
        }

        return count;
    }

    /// <summary>Makes the next version of facts.</summary>
    internal struct Editor
    {
        private readonly Shed shed;
        private PersistentMap.Editor records;
        private uint next;
        private bool hasSlashes;

        // The item that was opened last is joined to its links as it stands.
        private ItemRecord? opened;

        internal Editor(in Facts facts)
        {
            shed = facts.shed;
            records = new PersistentMap.Editor(facts.records);
            next = facts.next;
            hasSlashes = facts.HasSlashes;
        }

        internal void Place(PlacedOrder order, LinePositions positions, NumberShape shape)
        {
            // One with its first terms is new, and mostly an order is.
            Debug.Assert(order.Terms.Count > 1 || records.Map.Find(order.Text.Number, shape.Hash) is null, "An order is amended by further terms.");
            var before = order.Terms.Count == 1 ? null : (OrderRecord?)records.Map.Find(order.Text.Number, shape.Hash);
            Set(before?.Amend(order, positions) ?? new OrderRecord(order, positions, shape.Hash, next++), shape);
        }

        internal void Open(OpenItem item, NumberShape shape)
        {
            opened = new ItemRecord(item, shape.Hash, next++);
            Set(opened, shape);
            foreach (var order in item.Orders())
            {
                records.Set(((OrderRecord)records.Map.Find(order)!).With(item.Number));
            }
        }

        internal void Revalue(RevaluationFact revaluation, NumberShape shape) =>
            Set(new RevaluationRecord(revaluation, shape.Hash, next++), shape);

        internal void Reverse(ReversalFact reversal, NumberShape shape)
        {
            // What was opened may be reversed, and then another record stands for it.
            opened = null;
            Set(new ReversalRecord(reversal, shape.Hash, next++), shape);
            foreach (var id in reversal.Reversed.Items)
            {
                Reverse(Facts.Find(records.Map, id, NumberShape.Of(id))!, reversal.Number);
            }
        }

        /// <summary>
        /// Adds a link to the items that it joins, and to the map unless its document is one of them, where it is found.
        /// </summary>
        internal void Add(Link link)
        {
            var from = (ItemRecord)Find(link.From)!;
            var other = link.Kind == LinkKind.Revaluation ? null : Find(OtherEnd(link));
            var record = new LinkRecord(link, next++, !(IsFoundWith(link, from) || IsFoundWith(link, other as ItemRecord)));
            Join(from, record);
            switch (other)
            {
                case ItemRecord to:
                    Join(to, record);
                    break;
                case OrderRecord order:
                    records.Set(order.With(link.From));
                    break;
            }

            if (record.IsInMap)
            {
                records.Set(record);
                hasSlashes |= NumberShape.HasSlashIn(link.Id);
            }
        }

        /// <summary>Returns the next version; the editor is not used any more.</summary>
        internal readonly Facts ToFacts() => new(records.Map, next, hasSlashes, shed);

        private void Set(Record record, NumberShape shape)
        {
            records.Set(record);
            hasSlashes |= shape.HasSlash;
        }

        private void Join(ItemRecord item, LinkRecord link)
        {
            if (ReferenceEquals(item, opened))
            {
                item.Join(link);
            }
            else
            {
                records.Set(item.With(link));
            }
        }

        private void Reverse(Record record, string by)
        {
            switch (record)
            {
                case LinkRecord link:
                    Replace(link.Reverse(by));
                    break;
                case RevaluationRecord revaluation:
                    records.Set(revaluation.Reverse(by));
                    break;
                default:
                    records.Set(((ItemRecord)record).Reverse(by));
                    break;
            }
        }

        /// <summary>Puts a link that was reversed in the place of the same one that lived, wherever that stands.</summary>
        private void Replace(LinkRecord reversed)
        {
            var link = reversed.Link;
            records.Set(((ItemRecord)records.Map.Find(link.From)!).Replace(reversed));
            if (link.Kind != LinkKind.Revaluation && records.Map.Find(OtherEnd(link)) is ItemRecord to)
            {
                records.Set(to.Replace(reversed));
            }

            if (reversed.IsInMap)
            {
                records.Set(reversed);
            }
        }

        /// <summary>Finds what a link joins: mostly one end is the item that the document just opened.</summary>
        private readonly Keyed? Find(string number) =>
            opened is not null && string.Equals(number, opened.Key, StringComparison.Ordinal) ? opened : records.Map.Find(number);
    }

    /// <summary>Is what is left of documents that were shed: their numbers, which stay taken, and the day before which they were dated.</summary>
    private sealed class Shed(NumberRegister numbers, LocalDate? before)
    {
        internal NumberRegister Numbers { get; } = numbers;

        internal LocalDate? Before { get; } = before;
    }
}
