using NodaTime;
using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Section "Two families": without tax and in the own currency an order that is prepaid by a prepayment invoice, and the
/// same order prepaid by a voucher of the same amount, end with the same line accounts, banks and control accounts after
/// every delivery; what the one holds on prepayment accounts the other holds on the advance account.
/// </summary>
public sealed class MethodsEndTheSame(ITestOutputHelper output) : Law(output)
{
    private static readonly LocalDate Day = new(2026, 1, 1);

    protected override IEnumerable<string> Required =>
        [.. Settings, "several deliveries", "applied in full", "applied in part", "applied later", "taken back", "credited"];

    [Law(2000)]
    public void PrepaymentInvoiceAndVoucherEndWithTheSameBalances(History history) => Try(() =>
    {
        var choices = new Choices([.. history.Steps.SelectMany(step => step.Numbers)]);
        var start = history.Start();
        var drawn = OrderDraw.New(start, choices, "PO", Day);
        var order = Order.Create("PO", Day, [.. drawn.Lines.Select(line => OrderLine.Create(line.Id, line.Quantity, line.UnitPrice)
            .WithDiscount(line.Discount).WithAccount(line.Account!).WithDimensions(line.Dimensions))])
            .WithPricesIncludingTax(drawn.PricesIncludeTax);
        var prepaid = order.WithPrepayment(PrepaymentDefinition.OfPercent(choices.Of(30m, 100m, 33.3333333333m)));
        var placed = Posting.Post(start, prepaid);
        var asked = Posting.Post(placed.Subledger, PrepaymentInvoice.Create("P", Day, "PO"));
        if (!asked.IsPosted)
        {
            // An order that comes to nothing.
            return;
        }

        See(start);
        var amount = asked.Subledger.GetItem("P")!.Total;
        var invoices = new Books(start);
        invoices.Post(prepaid);
        invoices.Post(PrepaymentInvoice.Create("P", Day, "PO"));
        invoices.Post(Payment.Create("PAY", Day, amount).WithSettlement("P"));
        var vouchers = new Books(start);
        vouchers.Post(order);
        vouchers.Post(PrepaymentVoucher.Create("P", Day, amount));
        Books[] both = [invoices, vouchers];
        Compare(invoices, vouchers, amount);
        var left = amount;
        for (var deliveries = 1 + choices.Next(3); deliveries > 0; deliveries--)
        {
            left -= Deliver(both, order, choices, left, deliveries == 1);
            See(deliveries > 1 ? "several deliveries" : "last delivery");
            Compare(invoices, vouchers, left);
        }

        See(left == 0 ? "applied in full" : left < amount ? "applied in part" : "not applied");
    });

    /// <summary>Delivers a part of the order to both, applies some of the prepayment, and returns how much.</summary>
    private decimal Deliver(Books[] both, Order order, Choices choices, decimal left, bool last)
    {
        var number = both[0].Next();
        var invoice = Invoice.Create(number, Day).WithOrder("PO").WithoutApplications();
        foreach (var line in order.Lines)
        {
            var rest = line.Quantity - Position.Delivered(both[0].State, "PO", line.Id);
            var quantity = last ? rest : decimal.Round(rest * choices.Next(100) / 100, 10, MidpointRounding.ToZero);
            invoice = quantity > 0 ? invoice.WithOrderLine(line.Id, quantity) : invoice;
        }

        if (invoice.Lines.Count == 0)
        {
            return 0;
        }

        var trial = Posting.Post(both[0].State, invoice).EnsurePosted();
        var most = Math.Min(left, trial.Subledger.GetItem(number)!.Total);
        var applied = most == 0 || choices.Once(4) ? 0 : choices.Next(2) == 0 ? most : Math.Min(most, OrderDraw.Share(both[0].State, most, 1 + choices.Next(99), 100));
        var later = choices.Once(3);
        var back = choices.Once(5);
        var credited = choices.Once(5);
        foreach (var books in both)
        {
            books.Post(applied > 0 && !later ? invoice.WithApplication("P", applied) : invoice);
            if (applied > 0 && later)
            {
                See("applied later");
                books.Post(Application.Create(number + "/P", Day, "P", number).WithAmount(applied));
            }

            if (applied > 0 && back)
            {
                See("taken back");
                books.Post(Reversal.Create(number + " back", Day, number + "/P"));
            }

            if (credited)
            {
                See("credited");
                books.Post(CreditMemo.Create(number + " credited", Day, number));
            }
        }

        return back ? 0 : applied;
    }

    private static void Compare(Books invoices, Books vouchers, decimal left)
    {
        var one = Position.Accounts(invoices.Entries);
        var other = Position.Accounts(vouchers.Entries);
        var sign = invoices.State.Side == Side.Payables ? 1 : -1;
        invoices.Check(Chart.Prepayments.Sum(account => one.GetValueOrDefault(account)) == sign * left, "The prepayment accounts hold something else.");
        vouchers.Check(other.GetValueOrDefault(Chart.Advance) == sign * left, "The advance account holds something else.");
        foreach (var account in Chart.Prepayments.Append(Chart.Advance))
        {
            one.Remove(account);
            other.Remove(account);
        }

        vouchers.Check(Position.Text(one) == Position.Text(other), "Not the same as by prepayment invoice:" + invoices);
    }
}
