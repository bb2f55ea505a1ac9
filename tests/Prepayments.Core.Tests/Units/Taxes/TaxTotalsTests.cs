using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Taxes;

/// <summary>Tax totals by hand: what a tax return of a month has of prepayments, of their release and of supplies.</summary>
public sealed class TaxTotalsTests
{
    private static string Totals(Ledger ledger, int from, int to) => string.Join("\n", TaxTotals.Of(ledger.State, Day(from), Day(to)));

    [Fact]
    public void PrepaymentAndSupply_InTwoPeriods()
    {
        var ledger = Of(PrepaymentPolicy.Finance).Post(
            Order.Create("PO", Day(1), OrderLine.Create("1", 10, 100).WithTax("GST").WithAccount("5000")).WithPrepayment(PrepaymentDefinition.OfPercent(30)),
            PrepaymentInvoice.Create("PPI", Day(5), "PO"),
            Payment.Create("PAY", Day(6), 354).WithSettlement("PPI"),
            Invoice.Create("INV", Day(12)).WithOrder("PO").WithOrderLine("1", 5));

        Assert.Equal(
            """
            Prepayment GST CGST EUR: base 300.00 (300.00), tax 27.00 (27.00)
            Prepayment GST SGST EUR: base 300.00 (300.00), tax 27.00 (27.00)
            """,
            Totals(ledger, 1, 10));
        Assert.Equal(
            """
            Release GST CGST EUR: base -300.00 (-300.00), tax -27.00 (-27.00)
            Release GST SGST EUR: base -300.00 (-300.00), tax -27.00 (-27.00)
            Supply GST CGST EUR: base 500.00 (500.00), tax 45.00 (45.00)
            Supply GST SGST EUR: base 500.00 (500.00), tax 45.00 (45.00)
            """,
            Totals(ledger, 11, 31));
    }

    [Fact]
    public void Voucher_HasTheBaseOfEachCode_AndItsRefundTakesItBack()
    {
        var ledger = Of(PrepaymentPolicy.Default).Post(PrepaymentVoucher.Create("PV", Day(2), 500).WithTax("V20", 120).WithTax("V10", 220));
        Assert.Equal(
            """
            Prepayment V10 V10 EUR: base 200.00 (200.00), tax 20.00 (20.00)
            Prepayment V20 V20 EUR: base 100.00 (100.00), tax 20.00 (20.00)
            """,
            Totals(ledger, 1, 31));

        ledger.Post(Refund.Create("REF", Day(3), 250).WithSettlement("PV", 250));
        Assert.Equal(
            """
            Prepayment V10 V10 EUR: base -100.00 (-100.00), tax -10.00 (-10.00)
            Prepayment V20 V20 EUR: base -50.00 (-50.00), tax -10.00 (-10.00)
            """,
            Totals(ledger, 3, 3));
    }

    [Fact]
    public void WhenPaid_TheTaxIsOfThePeriodOfThePayment_AndItsReversalOfItsOwn()
    {
        var ledger = Of(PrepaymentPolicy.Finance.WithTaxOnPrepayment(PrepaymentTaxation.OnPayment)).Post(
            Order.Create("PO", Day(1), OrderLine.Create("1", 10, 100).WithTax("V20").WithAccount("5000")).WithPrepayment(PrepaymentDefinition.OfPercent(50)),
            PrepaymentInvoice.Create("PPI", Day(5), "PO"),
            Payment.Create("PAY", Day(12), 240).WithSettlement("PPI", 240),
            Reversal.Create("REV", Day(20), "PAY/PPI"));

        Assert.Equal("", Totals(ledger, 1, 11));
        Assert.Equal("Prepayment V20 V20 EUR: base 200.00 (200.00), tax 40.00 (40.00)", Totals(ledger, 12, 19));
        Assert.Equal("Prepayment V20 V20 EUR: base -200.00 (-200.00), tax -40.00 (-40.00)", Totals(ledger, 20, 31));
    }

    [Fact]
    public void Application_AtAnotherRate_AdjustsTheTaxInTheAccountingCurrency()
    {
        // 100 net with 20 of tax at 0.90; the invoice at 0.80: of its tax of 20 (16.00) the applied 20 stay at 18.00.
        var profile = Profile.With(AccountRole.ExchangeGain, "7100").With(AccountRole.ExchangeLoss, "7110");
        var usd = Currency.Of("USD");
        var ledger = Of(PrepaymentPolicy.Finance, profile: profile).Post(
            Order.Create("PO", Day(1), OrderLine.Create("1", 1, 100).WithTax("V20").WithAccount("5000")).WithCurrency(usd).WithPrepayment(PrepaymentDefinition.OfPercent(100)),
            PrepaymentInvoice.Create("PPI", Day(2), "PO").WithExchangeRate(0.9m),
            Payment.Create("PAY", Day(2), 120).WithCurrency(usd).WithExchangeRate(0.9m).WithSettlement("PPI"),
            Invoice.Create("INV", Day(12)).WithOrder("PO").WithExchangeRate(0.8m).WithOrderLine("1", 1));

        Assert.Equal(
            """
            Release V20 V20 USD: base -100.00 (-90.00), tax -20.00 (-16.00)
            Supply V20 V20 USD: base 100.00 (80.00), tax 20.00 (16.00)
            """,
            Totals(ledger, 12, 31));
        Assert.Equal(18, ledger.Balance("1400"));
    }

    [Fact]
    public void Of_APeriodThatEndsBeforeItBegins_Throws() =>
        Assert.Throws<ArgumentException>(() => TaxTotals.Of(Of(PrepaymentPolicy.Default).State, Day(2), Day(1)));
}
