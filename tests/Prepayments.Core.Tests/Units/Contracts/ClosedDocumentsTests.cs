using Prepayments.Json;
using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Contracts;

/// <summary>What is closed is shed as a whole group or not at all, and its numbers stay taken.</summary>
public class ClosedDocumentsTests
{
    private static readonly string[] Cycle = ["INV-1", "INV-1/PPI-1", "PAY-1", "PAY-1/PPI-1", "PAY-2", "PAY-2/INV-1", "PO-1", "PPI-1"];

    [Fact]
    public void Shed_OfAClosedCycle_LeavesNothingButItsNumbers()
    {
        var before = Closed().State;

        var after = ClosedDocuments.Shed(before, Day(6));

        Assert.Equal(Cycle, ClosedDocuments.List(before, Day(6)));
        Assert.Equal(before.Version + 1, after.Version);
        Assert.Equal(Day(6), after.ShedBefore);
        Assert.Empty(after.Orders());
        Assert.Empty(after.Items());
        Assert.Empty(after.Links());
        Assert.All(Cycle, number => Assert.True(after.Contains(number) && after.IsShed(number)));
        Assert.False(after.Contains("PO-2"));
        Assert.Null(before.ShedBefore);
        Assert.False(before.IsShed("PO-1"));
        Assert.Null(Figures.OfOrder(after, "PO-1"));
        Assert.Equal("INV-2", NumberSeries.Create("INV-", 1).After(after).Number);
    }

    /// <summary>A revaluation that found nothing to change is of no group: it goes when it, and what reversed it, are older than the day.</summary>
    [Fact]
    public void Revaluation_OfNothing_GoesWhenItIsOld()
    {
        var revaluation = Revaluation.Create("VAL", Day(5)).WithRate(Currency.Of("USD"), 0.9m);
        var posted = Of(PrepaymentPolicy.Default).Post(revaluation);
        Assert.Empty(ClosedDocuments.List(posted.State, Day(5)));
        Assert.Equal(["VAL"], ClosedDocuments.List(posted.State, Day(6)));

        posted.Post(Reversal.Create("REV", Day(8), "VAL"));
        Assert.Empty(ClosedDocuments.List(posted.State, Day(8)));
        Assert.Equal(["REV", "VAL"], ClosedDocuments.List(posted.State, Day(9)));
    }

    [Fact]
    public void Shed_WhereNothingIsClosed_IsTheSameSubledger()
    {
        var state = Closed().State;

        // The last document is of the fifth day.
        Assert.Empty(ClosedDocuments.List(state, Day(5)));
        Assert.Same(state, ClosedDocuments.Shed(state, Day(5)));
        Assert.Throws<ArgumentNullException>(() => ClosedDocuments.Shed(null!, Day(1)));
        Assert.Throws<ArgumentNullException>(() => ClosedDocuments.List(null!, Day(1)));
    }

    /// <summary>The invoice is of no order, and neither end of the link by which it reversed what was unpaid.</summary>
    [Fact]
    public void Shed_OfAnInvoiceThatReversedThePrepaymentOfAnOpenOrder_KeepsIt()
    {
        var state = Of(PrepaymentPolicy.Finance).Post(
            Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithAccount("5000")).WithPrepayment(PrepaymentDefinition.OfPercent(30)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
            Invoice.Create("INV-1", Day(3)).WithLine(InvoiceLine.OfAmount("F", 100).WithAccount("5000")).WithApplication("PPI-1"),
            Payment.Create("PAY-1", Day(4), 100).WithSettlement("INV-1")).State;

        Assert.Equal(["INV-1/PPI-1/unpaid", "PAY-1/INV-1"], state.Links().Select(link => link.Id));
        Assert.Empty(ClosedDocuments.List(state, Day(30)));
    }

    public static TheoryData<string, Document[]> WhatKeepsAGroup() => new()
    {
        { "a quantity that came back and may be delivered again", [
            CreditMemo.Create("CM-1", Day(5), "INV-1").WithLine(CreditedLine.OfQuantity("1", 1)),
            Refund.Create("REF-1", Day(5), 100).WithSettlement("CM-1")] },
        { "an open payment that is joined to it", [Reversal.Create("REV-1", Day(5), "PAY-2/INV-1")] },
        { "a later order on the same invoice", [
            Order.Create("PO-2", Day(5), OrderLine.Create("1", 2, 100).WithAccount("5000")),
            Order.Create("PO-3", Day(5), OrderLine.Create("1", 1, 100).WithAccount("5000")),
            Invoice.Create("INV-2", Day(5)).WithOrder("PO-2").WithOrderLine("1", 1).WithLine(InvoiceLine.OfOrderLine("1", 1).WithOrder("PO-3")),
            CreditMemo.Create("CM-1", Day(5), "INV-1").WithLine(CreditedLine.OfQuantity("1", 10)),
            Settlement.Create("SET-1", Day(5), "CM-1", "INV-2")] },
        { "a credit that is not repaid", [CreditMemo.Create("CM-1", Day(5), "INV-1").WithLine(CreditedLine.OfAmount("1", 100))] },
    };

