using System.Globalization;
using System.Numerics;

namespace Prepayments.Tests.Units.Amounts;

/// <summary>Rule A2: half away from zero or half to even, odd, and checked against the definition in integers.</summary>
public class RoundingTests
{
    private static readonly Currency Eur = Currency.Of("EUR");

    [Theory]
    [InlineData("119.00", "19", "119", "EUR", "19.00")]
    [InlineData("100", "19", "119", "EUR", "15.97")]
    [InlineData("33.33", "25", "100", "EUR", "8.33")]
    [InlineData("1.005", "1", "1", "EUR", "1.01")] // Halves go away from zero.
    [InlineData("-1.005", "1", "1", "EUR", "-1.01")]
    [InlineData("1.005", "-1", "1", "EUR", "-1.01")]
    [InlineData("1.005", "1", "-1", "EUR", "-1.01")]
    [InlineData("-1.005", "-1", "-1", "EUR", "-1.01")]
    [InlineData("-0.001", "1", "1", "EUR", "0.00")] // A zero has no sign.
    [InlineData("0", "5", "7", "JPY", "0")]
    [InlineData("12345.67", "1.0856", "1", "JPY", "13402")]
    [InlineData("1", "1", "3", "CLF", "0.3333")]
    [InlineData("1000000000000000", "1000000000000000", "1000000000000000", "CLF", "1000000000000000.0000")]
    [InlineData("999999999999999.9999999999", "999999999999999.9999999999", "1000000000000000", "EUR", "1000000000000000.00")]
    [InlineData("123456789012345.67", "98765432109876.54", "223456789012345.67", "EUR", "54566536857506.34")]
    public void MultiplyDivide_IsRoundedOnce(string a, string b, string divisor, string currency, string expected)
    {
        decimal result = Rounding.MultiplyDivide(
            Parse(a), Parse(b), Parse(divisor), Currency.Of(currency), MidpointRule.AwayFromZero);

        Assert.Equal(expected, result.ToString(CultureInfo.InvariantCulture));
        Assert.True(Rounding.TryMultiplyDivide(
            Parse(a), Parse(b), Parse(divisor), Currency.Of(currency), MidpointRule.AwayFromZero, out decimal same));
        Assert.Equal(decimal.GetBits(result), decimal.GetBits(same));
    }

