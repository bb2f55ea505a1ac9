using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Vouchers;

/// <summary>Rules D4, D7, D10, T5 and T8 by example.</summary>
public class VoucherTests
{
    private static readonly PrepaymentPolicy Plain = PrepaymentPolicy.Default;

    private static PrepaymentVoucher PV(decimal amount, string? tax = "V20", string number = "PV-1", int day = 1)
    {
        var voucher = PrepaymentVoucher.Create(number, Day(day), amount);
        return tax is null ? voucher : voucher.WithTax(tax, amount);
    }

    private static Invoice INV(decimal net, string? tax = "V20", string number = "INV-1")
    {
        var line = InvoiceLine.OfAmount("F", net).WithAccount("5000");
        return Invoice.Create(number, Day(5)).WithLine(tax is null ? line : line.WithTax(tax));
    }

    [Fact]
    public void Voucher_OfACustomer_Is125ThatHolds25()
    {
        var ledger = Of(Plain, Side.Receivables).Post(PV(125, "V25"));

        Assert.Equal(125, ledger.Balance("1000"));
        Assert.Equal(-125, ledger.Balance("2020"));
        Assert.Equal(-25, ledger.Balance("1400"));
        Assert.Equal(25, ledger.Balance("1450"));

        ledger.Post(INV(500, "V25").WithApplication("PV-1"));

        Assert.Equal(500, ledger.Open("INV-1"));
        Assert.Equal(500, ledger.Balance("2000"));
        Assert.Equal(-125, ledger.Balance("1400"));
        Assert.Equal(0, ledger.Balance("2020"));
        Assert.Equal(0, ledger.Balance("1450"));
    }

    /// <summary>12,000 that hold 2,000: half of it holds half of the tax, and an invoice above it takes all.</summary>
    [Theory]
    [InlineData(10_000, 12_000, 0, 2_000, 0)]
    [InlineData(5_000, 6_000, 0, 1_000, 6_000)]
    [InlineData(20_000, 12_000, 12_000, 2_000, 0)]
    public void Application_ReleasesTaxInProportion(decimal net, decimal applied, decimal open, decimal released, decimal left)
    {
        var ledger = Of(Plain).Post(PV(12_000));
        Assert.Equal((12_000, 2_000, -2_000, -12_000), (ledger.Balance("2020"), ledger.Balance("1400"), ledger.Balance("1450"), ledger.Balance("1000")));

        ledger.Post(INV(net), Application.Create("APP-1", Day(6), "PV-1", "INV-1"));

        Assert.Equal(applied, ledger.State.GetLink("APP-1")!.Amount);
        Assert.Equal((open, left), (ledger.Open("INV-1"), ledger.Open("PV-1")));
        Assert.Equal(-open, ledger.Balance("2000"));
        Assert.Equal(left, ledger.Balance("2020"));
        Assert.Equal(released - 2_000, ledger.Balance("1450"));
        Assert.Equal((net / 5) + 2_000 - released, ledger.Balance("1400"));
    }

    [Fact]
    public void Application_InTwoParts_ReleasesTheTaxInTwoParts()
    {
        var ledger = Of(Plain).Post(PV(12_000), INV(5_000).WithApplication("PV-1"), INV(5_000, number: "INV-2").WithApplication("PV-1"));

        Assert.Equal(1_000, ledger.State.GetLink("INV-1/PV-1")!.Released[1].Accounting);
        Assert.Equal(1_000, ledger.State.GetLink("INV-2/PV-1")!.Released[1].Accounting);
        Assert.Equal((0, 0, 0, 2_000), (ledger.Balance("2000"), ledger.Balance("2020"), ledger.Balance("1450"), ledger.Balance("1400")));
    }

    [Fact]
    public void Tax_OfTheInvoice_IsItsOwn_WhateverTheVoucherHeld()
    {
        var ledger = Of(Plain).Post(PV(120), INV(200, "V10").WithApplication("PV-1"));

        Assert.Equal((0, 0, 20), (ledger.Balance("1400"), ledger.Balance("1450"), ledger.Balance("1410")));
        Assert.Equal(100, ledger.Open("INV-1"));
    }

