using System.Collections.Immutable;

namespace Prepayments.Samples.ErpHost;

/// <summary>Is a subledger with all that was posted to it, in memory. Immutable: readers need no lock.</summary>
internal sealed class SubledgerHistory
{
    private readonly ImmutableList<StoredDocument> documents;
    private readonly ImmutableDictionary<string, ImmutableList<StoredDocument>> byNumber;

    private SubledgerHistory(
        Subledger opening,
        Subledger current,
        ImmutableList<StoredDocument> documents,
        ImmutableDictionary<string, ImmutableList<StoredDocument>> byNumber)
    {
        Opening = opening;
        Current = current;
        this.documents = documents;
        this.byNumber = byNumber;
    }

    public Subledger Opening { get; }

    public Subledger Current { get; }

    public static SubledgerHistory Of(Subledger opening) =>
        new(opening, opening, [], ImmutableDictionary.Create<string, ImmutableList<StoredDocument>>(StringComparer.Ordinal));

    public SubledgerHistory With(StoredDocument document, Subledger next) => new(
        Opening,
        next,
        documents.Add(document),
        byNumber.SetItem(document.Number, Find(document.Number).Add(document)));

    public ImmutableList<StoredDocument> Find(string number) => byNumber.GetValueOrDefault(number, []);

    public IReadOnlyList<StoredDocument> List(long afterVersion, int take)
    {
        // Every document raises the version by one.
        var skipped = (int)Math.Clamp(afterVersion - Opening.Version, 0, documents.Count);
        return documents.GetRange(skipped, Math.Min(take, documents.Count - skipped));
    }
}
