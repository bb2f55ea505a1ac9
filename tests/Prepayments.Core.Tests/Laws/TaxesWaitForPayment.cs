using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Rule T4: of a prepayment invoice whose taxes fall due as it is paid, exactly what is open waits for payment, where only
/// what is paid may be applied. Where unpaid prepayments may be applied too, no more waits than is open.
/// </summary>
public sealed class TaxesWaitForPayment(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required =>
    [
        .. PostedDocuments, .. Links, .. Settings, "nothing paid", "paid in part", "all paid", "credited in part", "reversed in part", "applied unpaid", "owed by the buyer",
    ];

    [Law(3000)]
    public void WhatIsOpenWaitsForPayment(History history) => Try(history, stages =>
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
        var open = Figures.OpenAmount(state, item.Number)!.Value.Amount;
        var live = Position.Live(state).Where(link => link.To == item.Number || link.From == item.Number).ToList();
        var waits = item.Total - live.Sum(link => link.Undeferred.Sum(part => part.Transaction));
        if (state.Policy.Unpaid == UnpaidPrepayments.Apply)
        {
            Assert.InRange(waits, 0, item.Total);
            See(live.Exists(link => link.Kind == LinkKind.Application && link.Undeferred.Any(part => !part.IsZero)) ? "applied unpaid" : "applied paid");
            return;
        }

        if (Position.Invoiced(state, item) < open)
        {
            // A payment was reversed after a credit memo had given back what it paid.
            Assert.InRange(waits, 0, open);
            return;
        }

        Assert.Equal(open, waits);
        See(open == item.Total ? "nothing paid" : open > 0 ? "paid in part" : "all paid");
        See(live.Exists(link => link.Kind == LinkKind.Credit) && open > 0 ? "credited in part" : "not credited");
        See(live.Exists(link => link.Kind == LinkKind.UnpaidReversal) ? "reversed in part" : "not reversed");
        See(item.Lines.Any(line => line.Legs.Count > 0) ? "owed by the buyer" : "charged by the seller");
    }
}
