using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Orders;

/// <summary>The status of an order is read from its figures.</summary>
public class ShippingHoldTests
{
    private static Order Ordered(decimal percent, decimal quantity = 10) =>
        Order.Create("PO-1", Day(1), OrderLine.Create("1", quantity, 100).WithAccount("5000"))
            .WithPrepayment(PrepaymentDefinition.OfPercent(percent));

    private static IEnumerable<string> Holds(Ledger ledger) => Status(ledger).ShippingHolds.Select(hold => hold.ToString());

    private static PrepaymentFigures Status(Ledger ledger) => Figures.OfOrder(ledger.State, "PO-1")!;

    [Fact]
    public void Order_IsHeld_UntilItsPrepaymentIsInvoicedAndPaid()
    {
        var ledger = Of(PrepaymentPolicy.BusinessCentral).Post(Ordered(30));
        Assert.Equal(["available 300.00"], Holds(ledger));
        Assert.True(Status(ledger).IsPaid);

        ledger.Post(PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1").WithAmount(100));
        Assert.Equal(["available 200.00", "unpaid 100.00"], Holds(ledger));

        ledger.Post(PrepaymentInvoice.Create("PPI-2", Day(2), "PO-1"));
        Assert.True(Status(ledger).IsInvoiced);
        Assert.Equal(["unpaid 300.00"], Holds(ledger));

        ledger.Post(Payment.Create("PAY-1", Day(3), 299.99m).WithSettlement("PPI-1").WithSettlement("PPI-2", 199.99m));
        Assert.False(Status(ledger).IsPaid);
        Assert.Equal(["unpaid 0.01"], Holds(ledger));

        ledger.Post(Payment.Create("PAY-2", Day(3), 0.01m).WithSettlement("PPI-2"));
        Assert.Empty(Holds(ledger));
    }

    [Fact]
    public void Order_IsHeldAgain_ByWhatOpensItsPrepayment()
    {
        var ledger = Of(PrepaymentPolicy.BusinessCentral).Post(
            Ordered(30),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
            Payment.Create("PAY-1", Day(3), 300).WithSettlement("PPI-1"));
        Assert.Empty(Holds(ledger));

        ledger.Post(Ordered(30, 12));
        Assert.Equal(["available 60.00"], Holds(ledger));

        ledger.Post(Ordered(30), Reversal.Create("REV-1", Day(4), "PAY-1/PPI-1"));
        Assert.Equal(["unpaid 300.00"], Holds(ledger));
    }

    [Fact]
    public void Order_WithoutPrepayment_IsNotHeld()
    {
        var ledger = Of(PrepaymentPolicy.BusinessCentral).Post(
            Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithAccount("5000")));

        Assert.Empty(Holds(ledger));
    }
}
