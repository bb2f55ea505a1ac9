namespace Prepayments.Tests.Model;

/// <summary>One document of a history, with the subledger before it and the answer to it.</summary>
public sealed record Stage(Subledger Before, Document Document, PostingResult Result)
{
    public Subledger After => Result.Subledger;

    public override string ToString() => DocumentText.Of(Document) + "\n    " + (Result.Rejection is { } rejection
        ? rejection.ToString()
        : "posted" + string.Concat(Result.Entries.Select(entry => "\n      " + entry.ToString().Replace("\n", "\n      ", StringComparison.Ordinal))));
}
