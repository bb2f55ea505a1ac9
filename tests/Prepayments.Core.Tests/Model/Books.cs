namespace Prepayments.Tests.Model;

/// <summary>A subledger with the documents that a law posts on its own, all of which must be posted.</summary>
public sealed class Books(Subledger start, Currency? currency = null, IReadOnlyList<decimal>? rates = null)
{
    public Currency Currency { get; } = currency ?? start.AccountingCurrency;

    private readonly List<Stage> stages = [];
    private int number;

    public Subledger State { get; private set; } = start;

    public List<JournalEntry> Entries { get; } = [];

    public string Next() => FormattableString.Invariant($"own-{++number}");

    /// <summary>The documents of the same number are at the same rate, in whatever books.</summary>
    public Document AtRate(Document document) => Exchange.At(
        document, State.AccountingCurrency, Currency, rates is null ? 1 : rates[document.Number.Sum(letter => letter) % rates.Count]);

    /// <summary>Posts a document to see what would come of it.</summary>
    public PostingResult Trial(Document document) => Posting.Post(State, AtRate(document));

    public void Post(Document document)
    {
        document = AtRate(document);
        PostingResult result;
        try
        {
            result = Posting.Post(State, document);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new InvalidOperationException(this + DocumentText.Of(document) + "\n    throws " + exception.Message, exception);
        }

        stages.Add(new Stage(State, document, result));
        Assert.True(result.IsPosted, ToString());
        Entries.AddRange(result.Entries);
        State = result.Subledger;
    }

    /// <summary>Checks a sentence about the books; a failure prints them.</summary>
    public void Check(bool holds, string sentence) => Assert.True(holds, sentence + ToString());

    public override string ToString() => "\n" + State.Side + ", " + State.AccountingCurrency + ", " + State.Policy + "\n" + string.Join("\n", stages) + "\n";
}
