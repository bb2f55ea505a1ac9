using System.Globalization;
using System.Numerics;

namespace Prepayments.Tests.Units.Amounts;

/// <summary>Rule A3: products that need more digits than a decimal has are computed exactly.</summary>
public class ExactTests
{
    private static readonly Currency Eur = Currency.Of("EUR");

    [Fact]
    public void Arithmetic_LosesNoDigit()
    {
        Exact third = Exact.Of(1m) / 3m;

        Assert.Equal(Exact.Of(1m), third * 3m);
        Assert.Equal(Exact.Of(1m), third + third + third);
        Assert.Equal(Exact.Of(0m), third - third);
        Assert.Equal(Exact.Of(-1m), -third / third);
        Assert.True((third - third).IsZero);
        Assert.False(third.IsZero);
        Assert.Equal(
            "100000000000000000000000000000000000000000000000000000000/1",
            (Exact.Of(10_000_000_000_000_000_000_000_000_000m) * 10_000_000_000_000_000_000_000_000_000m).ToString());
    }

    [Fact]
    public void Add_ManyFractions_StaysSmall()
    {
        Exact sum = default;
        for (int i = 0; i < 1_000; i++)
        {
            sum += Exact.Of(1m) / (3m + (4m * (i % 2)));
        }

        Assert.Equal("5000/21", sum.ToString());
    }

    [Fact]
    public void Divide_ByANegative_KeepsTheSignInFront()
    {
        Assert.Equal(Exact.Of(-0.5m), Exact.Of(1m) / -2m);
        Assert.Equal(Exact.Of(0.5m), Exact.Of(-1m) / -2m);
        Assert.True(Exact.Of(1m) / -2m < 0m);
    }

    [Fact]
    public void Divide_ByZero_Throws()
    {
        Assert.Throws<DivideByZeroException>(() => Exact.Of(1m) / 0m);
        Assert.Throws<DivideByZeroException>(() => Exact.Of(1m) / default(Exact));
    }

    [Fact]
    public void Equals_ByValue()
    {
        Exact half = Exact.Of(1m) / 2m;

        Assert.True(half == 0.50m);
        Assert.False(half != 0.50m);
        Assert.True(half != 0.51m);
        Assert.True(half.Equals((object)Exact.Of(0.5m)));
        Assert.False(half.Equals((object)0.5m));
        Assert.Equal(half.GetHashCode(), Exact.Of(0.500m).GetHashCode());
        Assert.Equal(Exact.Of(0.00m).GetHashCode(), default(Exact).GetHashCode());
        Assert.Equal(Exact.Of(0m), default);
    }

    [Fact]
    public void CompareTo_ByValue()
    {
        Exact third = Exact.Of(1m) / 3m;

        Assert.True(third < 0.34m && third <= 0.34m && third > 0.33m && third >= 0.33m);
        Assert.False(third > 0.34m || third >= 0.34m || third < 0.33m || third <= 0.33m);
        Assert.True(third <= Exact.Of(2m) / 6m && third >= Exact.Of(2m) / 6m);
        Assert.True(default(Exact) > -third);
    }

    [Theory]
    [InlineData("0.125", "0.13", "0.12")]
    [InlineData("0.135", "0.14", "0.14")]
    [InlineData("0.1250000000000000000000000001", "0.13", "0.13")]
    [InlineData("0.1249999999999999999999999999", "0.12", "0.12")]
    [InlineData("0.005", "0.01", "0.00")]
    [InlineData("0.00", "0.00", "0.00")]
    [InlineData("7", "7.00", "7.00")]
    public void Round_AtTheMinorUnit_IsOdd(string value, string awayFromZero, string toEven)
    {
        decimal stated = decimal.Parse(value, CultureInfo.InvariantCulture);
        foreach ((string expected, MidpointRule midpoint) in
            new[] { (awayFromZero, MidpointRule.AwayFromZero), (toEven, MidpointRule.ToEven) })
        {
            decimal rounded = Exact.Of(stated).Round(Eur, midpoint);

            Assert.Equal(expected, rounded.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(-rounded, Exact.Of(-stated).Round(Eur, midpoint));
            Assert.Equal(rounded == 0m ? expected : "-" + expected, Exact.Of(-stated).Round(Eur, midpoint).ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Round_MoreThanADecimalHolds_Throws()
    {
        Exact large = Exact.Of(decimal.MaxValue);

        Assert.Throws<OverflowException>(() => large.Round(Eur, MidpointRule.ToEven));
        Assert.Equal(decimal.MaxValue, large.Round(Currency.Of("JPY"), MidpointRule.ToEven));
        Assert.Equal((BigInteger)decimal.MaxValue * 100, large.RoundToUnits(2, MidpointRule.ToEven));
    }
}
