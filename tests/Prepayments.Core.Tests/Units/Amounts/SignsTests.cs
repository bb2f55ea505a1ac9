using System.Globalization;

namespace Prepayments.Tests.Units.Amounts;

/// <summary>On which side of zero a value is, whatever its decimals, and whichever sign a zero has.</summary>
public class SignsTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.00", 0)]
    [InlineData("-0", 0)]
    [InlineData("-0.0000000000000000000000000000", 0)]
    [InlineData("0.0000000000000000000000000001", 1)]
    [InlineData("-0.0000000000000000000000000001", -1)]
    [InlineData("79228162514264337593543950335", 1)]
    [InlineData("-79228162514264337593543950335", -1)]
    [InlineData("18446744073709551616", 1)]
    [InlineData("-18446744073709551616.00", -1)]
    public void IsZeroPositiveOrNegative_IsWhatComparingWithZeroSays(string text, int sign)
    {
        decimal value = decimal.Parse(text, CultureInfo.InvariantCulture);

        Assert.Equal((sign == 0, sign > 0, sign < 0), (value.IsZero(), value.IsPositive(), value.IsNegative()));
        Assert.Equal((value == 0, value > 0, value < 0), (value.IsZero(), value.IsPositive(), value.IsNegative()));
        Assert.Equal(decimal.GetBits(Math.Max(0m, value)), decimal.GetBits(value.OrZero()));
        Assert.Equal(decimal.GetBits(Math.Max(value, 0m)), decimal.GetBits(value.NotBelowZero()));
    }
}
