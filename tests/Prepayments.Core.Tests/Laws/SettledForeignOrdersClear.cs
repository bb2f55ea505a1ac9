using NodaTime;
using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Rules A5 and X1 to X4: an order in a foreign currency that is prepaid, delivered, applied and paid, each in parts at rates
/// of their own, ends with nothing on control, prepayment, advance and offset accounts in either currency. What a settlement
/// posts is the settled amount at the difference of the two rates, to exchange gain or loss; at equal rates it posts nothing
/// but a rounding. By <c>realise</c> the lines cost what they cost at the invoice's rate; by <c>historicalCost</c> the applied
/// net at its own rate and the rest at the invoice's. Taxes are in part at the rates of the prepayments by either.
/// </summary>
public sealed class SettledForeignOrdersClear(ITestOutputHelper output) : Law(output)
{
    private static readonly LocalDate Day = new(2026, 1, 1);

    // What is not recovered is cost, at its own rate (T6).
    protected override bool OrdinaryTaxes => true;

    protected override IEnumerable<string> Required =>
    [
        "Side.Payables", "Side.Receivables", "EUR", "JPY", "KWD", "Realise", "HistoricalCost", "gain", "loss", "rounding", "equal rates",
        "prepayment invoice", "voucher", "tax", "several deliveries", "applied later", "paid in parts",
    ];

    [Law(2500)]
    public void NothingIsLeftAndDifferencesAreThoseOfTheRates(History history) => Try(() =>
    {
        var choices = new Choices([.. history.Steps.SelectMany(step => step.Numbers)]);
        var drawn = history.WithOrdinaryTaxes().Start();
        var start = drawn.WithSettings(
            Chart.Profile(choices.Next(2) == 0, foreign: true), drawn.Policy.WithApplication(ApplicationPolicy.Manual), drawn.TaxCodes);
        var currency = choices.In(Exchange.Foreign(start));
        var books = new Books(start, currency, Exchange.Rates(start, currency, choices));
        var lines = OrderDraw.New(start, choices, "PO", Day, currency).Lines
            .Where(line => line.Quantity * line.UnitPrice < 1_000_000_000)
            .Select(line => line.Tax is { } tax ? Plain(line).WithTax(tax) : Plain(line))
            .ToArray();
        var order = Order.Create("PO", Day, lines).WithCurrency(currency).WithPrepayment(PrepaymentDefinition.OfPercent(choices.Of(30m, 100m, 33.3333333333m)));
        if (lines.Length == 0 || !Posting.Post(start, order).IsPosted)
        {
            return;
        }

        See(start);
        See(start.Policy.ExchangeDifference.ToString());
        books.Post(order);
        Prepay(books, order, choices);
        var deliveries = 0;
        for (var slices = choices.Next(3); slices >= 0; slices--)
        {
            deliveries += Deliver(books, order, choices, slices == 0) ? 1 : 0;
        }

        See(deliveries > 1 ? "several deliveries" : "one delivery");
        Pay(books, DocumentKind.Invoice, choices);
        RefundTheRest(books);
        CheckCleared(books);
        CheckSettlements(books);
        CheckCost(books);
    });

    private static OrderLine Plain(OrderLine line) =>
        OrderLine.Create(line.Id, line.Quantity, line.UnitPrice).WithDiscount(line.Discount).WithAccount(line.Account!);

    private void Prepay(Books books, Order order, Choices choices)
    {
        if (choices.Next(2) == 0)
        {
            var invoice = PrepaymentInvoice.Create(books.Next(), Day, "PO");
            if (books.Trial(invoice).IsPosted)
            {
                books.Post(invoice);
                Pay(books, DocumentKind.PrepaymentInvoice, choices);
                See("prepayment invoice");
            }

            return;
        }

        var gross = order.Lines.Sum(line => decimal.Floor(line.Quantity * line.UnitPrice)) * choices.Of(1m, 0.5m);
        var amount = OrderDraw.Share(books.Currency, gross, 1 + choices.Next(10), 10);
        books.Post(PrepaymentVoucher.Create(books.Next(), Day, amount).WithTax("V19", OrderDraw.Share(books.Currency, amount, 1, 1 + choices.Next(3))));
        See("voucher");
    }

