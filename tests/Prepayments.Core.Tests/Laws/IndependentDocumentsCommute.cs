using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Documents of two histories that share no order, posted to one subledger in any interleaving, are answered each as if
/// the other history were not there, and every order's figures are as without it.
/// </summary>
public sealed class IndependentDocumentsCommute(ITestOutputHelper output) : Law(output)
{
    // A revaluation is about all that is open, of whatever order.
    protected override IEnumerable<string> Required =>
        [.. Documents.Concat(Links).Where(name => !name.Contains(nameof(Revaluation), StringComparison.Ordinal)), .. Settings, "interleaved"];

    [Law(2000)]
    public void DocumentsOfDifferentOrdersGiveTheSameInAnyOrder(History first, History second) => Try(() =>
    {
        var start = first.Start();
        See(start);
        var left = new Queue<Stage>(first.WithoutRevaluations().Walk(start, "A-"));
        var right = new Queue<Stage>(second.WithoutRevaluations().Walk(start, "B-"));
        Stage?[] last = [left.LastOrDefault(), right.LastOrDefault()];
        var turns = first.Own;
        var state = start;
        var turned = 0;
        while (left.Count + right.Count > 0)
        {
            var takeLeft = right.Count == 0 || (left.Count > 0 && turns.Next(2) == 0);
            turned += left.Count > 0 && right.Count > 0 ? 1 : 0;
            var stage = (takeLeft ? left : right).Dequeue();
            See(stage);
            var result = Posting.Post(state, stage.Document);
            Assert.Equal(stage.Result.Rejection, result.Rejection);
            Assert.Equal(stage.Result.Entries, result.Entries);
            Assert.Equal(stage.Result.Notices, result.Notices);
            state = result.Subledger;
        }

        See(turned > 3 ? "interleaved" : "apart");
        foreach (var alone in last.OfType<Stage>().Select(stage => stage.After))
        {
            Assert.All(alone.Orders(), order => Assert.Equal(
                Figures.OfOrder(alone, order.Text.Number), Figures.OfOrder(state, order.Text.Number)));
            Assert.All(alone.Items(), item => Assert.Equal(
                Figures.OpenAmount(alone, item.Number), Figures.OpenAmount(state, item.Number)));
        }
    });
}
