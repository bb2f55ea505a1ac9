using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Rules;

/// <summary>Rules A4, S1 to S4: how much of a prepayment is applied, and which parts of it.</summary>
public class ApplicationAmountTests
{
    [Fact]
    public void Application_InThirds_GivesTheWorkedExampleOfA4()
    {
        // 84.03 net + 15.97 tax is 19 % on a gross basis of 100.00.
        var codes = TaxCodes.Of(TaxCode.Create("V20", Percentage.Of(19)));
        var state = Of(PrepaymentPolicy.Default).State.WithTaxCodes(codes);
        Document[] documents =
        [
            Order.Create("PO-1", Day(1), OrderLine.Create("1", 1, 500).WithTax("V20").WithAccount("5000")).WithPricesIncludingTax(true)
                .WithPrepayment(PrepaymentDefinition.OfPercent(20)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
            Payment.Create("PAY-1", Day(3), 100).WithSettlement("PPI-1"),
            Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 1),
            Application.Create("APP-1", Day(5), "PPI-1", "INV-1").WithAmount(33.33m),
            Application.Create("APP-2", Day(5), "PPI-1", "INV-1").WithAmount(33.33m),
            Application.Create("APP-3", Day(5), "PPI-1", "INV-1"),
        ];
        foreach (var document in documents)
        {
            state = Posting.Post(state, document).EnsurePosted().Subledger;
        }

        Assert.Equal([28.01m, 5.32m], Released(state, "APP-1"));
        Assert.Equal([28.00m, 5.33m], Released(state, "APP-2"));
        Assert.Equal([28.02m, 5.32m], Released(state, "APP-3"));
    }

