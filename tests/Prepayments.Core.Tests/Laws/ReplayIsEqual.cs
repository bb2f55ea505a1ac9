using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// A subledger is a fold over its documents: posted again they give equal answers and an equal state at every step, and
/// what was given to the function before is as it was.
/// </summary>
public sealed class ReplayIsEqual(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required => [.. Documents, .. Links, .. Settings];

    [Law(1200)]
    public void TheSameDocumentsGiveAnEqualSnapshotAndEqualEntries(History history) => Try(history, stages =>
    {
        var state = history.Start();
        foreach (var stage in stages)
        {
            Assert.Equal(stage.Before.ToSnapshot(), state.ToSnapshot());
            var again = Posting.Post(state, stage.Document);
            Assert.Equal(stage.Result.Rejection, again.Rejection);
            Assert.Equal(stage.Result.Entries, again.Entries);
            Assert.Equal(stage.Result.Notices, again.Notices);
            state = again.Subledger;
        }

        if (stages.Count > 0)
        {
            Assert.Equal(stages[^1].After.ToSnapshot(), state.ToSnapshot());
        }
    });
}
