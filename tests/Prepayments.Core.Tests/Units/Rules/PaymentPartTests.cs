using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Rules;

/// <summary>Rule D17: a payment stands in parts on the control accounts of what it settles; the rest is on control.</summary>
public class PaymentPartTests
{
    private static Ledger TwoInvoices() => Of(PrepaymentPolicy.Default).Post(
        Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithAccount("5000")).WithPrepayment(PrepaymentDefinition.OfPercent(30)),
        PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
        Invoice.Create("INV-1", Day(2)).WithLine(InvoiceLine.OfAmount("F", 50).WithAccount("5000")));

    [Fact]
    public void Payment_OfBothKindsAndMore_HasAPartPerAccount()
    {
        var ledger = TwoInvoices().Post(Payment.Create("PAY-1", Day(3), 400).WithSettlement("INV-1").WithSettlement("PPI-1"));

        Assert.Equal(["2000 100.00", "2010 300.00"], Parts(ledger, "PAY-1").Order());
        Assert.Equal(50, ledger.Open("PAY-1"));
        Assert.Equal(["PAY-1/INV-1", "PAY-1/PPI-1"], ledger.State.Links().Select(link => link.Id));
    }

    [Fact]
    public void Settle_WithoutAmount_TakesAllThatIsOpen_OrIsRefused()
    {
        Assert.Equal(
            "ExceedsOpenAmount: amount 300.00, open 299.99",
            TwoInvoices().Refuse(Payment.Create("PAY-1", Day(3), 299.99m).WithSettlement("PPI-1")));
    }

    [Fact]
    public void LaterSettlement_UsesPartsOnTheSameAccountFirst()
    {
        // 300 on 2010 (its settlement reversed) and 100 on 2000. PPI-1 takes 2010 first: no transfer, no entry.
        var ledger = TwoInvoices().Post(
            Payment.Create("PAY-1", Day(3), 400).WithSettlement("PPI-1"),
            Reversal.Create("REV-1", Day(4), "PAY-1/PPI-1"));
        var entries = ledger.Entries.Count;

        ledger.Post(Settlement.Create("SET-1", Day(5), "PAY-1", "INV-1"));
        Assert.Equal(entries, ledger.Entries.Count);
        ledger.Post(Settlement.Create("SET-2", Day(5), "PAY-1", "PPI-1"));
        Assert.Equal(entries, ledger.Entries.Count);
        Assert.Equal(50, ledger.Open("PAY-1"));
    }

    [Fact]
    public void LaterSettlement_OverWhatTheAccountHas_TransfersTheRest()
    {
        var ledger = TwoInvoices().Post(Payment.Create("PAY-1", Day(3), 300), Settlement.Create("SET-1", Day(4), "PAY-1", "PPI-1").WithAmount(120));

        Assert.Equal(["2010 120.00", "2000 -120.00"], ledger.Entries[^1].Lines.Select(line => FormattableString.Invariant($"{line.Account} {line.SignedAmount}")));
        Assert.Equal(180, ledger.Open("PAY-1"));
        Assert.Equal(180, ledger.Open("PPI-1"));
    }

    [Fact]
    public void Refund_PostsToTheAccountsOfThePaymentThatItRepays()
    {
        var ledger = TwoInvoices().Post(
            Payment.Create("PAY-1", Day(3), 400).WithSettlement("PPI-1"),
            Reversal.Create("REV-1", Day(4), "PAY-1/PPI-1"),
            Refund.Create("REF-1", Day(5), 400).WithSettlement("PAY-1"));

        Assert.Equal(["2000 100.00", "2010 300.00"], Parts(ledger, "REF-1").Order());
        Assert.Equal(0, ledger.Open("PAY-1"));
        Assert.Equal(0, ledger.Open("REF-1"));
        Assert.Equal(0, ledger.Balance("1000"));
    }

    private static IEnumerable<string> Parts(Ledger ledger, string number) =>
        ledger.State.GetItem(number)!.Parts.Select(part => FormattableString.Invariant($"{part.Account} {part.Amount.Transaction}"));
}
