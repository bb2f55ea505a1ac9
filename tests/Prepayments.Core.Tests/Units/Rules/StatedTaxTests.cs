using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Rules;

/// <summary>Rule T7: a stated tax is accepted within one minor unit per line of its code, and telescoping goes on from it.</summary>
public class StatedTaxTests
{
    [Theory]
    [InlineData("19.98", false)]
    [InlineData("19.99", true)]
    [InlineData("20.01", true)]
    [InlineData("20.02", false)]
    public void OneLine_GivesOneMinorUnit(string tax, bool accepted) => Check(One(), tax, accepted);

    [Theory]
    [InlineData("29.97", false)]
    [InlineData("29.98", true)]
    [InlineData("30.02", true)]
    [InlineData("30.03", false)]
    public void TwoLinesOfTheCode_GiveTwoMinorUnits(string tax, bool accepted) =>
        Check(One().WithLine(Free("G", 50, "V20")).WithLine(Free("H", 70, "V10")), tax, accepted);

    [Theory]
    [InlineData("0", true)]
    [InlineData("0.01", false)]
    public void NoLineOfTheCode_GivesNone(string tax, bool accepted) => Check(
        Invoice.Create("INV-1", Day(1)).WithLine(Free("F", 100, "V10")), tax, accepted);

    [Fact]
    public void CodeNotStated_KeepsItsComputedTax()
    {
        var item = Of(PrepaymentPolicy.Default).Post(One().WithLine(Free("G", 70, "V10")).WithTax("V20", 20.01m)).State.GetItem("INV-1")!;

        Assert.Equal([20.01m, 7m], item.Lines.Select(line => line.Gross - line.Net));
    }

    [Fact]
    public void Telescoping_GoesOnFromWhatWasStated()
    {
        // 50 % of 3 × 0.77 at 20 %: 1.155 → 1.16 in two steps. 0.58 has 0.116 → 0.12 tax; stated is 0.13. The other 0.58:
        // r(1.16 × 20 %) = 0.23 less 0.13 = 0.10.
        var ledger = Of(PrepaymentPolicy.Default).Post(
            Order.Create("PO-1", Day(1), OrderLine.Create("1", 3, 0.77m).WithTax("V20")).WithPrepayment(PrepaymentDefinition.OfPercent(50)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1").WithAmount(0.58m).WithTax("V20", 0.13m),
            PrepaymentInvoice.Create("PPI-2", Day(3), "PO-1"));

        Assert.Equal([0.71m, 0.68m], ledger.State.Items().Select(item => item.Total));
    }

    [Fact]
    public void StatedTax_IsSpreadOverTheComputedTaxesOfItsCode()
    {
        // Two components of 9.00 each; 18.01 stated: the unit more goes to the first.
        var item = Of(PrepaymentPolicy.Default)
            .Post(Invoice.Create("INV-1", Day(1)).WithLine(Free("F", 100, "GST")).WithTax("GST", 18.01m)).State.GetItem("INV-1")!;

        Assert.Equal([100m, 9.01m, 9.00m], item.Lines[0].Components.Select(component => component.Amount.Transaction));
    }

    private static void Check(Invoice invoice, string tax, bool accepted)
    {
        var stated = decimal.Parse(tax, System.Globalization.CultureInfo.InvariantCulture);
        var result = Posting.Post(Of(PrepaymentPolicy.Default).State, invoice.WithTax("V20", stated));

        Assert.Equal(accepted ? null : RejectionCode.TaxMismatch, result.Rejection?.Code);
    }

    private static Invoice One() => Invoice.Create("INV-1", Day(1)).WithLine(Free("F", 100, "V20"));

    private static InvoiceLine Free(string id, decimal amount, string tax) => InvoiceLine.OfAmount(id, amount).WithTax(tax).WithAccount("5000");
}
