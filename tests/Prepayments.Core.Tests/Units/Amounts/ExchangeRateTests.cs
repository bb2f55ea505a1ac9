using System.Globalization;

namespace Prepayments.Tests.Units.Amounts;

public class ExchangeRateTests
{
    [Theory]
    [InlineData("1.0856", "1.0856")]
    [InlineData("1.08560", "1.0856")]
    [InlineData("0.0000000001", "0.0000000001")]
    [InlineData("1000000000000000", "1000000000000000")]
    public void Of_InRange_IsHeldAsStated(string rate, string expected) =>
        Assert.Equal(expected, ExchangeRate.Of(decimal.Parse(rate, CultureInfo.InvariantCulture)).ToString());

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("0.00000000001")]
    [InlineData("1000000000000000.1")]
    public void Of_OutOfRange_Throws(string rate) =>
        Assert.Throws<ArgumentException>(() => ExchangeRate.Of(decimal.Parse(rate, CultureInfo.InvariantCulture)));

    [Fact]
    public void Default_IsOne()
    {
        Assert.Equal(1m, default(ExchangeRate).Rate);
        Assert.Equal(ExchangeRate.One, default);
        Assert.True(ExchangeRate.Of(1.00m) == default);
        Assert.Equal(ExchangeRate.One.GetHashCode(), default(ExchangeRate).GetHashCode());
        Assert.Equal("1", default(ExchangeRate).ToString());
    }

    [Fact]
    public void Equals_ByValue()
    {
        Assert.True(ExchangeRate.Of(1.10m) == ExchangeRate.Of(1.1m));
        Assert.True(ExchangeRate.Of(1.10m) != ExchangeRate.Of(1.2m));
        Assert.False(ExchangeRate.Of(1.10m) != ExchangeRate.Of(1.1m));
        Assert.True(ExchangeRate.Of(1.10m).Equals((object)ExchangeRate.Of(1.1m)));
        Assert.False(ExchangeRate.Of(1.10m).Equals((object)1.1m));
    }
}
