namespace Prepayments.Tests.Units.Orders;

public class LinePositionsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(100)]
    public void IndexOf_EachLine_IsItsPosition(int count)
    {
        var positions = LinePositions.Of(Lines(count));
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(i, positions.IndexOf("L" + i));
        }

        Assert.Equal(-1, positions.IndexOf("L" + count));
        Assert.Equal(-1, positions.IndexOf("l0"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    public void IndexOf_AnIdThatComesTwice_IsTheFirst(int count)
    {
        var lines = Lines(count).Add(OrderLine.Create("L1", 1, 1));
        Assert.Equal(1, LinePositions.Of(lines).IndexOf("L1"));
    }

    private static EquatableArray<OrderLine> Lines(int count) =>
        EquatableArray<OrderLine>.From(Enumerable.Range(0, count).Select(i => OrderLine.Create("L" + i, 1, 1)));
}
