using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Rules;

/// <summary>Rules O3, O4, O6 and D15: what an amendment does to limits, shares and amounts, and what it may not do.</summary>
public class AmendmentTests
{
    private static readonly PrepaymentDefinition Third = PrepaymentDefinition.OfPercent(30);

    private static Order PO(decimal quantity, decimal price, PrepaymentDefinition? definition = null)
    {
        var order = Order.Create("PO-1", Day(1), OrderLine.Create("1", quantity, price).WithAccount("5000"));
        return definition is null ? order : order.WithPrepayment(definition);
    }

    private static Invoice Deliver(string number, decimal quantity) =>
        Invoice.Create(number, Day(5)).WithOrder("PO-1").WithOrderLine("1", quantity);

    /// <summary>Rule O4: with the same amounts the spread of a definition over the lines stays, whatever was invoiced under it meanwhile.</summary>
    [Theory]
    [InlineData(PrepaymentBasis.Net)]
    [InlineData(PrepaymentBasis.Gross)]
    public void SameAmounts_LeaveTheSpreadAsItWas(PrepaymentBasis basis)
    {
        Order Three(string account) => Order.Create("PO-1", Day(1), [.. new[] { "1", "2", "3" }.Select(id => OrderLine.Create(id, 1, 100).WithTax("V20").WithAccount(account))])
            .WithBasis(basis).WithPrepayment(PrepaymentDefinition.OfAmount(100));
        var ledger = Of(PrepaymentPolicy.Default).Post(
            Three("5000"), PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1").WithLine("1", 20), PrepaymentInvoice.Create("PPI-2", Day(3), "PO-1").WithLine("3", 5));
        var before = ledger.State.GetOrder("PO-1")!.Current.Definitions[0];

        var after = ledger.Post(Three("5001")).State.GetOrder("PO-1")!.Current.Definitions[0];

        Assert.Equal([33.34m, 33.33m, 33.33m], before.Targets);
        Assert.Equal((before.Limit, before.Targets), (after.Limit, after.Targets));
    }

    /// <summary>Rule O4: where one amount of a line changes, the limit is spread over what is not yet invoiced, anew.</summary>
    [Fact]
    public void AnotherAmountOnALine_SpreadsAnew()
    {
        Order Two(OrderLine first, OrderLine second) => Order.Create("PO-1", Day(1), first.WithAccount("5000"), second.WithAccount("5000"))
            .WithPrepayment(PrepaymentDefinition.OfAmount(50));
        EquatableArray<decimal> Spread(Order amended) => Of(PrepaymentPolicy.Default)
            .Post(Two(OrderLine.Create("1", 10, 10), OrderLine.Create("2", 10, 10)), amended).State.GetOrder("PO-1")!.Current.Definitions[0].Targets;
        var same = OrderLine.Create("2", 10, 10);

        Assert.Equal([25m, 25m], Spread(Two(OrderLine.Create("1", 10, 10), same)));
        Assert.Equal([37.5m, 12.5m], Spread(Two(OrderLine.Create("1", 30, 10), same)));
        Assert.Equal([37.5m, 12.5m], Spread(Two(OrderLine.Create("1", 10, 30), same)));
        Assert.Equal([16.67m, 33.33m], Spread(Two(OrderLine.Create("1", 10, 10).WithDiscount(50), same)));
        Assert.Equal([25m, 25m], Spread(Two(OrderLine.Create("3", 10, 10), same)));
    }

    [Fact]
    public void Price_Changed_RunsTheFormulaOverTheRest()
    {
        // 3 pieces for 100.00; one invoiced: r(100 × 1/3) = 33.33. Then the price becomes 50 a piece (unrounded 150): the rest of 2
        // pieces comes to r(150 × 2/3) = 100.00, one of them to r(100 × 1/2) = 50.00, the last to 50.00.
        var ledger = Of(PrepaymentPolicy.Default).Post(PO(3, 33.3333333333m), Deliver("INV-1", 1), PO(3, 50), Deliver("INV-2", 1), Deliver("INV-3", 1));

        Assert.Equal([33.33m, 50m, 50m], Totals(ledger));
    }

    [Fact]
    public void Discount_Changed_IsSpreadOverTheRestByItsUnroundedShare()
    {
        // 7 × 10 = 70; 2 invoiced for 20. A discount of 1.00 comes: unrounded 69, the rest of 5 is r(69 × 5/7) = r(49.2857) = 49.29.
        // 3 of these 5: r(49.29 × 3/5) = r(29.574) = 29.57; the last 2: 49.29 − 29.57 = 19.72.
        var discounted = Order.Create("PO-1", Day(1), OrderLine.Create("1", 7, 10).WithDiscount(1).WithAccount("5000"));
        var ledger = Of(PrepaymentPolicy.Default).Post(PO(7, 10), Deliver("INV-1", 2), discounted, Deliver("INV-2", 3), Deliver("INV-3", 2));

        Assert.Equal([20m, 29.57m, 19.72m], Totals(ledger));
    }

    [Fact]
    public void Quantity_Changed_FollowsTheFormula()
    {
        // 3 × 0.335 = r(1.005) = 1.01; one: r(1.01/3) = 0.34. With 6 pieces, 2.01: two so far r(2.01 × 2/6) = 0.67, so the second is 0.33.
        var ledger = Of(PrepaymentPolicy.Default).Post(PO(3, 0.335m), Deliver("INV-1", 1), PO(6, 0.335m), Deliver("INV-2", 1), Deliver("INV-3", 4));

        Assert.Equal([0.34m, 0.33m, 1.34m], Totals(ledger));
    }

    [Fact]
    public void Percentage_Changed_AppliesToWhatIsNotYetInvoiced()
    {
        // 1000 at 30 %: 300. 400 invoiced; then 50 %: 30 % of 400 and 50 % of 600 = 420.
        var ledger = Of(PrepaymentPolicy.Default).Post(PO(10, 100, Third), Deliver("INV-1", 4), PO(10, 100, PrepaymentDefinition.OfPercent(50)));

        Assert.Equal("420.00 0.00 0.00 0.00 0.00", ledger.Text("PO-1"));
    }

    [Fact]
    public void DefinitionAddedLater_CountsNothingOfWhatWasInvoicedBefore()
    {
        var ledger = Of(PrepaymentPolicy.Default).Post(PO(10, 100), Deliver("INV-1", 4), PO(10, 100, Third));

        Assert.Equal("180.00 0.00 0.00 0.00 0.00", ledger.Text("PO-1"));
    }

    [Fact]
    public void DefinitionRemoved_UnderAllow_LeavesLimitAtInvoiced()
    {
        var ledger = Of(PrepaymentPolicy.Finance).Post(PO(10, 100, Third), PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1").WithAmount(100), PO(10, 100));
        Assert.Equal("100.00 100.00 0.00 0.00 0.00", ledger.Text("PO-1"));

        ledger.Post(Reversal.Create("REV-1", Day(3), "PPI-1"));
        Assert.Equal("0.00 0.00 0.00 0.00 0.00", ledger.Text("PO-1"));
    }

    [Fact]
    public void DefinitionRemoved_StillTakesItsRoomInTheOrder()
    {
        var ledger = Of(PrepaymentPolicy.Finance).Post(
            PO(10, 100, PrepaymentDefinition.OfPercent(30).WithId("D1")), PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"));

        Assert.Equal("LimitExceedsOrder: limit 1100.00, order 1000.00", ledger.Refuse(PO(10, 100, PrepaymentDefinition.OfPercent(80).WithId("D2"))));
        ledger.Post(PO(10, 100, PrepaymentDefinition.OfPercent(70).WithId("D2")));
        Assert.Equal("1000.00 300.00 0.00 0.00 0.00", ledger.Text("PO-1"));
    }

    [Fact]
    public void DefinitionRemoved_AfterAStandardInvoice_IsOrderInvoiced() => Assert.Equal(
        "OrderInvoiced: order PO-1",
        Of(PrepaymentPolicy.Finance).Post(PO(10, 100, Third), Deliver("INV-1", 1)).Refuse(PO(10, 100)));

    [Fact]
    public void DefinitionRemoved_OnceItsInvoicesAreReversed_IsAccepted() => Of(PrepaymentPolicy.Default).Post(
        PO(10, 100, Third),
        PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
        Payment.Create("PAY-1", Day(3), 300).WithSettlement("PPI-1"),
        Reversal.Create("REV-1", Day(4), "PAY-1/PPI-1"),
        Reversal.Create("REV-2", Day(4), "PPI-1"),
        PO(10, 100));

    [Fact]
    public void Line_DeletedWhoseReleasedPrepaymentIsGone_IsAccepted()
    {
        var two = Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithAccount("5000"), OrderLine.Create("2", 1, 100).WithAccount("5000"));
        var ledger = Of(PrepaymentPolicy.Default).Post(two.WithPrepayment(Third), PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1").WithLine("1", 300));

        ledger.Post(PO(10, 100, Third));
        Assert.Equal("300.00 300.00 0.00 0.00 0.00", ledger.Text("PO-1"));
    }

    [Fact]
    public void TaxCodeOrAccount_AfterAStandardInvoiceOnTheLine_IsLocked()
    {
        var ledger = Of(PrepaymentPolicy.Default).Post(PO(10, 100), Deliver("INV-1", 1));

        Assert.Equal(
            "OrderLocked: line 1", ledger.Refuse(Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithAccount("5000").WithTax("V20"))));
        Assert.Equal("OrderLocked: line 1", ledger.Refuse(Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithAccount("5010"))));
        ledger.Post(Reversal.Create("REV-1", Day(6), "INV-1"), Order.Create("PO-1", Day(7), OrderLine.Create("1", 10, 100).WithAccount("5010")));
    }

    [Fact]
    public void RejectedAmendment_LeavesTheOldTextStanding()
    {
        var ledger = Of(PrepaymentPolicy.Default).Post(PO(10, 100, Third), Deliver("INV-1", 4));
        ledger.Refuse(PO(3, 100, Third));

        Assert.Equal(10, ledger.State.GetOrder("PO-1")!.Text.Lines[0].Quantity);
    }

    [Fact]
    public void SameTextAgain_ChangesNoFigure()
    {
        var ledger = Of(PrepaymentPolicy.Default).Post(
            PO(7, 14.29m, PrepaymentDefinition.OfPercent(33.3333333333m)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1").WithAmount(10),
            Deliver("INV-1", 3));
        var before = ledger.Text("PO-1");

        Assert.Equal(before, ledger.Post(PO(7, 14.29m, PrepaymentDefinition.OfPercent(33.3333333333m))).Text("PO-1"));
    }

    private static decimal[] Totals(Ledger ledger) => [.. ledger.State.Items().Select(item => item.Total)];
}
