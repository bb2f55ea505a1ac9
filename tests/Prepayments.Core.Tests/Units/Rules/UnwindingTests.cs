using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Rules;

/// <summary>Rules R2 to R5: what rests on what, and in which order it comes off.</summary>
public class UnwindingTests
{
    private static Ledger Cycle(PrepaymentPolicy policy) => Of(policy).Post(
        Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithAccount("5000")).WithPrepayment(PrepaymentDefinition.OfPercent(30)),
        PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
        Payment.Create("PAY-1", Day(3), 300).WithSettlement("PPI-1"),
        Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 10).WithApplication("PPI-1"));

    private static Reversal Reverse(string number, int day = 5) => Reversal.Create("R/" + number, Day(day), number);

    [Fact]
    public void Application_Settlement_Payment_PrepaymentInvoice_IsTheOrder()
    {
        var ledger = Cycle(PrepaymentPolicy.Default);

        Assert.Equal("HasApplications: link INV-1/PPI-1", ledger.Refuse(Reverse("INV-1")));
        Assert.Equal("HasApplications: link INV-1/PPI-1", ledger.Refuse(Reverse("PPI-1")));
        Assert.Equal("HasApplications: document PPI-1", ledger.Refuse(Reverse("PAY-1/PPI-1")));
        Assert.Equal("HasSettlements: link PAY-1/PPI-1", ledger.Refuse(Reverse("PAY-1")));

        ledger.Post(Reverse("INV-1/PPI-1"));
        Assert.Equal("HasSettlements: link PAY-1/PPI-1", ledger.Refuse(Reverse("PPI-1")));
        Assert.Equal("HasSettlements: link PAY-1/PPI-1", ledger.Refuse(Reverse("PAY-1")));

        ledger.Post(Reverse("PAY-1/PPI-1"));
        Assert.Equal(300, ledger.Open("PAY-1"));
        Assert.Equal(300, ledger.Open("PPI-1"));

        ledger.Post(Reverse("PAY-1"), Reverse("PPI-1"), Reverse("INV-1"));
        Assert.Equal("300.00 0.00 0.00 0.00 0.00", ledger.Text("PO-1"));
        Assert.All(["1000", "1300", "2000", "2010", "5000"], account => Assert.Equal(0, ledger.Balance(account)));
    }

    [Fact]
    public void SettlementOfAPayment_ThatIsReversed_LeavesItsPartOnTheAccountThatItWasPostedTo()
    {
        var ledger = Cycle(PrepaymentPolicy.Default).Post(Reverse("INV-1/PPI-1"), Reverse("PAY-1/PPI-1"));

        // R2: nothing was transferred, so nothing is mirrored; the open payment stands on 2010.
        Assert.Empty(ledger.Entries[^1].Lines.Where(line => line.Source == "R/PAY-1/PPI-1"));
        Assert.Equal(0, ledger.Balance("2010"));
        Assert.Equal("2010", ledger.State.GetItem("PAY-1")!.Parts[0].Account);

        ledger.Post(Settlement.Create("SET-1", Day(6), "PAY-1", "INV-1").WithAmount(100));
        Assert.Equal(100, ledger.Balance("2010") * -1);
    }

    [Fact]
    public void Settlement_UnderUnpaidApply_IsReversedWhateverIsApplied()
    {
        var ledger = Cycle(PrepaymentPolicy.Default.WithUnpaid(UnpaidPrepayments.Apply)).Post(Reverse("PAY-1/PPI-1"));

        Assert.Equal("300.00 300.00 0.00 300.00 0.00", ledger.Text("PO-1"));
    }

    [Fact]
    public void LaterPaymentOfAnAppliedPrepayment_IsGuardedToo()
    {
        var ledger = Of(PrepaymentPolicy.Default).Post(
            Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithAccount("5000")).WithPrepayment(PrepaymentDefinition.OfPercent(30)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
            Payment.Create("PAY-1", Day(3), 100).WithSettlement("PPI-1", 100),
            Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 10).WithApplication("PPI-1", 100),
            Payment.Create("PAY-2", Day(5), 200).WithSettlement("PPI-1"));

        Assert.Equal("HasApplications: document PPI-1", ledger.Refuse(Reverse("PAY-2/PPI-1")));
    }

    [Fact]
    public void ReversedApplication_MayBeAppliedToAnotherInvoice()
    {
        var ledger = Cycle(PrepaymentPolicy.Default).Post(
            Reverse("INV-1/PPI-1"),
            Invoice.Create("INV-2", Day(6)).WithLine(InvoiceLine.OfAmount("F", 300).WithAccount("5000")).WithApplication("PPI-1"));

        Assert.Equal(0, ledger.Open("INV-2"));
        Assert.Equal(1000, ledger.Open("INV-1"));
        Assert.Equal("300.00 300.00 300.00 300.00 0.00", ledger.Text("PO-1"));
    }

    [Fact]
    public void PrepaymentInvoice_ReversedByAnInvoice_IsAlreadyReversed()
    {
        var ledger = Of(PrepaymentPolicy.Finance).Post(
            Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithAccount("5000")).WithPrepayment(PrepaymentDefinition.OfPercent(30)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1").WithAmount(100),
            PrepaymentInvoice.Create("PPI-2", Day(2), "PO-1"),
            Payment.Create("PAY-2", Day(3), 50).WithSettlement("PPI-2", 50),
            Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 10));

        Assert.Equal("AlreadyReversed: by INV-1", ledger.Refuse(Reverse("PPI-1")));
        Assert.StartsWith("HasApplications: link INV-1/PPI-2", ledger.Refuse(Reverse("PPI-2")), StringComparison.Ordinal);
        Assert.Equal("NotReversible: document INV-1/PPI-1/unpaid", ledger.Refuse(Reverse("INV-1/PPI-1/unpaid")));

        ledger.Post(Reverse("INV-1/PPI-2"), Reverse("INV-1"));
        Assert.Equal("300.00 300.00 50.00 0.00 50.00", ledger.Text("PO-1"));
    }

    [Fact]
    public void ReversalThatTakesBackRoomUsedSince_IsRefused()
    {
        var ledger = Of(PrepaymentPolicy.Finance.WithPrepaymentAfterInvoice(PrepaymentAfterInvoice.Allow)).Post(
            Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithAccount("5000")).WithPrepayment(PrepaymentDefinition.OfPercent(30)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
            Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 5),
            PrepaymentInvoice.Create("PPI-2", Day(5), "PO-1"));

        Assert.Equal("ExceedsAvailable: invoiced 600.00, limit 300.00", ledger.Refuse(Reverse("INV-1")));
    }
}
