using NodaTime;
using Prepayments.Json;
using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Rules T4, T6, A5 and D19, at rates at which a minor unit of the transaction is nothing in the accounts. Whatever is paid, applied,
/// credited and reversed of a prepayment invoice whose taxes fall due as it is paid, each line stands on one side in both currencies, and
/// what is stored is read again. When the rest is credited, all that was posted of it is released, and no tax waits, in either currency.
/// </summary>
public sealed class TaxesFallDueInBothCurrencies(ITestOutputHelper output) : Law(output)
{
    private static readonly LocalDate Day = new(2026, 1, 1);

    protected override IEnumerable<string> Required =>
    [
        "Side.Payables", "Side.Receivables", "PAY", "INV", "CM", "R", "V19", "GST", "RC", "P95", "UnpaidPrepayments.Reverse", "UnpaidPrepayments.Apply",
        "UnpaidPrepayments.Reject", "other sides", "all released", "owed by the buyer",
    ];

    [Law(3000)]
    public void EachLineHasOneSideAndTheRestIsReleased(History history) => Try(() =>
    {
        var choices = new Choices([.. history.Steps.SelectMany(step => step.Numbers)]);
        var policy = PrepaymentPolicy.Finance
            .WithTaxOnPrepayment(PrepaymentTaxation.OnPayment)
            .WithUnpaid(choices.Of(UnpaidPrepayments.Reject, UnpaidPrepayments.Reverse, UnpaidPrepayments.Apply))
            .WithApplication(ApplicationPolicy.Manual)
            .WithPrepaymentAfterInvoice(PrepaymentAfterInvoice.Allow);
        var state = Subledger
            .Create(choices.Of(Side.Payables, Side.Receivables), "C-1", Currency.Of("EUR"), Chart.Profile(true, foreign: true), policy)
            .WithTaxCodes(Chart.Taxes);
        var lines = Enumerable.Range(1, 1 + choices.Next(2)).Select(line => Line(line, choices)).ToArray();
        var rate = choices.Of(0.08m, 0.04m, 0.0061m, 0.3m);
        state = Posted(state, Order.Create("PO", Day, lines).WithCurrency(Currency.Of("USD")).WithPrepayment(PrepaymentDefinition.OfPercent(50)));
        state = Posted(state, PrepaymentInvoice.Create("PPI", Day, "PO").WithExchangeRate(rate));
        See(state);
        for (var step = 0; step < 8; step++)
        {
            state = Next(state, step, rate, lines, choices);
        }

        var result = Posting.Post(state, PrepaymentCreditMemo.Create("REST", Day, "PPI"));
        if (result.Rejection is { } rejection)
        {
            Assert.Equal(RejectionCode.ExceedsRemaining, rejection.Code);
        }

        Check(result);
        CheckReleased(result.Subledger);
        Assert.Equal(result.Subledger.ToSnapshot(), SubledgerJson.Read(SubledgerJson.Write(result.Subledger)).ToSnapshot());
    });

    private OrderLine Line(int number, Choices choices)
    {
        var tax = choices.Of("V19", "GST", "RC", "P95");
        See(tax);
        return OrderLine.Create(FormattableString.Invariant($"{number}"), 1, (1 + choices.Next(2000)) / 100m).WithTax(tax).WithAccount("5000");
    }

    private Subledger Next(Subledger state, int step, decimal rate, OrderLine[] lines, Choices choices)
    {
        var amount = (1 + choices.Next(600)) / 100m;
        var name = choices.Of("PAY", "CM", "INV", "R");
        var number = FormattableString.Invariant($"{name}-{step}");
        Document document = name switch
        {
            "PAY" => Payment.Create(number, Day, amount).WithCurrency(Currency.Of("USD")).WithExchangeRate(rate).WithSettlement("PPI", amount),
            "CM" => PrepaymentCreditMemo.Create(number, Day, "PPI").WithAmount(amount),
            "INV" => Invoice.Create(number, Day).WithOrder("PO").WithExchangeRate(rate)
                .WithOrderLine(choices.In(lines).Id, (1 + choices.Next(5)) / 10m).WithApplication("PPI", amount),
            _ => Reversal.Create(number, Day, choices.In(state.Items()).Number),
        };
        var result = Posting.Post(state, document);
        if (result.IsPosted)
        {
            See(name);
            Check(result);
        }

        return result.Subledger;
    }

    private static Subledger Posted(Subledger state, Document document) => Posting.Post(state, document).EnsurePosted().Subledger;

    private void Check(PostingResult result)
    {
        foreach (var entry in result.Entries)
        {
            EveryEntryBalances.Check(entry);
            if (entry.Lines.Any(line => line.Amount.IsZero) && entry.Lines.Any(line => line.TransactionAmount.IsZero))
            {
                See("other sides");
            }
        }
    }

    private void CheckReleased(Subledger state)
    {
        var item = state.GetItem("PPI")!;
        if (state.ReversedBy("PPI") is not null)
        {
            return;
        }

        var live = Position.Live(state).Where(link => link.To == "PPI" || link.From == "PPI").ToList();
        var components = item.Lines.SelectMany(line => line.Components).Select(component => component.Amount).ToArray();
        var legs = item.Lines.SelectMany(line => line.Legs).Select(leg => leg.Amount).ToArray();
        Assert.Equal(components, Position.Sums(components.Length, live.Select(link => link.Released)));
        Assert.Equal(components, Position.Sums(components.Length, live.Select(link => link.Undeferred)));
        Assert.Equal(legs, Position.Sums(legs.Length, live.Select(link => link.ReleasedLegs)));
        Assert.Equal(legs, Position.Sums(legs.Length, live.Select(link => link.UndeferredLegs)));
        See("all released");
        See(legs.Length > 0 ? "owed by the buyer" : "charged by the seller");
    }
}
