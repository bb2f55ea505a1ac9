using NodaTime;
using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Rule T3: an order that is prepaid in full and delivered in full ends with nothing due and nothing left, into however
/// many prepayment invoices and deliveries it was cut. Section 11 excepts prices including tax with a net basis; and the
/// promise is made for taxes that both sides carry: rounded per order, of the lines' own codes, on the prepayment too
/// (or on neither basis of it, where it is gross).
/// </summary>
public sealed class PrepaidOrdersTelescope(ITestOutputHelper output) : Law(output)
{
    private static readonly LocalDate Day = new(2026, 1, 1);

    protected override IEnumerable<string> Required =>
    [
        .. Settings.Where(name => !name.StartsWith("TaxRounding", StringComparison.Ordinal)), "net prices, net basis", "net prices, gross basis",
        "gross prices, gross basis", "several prepayment invoices", "several deliveries", "instalments", "by line", "by order", "applied later", "own", "foreign",
    ];

    [Law(2500)]
    public void AFullyPrepaidFullyDeliveredOrderEndsWithNothingDue(History history) => Try(() =>
    {
        var choices = new Choices([.. history.Steps.SelectMany(step => step.Numbers)]);
        var start = history.Start();
        start = start.WithSettings(start.Profile, start.Policy.WithTaxRounding(TaxRounding.PerOrder).WithUnlimitedDefinitions(), start.TaxCodes);
        var currency = Exchange.Next(start, choices);
        var rates = Exchange.Rates(start, currency, choices);
        var order = FullyPrepaid(start, choices, currency);
        if (start.Policy.TaxOnPrepayment == PrepaymentTaxation.Never && order.Basis == PrepaymentBasis.Net)
        {
            start = start.WithSettings(start.Profile, start.Policy.WithTaxOnPrepayment(PrepaymentTaxation.OnPrepayment), start.TaxCodes);
        }

        var placed = Posting.Post(start, order);
        if (!placed.IsPosted || order.Lines.Sum(line => line.Quantity * line.UnitPrice) > 1_000_000_000_000)
        {
            // Tiny or huge prices: an instalment above a total of a few units, an amount beyond 10^15 in one of the currencies.
            See("refused");
            return;
        }

        See(history.Start());
        See((order.PricesIncludeTax ? "gross prices, " : "net prices, ") + (order.Basis == PrepaymentBasis.Gross ? "gross basis" : "net basis"));
        See(order.Prepayments.Count > 1 ? "instalments" : order.Prepayments.Count == 1 ? "by order" : "by line");
        var books = new Books(start, currency, rates);
        See(currency == start.AccountingCurrency ? "own" : "foreign");
        books.Post(order);
        Prepay(books, order, choices);
        Deliver(books, order, choices);
        ApplyTheRest(books);

        books.Check(books.State.Items().All(item => Figures.OpenAmount(books.State, item.Number)!.Value.IsZero), "Something is due.");
        var figures = Figures.OfOrder(books.State, order.Number)!;
        books.Check(figures.Remaining.IsZero && figures.Available.IsZero, figures.ToString());
        var accounts = Position.Accounts(books.Entries);
        books.Check(
            Array.TrueForAll([.. Chart.Prepayments, .. Chart.Controls], account => !accounts.ContainsKey(account)), Position.Text(accounts));
    });

    private static Order FullyPrepaid(Subledger start, Choices choices, Currency currency)
    {
        var drawn = OrderDraw.New(start, choices, "PO", Day, currency);
        var byLine = choices.Next(3) == 1;
        var lines = drawn.Lines.Select(line =>
        {
            var copy = OrderLine.Create(line.Id, line.Quantity, line.UnitPrice).WithDiscount(line.Discount).WithAccount(line.Account!);
            copy = line.Tax is { } tax ? copy.WithTax(tax) : copy;
            return byLine ? copy.WithPrepayment(PrepaymentDefinition.OfPercent(100)) : copy;
        });
        var order = Order.Create("PO", Day, [.. lines]).WithCurrency(currency);
        order = choices.Next(3) switch
        {
            0 => order,
            1 => order.WithBasis(PrepaymentBasis.Gross),
            _ => order.WithPricesIncludingTax(true),
        };
        if (byLine)
        {
            return order;
        }

        if (choices.Next(3) == 1)
        {
            // The last instalment takes what rounding leaves: its limit is a fixed amount, the rest of the order.
            var first = PrepaymentDefinition.OfPercent(choices.Of(30m, 33.3333333333m, 12.5m)).WithId("D1");
            var trial = Posting.Post(start, order.WithPrepayment(first));
            var whole = Posting.Post(start, order.WithPrepayment(PrepaymentDefinition.OfPercent(100)));
            if (trial.IsPosted && whole.IsPosted)
            {
                var rest = whole.Subledger.GetOrder("PO")!.Current.Definitions[0].Limit - trial.Subledger.GetOrder("PO")!.Current.Definitions[0].Limit;
                return order.WithPrepayment(first).WithPrepayment(PrepaymentDefinition.OfAmount(rest).WithId("D2"));
            }
        }

        return order.WithPrepayment(PrepaymentDefinition.OfPercent(100));
    }