    private bool Deliver(Books books, Order order, Choices choices, bool last)
    {
        var invoice = Invoice.Create(books.Next(), Day).WithOrder("PO").WithoutApplications();
        foreach (var line in order.Lines)
        {
            var rest = line.Quantity - Position.Delivered(books.State, "PO", line.Id);
            var quantity = last ? rest : decimal.Round(rest * choices.Next(100) / 100, 10, MidpointRounding.ToZero);
            invoice = quantity > 0 ? invoice.WithOrderLine(line.Id, quantity) : invoice;
        }

        if (invoice.Lines.Count == 0)
        {
            return false;
        }

        books.Post(invoice);
        See(books.State.GetItem(invoice.Number)!.Lines.Any(line => line.Components.Count > 1) ? "tax" : "no tax");
        foreach (var prepayment in books.State.Items().Where(item => item.Kind is DocumentKind.PrepaymentInvoice or DocumentKind.PrepaymentVoucher).ToList())
        {
            var most = Math.Min(Position.Remaining(books.State, prepayment), Open(books, invoice.Number));
            var part = last || choices.Next(2) == 0 ? most : Math.Min(most, OrderDraw.Share(books.Currency, most, 1 + choices.Next(99), 100));
            if (most > 0)
            {
                books.Post(Application.Create(books.Next(), Day, prepayment.Number, invoice.Number).WithAmount(part));
                See("applied later");
            }
        }

        return true;
    }

    /// <summary>Pays what is open in one or two payments, some of which stand on account first.</summary>
    private void Pay(Books books, DocumentKind kind, Choices choices)
    {
        foreach (var item in books.State.Items().Where(item => item.Kind == kind).ToList())
        {
            for (var open = Open(books, item.Number); open > 0; open = Open(books, item.Number))
            {
                var part = choices.Once(3) ? Math.Min(open, OrderDraw.Share(books.Currency, open, 1 + choices.Next(99), 100)) : open;
                var payment = Payment.Create(books.Next(), Day, part);
                if (choices.Next(2) == 0)
                {
                    books.Post(payment.WithSettlement(item.Number, part));
                }
                else
                {
                    books.Post(payment);
                    books.Post(Settlement.Create(books.Next(), Day, payment.Number, item.Number));
                }

                See(part < open ? "paid in parts" : "paid");
            }
        }
    }

    private static void RefundTheRest(Books books)
    {
        foreach (var voucher in books.State.Items().Where(item => item.Kind == DocumentKind.PrepaymentVoucher && Open(books, item.Number) > 0).ToList())
        {
            books.Post(Refund.Create(books.Next(), Day, Open(books, voucher.Number)).WithSettlement(voucher.Number));
        }

        foreach (var prepayment in books.State.Items().Where(item => item.Kind == DocumentKind.PrepaymentInvoice).ToList())
        {
            if (Position.Remaining(books.State, prepayment) is > 0 and var rest)
            {
                var free = Invoice.Create(books.Next(), Day).WithLine(InvoiceLine.OfAmount("F", rest).WithAccount(Chart.Lines[0]));
                books.Post(free.WithoutApplications());
                books.Post(Application.Create(books.Next(), Day, prepayment.Number, free.Number));
            }
        }
    }

    private static void CheckCleared(Books books)
    {
        var accounts = Position.Accounts(books.Entries);
        var offsets = Chart.Taxes.All.SelectMany(code => code.Components).Select(component => Chart.OffsetAccount(component.Code));
        foreach (var account in Chart.Controls.Concat(Chart.Prepayments).Concat(offsets))
        {
            books.Check(!accounts.ContainsKey(account), account + " is not zero:\n" + Position.Text(accounts));
        }

        books.Check(Figures.Balance(books.State).IsZero, "The balance is not zero.");
        books.Check(Position.AccountsIn(books.Currency, books.Entries).Keys.All(account => !Chart.Controls.Contains(account)), "In the order's currency it is not zero.");
    }

