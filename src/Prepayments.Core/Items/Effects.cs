using System.Diagnostics;

namespace Prepayments;

/// <summary>
/// Is what a document does to its subledger: the one fact that it makes, if any, and the links that it adds. The state is a fold over
/// effects; a reversal inverts them by marking what was opened or added, never by taking it away.
/// </summary>
/// <remarks>It changes as it is used, and is kept in one place while it does: in the plan of a document.</remarks>
internal struct Effects
{
    // Mostly there is one link at the most, and no list of them.
    private Link? link;
    private List<Link>? more;

    internal Effects(NumberShape shape) => Shape = shape;

    /// <summary>Gets what the document's number is like: its record is put among the facts by this.</summary>
    internal NumberShape Shape { get; }

    /// <summary>Gets the order that is placed, the item that is opened, the revaluation, or what is reversed.</summary>
    internal object? Fact { get; private set; }

    internal readonly int LinkCount => link is null ? 0 : 1 + (more?.Count ?? 0);

    internal readonly Link Link(int index) => index == 0 ? link! : more![index - 1];

    internal void Place(Placed order) => Make(order);

    internal void Open(OpenItem item) => Make(item);

    internal void Revalue(RevaluationFact revaluation) => Make(revaluation);

    internal void Reverse(Reversed reversed) => Make(reversed);

    internal void Add(Link added)
    {
        if (link is null)
        {
            link = added;
        }
        else
        {
            (more ??= []).Add(added);
        }
    }

    private void Make(object fact)
    {
        Debug.Assert(Fact is null, "A document makes one fact.");
        Fact = fact;
    }

    /// <summary>Is an order, with the positions of its lines, which were looked for as it was checked.</summary>
    internal sealed class Placed(PlacedOrder order, LinePositions positions)
    {
        internal PlacedOrder Order { get; } = order;

        internal LinePositions Positions { get; } = positions;
    }

    /// <summary>Is a reversal, with the mirrored lines. They belong to the entry alone: the state keeps what was posted, not its mirror.</summary>
    internal sealed class Reversed(ReversalFact reversal, EquatableArray<JournalLine> journal)
    {
        internal ReversalFact Reversal { get; } = reversal;

        internal EquatableArray<JournalLine> Journal { get; } = journal;
    }
}
