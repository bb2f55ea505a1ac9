using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>Section 9: a rejected document returns the very same subledger, no entry and no notice.</summary>
public sealed class RejectionChangesNothing(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required => [.. Documents, .. Links, .. Settings, .. Codes];

    [Law(4000, Arbitrary = [typeof(SpoiltHistories)])]
    public void ARejectedDocumentReturnsTheVerySameSubledgerAndNoEntries(History history) => Try(history, stages =>
    {
        foreach (var stage in stages.Where(stage => !stage.Result.IsPosted))
        {
            Assert.Same(stage.Before, stage.After);
            Assert.Empty(stage.Result.Entries);
            Assert.Empty(stage.Result.Notices);
            Assert.IsType<Rejected>(stage.Result);
            Assert.All(stage.Result.Rejection!.Figures, figure => Assert.True(figure.Number is null != figure.Text is null));
        }
    });
}
