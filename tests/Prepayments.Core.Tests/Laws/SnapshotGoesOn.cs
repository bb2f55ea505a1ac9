using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>A subledger that is read back from its snapshot, at any step, answers every later document identically.</summary>
public sealed class SnapshotGoesOn(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required => [.. Documents, .. Links, .. Settings, "read back with links", "read back with reversals"];

    [Law(2000)]
    public void ASubledgerReadBackFromItsSnapshotGoesOnIdentically(History history) => Try(history, stages =>
    {
        if (stages.Count == 0)
        {
            return;
        }

        var from = history.Own.Next(stages.Count);
        var snapshot = stages[from].Before.ToSnapshot();
        var state = Subledger.FromSnapshot(snapshot);
        Assert.Equal(snapshot, state.ToSnapshot());
        See(snapshot.Links.Count > 0 ? "read back with links" : "read back");
        See(snapshot.Reversals.Count > 0 ? "read back with reversals" : "read back");
        foreach (var stage in stages.Skip(from))
        {
            var result = Posting.Post(state, stage.Document);
            Assert.Equal(stage.Result.Rejection, result.Rejection);
            Assert.Equal(stage.Result.Entries, result.Entries);
            Assert.Equal(stage.Result.Notices, result.Notices);
            state = result.Subledger;
        }

        Assert.Equal(stages[^1].After.ToSnapshot(), state.ToSnapshot());
        Assert.Equal(Position.Figures(stages[^1].After), Position.Figures(state));
    });
}
