namespace Prepayments;

/// <summary>Is the answer of <see cref="Posting.Post"/>: the document was posted, or it was rejected.</summary>
/// <remarks>The hierarchy is closed: <see cref="Posted"/> and <see cref="Rejected"/> are all there is.</remarks>
public abstract class PostingResult
{
    private protected PostingResult(Subledger subledger) => Subledger = subledger;

    /// <summary>Gets the subledger after the document; after a rejection it is the very one that was given.</summary>
    public Subledger Subledger { get; }

    /// <summary>Gets a value indicating whether the document was posted.</summary>
    public bool IsPosted => Rejection is null;

    /// <summary>Gets the journal entries: one, or none, and those of reversed unpaid prepayments before it (rules D19, S4).</summary>
    /// <remarks>The list is made when it is asked for.</remarks>
    public abstract EquatableArray<JournalEntry> Entries { get; }

    /// <summary>Gets what the document draws attention to; empty after a rejection.</summary>
    public abstract EquatableArray<Notice> Notices { get; }

    /// <summary>Gets the reason of a rejection, or null.</summary>
    public abstract Rejection? Rejection { get; }

    /// <summary>Returns this result if the document was posted, for callers to whom a rejection is a mistake of their own.</summary>
    /// <returns>This result.</returns>
    /// <exception cref="InvalidOperationException">The document was rejected; the message has code and figures.</exception>
    public PostingResult EnsurePosted() => Rejection is null
        ? this
        : throw new InvalidOperationException(Rejection.ToString());
}
