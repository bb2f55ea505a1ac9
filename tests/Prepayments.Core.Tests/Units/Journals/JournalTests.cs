using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Journals;

/// <summary>Line order, roles, sources and dimensions of the entries of whole cycles (D2 to D13, D17, P3).</summary>
public class JournalTests
{
    [Theory]
    [InlineData(Side.Payables)]
    [InlineData(Side.Receivables)]
    public Task FinanceCycle(Side side)
    {
        var ledger = Of(PrepaymentPolicy.Finance, side).Post(
            Order.Create("PO-1", Day(1), Line("1", 10, 100, "V20"), Line("2", 1, 50, "V10"))
                .WithPrepayment(PrepaymentDefinition.OfPercent(40).WithCategory("hardware")),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
            Payment.Create("PAY-1", Day(3), 502).WithSettlement("PPI-1"),
            Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 10).WithOrderLine("2", 1),
            Payment.Create("PAY-2", Day(5), 753).WithSettlement("INV-1"));

        Assert.Equal(0, ledger.Open("INV-1"));
        return Verifier.Verify(JournalText.Of(ledger.Entries)).UseParameters(side).ToTask();
    }

    [Fact]
    public Task BusinessCentralPartialDeliveries()
    {
        // 40 % of 3 × 33.33 and of 100: half an order is delivered in thirds, unpaid, and gives its share each time.
        var ledger = Of(PrepaymentPolicy.BusinessCentral).Post(
            Order.Create("PO-1", Day(1), Line("1", 3, 33.33m, "V20"), Line("2", 4, 25, "V10"))
                .WithPrepayment(PrepaymentDefinition.OfPercent(40)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
            Invoice.Create("INV-1", Day(3)).WithOrder("PO-1").WithOrderLine("1", 1),
            Invoice.Create("INV-2", Day(4)).WithOrder("PO-1").WithOrderLine("1", 1).WithOrderLine("2", 3),
            Invoice.Create("INV-3", Day(5)).WithOrder("PO-1").WithOrderLine("1", 1).WithOrderLine("2", 1));

        Assert.Equal(0, ledger.Balance("1300"));
        return Verify(ledger);
    }

    [Fact]
    public Task UnpaidPartReversedByTheInvoice() => Verify(Of(PrepaymentPolicy.Finance).Post(
        Order.Create("PO-1", Day(1), Line("1", 10, 100, "V20")).WithPrepayment(PrepaymentDefinition.OfPercent(50)),
        PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
        Payment.Create("PAY-1", Day(3), 200).WithSettlement("PPI-1", 200),
        Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 10),
        Reversal.Create("REV-1", Day(5), "INV-1/PPI-1"),
        Reversal.Create("REV-2", Day(6), "INV-1")));

    [Fact]
    public Task TransferBetweenControlAccounts() => Verify(Of(PrepaymentPolicy.Default).Post(
        Order.Create("PO-1", Day(1), Line("1", 10, 100)).WithPrepayment(PrepaymentDefinition.OfPercent(30)),
        PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
        Payment.Create("PAY-1", Day(3), 300),
        Settlement.Create("SET-1", Day(4), "PAY-1", "PPI-1"),
        Reversal.Create("REV-1", Day(5), "SET-1"),
        Payment.Create("PAY-2", Day(6), 400).WithSettlement("PPI-1").WithBank("1010"),
        Refund.Create("REF-1", Day(7), 100).WithSettlement("PAY-2")));

    [Fact]
    public Task TwoComponents() => Verify(Of(PrepaymentPolicy.Default, currency: "JPY").Post(
        Order.Create("PO-1", Day(1), Line("1", 1, 1000, "GST"), Line("2", 1, 555, "GST"))
            .WithPrepayment(PrepaymentDefinition.OfPercent(33)),
        PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
        Payment.Create("PAY-1", Day(3), 605).WithSettlement("PPI-1"),
        Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 1).WithOrderLine("2", 1).WithApplication("PPI-1", 100),
        Application.Create("APP-1", Day(5), "PPI-1", "INV-1")));

    [Fact]
    public Task DimensionsOfSeveralOrders() => Verify(Of(PrepaymentPolicy.Default).Post(
        Order.Create("PO-1", Day(1), Line("1", 1, 100, "V20").WithDimensions(Dimensions.Of("project", "P9")), Line("2", 1, 100, "V20"))
            .WithPrepayment(PrepaymentDefinition.OfPercent(50)).WithDimensions(Dimensions.Of("project", "P1").With("site", "north")),
        Order.Create("PO-2", Day(1), Line("1", 1, 10, "V20")).WithDimensions(Dimensions.Of("project", "P2").With("site", "north")),
        PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
        Payment.Create("PAY-1", Day(3), 120).WithSettlement("PPI-1").WithDimensions(Dimensions.Of("project", "P3")),
        Invoice.Create("INV-1", Day(4))
            .WithLine(InvoiceLine.OfOrderLine("1", 1).WithOrder("PO-1"))
            .WithLine(InvoiceLine.OfOrderLine("2", 1).WithOrder("PO-1"))
            .WithLine(InvoiceLine.OfOrderLine("1", 1).WithOrder("PO-2"))
            .WithLine(InvoiceLine.OfAmount("F", 5).WithAccount("5020").WithDimensions(Dimensions.Of("cost", "C1")))
            .WithApplication("PPI-1")
            .WithDimensions(Dimensions.Of("unit", "U1")),
        Reversal.Create("REV-1", Day(5), "INV-1/PPI-1")));

    private static OrderLine Line(string id, decimal quantity, decimal price, string? tax = null)
    {
        var line = OrderLine.Create(id, quantity, price).WithAccount("50" + id + "0");
        return tax is null ? line : line.WithTax(tax);
    }

    private static async Task Verify(Ledger ledger) => await Verifier.Verify(JournalText.Of(ledger.Entries));
}
