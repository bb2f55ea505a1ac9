using Prepayments.Json;
using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Documents, entries and the subledger of a random history, written as JSON and read back, are equal, are written again as
/// the same bytes, and go on identically.
/// </summary>
public sealed class StoredIsRead(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required => [.. Documents, .. Links, .. Settings, "reversals"];

    [Law(500)]
    public void WhatIsWrittenAsJsonIsReadAsItWas(History history) => Try(history, stages =>
    {
        foreach (var stage in stages)
        {
            Assert.Equal(stage.Document, DocumentJson.Read(DocumentJson.Write(stage.Document)));
            Assert.All(stage.Result.Entries, entry => Assert.Equal(entry, EntryJson.Read(EntryJson.Write(entry))));
        }

        if (stages.Count == 0)
        {
            return;
        }

        var from = history.Own.Next(stages.Count);
        var bytes = SubledgerJson.WriteUtf8(stages[from].Before);
        var state = SubledgerJson.ReadUtf8(bytes);
        Assert.Equal(stages[from].Before.ToSnapshot(), state.ToSnapshot());
        Assert.Equal(bytes, SubledgerJson.WriteUtf8(state));
        foreach (var stage in stages.Skip(from))
        {
            var result = Posting.Post(state, stage.Document);
            Assert.Equal(stage.Result.Rejection, result.Rejection);
            Assert.Equal(stage.Result.Entries, result.Entries);
            state = result.Subledger;
        }

        bytes = SubledgerJson.WriteUtf8(state);
        Assert.Equal(SubledgerJson.WriteUtf8(stages[^1].After), bytes);
        Assert.Equal(state.ToSnapshot(), SubledgerJson.ReadUtf8(bytes).ToSnapshot());
        See(state.Reversals().Count > 0 ? "reversals" : "no reversals");
    });
}
