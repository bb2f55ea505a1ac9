using System.Globalization;
using Prepayments.Json;
using Prepayments.Tests.Units;

namespace Prepayments.Tests.Hostile;

/// <summary>Orders of 10,000 lines and a payment of a thousand invoices: the steps grow with the lines and not with their square.</summary>
public class LongOrderTests
{
    private const int Lines = 10_000;

    private static readonly string[] Ids = [.. Enumerable.Range(1, Lines).Select(i => i.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Every line with a prepayment of its own, asked for at once, paid, delivered in two halves, credited and reversed.</summary>
    [Theory]
    [InlineData(TaxRounding.PerLine)]
    [InlineData(TaxRounding.PerOrder)]
    public void OrderOfTenThousandLines_IsPrepaidDeliveredAndReversed(TaxRounding rounding)
    {
        var ledger = Ledger.Of(PrepaymentPolicy.Default.WithUnlimitedDefinitions().WithTaxRounding(rounding).WithApplication(ApplicationPolicy.Automatic));
        var order = Order.Create("PO-1", Ledger.Day(1), [.. Ids.Select(id => OrderLine.Create(id, 2, 9.99m).WithTax("V20").WithAccount("5000")
            .WithPrepayment(PrepaymentDefinition.OfPercent(30).WithId("D" + id)))]);
        Invoice Half(string number, int day) => Ids.Aggregate(
            Invoice.Create(number, Ledger.Day(day)).WithOrder("PO-1"), (invoice, id) => invoice.WithOrderLine(id, 1));

        ledger.Post(order, PrepaymentInvoice.Create("PPI-1", Ledger.Day(2), "PO-1"));
        ledger.Post(Payment.Create("PAY-1", Ledger.Day(3), ledger.Open("PPI-1")).WithSettlement("PPI-1"));
        ledger.Post(Half("INV-1", 4), Half("INV-2", 5), CreditMemo.Create("CM-1", Ledger.Day(6), "INV-2"));
        ledger.Post(Reversal.Create("REV-1", Ledger.Day(7), "CM-1"));

        Assert.Equal(ledger.Of("PO-1").Invoiced, ledger.Of("PO-1").Applied);
        Assert.Equal(0, ledger.Balance("1300"));
        var bytes = SubledgerJson.WriteUtf8(ledger.State);
        Assert.Equal(bytes, SubledgerJson.WriteUtf8(SubledgerJson.ReadUtf8(bytes)));
    }

    /// <summary>What breaks a rule on the last line is found there.</summary>
    [Fact]
    public void OrderOfTenThousandLines_IsRejectedForItsLastLine()
    {
        var ledger = Ledger.Of(PrepaymentPolicy.Default);
        OrderLine[] lines = [.. Ids.Select(id => OrderLine.Create(id, 1, 1).WithAccount("5000"))];

        Assert.StartsWith("DuplicateLine", ledger.Refuse(Order.Create("PO-1", Ledger.Day(1), [.. lines, lines[^1]])), StringComparison.Ordinal);
        ledger.Post(Order.Create("PO-1", Ledger.Day(1), lines));
        Assert.StartsWith(
            "ExceedsOrdered: line 10000",
            ledger.Refuse(Ids.Aggregate(Invoice.Create("INV-1", Ledger.Day(2)).WithOrder("PO-1"), (invoice, id) => invoice.WithOrderLine(id, id == "10000" ? 2 : 1))),
            StringComparison.Ordinal);
    }

    /// <summary>A payment that settles a thousand invoices, and the reversal of one settlement.</summary>
    [Fact]
    public void ThousandInvoices_AreSettledByOnePayment()
    {
        var ledger = Ledger.Of(PrepaymentPolicy.Default);
        foreach (var id in Ids.Take(Lines / 10))
        {
            ledger.Post(Invoice.Create("INV-" + id, Ledger.Day(1)).WithLine(InvoiceLine.OfAmount("1", 0.01m).WithAccount("5000")));
        }

        ledger.Post(Ids.Take(Lines / 10).Aggregate(Payment.Create("PAY-1", Ledger.Day(2), 10), (payment, id) => (Payment)payment.WithSettlement("INV-" + id)));
        ledger.Post(Reversal.Create("REV-1", Ledger.Day(3), "PAY-1/INV-1"));

        Assert.Equal(0, Figures.Balance(ledger.State).Amount);
        Assert.Equal([0.01m, 0m, 0.01m], [ledger.Open("INV-1"), ledger.Open("INV-2"), ledger.Open("PAY-1")]);
    }
}
