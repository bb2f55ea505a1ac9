using System.Globalization;

namespace Prepayments.Tests.Units.Amounts;

/// <summary>Sums, differences and comparisons are those of the operators, whatever the decimals, the size and the sign of a zero.</summary>
public class ArithmeticTests
{
    private static readonly decimal[] Values =
    [
        0m, 0.0m, 0.00m, decimal.Negate(0.00m), decimal.Negate(0m), 1m, 1.0m, 1.00m, -1m, -1.00m, 0.01m, -0.01m, 2.5m, 99.99m, -99.99m, 100m,
        184467440737095516.15m, -184467440737095516.15m, 184467440737095516.16m, 184467440737095516.17m, -184467440737095516.16m,
        92233720368547758.08m, 18446744073709551616m, 0.00000000000000000001m, 1_000_000_000_000_000m, 1_000_000_000_000_000.00m,
        79228162514264337593543950m, -7922816251426433759354395.00m,
    ];

    [Fact]
    public void Values_HaveZerosOfBothSigns() => Assert.Equal(2, Values.Count(value => value == 0 && decimal.IsNegative(value)));

    [Fact]
    public void Plus_AnyTwo_IsWhatTheOperatorSays()
    {
        foreach (var one in Values)
        {
            Assert.All(Values, other => Assert.Equal(decimal.GetBits(one + other), decimal.GetBits(one.Plus(other))));
        }
    }

    [Fact]
    public void Less_AnyTwo_IsWhatTheOperatorSays()
    {
        foreach (var one in Values)
        {
            Assert.All(Values, other => Assert.Equal(decimal.GetBits(one - other), decimal.GetBits(one.Less(other))));
        }
    }

    [Fact]
    public void IsEqualTo_AnyTwo_IsWhatTheOperatorSays()
    {
        foreach (var one in Values)
        {
            Assert.All(Values, other => Assert.Equal(one == other, one.IsEqualTo(other)));
        }
    }

    [Fact]
    public void IsMoreThan_AnyTwo_IsWhatTheOperatorSays()
    {
        foreach (var one in Values)
        {
            Assert.All(Values, other => Assert.Equal(one > other, one.IsMoreThan(other)));
        }
    }

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
    }
}
