namespace Prepayments.Tests.Units.Taxes;

/// <summary>Rule T3 by hand: over what a tax is rounded. 20 % of 0.02 is 0.004, which is nothing; of 0.04 it is 0.008, which is 0.01.</summary>
public class TaxRoundingTests
{
    private static readonly string[] Many = ["A", "B", "C", "D", "E", "F", "G"];

    private static InvoiceLine Ordered(string order, string line) => InvoiceLine.OfOrderLine(line, 1).WithOrder(order);

    private static InvoiceLine Free(string id, string tax = "A") => InvoiceLine.OfAmount(id, 0.02m).WithTax(tax).WithAccount("5000");

    private static Ledger Books(TaxRounding rounding) => Ledger.Of(Subledger
        .Create(
            Side.Payables,
            "V-1",
            Currency.Of("EUR"),
            Many.Aggregate(PostingProfile.Create("2000"), (profile, code) => profile.WithTax(code, TaxAccounts.Create("1400 " + code))),
            PrepaymentPolicy.Default.WithTaxRounding(rounding))
        .WithTaxCodes(TaxCodes.Of([.. Many.Select(code => TaxCode.Create(code, Percentage.Of(20)))])));

    private static void CheckTax(decimal expected, TaxRounding rounding, params Document[] documents) =>
        Assert.Equal(expected, Books(rounding).Post(documents).Balance("1400 A"));

    private static Order Placed(string number) => Order.Create(
        number,
        Ledger.Day(1),
        OrderLine.Create("1", 1, 0.02m).WithTax("A").WithAccount("5000"),
        OrderLine.Create("2", 1, 0.02m).WithTax("A").WithAccount("5000"));

    /// <summary>Two lines of each of two orders, and two free ones: lines of no order are rounded together, whatever the policy.</summary>
    [Theory]
    [InlineData(TaxRounding.PerLine, 0.01)]
    [InlineData(TaxRounding.PerOrder, 0.03)]
    [InlineData(TaxRounding.PerDocument, 0.03)]
    public void Tax_OfLinesOfTwoOrdersAndFreeOnes(TaxRounding rounding, decimal tax) => CheckTax(
        tax,
        rounding,
        Placed("PO-1"),
        Placed("PO-2"),
        Invoice.Create("INV", Ledger.Day(2))
            .WithLine(Ordered("PO-1", "1")).WithLine(Ordered("PO-2", "1")).WithLine(Free("1"))
            .WithLine(Ordered("PO-1", "2")).WithLine(Ordered("PO-2", "2")).WithLine(Free("2")));

    /// <summary>Only by order the second invoice makes up for what was rounded away on the first.</summary>
    [Theory]
    [InlineData(TaxRounding.PerLine, 0)]
    [InlineData(TaxRounding.PerOrder, 0.01)]
    [InlineData(TaxRounding.PerDocument, 0)]
    public void Tax_OfASecondInvoice(TaxRounding rounding, decimal tax) => CheckTax(
        tax,
        rounding,
        Placed("PO-1"),
        Invoice.Create("INV-1", Ledger.Day(2)).WithLine(Ordered("PO-1", "1")),
        Invoice.Create("INV-2", Ledger.Day(3)).WithLine(Ordered("PO-1", "2")));

    [Fact]
    public void Tax_OfManyCodes_IsRoundedOnceForEach()
    {
        var lines = Many.Concat(Many).Select((code, i) => Free(FormattableString.Invariant($"{i}"), code));
        var ledger = Books(TaxRounding.PerOrder).Post(Invoice.Create("INV", Ledger.Day(2)).WithLines(EquatableArray<InvoiceLine>.From(lines)));

        Assert.All(Many, code => Assert.Equal(0.01m, ledger.Balance("1400 " + code)));
    }
}
