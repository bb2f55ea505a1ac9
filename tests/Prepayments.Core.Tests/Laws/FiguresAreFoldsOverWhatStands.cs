using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Rule O8: Invoiced = Σ live prepayment invoices − Σ reversed as unpaid − Σ credited; Paid = Invoiced − open, not below
/// zero; Applied = Σ applied; Remaining = Σ what is left of each; vouchers do not count, reserved or not; no definition,
/// nothing available.
/// </summary>
public sealed class FiguresAreFoldsOverWhatStands(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required =>
    [
        .. Documents, .. Links, .. Settings, "applied without payment", "paid in part", "applied in part", "definition removed",
        "reversed as unpaid", "credited in part", "credited beyond what is open",
    ];

    [Law(2500)]
    public void FiguresOfAnOrderAreWhatItsDocumentsAndLinksAddUpTo(History history) => Try(history, stages =>
    {
        foreach (var stage in stages)
        {
            foreach (var order in stage.After.Orders())
            {
                Compare(stage.After, order);
            }
        }
    });

    private void Compare(Subledger state, PlacedOrder order)
    {
        decimal invoiced = 0, paid = 0, applied = 0, remaining = 0;
        foreach (var item in state.Items().Where(item =>
            item.Kind == DocumentKind.PrepaymentInvoice && item.Lines[0].Order == order.Text.Number && state.ReversedBy(item.Number) is null))
        {
            var asked = Position.Invoiced(state, item);
            var settled = Position.Paid(state, item);
            var used = Position.Applied(state, item);
            invoiced += asked;
            paid += settled;
            applied += used;
            remaining += Position.Remaining(state, item);
            Assert.Equal(Position.Open(state, item), Figures.OpenAmount(state, item.Number)!.Value.Amount);
            SeeParts(asked, settled, used, item);
            SeeCredits(state, item);
            if (order.Current.Definitions.All(definition => definition.Key != item.Lines[0].Definition))
            {
                See("definition removed");
            }
        }

        var figures = Figures.OfOrder(state, order.Text.Number)!;
        Assert.Equal((invoiced, paid, applied, remaining), (figures.Invoiced.Amount, figures.Paid.Amount, figures.Applied.Amount, figures.Remaining.Amount));
        if (order.Current.Definitions.Count == 0)
        {
            Assert.True(figures.Available.IsZero);
        }
    }

    private void SeeParts(decimal asked, decimal settled, decimal used, OpenItem item)
    {
        if (used > settled)
        {
            See("applied without payment");
        }

        if (settled > 0 && settled < asked)
        {
            See("paid in part");
        }

        if (used > 0 && used < asked)
        {
            See("applied in part");
        }

    }

    private void SeeCredits(Subledger state, OpenItem item)
    {
        var links = Position.Live(state).Where(link => link.To == item.Number).ToList();
        if (links.Exists(link => link.Kind == LinkKind.UnpaidReversal))
        {
            See("reversed as unpaid");
        }

        var credited = Position.Credited(state, item);
        if (credited > 0 && credited < item.Total)
        {
            See("credited in part");
        }

        if (credited > links.Where(link => link.Kind == LinkKind.Credit).Sum(link => link.Amount))
        {
            See("credited beyond what is open");
        }
    }
}
