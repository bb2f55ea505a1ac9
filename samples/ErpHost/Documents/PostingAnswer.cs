namespace Prepayments.Samples.ErpHost;

/// <summary>Is what becomes of a document that is sent to a stored subledger.</summary>
internal abstract record PostingAnswer
{
    private PostingAnswer()
    {
    }

    /// <summary>The document is posted and kept.</summary>
    public sealed record Kept(StoredDocument Document) : PostingAnswer;

    /// <summary>The same document was posted before; what it led to then.</summary>
    public sealed record Repeated(StoredDocument Document) : PostingAnswer;

    /// <summary>The document breaks a rule; nothing has changed.</summary>
    public sealed record Rejected(Rejection Rejection) : PostingAnswer;

    /// <summary>The number is that of another document, which differs at this place first.</summary>
    public sealed record NumberTaken(string Number, string Path) : PostingAnswer;

    /// <summary>Others were faster, again and again; nothing has changed.</summary>
    public sealed record Overtaken(int Attempts) : PostingAnswer;

    /// <summary>There is no such subledger.</summary>
    public sealed record UnknownSubledger : PostingAnswer;
}