    [Fact]
    public Task Journal_OfTwoTaxCodesAppliedInTwoParts_IsAsApproved() => Verifier.Verify(Of(Plain)
        .Post(
            PrepaymentVoucher.Create("PV-1", Day(1), 1_000).WithTax("V20", 600).WithTax("V10", 300),
            INV(500).WithApplication("PV-1", 333.33m),
            INV(600, number: "INV-2"),
            Application.Create("APP-1", Day(6), "PV-1", "INV-2"))
        .Journals());

    [Fact]
    public void Tax_WithComponents_StandsOnTheAccountsOfEach()
    {
        var ledger = Of(Plain).Post(PV(118, "GST"));

        Assert.Equal((9, 9, -9, -9), (ledger.Balance("1420"), ledger.Balance("1430"), ledger.Balance("1470"), ledger.Balance("1480")));

        ledger.Post(INV(59, null).WithApplication("PV-1"));
        Assert.Equal((4.5m, 4.5m, -4.5m, -4.5m), (ledger.Balance("1420"), ledger.Balance("1430"), ledger.Balance("1470"), ledger.Balance("1480")));
    }

    [Fact]
    public void Invoice_DrawsOnAPrepaymentInvoiceAndAVoucherAtOnce()
    {
        var ledger = Of(Plain).Post(
            Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithTax("V20").WithAccount("5000")).WithPrepayment(PrepaymentDefinition.OfPercent(30)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
            Payment.Create("PAY-1", Day(3), 360).WithSettlement("PPI-1"),
            PV(240),
            Invoice.Create("INV-1", Day(5)).WithOrder("PO-1").WithOrderLine("1", 10).WithApplication("PPI-1").WithApplication("PV-1", 120));

        Assert.Equal((720, 120), (ledger.Open("INV-1"), ledger.Open("PV-1")));
        Assert.Equal("360.00 360.00 360.00 360.00 0.00", ledger.Text("PO-1"));
        Assert.Equal((0, 120, -20, 220), (ledger.Balance("1300"), ledger.Balance("2020"), ledger.Balance("1450"), ledger.Balance("1400")));
        Assert.Single(ledger.Entries, entry => entry.Number == "INV-1");
    }

    [Fact]
    public void Refund_GivesTheTaxBackWithTheMoney()
    {
        var ledger = Of(Plain).Post(PV(120), Refund.Create("REF-1", Day(5), 60).WithSettlement("PV-1", 60));

        Assert.Equal((60, 10, -10, -60), (ledger.Balance("2020"), ledger.Balance("1400"), ledger.Balance("1450"), ledger.Balance("1000")));
        Assert.Equal("ExceedsRemaining: amount 61, remaining 60.00", ledger.Post(INV(100)).Refuse(Application.Create("APP-1", Day(6), "PV-1", "INV-1").WithAmount(61)));
        Assert.Equal("HasSettlements: link REF-1/PV-1", ledger.Refuse(Reversal.Create("REV-1", Day(6), "PV-1")));

        ledger.Post(Refund.Create("REF-2", Day(6), 60), Settlement.Create("SET-1", Day(6), "REF-2", "PV-1"));

        Assert.Equal((0, 0, 0, 0), (ledger.Balance("2020"), ledger.Balance("1450"), ledger.Balance("1000"), ledger.Open("PV-1")));
        Assert.Equal(20, ledger.Balance("1400"));
        Assert.Equal(-120, ledger.Balance("2000"));
    }

