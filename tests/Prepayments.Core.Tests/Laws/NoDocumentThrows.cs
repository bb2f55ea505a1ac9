using FsCheck.Xunit;
using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>Section 9: every well-formed document is posted or rejected with a code of the list; none throws.</summary>
public sealed class NoDocumentThrows(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required => [.. Documents, .. Links, .. Settings, .. Codes];

    [Law(2400, Arbitrary = [typeof(SpoiltHistories)])]
    public void EveryWellFormedDocumentIsPostedOrRejected(History history) => Try(history, stages =>
    {
        foreach (var stage in stages)
        {
            Assert.NotEqual(stage.Result.IsPosted, stage.Result.Rejection is not null);
            foreach (var order in stage.After.Orders())
            {
                Assert.NotNull(Figures.OfOrder(stage.After, order.Text.Number));
            }
        }
    });
}