    private void Prepay(Books books, Order order, Choices choices)
    {
        var ids = order.Prepayments.Count > 1 ? order.Prepayments.Select(definition => definition.Id).ToArray() : [null];
        var invoices = 0;
        foreach (var id in ids)
        {
            for (var slices = choices.Next(4); slices >= 0; slices--)
            {
                var everything = PrepaymentInvoice.Create(books.Next(), Day, order.Number);
                everything = id is null ? everything : everything.WithDefinition(id);
                var trial = books.Trial(everything);
                if (!trial.IsPosted)
                {
                    Assert.Equal(RejectionCode.NothingToInvoice, trial.Rejection!.Code);
                    break;
                }

                invoices++;
                books.Post(slices == 0 ? everything : Slice(everything, order, trial.Subledger.GetItem(everything.Number)!, choices));
                Pay(books, everything.Number, choices);
            }
        }

        See(invoices > 1 ? "several prepayment invoices" : "one prepayment invoice");
    }

    private static PrepaymentInvoice Slice(PrepaymentInvoice everything, Order order, OpenItem all, Choices choices)
    {
        decimal OnBasis(ItemLine line) => order.Basis == PrepaymentBasis.Gross ? line.Gross : line.Net;
        decimal Part(decimal amount) => Math.Max(Rounding(all, amount * (1 + choices.Next(98)) / 100), Rounding(all, 0));
        if (choices.Next(2) == 0)
        {
            return everything.WithAmount(Part(all.Lines.Sum(OnBasis)));
        }

        var line = choices.In(all.Lines);
        return everything.WithLine(line.Id, Part(OnBasis(line)));
    }

    /// <summary>Rounds down to the minor unit, but not to zero.</summary>
    private static decimal Rounding(OpenItem item, decimal amount)
    {
        var minor = new decimal(1, 0, 0, false, (byte)item.Currency.MinorUnits);
        return Math.Max(decimal.Floor(amount / minor) * minor, minor);
    }

    private static void Pay(Books books, string number, Choices choices)
    {
        var open = Figures.OpenAmount(books.State, number)!.Value.Amount;
        var part = choices.Next(3) == 1 ? Rounding(books.State.GetItem(number)!, open / 3) : open;
        books.Post(Payment.Create(books.Next(), Day, part).WithSettlement(number, part));
        if (open > part)
        {
            books.Post(Payment.Create(books.Next(), Day, open - part).WithSettlement(number));
        }
    }

    private void Deliver(Books books, Order order, Choices choices)
    {
        var deliveries = 0;
        for (var slices = choices.Next(4); slices >= 0; slices--)
        {
            var invoice = Invoice.Create(books.Next(), Day).WithOrder(order.Number);
            foreach (var line in order.Lines)
            {
                var rest = line.Quantity - Position.Delivered(books.State, order.Number, line.Id);
                var quantity = slices == 0 ? rest : decimal.Round(rest * choices.Next(100) / 100, 10, MidpointRounding.ToZero);
                invoice = quantity > 0 ? invoice.WithOrderLine(line.Id, quantity) : invoice;
            }

            if (invoice.Lines.Count > 0)
            {
                deliveries++;
                books.Post(choices.Next(4) == 1 ? invoice.WithoutApplications() : invoice);
            }
        }

        See(deliveries > 1 ? "several deliveries" : "one delivery");
    }

    private void ApplyTheRest(Books books)
    {
        foreach (var invoice in books.State.Items().Where(item => item.Kind == DocumentKind.Invoice))
        {
            foreach (var prepayment in books.State.Items().Where(item => item.Kind == DocumentKind.PrepaymentInvoice))
            {
                if (Position.Remaining(books.State, prepayment) > 0 && Figures.OpenAmount(books.State, invoice.Number)!.Value.IsPositive)
                {
                    books.Post(Application.Create(books.Next(), Day, prepayment.Number, invoice.Number));
                    See("applied later");
                }
            }
        }
    }
}
