namespace Prepayments.Tests.Units.Amounts;

/// <summary>Sums and differences are those of the operators, with their decimals and the sign of a zero.</summary>
public class SumsTests
{
    private static readonly decimal[] Values =
    [
        0m, 0.0m, 0.00m, decimal.Negate(0.00m), decimal.Negate(0m), 1m, 1.0m, 1.00m, -1m, -1.00m, 0.01m, -0.01m, 2.5m, 99.99m, -99.99m,
        184467440737095516.15m, -184467440737095516.15m, 184467440737095516.16m, 92233720368547758.08m, 0.00000000000000000001m,
        1_000_000_000_000_000m, 1_000_000_000_000_000.00m, 79228162514264337593543950m, -7922816251426433759354395.00m,
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
}
