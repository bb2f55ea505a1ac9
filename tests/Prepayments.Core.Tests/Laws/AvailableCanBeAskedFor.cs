using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Rule O8: Available = gross amount of a prepayment invoice for everything, posted now, after which nothing is available;
/// where that is refused as NothingToInvoice, Available = 0.
/// </summary>
public sealed class AvailableCanBeAskedFor(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required => [.. Documents, .. Links, .. Settings, "asked for everything", "nothing to ask for"];

    [Law(2400)]
    public void AvailableIsWhatAPrepaymentInvoiceForEverythingAsksFor(History history) => Try(history, stages =>
    {
        foreach (var stage in stages)
        {
            foreach (var order in stage.After.Orders().Where(order => order.Text.Prepayments.Count <= 1))
            {
                AskForEverything(stage.After, order);
            }
        }
    });

    private void AskForEverything(Subledger state, PlacedOrder order)
    {
        var available = Figures.OfOrder(state, order.Text.Number)!.Available;
        var everything = PrepaymentInvoice.Create("everything", new NodaTime.LocalDate(2040, 1, 1), order.Text.Number);
        var currency = Exchange.Of(state, order);
        var rate = Exchange.Plausible(state.AccountingCurrency, currency);
        var result = Posting.Post(state, Exchange.At(everything, state.AccountingCurrency, currency, rate));
        if (result.IsPosted)
        {
            See("asked for everything");
            Assert.Equal(available, Figures.OpenAmount(result.Subledger, "everything"));
            Assert.True(Figures.OfOrder(result.Subledger, order.Text.Number)!.Available.IsZero);
        }
        else if (result.Rejection!.Code == RejectionCode.NothingToInvoice)
        {
            See("nothing to ask for");
            Assert.True(available.IsZero);
        }
    }
}
