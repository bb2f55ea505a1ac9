using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>Section 5: whatever was posted is DuplicateNumber when it is posted again, at once and at the end; orders apart.</summary>
public sealed class NumbersAreUsedOnce(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required => [.. PostedDocuments, .. Links, .. Settings];

    [Law(2000)]
    public void ADocumentPostedTwiceIsADuplicateNumber(History history) => Try(history, stages =>
    {
        foreach (var stage in stages.Where(stage => stage.Result.IsPosted && stage.Document is not Order))
        {
            Assert.Equal(Duplicate(stage.Document.Number), Posting.Post(stage.After, stage.Document).Rejection);
            Assert.Equal(Duplicate(stage.Document.Number), Posting.Post(stages[^1].After, stage.Document).Rejection);
        }
    });

    private static Rejection Duplicate(string number) =>
        Rejection.Create(RejectionCode.DuplicateNumber, Figure.OfText("number", number));
}