    [Fact]
    public void Reversal_UnwindsApplicationThenVoucher()
    {
        var ledger = Of(Plain).Post(PV(120), INV(50).WithApplication("PV-1"));
        Assert.Equal("HasApplications: link INV-1/PV-1", ledger.Refuse(Reversal.Create("REV-1", Day(6), "PV-1")));
        Assert.Equal("HasApplications: link INV-1/PV-1", ledger.Refuse(Reversal.Create("REV-1", Day(6), "INV-1")));

        ledger.Post(Reversal.Create("REV-1", Day(6), "INV-1/PV-1"));
        Assert.Equal((60, 120, -20), (ledger.Open("INV-1"), ledger.Open("PV-1"), ledger.Balance("1450")));

        ledger.Post(Reversal.Create("REV-2", Day(6), "PV-1"));
        Assert.Equal((0, 0, 0, 10), (ledger.Balance("2020"), ledger.Balance("1450"), ledger.Balance("1000"), ledger.Balance("1400")));
        Assert.Equal("ExceedsRemaining: amount 0, remaining 0", ledger.Refuse(Application.Create("APP-1", Day(7), "PV-1", "INV-1")));
    }

    [Fact]
    public void Application_OfAnOrdinaryPayment_IsAnUnknownDocument()
    {
        var ledger = Of(Plain).Post(Order.Create("PO-1", Day(1), OrderLine.Create("1", 1, 1)), Payment.Create("PAY-1", Day(1), 120), INV(100));

        Assert.Equal("UnknownDocument: document PAY-1", ledger.Refuse(Application.Create("APP-1", Day(6), "PAY-1", "INV-1")));
        Assert.Equal("UnknownDocument: document PAY-1", ledger.Refuse(INV(100, number: "INV-2").WithApplication("PAY-1")));
        Assert.Equal("UnknownDocument: document PAY-1", ledger.Refuse(Reservation.Create("RES-1", Day(6), "PAY-1", "PO-1")));
    }

    [Fact]
    public void Settlement_OfAVoucherAsIfItWereAPayment_IsAnUnknownDocument() => Assert.Equal(
        "UnknownDocument: document PV-1", Of(Plain).Post(PV(120), INV(100)).Refuse(Settlement.Create("SET-1", Day(6), "PV-1", "INV-1")));

    [Fact]
    public void MissingAccount_NamesRoleAndTaxCode()
    {
        var without = Profile.WithTax("V20", TaxAccounts.Create("1400"));

        Assert.Equal("MissingAccount: role PrepaymentTaxOffset, tax V20", Of(Plain, profile: without).Refuse(PV(120)));
        Assert.Equal("MissingAccount: role Advance", Of(Plain, profile: PostingProfile.Create("2000").WithBank("1000")).Refuse(PV(120, null)));
        Of(Plain, profile: without).Post(PV(120, null));
    }

    [Fact]
    public void Taxes_AboveTheAmount_AreATaxMismatch() => Assert.Equal(
        "TaxMismatch: taxed 100.01, amount 100", Of(Plain).Refuse(PrepaymentVoucher.Create("PV-1", Day(1), 100).WithTax("V20", 60).WithTax("V10", 40.01m)));

    [Fact]
    public void Voucher_TellsWhatIsWrongWithIt()
    {
        var ledger = Of(Plain).Post(PV(120));

        Assert.Equal("DuplicateNumber: number PV-1", ledger.Refuse(PV(120)));
        Assert.Equal("MissingExchangeRate: currency USD", ledger.Refuse(PV(120, number: "PV-2").WithCurrency(Currency.Of("USD"))));
        Assert.Equal("UnknownTaxCode: tax V99", ledger.Refuse(PV(120, "V99", "PV-2")));
        Assert.Equal("DuplicateLine: tax V20", ledger.Refuse(PV(120, number: "PV-2").WithTax("V20", 0.01m)));
        Assert.Equal("NonPositiveAmount: gross 0", ledger.Refuse(PV(120, null, "PV-2").WithTax("V20", 0)));
        Assert.Equal("AmountOutOfRange: amount 0.001", ledger.Refuse(PV(0.001m, null, "PV-2")));
        Assert.Equal("UnknownOrder: order PO-9", ledger.Refuse(PV(120, number: "PV-2").WithReservation("PO-9")));
        Assert.Equal("TooEarly: document PV-2", ledger.Post(PV(120, number: "PV-2", day: 9), INV(100)).Refuse(Application.Create("APP-1", Day(8), "PV-2", "INV-1")));
    }
}
