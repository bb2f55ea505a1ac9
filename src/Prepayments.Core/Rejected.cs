namespace Prepayments;

/// <summary>Is the answer that a document was rejected and changed nothing.</summary>
public sealed class Rejected : PostingResult
{
    internal Rejected(Subledger subledger, Rejection rejection)
        : base(subledger) => Rejection = rejection;

    /// <inheritdoc/>
    public override EquatableArray<JournalEntry> Entries => EquatableArray<JournalEntry>.Empty;

    /// <inheritdoc/>
    public override EquatableArray<Notice> Notices => EquatableArray<Notice>.Empty;

    /// <inheritdoc/>
    public override Rejection Rejection { get; }

    /// <summary>Returns code and figures.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => Rejection.ToString();
}
