using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Credits;

/// <summary>Rules D8 and D18 by example: credit memos of prepayment invoices.</summary>
public class PrepaymentCreditMemoTests
{
    private static readonly PrepaymentPolicy Plain = PrepaymentPolicy.Default;

    private static Order PO() =>
        Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithTax("V20").WithAccount("5000")).WithPrepayment(PrepaymentDefinition.OfPercent(30));

    private static PrepaymentInvoice PPI(string number = "PPI-1") => PrepaymentInvoice.Create(number, Day(2), "PO-1");

    private static Payment Pay(decimal amount) => (Payment)Payment.Create("PAY-1", Day(3), amount).WithSettlement("PPI-1", amount);

    private static PrepaymentCreditMemo PCM(string number = "PCM-1", decimal? amount = null)
    {
        var memo = PrepaymentCreditMemo.Create(number, Day(4), "PPI-1");
        return amount is { } stated ? memo.WithAmount(stated) : memo;
    }

    [Fact]
    public void CreditMemo_OfAnUnpaidPrepayment_LeavesNothing()
    {
        var ledger = Of(Plain).Post(PO(), PPI(), PCM());

        Assert.Equal("360.00 0.00 0.00 0.00 0.00", ledger.Text("PO-1"));
        Assert.Equal((0, 0), (ledger.Open("PPI-1"), ledger.Open("PCM-1")));
        Assert.Equal((0, 0, 0), (ledger.Balance("1300"), ledger.Balance("1400"), ledger.Balance("2010")));
        Assert.Equal(360, ledger.Post(PPI("PPI-2")).Open("PPI-2"));
    }

    /// <summary>360 of which 200 are paid: 60 credited leave 300 with 100 open, 360 credited leave 200 to be refunded.</summary>
    [Theory]
    [InlineData(60, "360.00 300.00 200.00 0.00 200.00", 100, 0)]
    [InlineData(200, "360.00 160.00 160.00 0.00 160.00", 0, 40)]
    [InlineData(360, "360.00 0.00 0.00 0.00 0.00", 0, 200)]
    public void CreditMemo_OfAPartPaidPrepayment_SettlesWhatIsOpen(decimal amount, string figures, decimal open, decimal rest)
    {
        var ledger = Of(Plain).Post(PO(), PPI(), Pay(200), PCM(amount: amount));

        Assert.Equal(figures, ledger.Text("PO-1"));
        Assert.Equal((open, rest), (ledger.Open("PPI-1"), ledger.Open("PCM-1")));
        Assert.Equal(300 - decimal.Round(amount / 1.2m, 2, MidpointRounding.AwayFromZero), ledger.Balance("1300"));
        Assert.Equal(60 - decimal.Round(amount / 6, 2, MidpointRounding.AwayFromZero), ledger.Balance("1400"));
        if (rest > 0)
        {
            ledger.Post(Refund.Create("REF-1", Day(5), rest).WithSettlement("PCM-1"));
            Assert.Equal((0, rest - 200), (ledger.Balance("2010"), ledger.Balance("1000")));
        }
    }

    [Fact]
    public void CreditMemo_TakesAtMostWhatIsNotApplied()
    {
        var ledger = Of(Plain).Post(
            PO(), PPI(), Pay(360), Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 2).WithApplication("PPI-1", 240));
        Assert.Equal("ExceedsRemaining: amount 120.01, remaining 120.00", ledger.Refuse(PCM(amount: 120.01m)));

        ledger.Post(PCM());
        Assert.Equal((120, 0, 40), (ledger.Open("PCM-1"), ledger.Balance("1300"), ledger.Balance("1400")));
        Assert.Equal("360.00 240.00 240.00 240.00 0.00", ledger.Text("PO-1"));
        Assert.Equal("ExceedsRemaining: amount 0.00, remaining 0.00", ledger.Refuse(PCM("PCM-2")));
    }

    [Fact]
    public void Reversal_TakesTheSettlementOfTheCreditMemoBack()
    {
        var ledger = Of(Plain).Post(PO(), PPI(), Pay(200), PCM());
        Assert.Equal("NotReversible: document PCM-1/PPI-1", ledger.Refuse(Reversal.Create("REV-1", Day(5), "PCM-1/PPI-1")));

        ledger.Post(Reversal.Create("REV-1", Day(5), "PCM-1"));

        Assert.Equal("360.00 360.00 200.00 0.00 200.00", ledger.Text("PO-1"));
        Assert.Equal((160, 0, 300, 60), (ledger.Open("PPI-1"), ledger.Open("PCM-1"), ledger.Balance("1300"), ledger.Balance("1400")));
    }

    [Fact]
    public void Reversal_WhereTheRoomWasUsedSince_ExceedsAvailable()
    {
        var ledger = Of(Plain).Post(PO(), PPI(), PCM(), PPI("PPI-2").WithAmount(100));

        Assert.Equal("ExceedsAvailable: invoiced 400.00, limit 300.00", ledger.Refuse(Reversal.Create("REV-1", Day(5), "PCM-1")));
        ledger.Post(Reversal.Create("REV-1", Day(5), "PPI-2"), Reversal.Create("REV-2", Day(5), "PCM-1"));
        Assert.Equal(360, ledger.Open("PPI-1"));
    }

    [Fact]
    public void Reversal_OfACreditedPrepayment_IsRefusedWhileTheCreditMemoLives() => Assert.Equal(
        "HasSettlements: link PCM-1/PPI-1", Of(Plain).Post(PO(), PPI(), PCM(amount: 1)).Refuse(Reversal.Create("REV-1", Day(5), "PPI-1")));

    [Fact]
    public void Order_CanBeEmptied_OnceItsPrepaymentIsCredited()
    {
        var without = Order.Create("PO-1", Day(6), OrderLine.Create("2", 1, 1).WithAccount("5000"));
        var ledger = Of(Plain).Post(PO(), PPI(), Pay(200));
        Assert.Equal("PrepaymentPaid: prepayment PPI-1", ledger.Refuse(without));

        ledger.Post(PCM(), without);
        Assert.Equal("0 0 0 0 0", ledger.Text("PO-1").Replace("0.00", "0", StringComparison.Ordinal));
    }

    [Fact]
    public void CreditMemo_TellsWhatIsWrongWithIt()
    {
        var ledger = Of(Plain).Post(PO(), PPI(), Pay(200));

        Assert.Equal("UnknownDocument: document PAY-1", ledger.Refuse(PrepaymentCreditMemo.Create("PCM-1", Day(4), "PAY-1")));
        Assert.Equal("TooEarly: document PPI-1", ledger.Refuse(PrepaymentCreditMemo.Create("PCM-1", Day(1), "PPI-1")));
        Assert.Equal("NonPositiveAmount: amount 0", ledger.Refuse(PCM(amount: 0)));
        Assert.Equal("AmountOutOfRange: amount 0.001", ledger.Refuse(PCM(amount: 0.001m)));
        Assert.Equal("DuplicateNumber: number PAY-1", ledger.Refuse(PCM("PAY-1")));
    }
}
