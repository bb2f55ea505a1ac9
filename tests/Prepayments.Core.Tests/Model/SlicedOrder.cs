namespace Prepayments.Tests.Model;

/// <summary>
/// An order that is prepaid by a percentage of each line and delivered in slices. Prices are in cents, rates and the
/// percentage in whole percent.
/// </summary>
public sealed record SlicedOrder(int Percent, IReadOnlyList<SlicedLine> Lines)
{
    public int Deliveries => Lines[0].Delivered.Count;
}

/// <summary>A line with the quantity that each delivery brings of it; together they are what was ordered.</summary>
public sealed record SlicedLine(int Price, int Rate, IReadOnlyList<int> Delivered)
{
    public int Quantity => Delivered.Sum();

    public long Amount => (long)Price * Quantity;
}
