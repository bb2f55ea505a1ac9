using System.Globalization;

namespace Prepayments.Tests.Units.Amounts;

/// <summary>Rule A3: how large figures may be, and how many decimals they may have.</summary>
public class LimitsTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.000", 0)]
    [InlineData("5.00", 0)]
    [InlineData("100", 0)]
    [InlineData("-5.10", 1)]
    [InlineData("0.0000000001", 10)]
    [InlineData("79228162514264337593543950335", 0)]
    [InlineData("7.9228162514264337593543950335", 28)]
    [InlineData("7.9228162514264337593543950300", 26)]
    [InlineData("20000000000000000.000000000000", 0)]
    public void ScaleOf_DoesNotCountTrailingZeros(string value, int scale) =>
        Assert.Equal(scale, Limits.ScaleOf(Parse(value)));

    [Theory]
    [InlineData("0", true)]
    [InlineData("-12.34", true)]
    [InlineData("1000000000000000", true)]
    [InlineData("-1000000000000000", true)]
    [InlineData("1000000000000000.00", true)]
    [InlineData("-1000000000000000.00", true)]
    [InlineData("1000000000000000.01", false)]
    [InlineData("-1000000000000000.01", false)]
    [InlineData("1000000000000001", false)]
    [InlineData("18446744073709551616", false)]
    [InlineData("-18446744073709551617", false)]
    [InlineData("1.8446744073709551617", true)]
    public void IsInRange_UpTo10To15(string value, bool inRange) => Assert.Equal(inRange, Limits.IsInRange(Parse(value)));

    [Theory]
    [InlineData("1000000000000000", "EUR", true)]
    [InlineData("-1000000000000000.000", "EUR", true)]
    [InlineData("1000000000000000.01", "EUR", false)]
    [InlineData("-1000000000000000.01", "EUR", false)]
    [InlineData("1.23", "EUR", true)]
    [InlineData("1.230000000000000000000000000", "EUR", true)]
    [InlineData("1.231", "EUR", false)]
    [InlineData("1.0", "JPY", true)]
    [InlineData("1.1", "JPY", false)]
    [InlineData("1.231", "KWD", true)]
    public void FitsAmount_InRangeAndNotFinerThanTheMinorUnit(string value, string currency, bool fits) =>
        Assert.Equal(fits, Limits.FitsAmount(Parse(value), Currency.Of(currency)));

    [Theory]
    [InlineData("1000000000000000", true)]
    [InlineData("1000000000000000.0000000001", false)]
    [InlineData("-1000000000000001", false)]
    [InlineData("0.1234567891", true)]
    [InlineData("0.12345678910", true)]
    [InlineData("0.12345678912", false)]
    public void FitsRate_InRangeAndAtMostTenDecimals(string value, bool fits) =>
        Assert.Equal(fits, Limits.FitsRate(Parse(value)));

    [Theory]
    [InlineData("5", "EUR", "5.00")]
    [InlineData("5.0000", "EUR", "5.00")]
    [InlineData("-5.1", "EUR", "-5.10")]
    [InlineData("-0", "EUR", "0.00")]
    [InlineData("-0.00", "EUR", "0.00")]
    [InlineData("-0.0000", "EUR", "0.00")]
    [InlineData("5.00", "JPY", "5")]
    [InlineData("5", "CLF", "5.0000")]
    [InlineData("1000000000000000000000000", "CLF", "1000000000000000000000000.0000")]
    [InlineData("-200000000000000000000.0", "EUR", "-200000000000000000000.00")]
    [InlineData("12345678.900000000000000000000", "EUR", "12345678.90")]
    public void Canonical_HasExactlyTheCurrencysDecimals(string value, string currency, string expected)
    {
        decimal canonical = Limits.Canonical(Parse(value), Currency.Of(currency));

        Assert.Equal(decimal.GetBits(Parse(expected)), decimal.GetBits(canonical));
    }

    [Theory]
    [InlineData("0.001")]
    [InlineData("1.2300000000000000000000000001")]
    public void Canonical_FinerThanTheMinorUnit_Throws(string value) =>
        Assert.Throws<ArgumentException>(() => Limits.Canonical(Parse(value), Currency.Of("EUR")));

    [Theory]
    [InlineData("30.0", "30")]
    [InlineData("30", "30")]
    [InlineData("0.10", "0.1")]
    [InlineData("0.000", "0")]
    [InlineData("-0.0", "0")]
    public void Trimmed_HasNoTrailingZeros(string value, string expected) =>
        Assert.Equal(decimal.GetBits(Parse(expected)), decimal.GetBits(Limits.Trimmed(Parse(value))));

    private static decimal Parse(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
