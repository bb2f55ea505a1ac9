namespace Prepayments.Tests.Units;

/// <content>Two histories that have something of everything.</content>
internal sealed partial class Ledger
{
    private static readonly Currency Usd = Currency.Of("USD");

    internal static PostingProfile WideProfile { get; } = Profile
        .With(AccountRole.ExchangeGain, "7100").With(AccountRole.ExchangeLoss, "7110")
        .With(AccountRole.UnrealisedGain, "7120").With(AccountRole.UnrealisedLoss, "7130")
        .With(AccountRole.Rounding, "7190");

    /// <summary>Orders in the accounting currency, their prepayments taxed when they are paid, with a voucher, credit memos and a reversal.</summary>
    internal static Ledger WideInOwnCurrency() => Of(PrepaymentPolicy.Default.WithTaxOnPrepayment(PrepaymentTaxation.OnPayment), profile: WideProfile).Post(
        Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithTax("V20").WithAccount("5000").WithDiscount(50))
            .WithPrepayment(PrepaymentDefinition.OfPercent(30)),
        Order.Create("PO-2", Day(1), OrderLine.Create("1", 10, 100).WithTax("GST").WithAccount("5000").WithPrepayment(PrepaymentDefinition.OfPercent(40))),
        PrepaymentVoucher.Create("PV-1", Day(1), 240).WithTax("V20", 120).WithReservation("PO-1"),
        PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
        PrepaymentInvoice.Create("PPI-2", Day(2), "PO-2"),
        Payment.Create("PAY-1", Day(3), 300).WithSettlement("PPI-1", 200).WithSettlement("PPI-2", 100),
        Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 5).WithApplication("PPI-1", 150).WithApplication("PV-1", 60),
        CreditMemo.Create("CM-1", Day(5), "INV-1").WithLine(CreditedLine.OfQuantity("1", 2)),
        PrepaymentCreditMemo.Create("PCM-1", Day(5), "PPI-1").WithAmount(60),
        Payment.Create("PAY-2", Day(6), 10),
        Refund.Create("REF-1", Day(7), 4).WithSettlement("PAY-2", 4),
        Payment.Create("PAY-3", Day(8), 10),
        Reversal.Create("REV-1", Day(9), "PAY-3"));

    /// <summary>Documents in another currency: a prepayment, a bill revalued and paid in part, what was unpaid reversed by the invoice.</summary>
    internal static Ledger WideInForeignCurrency() => Of(PrepaymentPolicy.Finance, profile: WideProfile).Post(
        Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithTax("V20").WithAccount("5000"))
            .WithCurrency(Usd).WithPrepayment(PrepaymentDefinition.OfPercent(30)),
        PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1").WithExchangeRate(0.9m),
        Payment.Create("PAY-1", Day(3), 200).WithCurrency(Usd).WithExchangeRate(0.92m).WithSettlement("PPI-1", 200),
        Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 10).WithExchangeRate(0.94m),
        Revaluation.Create("VAL-1", Day(10)).WithRate(Usd, 0.95m),
        Payment.Create("PAY-2", Day(12), 100).WithCurrency(Usd).WithExchangeRate(0.97m).WithSettlement("INV-1", 100));
}
