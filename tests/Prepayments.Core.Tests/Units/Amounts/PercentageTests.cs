using System.Globalization;

namespace Prepayments.Tests.Units.Amounts;

public class PercentageTests
{
    [Theory]
    [InlineData("0", "0 %")]
    [InlineData("-0.0", "0 %")]
    [InlineData("30", "30 %")]
    [InlineData("30.00", "30 %")]
    [InlineData("7.50", "7.5 %")]
    [InlineData("100", "100 %")]
    [InlineData("250", "250 %")]
    [InlineData("33.3333333333", "33.3333333333 %")]
    [InlineData("0.0000000001", "0.0000000001 %")]
    public void Of_InRange_IsHeldAsStated(string percent, string expected)
    {
        Percentage percentage = Percentage.Of(decimal.Parse(percent, CultureInfo.InvariantCulture));

        Assert.Equal(expected, percentage.ToString());
        Assert.Equal(decimal.Parse(percent, CultureInfo.InvariantCulture), percentage.Percent);
    }

    [Theory]
    [InlineData("-0.01")]
    [InlineData("0.00000000001")]
    [InlineData("1000000000000001")]
    public void Of_OutOfRange_Throws(string percent) =>
        Assert.Throws<ArgumentException>(() => Percentage.Of(decimal.Parse(percent, CultureInfo.InvariantCulture)));

    [Fact]
    public void Equals_ByValue()
    {
        Percentage thirty = Percentage.Of(30m);

        Assert.True(thirty == Percentage.Of(30.0m));
        Assert.False(thirty != Percentage.Of(30.0m));
        Assert.True(thirty.Equals((object)Percentage.Of(30.0m)));
        Assert.False(thirty.Equals((object)30m));
        Assert.Equal(thirty.GetHashCode(), Percentage.Of(30.0m).GetHashCode());
        Assert.True(thirty != Percentage.Of(30.1m));
        Assert.Equal(Percentage.Of(0m), default);
    }

    [Fact]
    public void CompareTo_ByValue()
    {
        Percentage small = Percentage.Of(5m);
        Percentage large = Percentage.Of(30m);

        Assert.True(small.CompareTo(large) < 0);
        Assert.True(small < large && small <= large && large > small && large >= small);
        Assert.False(large < small || large <= small || small > large || small >= large);
        Assert.True(small <= Percentage.Of(5m) && small >= Percentage.Of(5m));
    }
}
