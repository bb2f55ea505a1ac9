using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Orders;

/// <summary>An order is in range with its taxes, at whatever rate (rule A3).</summary>
public class OrderRangeTests
{
    public static TheoryData<decimal, decimal> Largest => new()
    {
        { 20, 833_333_333_333_333.33m },
        { 100, 500_000_000_000_000m },
        { 300, 250_000_000_000_000m },
        { 1_000_000_000, 99_999_990.00m },
    };

    [Theory]
    [MemberData(nameof(Largest))]
    public void Order_OfTheLargestAmount_IsPosted(decimal rate, decimal amount) => Taxed(rate).Post(Of(amount));

    [Theory]
    [MemberData(nameof(Largest))]
    public void Order_OfAMinorUnitMore_IsRefused(decimal rate, decimal amount)
    {
        var net = amount + 0.01m;
        var gross = net + Math.Round(net * rate / 100, 2, MidpointRounding.AwayFromZero);
        Assert.Equal(
            "AmountOutOfRange: " + Figure.OfNumber("total", gross),
            Taxed(rate).Refuse(Of(net)));
    }

    [Fact]
    public void Order_WithTheTaxInItsPrices_HasNoMoreThanThese() =>
        Taxed(300).Post(Of(1_000_000_000_000_000m).WithPricesIncludingTax(true));

    private static Ledger Taxed(decimal rate) => Ledger.Of(
        Subledger.Create(Side.Payables, "V-1", Currency.Of("EUR"), Profile, PrepaymentPolicy.Default)
            .WithTaxCodes(TaxCodes.Of(TaxCode.Create("T", Percentage.Of(rate)))));

    private static Order Of(decimal amount) =>
        Order.Create("PO-1", Day(1), OrderLine.Create("1", 1, amount).WithTax("T").WithAccount("5000"))
            .WithPrepayment(PrepaymentDefinition.OfPercent(30));
}
