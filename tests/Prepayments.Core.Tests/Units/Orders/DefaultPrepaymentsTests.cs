namespace Prepayments.Tests.Units.Orders;

/// <summary>Rule O7: an order is filled with default prepayments.</summary>
public class DefaultPrepaymentsTests
{
    private static readonly PrepaymentDefaults Defaults = PrepaymentDefaults.Create(
        Side.Receivables,
        PrepaymentRule.ForCounterparty("C-1", Percentage.Of(30)),
        PrepaymentRule.ForCounterparty("C-0", Percentage.Of(0)),
        PrepaymentRule.ForItem("BIKE", Percentage.Of(50)),
        PrepaymentRule.ForItem("BELL", Percentage.Of(0)),
        PrepaymentRule.ForItemAndGroup("BELL", "SHOPS", Percentage.Of(20)),
        PrepaymentRule.ForItem("PUMP", Percentage.Of(75)).WithFirstDay(Ledger.Day(10)).WithLastDay(Ledger.Day(20)));

    [Fact]
    public void WithDefaultPrepayments_WithoutAnItemRule_IsOneForTheOrder() =>
        Assert.Equal("order 30 %; 1: none; 2: none", Filled("C-1", null, Line("1"), Line("2", "TUBE")));

    [Fact]
    public void WithDefaultPrepayments_OfAnItemRule_IsOnePerLine() =>
        Assert.Equal(
            "1: 50 %; 2: none; 3: 30 %; 4: 30 %",
            Filled("C-1", null, Line("1", "BIKE"), Line("2", "BELL"), Line("3", "TUBE"), Line("4")));

    [Fact]
    public void WithDefaultPrepayments_WhereTheOnlyItemRuleIsZero_IsStillPerLine() =>
        Assert.Equal("1: none; 2: 30 %", Filled("C-1", null, Line("1", "BELL"), Line("2", "TUBE")));

    [Fact]
    public void WithDefaultPrepayments_OfAGroup() =>
        Assert.Equal("1: 20 %; 2: 30 %", Filled("C-1", "SHOPS", Line("1", "BELL"), Line("2")));

    [Theory]
    [InlineData("C-0")]
    [InlineData("C-9")]
    public void WithDefaultPrepayments_OfNothingOrZero_IsTheOrderItself(string customer)
    {
        var order = Order.Create("SO-1", Ledger.Day(1), Line("1", "TUBE"), Line("2"));

        Assert.Same(order, order.WithDefaultPrepayments(Defaults, customer, null));
    }

    [Theory]
    [InlineData("C-0")]
    [InlineData("C-9")]
    public void WithDefaultPrepayments_OfAnItemRuleAlone_LeavesTheOtherLinesWithout(string customer) =>
        Assert.Equal("1: 50 %; 2: none; 3: none", Filled(customer, null, Line("1", "BIKE"), Line("2", "BELL"), Line("3")));

    [Theory]
    [InlineData(9, "order 30 %; 1: none")]
    [InlineData(10, "1: 75 %")]
    [InlineData(20, "1: 75 %")]
    [InlineData(21, "order 30 %; 1: none")]
    public void WithDefaultPrepayments_GoesByTheOrdersDate(int day, string expected) =>
        Assert.Equal(expected, Text(Order.Create("SO-1", Ledger.Day(day), Line("1", "PUMP")).WithDefaultPrepayments(Defaults, "C-1", null)));

    [Fact]
    public void WithDefaultPrepayments_OnPurchases_PassesOverGroups()
    {
        var purchases = PrepaymentDefaults.Create(Side.Payables, Defaults.Rules.ToArray());

        Assert.Equal(
            "1: none",
            Text(Order.Create("PO-1", Ledger.Day(1), Line("1", "BELL")).WithDefaultPrepayments(purchases, "C-1", "SHOPS")));
    }

    [Fact]
    public void WithDefaultPrepayments_OfAnOrderWithItsOwn_KeepsIt()
    {
        var order = Order.Create("SO-1", Ledger.Day(1), Line("1", "BIKE")).WithPrepayment(PrepaymentDefinition.OfAmount(7));

        Assert.Same(order, order.WithDefaultPrepayments(Defaults, "C-1", null));
    }

    /// <summary>Rule O2: the other lines cannot share one definition for the order.</summary>
    [Fact]
    public void WithDefaultPrepayments_OfALineWithItsOwn_KeepsItAndGoesByLine() =>
        Assert.Equal(
            "1: 5 %; 2: 30 %; 3: 30 %",
            Filled("C-1", null, Line("1", "BIKE").WithPrepayment(PrepaymentDefinition.OfPercent(5)), Line("2", "TUBE"), Line("3")));

    [Fact]
    public void WithDefaultPrepayments_OfAnOrderWithoutLines_IsOneForTheOrder() => Assert.Equal("order 30 %", Filled("C-1", null));

    [Fact]
    public void WithDefaultPrepayments_KeepsEverythingElse()
    {
        var order = Order.Create("SO-1", Ledger.Day(1), Line("1", "BIKE")).WithConfirmed(false).WithPricesIncludingTax(true);
        var expected = Order.Create("SO-1", Ledger.Day(1), Line("1", "BIKE").WithPrepayment(PrepaymentDefinition.OfPercent(50)))
            .WithConfirmed(false).WithPricesIncludingTax(true);

        Assert.Equal(expected, order.WithDefaultPrepayments(Defaults, "C-1", null));
        Assert.Equal(expected, expected.WithDefaultPrepayments(Defaults, "C-1", null));
    }

    [Fact]
    public void Post_OfWhatWasFilledIn_SetsTheLimits()
    {
        var order = Order.Create("SO-1", Ledger.Day(1), Line("1", "BIKE"), Line("2", "BELL"), Line("3"));
        var ledger = Ledger.Of(PrepaymentPolicy.BusinessCentral, Side.Receivables)
            .Post(order.WithDefaultPrepayments(Defaults, "C-1", null));

        Assert.Equal("[line 1: 50.00, line 3: 30.00]", ledger.State.GetOrder("SO-1")!.Current.Definitions.ToString());
    }

    private static string Filled(string customer, string? group, params OrderLine[] lines) =>
        Text(Order.Create("SO-1", Ledger.Day(1), lines).WithDefaultPrepayments(Defaults, customer, group));

    private static string Text(Order order) => string.Join(
        "; ",
        order.Prepayments.Select(definition => "order " + definition)
            .Concat(order.Lines.Select(line => line.Id + ": " + (line.Prepayment?.ToString() ?? "none"))));

    private static OrderLine Line(string id, string? item = null)
    {
        var line = OrderLine.Create(id, 1, 100).WithAccount("4000");
        return item is null ? line : line.WithItem(item);
    }
}
