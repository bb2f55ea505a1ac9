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
        var lines = Lines(count);
        var positions = LinePositions.Of(lines);
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(i, positions.IndexOf(lines, "L" + i));
        }

        Assert.Equal(-1, positions.IndexOf(lines, "L" + count));
        Assert.Equal(-1, positions.IndexOf(lines, "l0"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    public void IndexOf_AnIdThatComesTwice_IsTheFirst(int count)
    {
        var lines = Lines(count).Add(OrderLine.Create("L1", 1, 1));
        Assert.Equal(1, LinePositions.Of(lines).IndexOf(lines, "L1"));
    }

    private static EquatableArray<OrderLine> Lines(int count) =>
        EquatableArray<OrderLine>.From(Enumerable.Range(0, count).Select(i => OrderLine.Create("L" + i, 1, 1)));
}