    [Fact]
    public void Maximum_OfTwoPrepayments_TakesTheLinesOnTheInvoiceFirst()
    {
        // Line 1: 100 + 20 tax, line 2: 200 + 40 tax. PPI-1 asks for 50 + 10 on line 1 and 50 + 10 on line 2, PPI-2 for
        // 40 + 8 on line 1 and 100 + 20 on line 2. INV-1 delivers line 1, gross 120.
        var ledger = Of(PrepaymentPolicy.Finance.WithUnpaid(UnpaidPrepayments.Reject)).Post(
            Order.Create("PO-1", Day(1), Line("1", 100), Line("2", 200)).WithPrepayment(PrepaymentDefinition.OfPercent(90)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1").WithLine("1", 50).WithLine("2", 50),
            PrepaymentInvoice.Create("PPI-2", Day(3), "PO-1").WithLine("1", 40).WithLine("2", 100),
            Payment.Create("PAY-1", Day(4), 120).WithSettlement("PPI-1"),
            Payment.Create("PAY-2", Day(4), 168).WithSettlement("PPI-2"),
            Invoice.Create("INV-1", Day(5)).WithOrder("PO-1").WithOrderLine("1", 1));

        // PPI-1 gives min(120 remaining, 120 open) = 120: 60 for line 1, and the other 60 from line 2 after all, since
        // nothing but line 2 is left of it. Nothing is left open for PPI-2.
        Assert.Equal([50m, 10m, 50m, 10m], Released(ledger.State, "INV-1/PPI-1"));
        Assert.Null(ledger.State.GetLink("INV-1/PPI-2"));
        Assert.Equal(0, ledger.Open("INV-1"));
    }

    [Fact]
    public void Maximum_BelowTheLinesOnTheInvoice_LeavesTheOtherLinesAlone()
    {
        // 60 of PPI-1 is on line 1. INV-1 is 48 gross of line 1: PPI-1 gives 48, all from line 1: 40 + 8.
        var ledger = Of(PrepaymentPolicy.Finance.WithUnpaid(UnpaidPrepayments.Reject)).Post(
            Order.Create("PO-1", Day(1), Line("1", 100), Line("2", 200)).WithPrepayment(PrepaymentDefinition.OfPercent(90)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1").WithLine("1", 50).WithLine("2", 50),
            Payment.Create("PAY-1", Day(4), 120).WithSettlement("PPI-1"),
            Invoice.Create("INV-1", Day(5)).WithOrder("PO-1").WithOrderLine("1", 0.4m));

        Assert.Equal([40m, 8m, 0m, 0m], Released(ledger.State, "INV-1/PPI-1"));

        // INV-2 is 72 gross of line 1, of which PPI-1 has 12 left: 12 from there, then 60 from line 2.
        ledger.Post(Invoice.Create("INV-2", Day(6)).WithOrder("PO-1").WithOrderLine("1", 0.6m));
        Assert.Equal([10m, 2m, 50m, 10m], Released(ledger.State, "INV-2/PPI-1"));
        Assert.Equal("324.00 120.00 120.00 120.00 0.00", ledger.Text("PO-1"));
    }

    [Fact]
    public void Automatic_TakesTheOldestFirst_ByDateThenNumber()
    {
        var ledger = Of(PrepaymentPolicy.Default.WithApplication(ApplicationPolicy.Automatic)).Post(
            Order.Create("PO-1", Day(1), Plain("1", 1000)).WithPrepayment(PrepaymentDefinition.OfPercent(50)),
            PrepaymentInvoice.Create("C", Day(3), "PO-1").WithAmount(100),
            PrepaymentInvoice.Create("B", Day(3), "PO-1").WithAmount(100),
            PrepaymentInvoice.Create("D", Day(2), "PO-1").WithAmount(100),
            PrepaymentInvoice.Create("A", Day(9), "PO-1").WithAmount(100),
            Payment.Create("PAY-1", Day(9), 400).WithSettlement("A").WithSettlement("B").WithSettlement("C").WithSettlement("D"),
            Invoice.Create("INV-1", Day(8)).WithOrder("PO-1").WithOrderLine("1", 0.25m));

        // A is dated after the invoice and passed over (S2); of the others 250 is taken: D, B, then 50 of C.
        Assert.Equal(
            ["INV-1/D 100.00", "INV-1/B 100.00", "INV-1/C 50.00"],
            ledger.State.Links().Where(link => link.Kind == LinkKind.Application).Select(link => FormattableString.Invariant($"{link.Id} {link.Amount}")));
    }

    [Theory]
    [InlineData(ApplicationPolicy.Automatic, 100)]
    [InlineData(ApplicationPolicy.Notification, 0)]
    [InlineData(ApplicationPolicy.Manual, 0)]
    public void Policy_DecidesWhatAnInvoiceAppliesByItself(ApplicationPolicy policy, int applied)
    {
        var state = Of(PrepaymentPolicy.Default.WithApplication(policy)).Post(
            Order.Create("PO-1", Day(1), Plain("1", 1000)).WithPrepayment(PrepaymentDefinition.OfPercent(10)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
            Payment.Create("PAY-1", Day(3), 100).WithSettlement("PPI-1")).State;
        var invoice = Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 1);

        var result = Posting.Post(state, invoice);

        Assert.Equal(applied, Figures.OfOrder(result.Subledger, "PO-1")!.Applied.Amount);
        Assert.Equal(
            policy == ApplicationPolicy.Notification ? ["PPI-1 100.00"] : [],
            result.Notices.SelectMany(notice => notice.Figures).Select(figure => figure.ToString()));
        Assert.Empty(Posting.Post(state, invoice.WithImported(true)).Notices);
        Assert.Equal(0, Figures.OfOrder(Posting.Post(state, invoice.WithImported(true)).Subledger, "PO-1")!.Applied.Amount);
        Assert.Equal(0, Figures.OfOrder(Posting.Post(state, invoice.WithoutApplications()).Subledger, "PO-1")!.Applied.Amount);
    }

    [Theory]
    [InlineData(UnpaidPrepayments.Reverse, "100.00 40.00 40.00 40.00 0.00")]
    [InlineData(UnpaidPrepayments.Apply, "100.00 100.00 40.00 100.00 0.00")]
    [InlineData(UnpaidPrepayments.Reject, "100.00 100.00 40.00 40.00 0.00")]
    public void Unpaid_IsReversedAppliedOrLeft(UnpaidPrepayments unpaid, string figures)
    {
        var ledger = Of(PrepaymentPolicy.Default.WithApplication(ApplicationPolicy.Automatic).WithUnpaid(unpaid)).Post(
            Order.Create("PO-1", Day(1), Plain("1", 1000)).WithPrepayment(PrepaymentDefinition.OfPercent(10)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
            Payment.Create("PAY-1", Day(3), 40).WithSettlement("PPI-1", 40),
            Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 1));

        Assert.Equal(figures, ledger.Text("PO-1"));
    }

    [Fact]
    public void OtherOrdersInvoice_MayTakeThePrepayment()
    {
        var ledger = Of(PrepaymentPolicy.Default).Post(
            Order.Create("PO-1", Day(1), Plain("1", 1000)).WithPrepayment(PrepaymentDefinition.OfPercent(10)),
            Order.Create("PO-2", Day(1), Plain("1", 70)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
            Payment.Create("PAY-1", Day(3), 100).WithSettlement("PPI-1"),
            Invoice.Create("INV-2", Day(4)).WithOrder("PO-2").WithOrderLine("1", 1).WithApplication("PPI-1"));

        Assert.Equal("100.00 100.00 100.00 70.00 30.00", ledger.Text("PO-1"));
        Assert.Equal(0, ledger.Open("INV-2"));
    }

    private static decimal[] Released(Subledger state, string link) => [.. state.GetLink(link)!.Released.Select(part => part.Transaction)];

    private static OrderLine Line(string id, decimal price) => Plain(id, price).WithTax("V20");

    private static OrderLine Plain(string id, decimal price) => OrderLine.Create(id, 1, price).WithAccount("5000");

    [Fact]
    public void Proportional_TheLastDelivery_TakesATaxWithoutNetAmount()
    {
        // Three times 0.01 with tax in it: 0.00, 0.00 and 0.01 of tax (T3), so the third prepayment is all tax.
        var ledger = Of(PrepaymentPolicy.BusinessCentral).Post(
            Order.Create("PO-1", Day(1), OrderLine.Create("1", 1, 1).WithTax("V20").WithAccount("5000"))
                .WithBasis(PrepaymentBasis.Gross).WithPrepayment(PrepaymentDefinition.OfAmount(0.03m)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1").WithAmount(0.01m),
            PrepaymentInvoice.Create("PPI-2", Day(2), "PO-1").WithAmount(0.01m),
            PrepaymentInvoice.Create("PPI-3", Day(2), "PO-1").WithAmount(0.01m));
        Assert.Equal(0, ledger.State.GetItem("PPI-3")!.Lines[0].Net);

        ledger.Post(Invoice.Create("INV-1", Day(3)).WithOrder("PO-1").WithOrderLine("1", 1));

        Assert.Equal("0.03 0.03 0.00 0.03 0.00", ledger.Text("PO-1"));
        Assert.Equal(0.2m, ledger.Balance("1400"));
    }
}
