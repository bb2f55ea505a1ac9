namespace Prepayments;

/// <summary>Is the answer that a document was posted.</summary>
public sealed class Posted : PostingResult
{
    // Mostly there is one entry, and no list of it before somebody asks.
    private readonly EquatableArray<JournalEntry> unpaid;
    private readonly JournalEntry? entry;

    internal Posted(Subledger subledger, EquatableArray<JournalEntry> unpaid, JournalEntry? entry, EquatableArray<Notice> notices)
        : base(subledger)
    {
        this.unpaid = unpaid;
        this.entry = entry;
        Notices = notices;
    }

    /// <inheritdoc/>
    public override EquatableArray<JournalEntry> Entries => entry is null ? unpaid : unpaid.Add(entry);

    /// <inheritdoc/>
    public override EquatableArray<Notice> Notices { get; }

    /// <inheritdoc/>
    public override Rejection? Rejection => null;

    /// <summary>Returns the entries as tables.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => string.Join("\n", Entries);
}
