using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Rule T4: of a prepayment invoice whose taxes fall due as it is paid, no more waits for payment than is neither paid nor
/// applied nor cancelled, and exactly that while nothing is released; and of no component is more released than has ceased
/// to wait, so that no tax is taken back that never fell due.
/// </summary>
public sealed class TaxesWaitForPayment(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required =>
    [
        .. PostedDocuments, .. Links, .. Settings, "nothing paid", "paid in part", "all paid", "credited in part", "reversed in part", "applied unpaid", "owed by the buyer",
    ];

    [Law(3000)]
    public void WhatIsNeitherPaidNorAppliedWaitsForPayment(History history) => Try(history, stages =>
    {
        foreach (var stage in stages.Where(stage => stage.Result.IsPosted))
        {
            foreach (var item in stage.After.Items().Where(item => item.IsTaxedWhenPaid && stage.After.ReversedBy(item.Number) is null))
            {
                Check(stage.After, item);
            }
        }
    });

    private void Check(Subledger state, OpenItem item)
    {
        var live = Position.Live(state).Where(link => link.To == item.Number || link.From == item.Number).ToList();
        var undeferred = Sums(item, live, link => link.Undeferred);
        var released = Sums(item, live, link => link.Released);
        var (paid, applied) = (Position.Paid(state, item), Position.Applied(state, item));
        var due = Position.Invoiced(state, item) - Math.Max(paid, applied);
        var waits = item.Total - undeferred.Sum();
        Assert.True(waits <= due, FormattableString.Invariant($"{waits} of {item.Number} wait, {due} are neither paid nor applied."));
        for (var c = 0; c < released.Length; c++)
        {
            Assert.InRange(released[c], 0, undeferred[c]);
        }

        See(applied > paid ? "applied unpaid" : "applied paid");
        if (released.All(amount => amount == 0))
        {
            Assert.Equal(due, waits);
            See(paid == 0 ? "nothing paid" : waits > 0 ? "paid in part" : "all paid");
        }

        See(live.Exists(link => link.Kind == LinkKind.Credit) && waits > 0 ? "credited in part" : "not credited");
        See(live.Exists(link => link.Kind == LinkKind.UnpaidReversal) ? "reversed in part" : "not reversed");
        See(item.Lines.Any(line => line.Legs.Count > 0) ? "owed by the buyer" : "charged by the seller");
    }

    private static decimal[] Sums(OpenItem item, List<Link> live, Func<Link, EquatableArray<PostedAmount>> amounts) =>
        Array.ConvertAll(Position.Sums(item.Lines.Sum(line => line.Components.Count), live.Select(amounts)), amount => amount.Transaction);
}