    private void CheckSettlements(Books books)
    {
        var minor = OrderDraw.Minor(books.State.AccountingCurrency);
        foreach (var link in books.State.Links().Where(link => link.Kind == LinkKind.Settlement))
        {
            var from = books.State.GetItem(link.From)!;
            var to = books.State.GetItem(link.To)!;
            var sign = books.State.Side == Side.Payables ? 1 : -1;
            var posted = sign * link.Journal.Where(line => line.Role is AccountRole.ExchangeGain or AccountRole.ExchangeLoss or AccountRole.Rounding)
                .Sum(line => line.SignedAmount);

            // Each of the two amounts is cumulative (A5), so it is off its own rate by a unit at most.
            var expected = link.Amount * (from.Rate - to.Rate);
            books.Check(Math.Abs(posted - expected) <= 2 * minor, $"{link.Id} posts {posted} instead of {expected}.");
            var roles = link.Journal.Select(line => line.Role).ToList();
            if (from.Rate == to.Rate)
            {
                books.Check(!roles.Contains(AccountRole.ExchangeGain) && !roles.Contains(AccountRole.ExchangeLoss), link.Id + " is at one rate.");
                See("equal rates");
            }
            else
            {
                books.Check(!roles.Contains(AccountRole.Rounding), link.Id + " is at two rates.");
            }

            foreach (var line in link.Journal.Where(line => line.Role is AccountRole.ExchangeGain or AccountRole.ExchangeLoss))
            {
                books.Check((line.Side == EntrySide.Credit) == (line.Role == AccountRole.ExchangeGain), line + " is on the wrong side.");
            }

            See(roles.Contains(AccountRole.ExchangeGain) ? "gain" : roles.Contains(AccountRole.ExchangeLoss) ? "loss" : "no difference");
            See(roles.Contains(AccountRole.Rounding) ? "rounding" : "no rounding");
        }
    }

    /// <summary>What the lines and the taxes end at, from the facts of the documents and their rates alone.</summary>
    private static void CheckCost(Books books)
    {
        var state = books.State;
        var minor = OrderDraw.Minor(state.AccountingCurrency);
        decimal cost = 0, tax = 0, parts = 2;
        foreach (var invoice in state.Items().Where(item => item.Kind == DocumentKind.Invoice))
        {
            cost += invoice.Lines.Sum(line => line.Net) * invoice.Rate;
            tax += invoice.Lines.Sum(line => line.Gross - line.Net) * invoice.Rate;
            parts += invoice.Lines.Sum(line => line.Components.Count);
        }

        foreach (var link in state.Links().Where(link => link.Kind == LinkKind.Application))
        {
            var prepayment = state.GetItem(link.From)!;
            var components = prepayment.Lines.SelectMany(line => line.Components).ToList();
            var difference = prepayment.Rate - state.GetItem(link.To)!.Rate;
            for (var i = 0; i < components.Count; i++)
            {
                var amount = link.Released[i].Transaction * difference;
                tax += components[i].Kind == ComponentKind.Tax ? amount : 0;
                cost += components[i].Kind != ComponentKind.Tax && state.Policy.ExchangeDifference == ExchangeDifferences.HistoricalCost ? amount : 0;
                parts += 2;
            }
        }

        var accounts = Position.Accounts(books.Entries);
        var sign = state.Side == Side.Payables ? 1 : -1;
        var lines = sign * Chart.Lines.Sum(account => accounts.GetValueOrDefault(account));
        var taxes = sign * accounts.Where(pair => pair.Key.StartsWith(Chart.TaxAccount(""), StringComparison.Ordinal)).Sum(pair => pair.Value);
        books.Check(Math.Abs(lines - cost) <= parts * minor, $"The lines cost {lines} instead of {cost}.");
        books.Check(Math.Abs(taxes - tax) <= parts * minor, $"The taxes are {taxes} instead of {tax}.");
    }

    private static decimal Open(Books books, string number) => Figures.OpenAmount(books.State, number)!.Value.Amount;
}
