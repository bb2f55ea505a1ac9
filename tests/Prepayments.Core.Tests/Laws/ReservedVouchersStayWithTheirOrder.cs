using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Rules S5 and S6: nothing is taken of a voucher while it is reserved for an order that is not completely invoiced, but by
/// an invoice of that order; and an invoice that states no applications takes as much of it as fits, whatever the policy.
/// </summary>
public sealed class ReservedVouchersStayWithTheirOrder(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required =>
        [.. Documents, .. Links, .. Settings, "taken by its order", "taken later by its order", "free again", "imported", "refused"];

    [Law(2000)]
    public void WhatIsReservedIsTakenByItsOrderAlone(History history) => Try(history, stages =>
    {
        foreach (var stage in stages)
        {
            if (stage.Result.Rejection?.Code == RejectionCode.ReservedForOrder)
            {
                See("refused");
            }

            foreach (var link in stage.After.Links().Skip(stage.Before.Links().Count).Where(link => link.Kind is not (LinkKind.Credit or LinkKind.Revaluation)))
            {
                Check(stage, link);
            }

            if (stage.Result.IsPosted && stage.Document is Invoice { Applications: null } invoice)
            {
                TakesWhatFits(stage, invoice);
            }
        }
    });

    private void Check(Stage stage, Link link)
    {
        if (Order(stage.Before, link.From) is { } order)
        {
            Assert.Equal(LinkKind.Application, link.Kind);
            Assert.Contains(order, stage.After.GetItem(link.To)!.Lines.Select(line => line.Order));
            See(stage.Document is Application ? "taken later by its order" : "taken by its order");
        }
        else if (Reservations(stage.Before, link.From).Any())
        {
            See("free again");
        }
    }

    private void TakesWhatFits(Stage stage, Invoice invoice)
    {
        if (Figures.OpenAmount(stage.After, invoice.Number)!.Value.IsZero)
        {
            return;
        }

        var orders = stage.After.GetItem(invoice.Number)!.Lines.Select(line => line.Order).ToList();
        foreach (var voucher in stage.Before.Items().Where(item => item.Kind == DocumentKind.PrepaymentVoucher && item.Date <= invoice.Date))
        {
            if (Order(stage.Before, voucher.Number) is { } order && orders.Contains(order))
            {
                Assert.True(Figures.OpenAmount(stage.After, voucher.Number)!.Value.IsZero, voucher + " is not taken though there is room for it.");
                See(invoice.Imported ? "imported" : "by policy");
            }
        }
    }

    /// <summary>
    /// The order for which a voucher is kept: one that it was last reserved for and that has something left to be invoiced. A
    /// reservation that another one has followed does not come back (docs/decisions/0008).
    /// </summary>
    private static string? Order(Subledger state, string voucher) =>
        Reservations(state, voucher).LastOrDefault()?.To is { } order
        && state.GetOrder(order)!.Text.Lines.Any(line => Position.Delivered(state, order, line.Id) < line.Quantity)
            ? order
            : null;

    private static IEnumerable<Link> Reservations(Subledger state, string voucher) =>
        Position.Live(state).Where(link => link.Kind == LinkKind.Reservation && link.From == voucher);
}
