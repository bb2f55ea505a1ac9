namespace Prepayments.Tests.Units.Amounts;

/// <summary>Comparisons are those of the operators, whatever the decimals, the size and the sign of a zero.</summary>
public class ComparisonsTests
{
    private static readonly decimal[] Values =
    [
        0m, 0.00m, decimal.Negate(0.00m), decimal.Negate(0m), 1m, 1.0m, 1.00m, -1m, -1.00m, 0.01m, -0.01m, 2.5m, 99.99m, -99.99m, 100m,
        184467440737095516.15m, 184467440737095516.16m, 184467440737095516.17m, -184467440737095516.16m, 18446744073709551616m,
        0.00000000000000000001m, 1_000_000_000_000_000m, 1_000_000_000_000_000.00m, 79228162514264337593543950m,
    ];

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

    [Fact]
    public void AtMost_AnyTwo_IsTheSmallerToTheLastDecimalPlace()
    {
        foreach (var one in Values)
        {
            Assert.All(Values, other => Assert.Equal(decimal.GetBits(Math.Min(one, other)), decimal.GetBits(one.AtMost(other))));
        }
    }
}
