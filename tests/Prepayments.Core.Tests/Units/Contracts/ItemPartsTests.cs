namespace Prepayments.Tests.Units.Contracts;

/// <summary>An item has one part or several, and is of no order, of one or of several; how that is kept cannot be seen.</summary>
public class ItemPartsTests
{
    [Fact]
    public void Parts_OfOneAndOfAListOfOne_AreEqual()
    {
        var (one, list) = (ItemParts.Of(Part(1)), ItemParts.Of(List(1)));
        Assert.Equal(one, list);
        Assert.Equal(one.GetHashCode(), list.GetHashCode());
        Assert.Equal((List(1), List(1)), (one.List, list.List));
        Assert.NotEqual(one, ItemParts.Of(Part(2)));
        Assert.NotEqual(one, ItemParts.Of(List(1, 1)));
    }

    [Fact]
    public void Parts_OfSeveral_AreTheirList()
    {
        var parts = ItemParts.Of(List(3, 1, 2));
        Assert.Equal(parts, ItemParts.Of(List(3, 1, 2)));
        Assert.NotEqual(parts, ItemParts.Of(List(3, 1, 1)));
        Assert.Equal(List(3, 1, 2), parts.List);
        Assert.Equal((3, Part(3), Part(1), Part(2)), (parts.Count, parts[0], parts[1], parts[2]));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("-", "")]
    [InlineData("A", "A")]
    [InlineData("- A A -", "A")]
    [InlineData("A A B B", "A B")]
    [InlineData("A B A - A B", "A B")]
    [InlineData("C B A A B C D E F F E C", "C B A D E F")]
    public void Orders_AreNamedOnce_InTheOrderOfTheLines(string lines, string orders)
    {
        var numbers = new OrderNumbers([.. lines.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Line)]);
        Assert.Equal(orders.Split(' ', StringSplitOptions.RemoveEmptyEntries), numbers.ToArray());
        Assert.Equal(numbers.ToArray(), numbers.ToArray());
    }

    [Fact]
    public void RateAndTaxWhenPaid_InEitherOrder_AreBothKept()
    {
        var item = OpenItem.Create(
            "PPI-1", DocumentKind.PrepaymentInvoice, Ledger.Day(1), Currency.Of("USD"), EquatableArray<ItemLine>.Empty, List(1), EquatableArray<JournalLine>.Empty);
        var both = item.WithRate(0.9m).WithTaxWhenPaid();
        Assert.Equal((0.9m, true), (both.Rate, both.IsTaxedWhenPaid));
        Assert.Equal(both, item.WithTaxWhenPaid().WithRate(0.9m));
        Assert.Equal((item, item.WithTaxWhenPaid()), (item.WithRate(1), item.WithTaxWhenPaid().WithRate(1)));
    }

    private static ItemLine Line(string order)
    {
        var line = ItemLine.Create("1", EquatableArray<Component>.Of(Component.Create(ComponentKind.Net, null, "5000", Dimensions.None, Amount(1))));
        return order == "-" ? line : line.WithOrder(order, 0, 1);
    }

    private static EquatableArray<ItemPart> List(params int[] amounts) => EquatableArray<ItemPart>.From(amounts.Select(Part));

    private static ItemPart Part(int amount) => ItemPart.Create("2000", AccountRole.Control, Dimensions.None, Amount(amount));

    private static PostedAmount Amount(int amount) => new(amount, amount);
}
