using NodaTime;
using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Rule D18: a standard invoice that is credited completely, in whatever slices by quantity, has given back on each account
/// exactly what was posted, and its order can be invoiced again to the same amounts. What was paid of it is left open on the
/// credit memos, to be refunded.
/// </summary>
public sealed class CreditedInvoicesGiveBackAll(ITestOutputHelper output) : Law(output)
{
    private static readonly LocalDate Day = new(2026, 1, 1);

    protected override IEnumerable<string> Required =>
        [.. Settings, "one slice", "several slices", "tax", "gross prices", "free line", "delivered before", "rest refunded", "own", "foreign"];

    [Law(2500)]
    public void AnInvoiceCreditedInSlicesGivesBackExactlyWhatWasPosted(History history) => Try(() =>
    {
        var choices = new Choices([.. history.Steps.SelectMany(step => step.Numbers)]);
        var start = history.Start();
        var currency = Exchange.Next(start, choices);
        var rates = Exchange.Rates(start, currency, choices);
        var order = WithAccounts(OrderDraw.New(start, choices, "PO", Day, currency));
        order = currency == start.AccountingCurrency ? order : order.WithCurrency(currency);
        if (!Posting.Post(start, order).IsPosted || order.Lines.Sum(line => line.Quantity * line.UnitPrice) > 1_000_000_000_000)
        {
            return;
        }

        See(start);
        var books = new Books(start, currency, rates);
        See(currency == start.AccountingCurrency ? "own" : "foreign");
        books.Post(order);
        if (Delivery(books, order, choices, "before") is { Lines.Count: > 0 } before && choices.Next(2) == 1)
        {
            books.Post(before);
            See("delivered before");
        }

        var invoice = Delivery(books, order, choices, "INV");
        invoice = choices.Once(3)
            ? invoice.WithLine(InvoiceLine.OfAmount("F", OrderDraw.Minor(currency) * (1 + choices.Next(9999))).WithAccount(Chart.Lines[1]).WithTax("QST"))
            : invoice;
        if (invoice.Lines.Count == 0)
        {
            return;
        }

        var accounts = Position.Text(WithoutMoney(books));
        books.Post(invoice);
        var posted = books.State.GetItem("INV")!;
        See(posted.Lines.Any(line => line.Components.Count > 1) ? "tax" : "no tax");
        See(order.PricesIncludeTax ? "gross prices" : "net prices");
        var paid = choices.Once(3) && posted.Total > 0 ? OrderDraw.Share(currency, posted.Total, 1 + choices.Next(10), 10) : 0;
        if (paid > 0)
        {
            books.Post(Payment.Create("PAY", Day, paid).WithSettlement("INV", paid));
        }

        CreditInSlices(books, posted, choices);
        RefundTheRest(books, paid);
        books.Check(accounts == Position.Text(WithoutMoney(books)), "The accounts are not as before the invoice:\n" + accounts);
        books.Check(Figures.OpenAmount(books.State, "INV")!.Value.IsZero, "Something is open.");

        // Once more, on the same terms.
        books.Post(Again(invoice));
        var again = books.State.GetItem("AGAIN")!;
        books.Check(
            posted.Lines.Select(Amounts).SequenceEqual(again.Lines.Select(Amounts)), "The second invoice has other amounts than the first.");
    });

    /// <summary>The accounts but for bank and differences: what was paid at one rate is refunded at another.</summary>
    private static SortedDictionary<string, decimal> WithoutMoney(Books books)
    {
        var accounts = Position.Accounts(books.Entries);
        Assert.Equal(0, Position.AccountsIn(books.Currency, books.Entries).GetValueOrDefault(Chart.Bank));
        foreach (var account in books.Currency == books.State.AccountingCurrency ? [Chart.Bank] : (string[])[.. Chart.Exchanges, Chart.Bank])
        {
            accounts.Remove(account);
        }

        return accounts;
    }

    private void CreditInSlices(Books books, OpenItem posted, Choices choices)
    {
        var slices = 0;
        for (var more = choices.Next(4); more > 0; more--)
        {
            var memo = CreditMemo.Create(books.Next(), Day, "INV");
            foreach (var line in posted.Lines.Where(line => line.Quantity > 0))
            {
                var rest = line.Quantity - Returned(books.State, line);
                var quantity = decimal.Round(rest * choices.Next(101) / 100, 10, MidpointRounding.ToZero);
                memo = quantity > 0 ? memo.WithLine(CreditedLine.OfQuantity(line.Id, quantity)) : memo;
            }

            if (memo.Lines is not null)
            {
                books.Post(memo);
                slices++;
            }
        }

        if (posted.Lines.Any(line => line.Order is null))
        {
            See("free line");
        }

        var all = CreditMemo.Create(books.Next(), Day, "INV");
        if (books.Trial(all).IsPosted)
        {
            books.Post(all);
            slices++;
        }

        See(slices > 1 ? "several slices" : "one slice");
    }

    /// <summary>What was paid could not be settled by the credit memos; it is refunded.</summary>
    private void RefundTheRest(Books books, decimal paid)
    {
        if (paid == 0)
        {
            return;
        }

        var open = books.State.Items().Where(item => item.Kind == DocumentKind.CreditMemo).Sum(item => Figures.OpenAmount(books.State, item.Number)!.Value.Amount);
        books.Check(open == paid, "The credit memos leave something else open than was paid.");
        MoneyDocument refund = Refund.Create("REF", Day, open);
        foreach (var memo in books.State.Items().Where(item => item.Kind == DocumentKind.CreditMemo))
        {
            refund = Figures.OpenAmount(books.State, memo.Number)!.Value.IsPositive ? refund.WithSettlement(memo.Number) : refund;
        }

        books.Post(refund);
        See("rest refunded");
    }

    private static decimal Returned(Subledger state, ItemLine line) => state.Items()
        .Where(item => item.Kind == DocumentKind.CreditMemo)
        .SelectMany(item => item.Lines)
        .Where(credited => credited.Id == line.Id)
        .Sum(credited => credited.Quantity);

    private static Order WithAccounts(Order drawn) => Order.Create("PO", Day, [.. drawn.Lines.Select(line =>
    {
        var copy = OrderLine.Create(line.Id, line.Quantity, line.UnitPrice).WithDiscount(line.Discount).WithAccount(line.Account ?? Chart.Lines[0]);
        return line.Tax is { } tax ? copy.WithTax(tax) : copy;
    })]).WithPricesIncludingTax(drawn.PricesIncludeTax);

    private static Invoice Delivery(Books books, Order order, Choices choices, string number)
    {
        var invoice = Invoice.Create(number, Day).WithOrder("PO");
        foreach (var line in order.Lines)
        {
            var rest = line.Quantity - Position.Delivered(books.State, "PO", line.Id);
            var quantity = choices.Next(3) == 0 ? rest : decimal.Round(rest * choices.Next(100) / 100, 10, MidpointRounding.ToZero);
            invoice = quantity > 0 ? invoice.WithOrderLine(line.Id, quantity) : invoice;
        }

        return invoice;
    }

    private static Invoice Again(Invoice invoice) => Invoice.Create("AGAIN", Day).WithOrder("PO").WithLines(invoice.Lines);

    private static string Amounts(ItemLine line) => line + " " + string.Join(", ", line.Components.Select(part => part.Amount.Transaction));
}
