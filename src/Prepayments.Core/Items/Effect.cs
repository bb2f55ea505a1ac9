namespace Prepayments;

/// <summary>
/// Is a change that a document makes to its subledger. The state is a fold over effects; a reversal inverts them by
/// marking what was opened or added, never by taking it away.
/// </summary>
internal abstract class Effect
{
    /// <summary>Gets the effect after this one, or null.</summary>
    internal Effect? Next { get; private set; }

    /// <summary>Puts an effect after the last one of some, or makes it the first of them.</summary>
    internal static void Add(ref Effect? first, ref Effect? last, Effect effect)
    {
        if (last is null)
        {
            first = effect;
        }
        else
        {
            last.Next = effect;
        }

        last = effect;
    }

    internal sealed class OrderPlaced : Effect
    {
        internal OrderPlaced(PlacedOrder order) => Order = order;

        internal PlacedOrder Order { get; }
    }

    internal sealed class ItemOpened : Effect
    {
        internal ItemOpened(OpenItem item) => Item = item;

        internal OpenItem Item { get; }
    }

    internal sealed class LinkAdded : Effect
    {
        internal LinkAdded(Link link) => Link = link;

        internal Link Link { get; }
    }

    internal sealed class Revalued : Effect
    {
        internal Revalued(RevaluationFact fact) => Fact = fact;

        internal RevaluationFact Fact { get; }
    }

    internal sealed class Reversed : Effect
    {
        internal Reversed(ReversalFact fact, EquatableArray<JournalLine> journal)
        {
            Fact = fact;
            Journal = journal;
        }

        internal ReversalFact Fact { get; }

        /// <summary>Gets the mirrored lines. They belong to the entry alone: the state keeps what was posted, not its mirror.</summary>
        internal EquatableArray<JournalLine> Journal { get; }
    }
}
