using NodaTime;
using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Rules D8 and D18: a prepayment invoice that is credited completely, in whatever amounts, paid or not, leaves its
/// prepayment and tax accounts at zero, the figures of its order as before it, and can be asked for again.
/// </summary>
public sealed class CreditedPrepaymentsLeaveNothing(ITestOutputHelper output) : Law(output)
{
    private static readonly LocalDate Day = new(2026, 1, 1);

    protected override IEnumerable<string> Required => [.. Settings, "in one", "in several", "paid", "tax", "own", "foreign"];

    [Law(2500)]
    public void APrepaymentInvoiceCreditedInPartsLeavesNothing(History history) => Try(() =>
    {
        var choices = new Choices([.. history.Steps.SelectMany(step => step.Numbers)]);
        var start = history.Start();
        var currency = Exchange.Next(start, choices);
        var rates = Exchange.Rates(start, currency, choices);
        var placed = Posting.Post(start, OrderDraw.New(start, choices, "PO", Day, currency));
        var ask = PrepaymentInvoice.Create("PPI", Day, "PO");
        if (!placed.IsPosted || !new Books(placed.Subledger, currency, rates).Trial(ask).IsPosted)
        {
            return;
        }

        See(start);
        See(currency == start.AccountingCurrency ? "own" : "foreign");
        var books = new Books(placed.Subledger, currency, rates);
        var figures = Figures.OfOrder(books.State, "PO");
        books.Post(ask);
        var posted = books.State.GetItem("PPI")!;
        See(posted.Lines.Any(line => line.Components.Count > 1) ? "tax" : "no tax");
        if (choices.Next(2) == 1)
        {
            var paid = OrderDraw.Share(currency, posted.Total, 1 + choices.Next(10), 10);
            books.Post(Payment.Create("PAY", Day, paid).WithSettlement("PPI", paid));
            See("paid");
        }

        var left = posted.Total;
        for (var parts = 1; left > 0; parts++)
        {
            var memo = PrepaymentCreditMemo.Create(books.Next(), Day, "PPI");
            var part = parts == 6 || choices.Once(3) ? left : Math.Min(left, OrderDraw.Share(currency, left, 1 + choices.Next(99), 100));
            books.Post(part == left && choices.Next(2) == 0 ? memo : memo.WithAmount(part));
            left -= part;
            See(left > 0 ? "in several" : parts == 1 ? "in one" : "last part");
        }

        var accounts = Position.Accounts(books.Entries);
        books.Check(Array.TrueForAll(Chart.Prepayments, account => !accounts.ContainsKey(account)), "The prepayment accounts are not zero.");
        books.Check(
            Chart.Taxes.All.SelectMany(code => code.Components).All(component => !accounts.ContainsKey(Chart.TaxAccount(component.Code))),
            "The tax accounts are not zero.");
        books.Check(Equals(figures, Figures.OfOrder(books.State, "PO")), "The figures are not as before: " + figures);
        books.Post(PrepaymentInvoice.Create("AGAIN", Day, "PO"));
        books.Check(
            posted.Lines.Select(Amounts).SequenceEqual(books.State.GetItem("AGAIN")!.Lines.Select(Amounts)), "The second has other amounts than the first.");
    });

    private static string Amounts(ItemLine line) => line + " " + string.Join(", ", line.Components.Select(part => part.Amount.Transaction));
}