    [Theory]
    [MemberData(nameof(WhatKeepsAGroup))]
    public void Shed_OfAGroupWithSomethingOpen_KeepsItWhole(string what, Document[] documents)
    {
        var state = Closed().Post(documents).State;

        Assert.Empty(ClosedDocuments.List(state, Day(30)));
        Assert.NotEmpty(what);
    }

    [Fact]
    public void Shed_OfAPrepaymentThatIsPaidAndNotApplied_KeepsIt()
    {
        var ledger = Of(PrepaymentPolicy.Finance).Post(
            Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithAccount("5000")).WithPrepayment(PrepaymentDefinition.OfPercent(30)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
            Payment.Create("PAY-1", Day(3), 300).WithSettlement("PPI-1"),
            Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 10).WithoutApplications(),
            Payment.Create("PAY-2", Day(5), 1000).WithSettlement("INV-1"),
            Payment.Create("PAY-3", Day(5), 7),
            Reversal.Create("REV-3", Day(6), "PAY-3"));

        Assert.Equal(["PAY-3", "REV-3"], ClosedDocuments.List(ledger.State, Day(30)));
        Assert.Empty(ClosedDocuments.List(ledger.State, Day(6)));
    }

    [Fact]
    public void Shed_OfAPrepaymentThatIsAppliedInPart_KeepsIt()
    {
        var ledger = Of(PrepaymentPolicy.Finance).Post(
            Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithAccount("5000")).WithPrepayment(PrepaymentDefinition.OfPercent(30)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
            Payment.Create("PAY-1", Day(3), 300).WithSettlement("PPI-1"),
            Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 10).WithApplication("PPI-1", 299.99m),
            Payment.Create("PAY-2", Day(5), 700.01m).WithSettlement("INV-1"));

        Assert.Empty(ClosedDocuments.List(ledger.State, Day(30)));
    }

    [Fact]
    public void Post_OfWhatNamesAShedDocument_IsRefusedWithTheDay()
    {
        var ledger = Ledger.Of(ClosedDocuments.Shed(Closed().State, Day(6)));

        Assert.Equal("UnknownOrder: order PO-1, shed 2026-01-06", ledger.Refuse(PrepaymentInvoice.Create("PPI-2", Day(7), "PO-1")));
        Assert.Equal("UnknownOrder: order PO-1, shed 2026-01-06", ledger.Refuse(Invoice.Create("INV-2", Day(7)).WithOrder("PO-1").WithOrderLine("1", 1)));
        Assert.Equal("UnknownDocument: document INV-1, shed 2026-01-06", ledger.Refuse(CreditMemo.Create("CM-1", Day(7), "INV-1").WithLine(CreditedLine.OfAmount("1", 1))));
        Assert.Equal("UnknownDocument: document PAY-2/INV-1, shed 2026-01-06", ledger.Refuse(Reversal.Create("REV-1", Day(7), "PAY-2/INV-1")));
        Assert.Equal("UnknownDocument: document none", ledger.Refuse(Reversal.Create("REV-1", Day(7), "none")));
        Assert.False(Posting.Post(ledger.State, Reversal.Create("REV-1", Day(7), "PAY-2")).Rejection!.MayPassLater);
        Assert.True(Posting.Post(ledger.State, Reversal.Create("REV-1", Day(7), "none")).Rejection!.MayPassLater);
    }

    [Fact]
    public void Post_UnderAShedNumber_IsADuplicate()
    {
        var ledger = Ledger.Of(ClosedDocuments.Shed(Closed().State, Day(6)));

        Assert.Equal("DuplicateNumber: number PAY-1", ledger.Refuse(Payment.Create("PAY-1", Day(7), 1)));
        Assert.Equal("DuplicateNumber: number PAY-2/INV-1", ledger.Refuse(Payment.Create("PAY-2/INV-1", Day(7), 1)));
        Assert.Equal(
            "DuplicateNumber: number PO-1",
            ledger.Refuse(Order.Create("PO-1", Day(7), OrderLine.Create("1", 10, 100).WithAccount("5000"))));
    }

    [Fact]
    public void Shed_Twice_AddsToWhatWasShed()
    {
        var once = Ledger.Of(ClosedDocuments.Shed(Closed().State, Day(6))).Post(
            Invoice.Create("FREE", Day(7)).WithLine(InvoiceLine.OfAmount("1", 5).WithAccount("5000")),
            Payment.Create("PAY-9", Day(8), 5).WithSettlement("FREE"));

        var twice = ClosedDocuments.Shed(once.State, Day(9));

        Assert.Equal([.. Cycle.Concat(["FREE", "PAY-9", "PAY-9/FREE"]).Order(StringComparer.Ordinal)], twice.ToSnapshot().Shed);
        Assert.Equal(Day(9), twice.ShedBefore);
        Assert.Equal(twice.ToSnapshot(), SubledgerJson.Read(SubledgerJson.Write(twice)).ToSnapshot());
    }

    [Fact]
    public void Shed_OfAnItemOfARevaluation_ShedsTheRevaluationAndKeepsWhatItAddedElsewhere()
    {
        var ledger = Revalued();

        var after = ClosedDocuments.Shed(ledger.State, Day(6));

        Assert.Equal(["INV-1", "PAY-1", "PAY-1/INV-1", "VAL-1", "VAL-1/INV-1"], after.ToSnapshot().Shed);
        Assert.Empty(after.Revaluations());
        Assert.Equal(["VAL-1/INV-2"], after.Links().Select(link => link.Id));
        Assert.Equal(Figures.Balance(ledger.State), Figures.Balance(after));
        Ledger.Of(after).Post(Reversal.Create("REV-1", Day(7), "VAL-1/INV-2"));
    }

    [Fact]
    public void Shed_OfAnItemOfAReversedRevaluation_ShedsItsReversalToo()
    {
        var ledger = Of(PrepaymentPolicy.Finance, profile: Foreign).Post(
            Free("INV-1"),
            Free("INV-2"),
            Revaluation.Create("VAL-1", Day(2)).WithRate(Currency.Of("USD"), 0.9m),
            Reversal.Create("REV-1", Day(3), "VAL-1"),
            Payment.Create("PAY-1", Day(4), 100).WithCurrency(Currency.Of("USD")).WithExchangeRate(0.8m).WithSettlement("INV-1"));

        var after = ClosedDocuments.Shed(ledger.State, Day(6));

        Assert.Equal(
            ["INV-1", "PAY-1", "PAY-1/INV-1", "REV-1", "VAL-1", "VAL-1/INV-1", "VAL-1/INV-2"], after.ToSnapshot().Shed);
        Assert.Empty(after.Links());
        Assert.Equal(["INV-2"], after.Items().Select(item => item.Number));
    }

    [Fact]
    public void TaxTotals_OfAPeriodThatIsNotWhole_AreRefused()
    {
        var after = ClosedDocuments.Shed(Closed().State, Day(6));

        Assert.Throws<ArgumentException>(() => TaxTotals.Of(after, Day(5), Day(31)));
        Assert.Empty(TaxTotals.Of(after, Day(6), Day(31)));
    }

    private static PostingProfile Foreign { get; } = Profile
        .With(AccountRole.ExchangeGain, "7100").With(AccountRole.ExchangeLoss, "7110")
        .With(AccountRole.UnrealisedGain, "7120").With(AccountRole.UnrealisedLoss, "7130");

    private static Ledger Revalued() => Of(PrepaymentPolicy.Finance, profile: Foreign).Post(
        Free("INV-1"),
        Free("INV-2"),
        Revaluation.Create("VAL-1", Day(2)).WithRate(Currency.Of("USD"), 0.9m),
        Payment.Create("PAY-1", Day(4), 100).WithCurrency(Currency.Of("USD")).WithExchangeRate(0.8m).WithSettlement("INV-1"));

    private static Invoice Free(string number) => (Invoice)Invoice.Create(number, Day(1))
        .WithLine(InvoiceLine.OfAmount("1", 100).WithAccount("5000")).WithCurrency(Currency.Of("USD")).WithExchangeRate(0.8m);

    private static Ledger Closed() => Of(PrepaymentPolicy.Finance).Post(
        Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithAccount("5000")).WithPrepayment(PrepaymentDefinition.OfPercent(30)),
        PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
        Payment.Create("PAY-1", Day(3), 300).WithSettlement("PPI-1"),
        Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 10).WithApplication("PPI-1"),
        Payment.Create("PAY-2", Day(5), 700).WithSettlement("INV-1"));
}
