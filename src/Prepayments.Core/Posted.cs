namespace Prepayments;

/// <summary>Is the answer that a document was posted.</summary>
public sealed class Posted : PostingResult
{
    internal Posted(Subledger subledger, EquatableArray<JournalEntry> entries, EquatableArray<Notice> notices)
        : base(subledger)
    {
        Entries = entries;
        Notices = notices;
    }

    /// <inheritdoc/>
    public override EquatableArray<JournalEntry> Entries { get; }

    /// <inheritdoc/>
    public override EquatableArray<Notice> Notices { get; }

    /// <inheritdoc/>
    public override Rejection? Rejection => null;

    /// <summary>Returns the entries as tables.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString()
    {
        var texts = new string[Entries.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Entries[i].ToString();
        }

        return string.Join("\n", texts);
    }
}
