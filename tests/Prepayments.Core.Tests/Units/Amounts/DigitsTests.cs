using System.Globalization;
using System.Numerics;

namespace Prepayments.Tests.Units.Amounts;

public class DigitsTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-1.50")]
    [InlineData("4294967296")]
    [InlineData("18446744073709551615")]
    [InlineData("18446744073709551616")]
    [InlineData("-7.9228162514264337593543950335")]
    public void Of_AnyValue_TakesItApart(string text)
    {
        decimal value = decimal.Parse(text, CultureInfo.InvariantCulture);

        Digits digits = Digits.Of(value);

        Assert.Equal(BigInteger.Parse(text.Replace(".", string.Empty), CultureInfo.InvariantCulture), digits.ToWhole());
        Assert.Equal(value.Scale, digits.Scale);
        Assert.Equal(value < 0m, digits.IsNegative);
        Assert.Equal(value == 0m, digits.IsZero);
        Assert.Equal(decimal.GetBits(value), decimal.GetBits(Digits.ToDecimal(digits.ToWhole(), digits.Scale)));
    }

    [Theory]
    [InlineData("5", 2, 500)]
    [InlineData("-5.00", 2, 500)]
    [InlineData("5.0000", 2, 500)]
    [InlineData("0.00000000000000000000000000", 0, 0)]
    [InlineData("0.0000000000000000000000", 2, 0)]
    [InlineData("1844674407370955.1615", 4, 18446744073709551615)]
    public void TryUnits_WholeUnits_AreCounted(string text, int scale, ulong expected)
    {
        Assert.True(Digits.Of(decimal.Parse(text, CultureInfo.InvariantCulture)).TryUnits(scale, out ulong units));
        Assert.Equal(expected, units);
    }

    [Theory]
    [InlineData("0.001", 2)]
    [InlineData("0.0000000000000000000000001", 2)]
    [InlineData("0.0018446744073709551615", 2)]
    [InlineData("1844674407370955.1616", 4)]
    [InlineData("1844674407370956", 4)]
    [InlineData("18446744073709551616", 0)]
    public void TryUnits_FinerOrLarger_IsRefused(string text, int scale) =>
        Assert.False(Digits.Of(decimal.Parse(text, CultureInfo.InvariantCulture)).TryUnits(scale, out _));

    [Fact]
    public void ToDecimal_OfZero_HasNoSign()
    {
        Assert.Equal(decimal.GetBits(0.00m), decimal.GetBits(Digits.ToDecimal(0UL, true, 2)));
        Assert.Equal(decimal.GetBits(0.00m), decimal.GetBits(Digits.ToDecimal(BigInteger.Zero, 2)));
    }

    [Fact]
    public void ToDecimal_MoreThan96Bits_Throws()
    {
        Assert.Equal(792281625142643375935439503.35m, Digits.ToDecimal((BigInteger.One << 96) - 1, 2));
        Assert.Throws<OverflowException>(() => Digits.ToDecimal(BigInteger.One << 96, 2));
    }
}