    [Theory]
    [InlineData("0.125", "0.12")]
    [InlineData("0.135", "0.14")]
    [InlineData("0.005", "0.00")]
    [InlineData("-0.005", "0.00")]
    [InlineData("-0.125", "-0.12")]
    [InlineData("0.1251", "0.13")]
    public void MultiplyDivide_ToEven_AtAHalf(string value, string expected)
    {
        decimal result = Rounding.MultiplyDivide(Parse(value), 1m, 1m, Eur, MidpointRule.ToEven);

        Assert.Equal(expected, result.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void MultiplyDivide_ByZero_Throws()
    {
        Assert.Throws<DivideByZeroException>(() => Rounding.MultiplyDivide(1m, 1m, 0m, Eur, MidpointRule.ToEven));
        Assert.Throws<DivideByZeroException>(() => Rounding.TryMultiplyDivide(0m, 1m, 0.00m, Eur, MidpointRule.ToEven, out _));
    }

    [Fact]
    public void MultiplyDivide_BeyondTheLimit_IsExactAsFarAsADecimalGoes()
    {
        Assert.Equal(
            1_000_000_000_000_000_000.01m,
            Rounding.MultiplyDivide(1_000_000_000_000_000_000.01m, 1m, 1m, Eur, MidpointRule.ToEven));
        Assert.Equal(
            18_446_744_073_709_551_616m, // 2^64 units, by rounding up: (2^65 − 1) ÷ 2.
            Rounding.MultiplyDivide(145_295_143_558_111m, 253_921m, 2m, Currency.Of("JPY"), MidpointRule.ToEven));
        Assert.Throws<OverflowException>(
            () => Rounding.MultiplyDivide(decimal.MaxValue, 1m, 1m, Eur, MidpointRule.ToEven));
    }

    [Theory]
    [InlineData("1000000000000000.00", "1", "1", true)]
    [InlineData("1000000000000000.004", "1", "1", true)] // In range once it is rounded.
    [InlineData("1000000000000000.005", "1", "1", false)]
    [InlineData("-1000000000000000.005", "1", "1", false)]
    [InlineData("1000000000000000", "1000000000000000", "1", false)]
    [InlineData("1000000000000000", "1000000000000000", "0.0000000001", false)]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335", "1", false)]
    [InlineData("79228162514264337593543950335", "1", "79228162514264337593543950335", true)]
    [InlineData("100000000000000.00000000000", "10", "1", true)]
    [InlineData("100000000000000.00500000000", "10", "1", false)]
    public void TryMultiplyDivide_Above10To15_IsRefused(string a, string b, string divisor, bool fits)
    {
        Assert.Equal(fits, Rounding.TryMultiplyDivide(
            Parse(a), Parse(b), Parse(divisor), Eur, MidpointRule.AwayFromZero, out decimal result));
        Assert.Equal(fits, result != 0m);
    }

    [Theory]
    [InlineData("JPY")]
    [InlineData("EUR")]
    [InlineData("CLF")]
    public void MultiplyDivide_OfAnyThree_IsTheNearestAmount(string code)
    {
        Currency currency = Currency.Of(code);
        Random random = new(1);
        int exact = 0, halves = 0;
        for (int run = 0; run < 20_000; run++)
        {
            decimal a = Next(random), b = Next(random), divisor = Next(random);
            MidpointRule midpoint = (MidpointRule)(run & 1);
            if (divisor == 0m)
            {
                continue;
            }

            if (run % 10 == 0)
            {
                // A half on purpose: a divisor of two units and an odd number of them.
                (a, b, divisor) = (Next(random, 9), ((random.Next(1_000) * 2) + 1) * (random.Next(2) == 0 ? 1m : -1m), 2m * Power(currency.MinorUnits));
                a = decimal.Truncate(a);
            }

            bool fits = Rounding.TryMultiplyDivide(a, b, divisor, currency, midpoint, out decimal result);

            (BigInteger units, bool isExact, bool isHalf) = Nearest(a, b, divisor, currency.MinorUnits, midpoint);
            exact += isExact ? 1 : 0;
            halves += isHalf ? 1 : 0;
            Assert.Equal(BigInteger.Abs(units) <= BigInteger.Pow(10, 15 + currency.MinorUnits), fits);
            if (fits)
            {
                Assert.Equal(units, new BigInteger(result * Power(currency.MinorUnits)));
                Assert.Equal(currency.MinorUnits, result.Scale);
                Assert.False(result == 0m && decimal.IsNegative(result));
                Assert.Equal(result, Rounding.MultiplyDivide(a, b, divisor, currency, midpoint));
                Assert.Equal(-result, Rounding.MultiplyDivide(-a, b, divisor, currency, midpoint));
            }
        }

        Assert.InRange(exact, 500, 20_000);
        Assert.InRange(halves, 500, 20_000);
    }

    [Theory]
    [InlineData("3", "10", "0", "30.00")]
    [InlineData("3", "19.99", "1.50", "58.47")]
    [InlineData("2.5", "0.33", "0", "0.83")]
    [InlineData("0.5", "0.01", "0", "0.01")]
    [InlineData("1", "0.005", "0.02", "-0.02")] // r(−0.015), not r(0.005) − 0.02.
    [InlineData("1.0000000000", "3.0000000000", "1", "2.00")]
    [InlineData("0.0000000001", "0.0000000001", "0.01", "-0.01")]
    [InlineData("999999999999999.9999999999", "1", "0", "1000000000000000.00")]
    [InlineData("0.1111111111", "999999999999999.9999999999", "0", "111111111100000.00")]
    [InlineData("-2", "3", "1", "-7.00")]
    [InlineData("2", "3", "-1.005", "7.01")]
    public void TryLineAmount_IsRoundedOnce(string quantity, string unitPrice, string discount, string expected)
    {
        Assert.True(Rounding.TryLineAmount(
            Parse(quantity), Parse(unitPrice), Parse(discount), Eur, MidpointRule.AwayFromZero, out decimal amount));
        Assert.Equal(expected, amount.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("1000000000000000", "1", "0", true)]
    [InlineData("1000000000000000", "1.0000000001", "0", false)]
    [InlineData("1000000000000000", "1.0000000001", "100000", true)]
    [InlineData("1000000000000000", "1000000000000000", "0", false)]
    [InlineData("0", "0", "1000000000000000.01", false)]
    public void TryLineAmount_Above10To15_IsRefused(string quantity, string unitPrice, string discount, bool fits)
    {
        Assert.Equal(fits, Rounding.TryLineAmount(
            Parse(quantity), Parse(unitPrice), Parse(discount), Eur, MidpointRule.AwayFromZero, out decimal amount));
        Assert.Equal(fits, amount != 0m);
    }

    [Theory]
    [InlineData("JPY")]
    [InlineData("EUR")]
    [InlineData("CLF")]
    public void TryLineAmount_OfAnyThree_IsTheNearestAmount(string code)
    {
        Currency currency = Currency.Of(code);
        Random random = new(2);
        int fitting = 0;
        for (int run = 0; run < 30_000; run++)
        {
            decimal quantity = Next(random, 10), unitPrice = Next(random, 10), discount = random.Next(3) == 0 ? 0m : Next(random, 10);
            MidpointRule midpoint = (MidpointRule)(run & 1);

            bool fits = Rounding.TryLineAmount(quantity, unitPrice, discount, currency, midpoint, out decimal amount);

            Exact expected = (Exact.Of(quantity) * unitPrice) - discount;
            BigInteger units = expected.RoundToUnits(currency.MinorUnits, midpoint);
            Assert.Equal(BigInteger.Abs(units) <= BigInteger.Pow(10, 15 + currency.MinorUnits), fits);
            fitting += fits ? 1 : 0;
            if (fits)
            {
                Assert.Equal(units, new BigInteger(amount * Power(currency.MinorUnits)));
                Assert.Equal(currency.MinorUnits, amount.Scale);
            }
        }

        Assert.InRange(fitting, 1_000, 29_000);
    }

    [Fact]
    public void OnTheHotPath_NothingIsAllocated()
    {
        Rounding.MultiplyDivide(1234.56m, 19m, 119m, Eur, MidpointRule.ToEven);
        Rounding.TryLineAmount(3m, 19.99m, 1.50m, Eur, MidpointRule.ToEven, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 100; i++)
        {
            Rounding.MultiplyDivide(1234.56m, 19m, 119m, Eur, MidpointRule.ToEven);
            Rounding.MultiplyDivide(123456789012345.67m, 98765432109876.54m, 223456789012345.67m, Eur, MidpointRule.ToEven);
            Rounding.TryMultiplyDivide(12345678.90m, 1.0856m, 1m, Eur, MidpointRule.ToEven, out _);
            Rounding.TryLineAmount(3m, 19.99m, 1.50m, Eur, MidpointRule.ToEven, out _);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    /// <summary>The nearest number of units, from the definition: written apart from the code under test.</summary>
    private static (BigInteger Units, bool IsExact, bool IsHalf) Nearest(
        decimal a, decimal b, decimal divisor, int scale, MidpointRule midpoint)
    {
        BigInteger dividend = Whole(a) * Whole(b) * BigInteger.Pow(10, divisor.Scale + scale);
        BigInteger over = Whole(divisor) * BigInteger.Pow(10, a.Scale + b.Scale);
        (dividend, over) = over.Sign < 0 ? (-dividend, -over) : (dividend, over);
        BigInteger floor = (dividend - (((dividend % over) + over) % over)) / over;
        BigInteger twice = 2 * (dividend - (floor * over));
        BigInteger units =
            twice < over ? floor
            : twice > over ? floor + 1
            : midpoint == MidpointRule.ToEven ? (floor.IsEven ? floor : floor + 1)
            : dividend.Sign < 0 ? floor
            : floor + 1;
        return (units, twice.IsZero, twice == over);
    }

    private static BigInteger Whole(decimal value)
    {
        int[] bits = decimal.GetBits(value);
        BigInteger digits = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        return bits[3] < 0 ? -digits : digits;
    }

    private static decimal Power(int exponent) => (decimal)BigInteger.Pow(10, exponent);

    /// <summary>A decimal of any length and scale.</summary>
    private static decimal Next(Random random, int scale = 28)
    {
        ulong low = (ulong)random.NextInt64() >> random.Next(64);
        int high = random.Next(4) == 0 ? random.Next() >> random.Next(31) : 0;
        return new decimal((int)low, (int)(low >> 32), high, random.Next(4) == 0, (byte)random.Next(random.Next(3) == 0 ? scale + 1 : 5));
    }

    private static decimal Parse(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
