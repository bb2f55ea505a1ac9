using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Credits;

/// <summary>Rules D9 and D18 by example: credit memos of standard invoices.</summary>
public class CreditMemoTests
{
    private static readonly PrepaymentPolicy Plain = PrepaymentPolicy.Default;

    private static Order PO(decimal price = 100) =>
        Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, price).WithTax("V20").WithAccount("5000")).WithPrepayment(PrepaymentDefinition.OfPercent(30));

    private static Invoice INV(string number = "INV-1", decimal quantity = 10) =>
        Invoice.Create(number, Day(5)).WithOrder("PO-1").WithOrderLine("1", quantity).WithoutApplications();

    private static CreditMemo CM(string number = "CM-1", string invoice = "INV-1") => CreditMemo.Create(number, Day(6), invoice);

    private static Ledger Paid(decimal paid) =>
        Of(Plain).Post(PO(), INV(), Payment.Create("PAY-1", Day(5), paid).WithSettlement("INV-1", paid));

    [Fact]
    public void CreditMemo_SettlesWhatIsOpen_TheRestIsRefunded()
    {
        var ledger = Paid(900).Post(CM());
        Assert.Equal((0, 900), (ledger.Open("INV-1"), ledger.Open("CM-1")));
        Assert.Equal((0, 0, 900), (ledger.Balance("5000"), ledger.Balance("1400"), ledger.Balance("2000")));

        ledger.Post(Refund.Create("REF-1", Day(7), 900).WithSettlement("CM-1"));
        Assert.Equal((0, 0, 0), (ledger.Open("CM-1"), ledger.Balance("2000"), ledger.Balance("1000")));
    }

    [Fact]
    public void CreditMemo_RestSettlesAnotherInvoice()
    {
        var ledger = Paid(900).Post(CM(), INV("INV-2", 5), Settlement.Create("SET-1", Day(7), "CM-1", "INV-2"));

        Assert.Equal((0, 300), (ledger.Open("INV-2"), ledger.Open("CM-1")));
        Assert.Equal("HasSettlements: link SET-1", ledger.Refuse(Reversal.Create("REV-1", Day(8), "CM-1")));
        Assert.Equal("ExceedsOpenAmount: amount 301, open 300.00", ledger.Post(INV("INV-3", 5)).Refuse(Settlement.Create("SET-2", Day(8), "CM-1", "INV-3").WithAmount(301)));
    }

    [Fact]
    public void Reversal_TakesTheSettlementOfTheCreditMemoBack()
    {
        var ledger = Paid(900).Post(CM());
        Assert.Equal("NotReversible: document CM-1/INV-1", ledger.Refuse(Reversal.Create("REV-1", Day(7), "CM-1/INV-1")));
        Assert.Equal("HasSettlements: link PAY-1/INV-1", ledger.Refuse(Reversal.Create("REV-1", Day(7), "INV-1")));

        ledger.Post(Reversal.Create("REV-1", Day(7), "CM-1"));

        Assert.Equal((300, 0), (ledger.Open("INV-1"), ledger.Open("CM-1")));
        Assert.Equal((1_000, 200, -300), (ledger.Balance("5000"), ledger.Balance("1400"), ledger.Balance("2000")));
        Assert.Equal("AlreadyReversed: by REV-1", ledger.Refuse(Reversal.Create("REV-2", Day(7), "CM-1")));
    }

    [Fact]
    public void Reversal_OfACreditedInvoice_IsRefusedWhileTheCreditMemoLives()
    {
        var ledger = Of(Plain).Post(PO(), INV(), CM());
        Assert.Equal("HasSettlements: link CM-1/INV-1", ledger.Refuse(Reversal.Create("REV-1", Day(7), "INV-1")));

        ledger.Post(Reversal.Create("REV-1", Day(7), "CM-1"), Reversal.Create("REV-2", Day(7), "INV-1"));
        Assert.Equal((0, 0), (ledger.Balance("2000"), ledger.Balance("5000")));
    }

    [Fact]
    public void Payment_OfACreditedInvoice_IsReversed()
    {
        // What D18 settles blocks nothing else: the payment can be unwound while the credit memo lives.
        var ledger = Paid(900).Post(CM(), Reversal.Create("REV-1", Day(7), "PAY-1/INV-1"), Reversal.Create("REV-2", Day(7), "PAY-1"));

        Assert.Equal((900, 900), (ledger.Open("INV-1"), ledger.Open("CM-1")));
        Assert.Equal((0, 0), (ledger.Balance("1000"), ledger.Balance("2000")));
    }

    [Fact]
    public void Quantity_ReturnsToTheOrder_CumulativelyToTheLastCent()
    {
        // 3 of 33.33 each: 100.00 by 1, 1 and 1 is 33.33, 33.34 and 33.33 (D15), and its tax 6.67, 6.66 and 6.67.
        var order = Order.Create("PO-1", Day(1), OrderLine.Create("1", 3, 33.3333333333m).WithTax("V20").WithAccount("5000"));
        var ledger = Of(Plain).Post(order, INV(quantity: 3));
        Assert.Equal(120, ledger.Open("INV-1"));

        var amounts = new List<(decimal Net, decimal Tax)>();
        for (var i = 1; i <= 3; i++)
        {
            var memo = FormattableString.Invariant($"CM-{i}");
            ledger.Post(CM(memo).WithLine(CreditedLine.OfQuantity("1", 1)));
            var line = ledger.State.GetItem(memo)!.Lines[0];
            amounts.Add((line.Net, line.Gross - line.Net));
        }

        Assert.Equal([(33.33m, 6.67m), (33.34m, 6.66m), (33.33m, 6.67m)], amounts);
        Assert.Equal("ExceedsOpenAmount: amount 0, open 0", ledger.Refuse(CM("CM-4")));
        Assert.Equal(120, ledger.Post(INV("INV-2", 3)).Open("INV-2"));
    }

    [Fact]
    public void Amount_IsAPriceCorrection_AndReturnsNoQuantity()
    {
        var ledger = Of(Plain).Post(PO(), INV(), CM().WithLine(CreditedLine.OfAmount("1", 50)));

        Assert.Equal(1_140, ledger.Open("INV-1"));
        Assert.Equal((950, 190), (ledger.Balance("5000"), ledger.Balance("1400")));
        Assert.Equal(0, ledger.State.GetItem("CM-1")!.Lines[0].Quantity);
        Assert.Equal("ExceedsOrdered: line 1, quantity 1, open 0", ledger.Refuse(INV("INV-2", 1)));

        // Of the quantity all is left, of the amount 950: the tenth piece is short of what was corrected.
        ledger.Post(CM("CM-2").WithLine(CreditedLine.OfQuantity("1", 9)));
        Assert.Equal(60, ledger.Open("INV-1"));
        ledger.Post(CM("CM-3"));
        Assert.Equal((0, 0, 0), (ledger.Open("INV-1"), ledger.Balance("5000"), ledger.Balance("1400")));
    }

    [Fact]
    public void Amount_WherePricesIncludeTax_IsGross()
    {
        var ledger = Of(Plain).Post(PO(120).WithPricesIncludingTax(true), INV(), CM().WithLine(CreditedLine.OfAmount("1", 60)));

        Assert.Equal((1_140, 950, 190), (ledger.Open("INV-1"), ledger.Balance("5000"), ledger.Balance("1400")));
    }

    [Fact]
    public void Amount_OfALineThatIsAllTax_GivesBackTaxAlone()
    {
        // The taxes of the whole order come to a cent each as its last hundredths are delivered: 0.02 gross, nothing of it net.
        var ledger = Of(Plain.WithMidpoint(MidpointRule.ToEven)).Post(
            Order.Create("PO-1", Day(1), OrderLine.Create("1", 12.345m, 0.02m).WithTax("GST").WithAccount("5000")).WithPricesIncludingTax(true),
            INV(quantity: 8.6415m),
            INV("INV-2", 1.11105m));
        Assert.Equal((0m, 0.02m), (ledger.State.GetItem("INV-2")!.Lines[0].Net, ledger.State.GetItem("INV-2")!.Lines[0].Gross));
        var net = ledger.Balance("5000");

        ledger.Post(CM("CM-1", "INV-2").WithLine(CreditedLine.OfQuantity("1", 0.333315m)));
        Assert.Equal((0.01m, net), (ledger.Open("INV-2"), ledger.Balance("5000")));

        ledger.Post(CM("CM-2", "INV-2"));
        Assert.Equal((0m, net), (ledger.Open("INV-2"), ledger.Balance("5000")));
    }

    [Fact]
    public void FreeLine_IsCreditedByAmount()
    {
        var ledger = Of(Plain).Post(
            PO(),
            INV().WithLine(InvoiceLine.OfAmount("1", 100).WithTax("V10").WithAccount("5100")),
            CM().WithLine(CreditedLine.OfFreeLine("1", 40)));

        Assert.Equal((1_000, 60, 6), (ledger.Balance("5000"), ledger.Balance("5100"), ledger.Balance("1410")));
        Assert.Equal("ExceedsOpenAmount: amount 60.01, open 60.00", ledger.Refuse(CM("CM-2").WithLine(CreditedLine.OfFreeLine("1", 60.01m))));
        Assert.Equal("UnknownOrderLine: line F", ledger.Refuse(CM("CM-2").WithLine(CreditedLine.OfFreeLine("F", 1))));
    }

    [Fact]
    public void Deduction_CanBeTakenAgain()
    {
        var ledger = Of(Plain).Post(
            PO(),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
            Payment.Create("PAY-1", Day(3), 360).WithSettlement("PPI-1"),
            INV(quantity: 5).WithApplication("PPI-1"),
            CM());

        // The application stays until it is reversed: of 600, 240 were open.
        Assert.Equal((0, 360), (ledger.Open("INV-1"), ledger.Open("CM-1")));
        Assert.Equal("360.00 360.00 360.00 360.00 0.00", ledger.Text("PO-1"));

        ledger.Post(
            Reversal.Create("REV-1", Day(7), "INV-1/PPI-1"),
            Settlement.Create("SET-1", Day(7), "CM-1", "INV-1"),
            Invoice.Create("INV-2", Day(8)).WithOrder("PO-1").WithOrderLine("1", 10).WithApplication("PPI-1"));

        Assert.Equal((0, 0, 840), (ledger.Open("INV-1"), ledger.Open("CM-1"), ledger.Open("INV-2")));
        Assert.Equal((0, 200, 1_000), (ledger.Balance("1300"), ledger.Balance("1400"), ledger.Balance("5000")));
    }

    [Fact]
    public void Reversal_WhereTheQuantityWasUsedSince_ExceedsOrdered()
    {
        var ledger = Of(Plain).Post(PO(), INV(), CM().WithLine(CreditedLine.OfQuantity("1", 4)), INV("INV-2", 3));
        Assert.Equal("ExceedsOrdered: quantity 4, ordered 10", ledger.Refuse(Reversal.Create("REV-1", Day(7), "CM-1")));

        Assert.Equal(1_200, ledger.Post(Reversal.Create("REV-1", Day(7), "INV-2"), Reversal.Create("REV-2", Day(7), "CM-1")).Open("INV-1"));
    }

    [Fact]
    public void CreditMemo_TellsWhatIsWrongWithIt()
    {
        var ledger = Of(Plain).Post(PO(), INV(), Payment.Create("PAY-1", Day(5), 1));

        Assert.Equal("UnknownDocument: document PAY-1", ledger.Refuse(CM("CM-1", "PAY-1")));
        Assert.Equal("TooEarly: document INV-1", ledger.Refuse(CreditMemo.Create("CM-1", Day(4), "INV-1")));
        Assert.Equal("UnknownOrderLine: line 9", ledger.Refuse(CM().WithLine(CreditedLine.OfQuantity("9", 1))));
        Assert.Equal("UnknownOrderLine: line 1", ledger.Refuse(CM().WithLine(CreditedLine.OfFreeLine("1", 1))));
        Assert.Equal("DuplicateLine: line 1", ledger.Refuse(CM().WithLine(CreditedLine.OfQuantity("1", 1)).WithLine(CreditedLine.OfAmount("1", 1))));
        Assert.Equal("NonPositiveAmount: quantity 0", ledger.Refuse(CM().WithLine(CreditedLine.OfQuantity("1", 0))));
        Assert.Equal("ExceedsOrdered: quantity 11, open 10", ledger.Refuse(CM().WithLine(CreditedLine.OfQuantity("1", 11))));
        Assert.Equal("ExceedsOpenAmount: amount 1000.01, open 1000.00", ledger.Refuse(CM().WithLine(CreditedLine.OfAmount("1", 1_000.01m))));
        Assert.Equal("NothingToInvoice: invoice INV-1", ledger.Refuse(CM().WithLines(EquatableArray<CreditedLine>.Empty)));
    }

    [Fact]
    public Task Journal_AfterAPartialDelivery_IsAsApproved() => Verifier.Verify(Of(Plain)
        .Post(
            PO(99.99m),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
            Payment.Create("PAY-1", Day(3), 359.96m).WithSettlement("PPI-1"),
            INV(quantity: 4).WithApplication("PPI-1", 144m).WithLine(InvoiceLine.OfAmount("F", 12.34m).WithTax("V10").WithAccount("5100")),
            CM().WithLine(CreditedLine.OfQuantity("1", 3)).WithLine(CreditedLine.OfFreeLine("F", 2.34m)),
            CM("CM-2"))
        .Journals());

    [Fact]
    public void CreditMemo_OfAllTheQuantity_GivesBackATaxThatWasStatedOnNoNetAmount()
    {
        var ledger = Of(Plain).Post(
            Order.Create("PO-1", Day(1), OrderLine.Create("1", 1, 0).WithTax("V20").WithAccount("5000"), OrderLine.Create("2", 1, 1).WithAccount("5000")),
            Invoice.Create("INV-1", Day(5)).WithOrder("PO-1").WithOrderLine("1", 1).WithOrderLine("2", 1).WithTax("V20", 0.01m),
            CM().WithLine(CreditedLine.OfQuantity("1", 1)).WithLine(CreditedLine.OfQuantity("2", 1)));

        Assert.Equal((0, 0, 0), (ledger.Open("INV-1"), ledger.Balance("1400"), ledger.Balance("2000")));
    }
}
