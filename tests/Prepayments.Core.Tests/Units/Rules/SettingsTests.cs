using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Rules;

/// <summary>Rules P1 and T5: a change of policy, accounts or rates is for later documents only.</summary>
public class SettingsTests
{
    private static Ledger Asked(PrepaymentPolicy policy) => Of(policy).Post(
        Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithTax("V20").WithAccount("5000")).WithPrepayment(PrepaymentDefinition.OfPercent(30)),
        PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"));

    private static Invoice Deliver(string number, decimal quantity) =>
        Invoice.Create(number, Day(4)).WithOrder("PO-1").WithOrderLine("1", quantity);

    [Fact]
    public void RateChange_LeavesTheReleaseAsPosted()
    {
        // 300 + 60 at 20 %; the supply is taxed at 10 %: 1000 + 100. Released are 300 + 60, so 40 of tax remain due: 100 in all.
        var ledger = Asked(PrepaymentPolicy.Default).Post(Payment.Create("PAY-1", Day(3), 360).WithSettlement("PPI-1"));
        var state = ledger.State.WithTaxCodes(TaxCodes.Of(TaxCode.Create("V20", Percentage.Of(10))));
        var result = Posting.Post(state, Deliver("INV-1", 10).WithApplication("PPI-1"));
        var tax = result.Entries[0].Lines.Where(line => line.Account == "1400").Select(line => line.SignedAmount);

        Assert.Equal([100m, -60m], tax);
        Assert.Equal(740, Figures.OpenAmount(result.Subledger, "INV-1")!.Value.Amount);
    }

    [Fact]
    public void ChangeOfAccounts_LeavesTheReleaseOnTheAccountsPostedTo()
    {
        var ledger = Asked(PrepaymentPolicy.Default).Post(Payment.Create("PAY-1", Day(3), 360).WithSettlement("PPI-1"))
            .With(PostingProfile.Create("9999").WithTax("V20", TaxAccounts.Create("8888")))
            .Post(Deliver("INV-1", 10).WithApplication("PPI-1"));

        Assert.Equal(0, ledger.Balance("1300"));
        Assert.Equal(0, ledger.Balance("1400"));
        Assert.Equal(-840, ledger.Balance("9999"));
    }

    [Fact]
    public void UnpaidPrepayment_AppliedUnderAnEarlierPolicy_IsNotReversedUnderTheNext()
    {
        // Applied without payment under `unpaid: apply`. Under `reverse` nothing of it is left that could be reversed.
        var ledger = Asked(PrepaymentPolicy.BusinessCentral).Post(Deliver("INV-1", 10).WithApplication("PPI-1"))
            .With(PrepaymentPolicy.Finance)
            .Post(Order.Create("PO-1", Day(5), OrderLine.Create("1", 20, 100).WithTax("V20").WithAccount("5000")).WithPrepayment(PrepaymentDefinition.OfPercent(30)));

        ledger.Post(Deliver("INV-2", 10));

        Assert.Equal(360, ledger.Of("PO-1").Applied.Amount);
        Assert.True(ledger.Of("PO-1").Applied <= ledger.Of("PO-1").Invoiced);
    }

    [Fact]
    public void UnpaidPrepayment_AppliedInPartUnderAnEarlierPolicy_IsReversedAsFarAsItIsLeft()
    {
        var ledger = Asked(PrepaymentPolicy.BusinessCentral).Post(Deliver("INV-1", 1).WithApplication("PPI-1"))
            .With(PrepaymentPolicy.Finance);

        ledger.Post(Deliver("INV-2", 1));

        Assert.Equal(120, ledger.Of("PO-1").Applied.Amount);
        Assert.Equal(120, ledger.Of("PO-1").Invoiced.Amount);
    }

    [Fact]
    public void WithSettings_RaisesTheVersion()
    {
        var state = Asked(PrepaymentPolicy.Default).State;

        Assert.Equal(3, state.Version);
        Assert.Equal(4, state.WithSettings(state.Profile, state.Policy, state.TaxCodes).Version);
    }

    /// <summary>A line that rounds to zero to the even side, and away from it below: it is invoiced with nothing (rule D15).</summary>
    [Fact]
    public void Midpoint_ChangedAfterTheOrder_LeavesNoLineBelowZero()
    {
        var even = PrepaymentPolicy.Default.WithMidpoint(MidpointRule.ToEven);
        var ledger = Of(even).Post(Order.Create(
            "PO-1",
            Day(1),
            OrderLine.Create("1", 1, 0.005m).WithDiscount(0.01m).WithAccount("5000"),
            OrderLine.Create("2", 1, 100).WithAccount("5000")));

        ledger.With(PrepaymentPolicy.Default).Post(
            Invoice.Create("INV-1", Day(2)).WithOrder("PO-1").WithOrderLine("1", 1).WithOrderLine("2", 1));

        Assert.Equal([0m, 100m], ledger.State.GetItem("INV-1")!.Lines.Select(line => line.Net));
        Assert.Equal(100, ledger.Balance("5000"));
    }
}
