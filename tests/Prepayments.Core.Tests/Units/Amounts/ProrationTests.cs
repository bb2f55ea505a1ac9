using System.Globalization;
using System.Numerics;

namespace Prepayments.Tests.Units.Amounts;

/// <summary>Rules A4 and A5: what is given out in steps adds up, never drifts and ends exactly.</summary>
public class ProrationTests
{
    private static readonly Currency Eur = Currency.Of("EUR");
    private static readonly Currency Jpy = Currency.Of("JPY");
    private static readonly Currency Clf = Currency.Of("CLF");

    [Fact]
    public void Give_InTheStepsOfTheWorkedExample()
    {
        decimal[] totals = { 84.03m, 15.97m };

        decimal[] first = Proration.Give(totals, null, 33.33m, Eur);
        decimal[] second = Proration.Give(totals, first, 33.33m, Eur);
        decimal[] third = Proration.Give(totals, Sum(first, second), 33.34m, Eur);

        Assert.Equal(new[] { 28.01m, 5.32m }, first);
        Assert.Equal(new[] { 28.00m, 5.33m }, second);
        Assert.Equal(new[] { 28.02m, 5.32m }, third);
    }

    [Theory]
    [InlineData("10 10 10", "0 0 0", "10", "4 3 3")] // A tie: the earlier components.
    [InlineData("10 10 10", "0 0 0", "11", "4 4 3")]
    [InlineData("10 10 10", "4 3 3", "10", "3 4 3")] // Now the first is ahead.
    [InlineData("50 50", "50 0", "10", "0 10")] // One was given out alone: the other catches up.
    [InlineData("60 40", "30 0", "10", "0 10")]
    [InlineData("60 40", "30 0", "30", "6 24")] // Both reach their targets, 36 and 24.
    [InlineData("40 40 20", "40 0 0", "14", "0 12 2")] // Due are 21.6 and 10.8, more than the step: level 9.
    [InlineData("0 5 0", "0 0 0", "3", "0 3 0")]
    [InlineData("0 0", "0 0", "0", "0 0")]
    [InlineData("7", "2", "4", "4")]
    [InlineData("3 4 5", "1 2 3", "6", "2 2 2")] // All that is left.
    public void Give_ToTheComponentFurthestBehind(string totals, string given, string step, string expected)
    {
        decimal[] parts = Proration.Give(Amounts(totals), Amounts(given), Amounts(step)[0], Jpy);

        Assert.Equal(Greedy(Units(totals), Units(given), Units(step)[0]), Units(expected));
        Assert.Equal(Amounts(expected), parts);
    }

    [Fact]
    public void Give_EqualsUnitByUnit_ForAllSmallCases()
    {
        for (int code = 0; code < 4 * 4 * 4; code++)
        {
            long[] totals = { code % 4, code / 4 % 4, code / 16 };
            for (long a = 0; a <= totals[0]; a++)
            {
                for (long b = 0; b <= totals[1]; b++)
                {
                    for (long c = 0; c <= totals[2]; c++)
                    {
                        long[] given = { a, b, c };
                        for (long step = 0; step <= totals.Sum() - given.Sum(); step++)
                        {
                            AssertGreedy(totals, given, step);
                        }
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Give_EqualsUnitByUnit_WhateverWasGiven(int seed)
    {
        Random random = new(seed);
        int above = 0;
        for (int run = 0; run < 20_000; run++)
        {
            long[] totals = Many(random.Next(1, 9), () => random.Next(0, random.Next(1, 60)));
            long[] given = Each(totals, total => random.Next(3) == 0 ? random.NextInt64(total + 1) : 0);
            long step = random.NextInt64(totals.Sum() - given.Sum() + 1);

            long[] parts = AssertGreedy(totals, given, step);
            above += IsAboveLevelZero(totals, given, step) ? 1 : 0;
            Assert.Equal(step, parts.Sum());
        }

        Assert.InRange(above, 1_000, 20_000);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Give_EqualsUnitByUnit_StepByStepToTheEnd(int seed)
    {
        Random random = new(seed);
        int above = 0;
        for (int run = 0; run < 2_000; run++)
        {
            long[] totals = Many(random.Next(2, 9), () => random.Next(3) > 0 ? random.Next(1, 4) : random.Next(1, 60));
            long[] given = new long[totals.Length];
            while (given.Sum() < totals.Sum())
            {
                long step = Math.Min(totals.Sum() - given.Sum(), random.Next(1, 6));
                above += IsAboveLevelZero(totals, given, step) ? 1 : 0;
                long[] parts = AssertGreedy(totals, given, step);
                given = given.Zip(parts, (before, part) => before + part).ToArray();
                for (int i = 0; i < given.Length; i++)
                {
                    long excess = (given[i] * totals.Sum()) - (totals[i] * given.Sum());
                    Assert.True(excess < totals.Sum(), "A whole unit ahead.");
                    Assert.True(excess > -totals.Sum() * (totals.Length - 1), "As many units behind as there are others.");
                }
            }

            Assert.Equal(totals, given);
        }

        // The level is not only for what was given otherwise.
        Assert.InRange(above, 1, 1_000);
    }

    [Fact]
    public void Give_AfterAStepWasUndone_EndsWithEverythingGivenOut()
    {
        Random random = new(6);
        for (int run = 0; run < 2_000; run++)
        {
            decimal[] totals = Random(random, random.Next(2, 6), 100_000);
            decimal[] given = new decimal[totals.Length];
            List<decimal[]> steps = new();
            for (int turn = 0; turn < 8; turn++)
            {
                decimal step = random.NextInt64((long)((totals.Sum() - given.Sum()) * 100) + 1) / 100m;
                decimal[] parts = Proration.Give(totals, given, step, Eur);
                given = Sum(given, parts);
                steps.Add(parts);
                if (random.Next(2) == 0)
                {
                    int undone = random.Next(steps.Count);
                    given = Sum(given, Each(steps[undone], part => -part));
                    steps.RemoveAt(undone);
                }
            }

            AssertParts(totals, given, Proration.Give(totals, given, totals.Sum() - given.Sum(), Eur), totals.Sum() - given.Sum());
        }
    }

    [Fact]
    public void Give_TwoComponents_EqualsTheWideFormAlways()
    {
        decimal[] totals = new decimal[2], given = new decimal[2];
        for (totals[0] = 0; totals[0] <= 7; totals[0]++)
        {
            for (totals[1] = 0; totals[1] <= 7; totals[1]++)
            {
                for (given[0] = 0; given[0] <= totals[0]; given[0]++)
                {
                    for (given[1] = 0; given[1] <= totals[1]; given[1]++)
                    {
                        for (decimal step = 0; step <= totals.Sum() - given.Sum(); step++)
                        {
                            Assert.Equal(WideProration.Give(totals, given, step, Jpy), Proration.Give(totals, given, step, Jpy));
                        }
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("JPY")]
    [InlineData("EUR")]
    [InlineData("CLF")]
    public void Give_LargeAmounts_EqualsTheWideForm(string code)
    {
        Currency currency = Currency.Of(code);
        Random random = new(7);
        decimal unit = Units(1, currency);
        for (int run = 0; run < 2_000; run++)
        {
            // Sums up to 10^15 in all: 10^19 minor units of CLF.
            int count = random.Next(1, 7);
            decimal[] totals = new decimal[count];
            decimal[] given = new decimal[count];
            for (int i = 0; i < count; i++)
            {
                totals[i] = Random(random, 1_000_000_000_000_000m / count, unit);
                given[i] = random.Next(3) == 0 ? Random(random, totals[i], unit) : 0m;
            }

            decimal step = Random(random, totals.Sum() - given.Sum(), unit);

            decimal[] parts = Proration.Give(totals, given, step, currency);

            AssertParts(totals, given, parts, step);
            Assert.Equal(WideProration.Give(totals, given, step, currency), parts);
        }
    }

    [Fact]
    public void Give_BalancesOfMoreThan64Bits_IsExact()
    {
        Random random = new(8);
        for (int run = 0; run < 2_000; run++)
        {
            int count = random.Next(1, 5);
            decimal[] totals = new decimal[count];
            decimal[] given = new decimal[count];
            for (int i = 0; i < count; i++)
            {
                totals[i] = Random(random, 1_000_000_000_000_000_000_000m, 0.0001m);
                given[i] = random.Next(2) == 0 ? Random(random, totals[i], 0.0001m) : 0m;
            }

            decimal step = Random(random, totals.Sum() - given.Sum(), 0.0001m);

            AssertParts(totals, given, Proration.Give(totals, given, step, Clf), step);
        }
    }

    [Fact]
    public void Give_AmountsOf64BitsWhoseSumHasMore_IsExact()
    {
        // 10^19 and 9 × 10^18 minor units; 2^64 is less than their sum.
        decimal[] totals = { 1_000_000_000_000_000m, 900_000_000_000_000m };

        Assert.Equal("10.0000 9.0000", Text(Proration.Give(totals, null, 19m, Clf)));
        Assert.Equal("10.0000 9.0000", Text(Proration.Spread(totals, 19m, Clf)));
        Assert.Equal("5.0000 9.0000", Text(Proration.Give(totals, new[] { 5m, 0m }, 14m, Clf)));
        Assert.Equal(
            "1000000000000000.0000 900000000000000.0000",
            Text(Proration.Give(totals, null, 1_900_000_000_000_000m, Clf)));
    }

    [Fact]
    public void Give_InTheWideForm_EqualsUnitByUnit()
    {
        Random random = new(9);
        for (int run = 0; run < 2_000; run++)
        {
            long[] totals = Many(random.Next(1, 7), () => random.Next(0, 20));
            long[] given = Each(totals, total => random.Next(2) == 0 ? random.NextInt64(total + 1) : 0);
            long step = random.NextInt64(totals.Sum() - given.Sum() + 1);

            decimal[] parts = WideProration.Give(Each(totals, x => (decimal)x), Each(given, x => (decimal)x), step, Jpy);

            Assert.Equal(Greedy(totals, given, step), Each(parts, part => (long)part));
        }
    }

    [Fact]
    public void Give_AmountsWithMoreOrFewerZeros_AreTheSameAmounts()
    {
        decimal[] parts = Proration.Give(new[] { 84.0300m, 16m - 0.03m }, new[] { 0m, 0.000m }, 33.330m, Eur);

        Assert.Equal("28.01 5.32", Text(parts));
        Assert.Equal("28.01 5.32", Text(WideProration.Give(new[] { 84.0300m, 15.97m }, null, 33.330m, Eur)));
    }

    [Fact]
    public void Give_PartsHaveTheCurrencysDecimals()
    {
        Assert.Equal("1.00 0.00", Text(Proration.Give(new[] { 5m, 0m }, null, 1m, Eur)));
        Assert.Equal("5.00 0.00", Text(Proration.Give(new[] { 5m, 0m }, null, 5m, Eur)));
        Assert.Equal("0.00 0.00", Text(Proration.Give(new[] { 5m, 1m }, null, 0m, Eur)));
        Assert.Equal("1.0000", Text(Proration.Give(new[] { 5m }, null, 1m, Clf)));
        Assert.Empty(Proration.Give(Array.Empty<decimal>(), null, 0m, Eur));
    }

    [Fact]
    public void Give_LeavesItsArgumentsAlone()
    {
        decimal[] totals = { 3m, 4m };
        decimal[] given = { 1m, 2m };

        Proration.Give(totals, given, 2m, Eur);
        Proration.Give(totals, given, 4m, Eur);

        Assert.Equal(new[] { 3m, 4m }, totals);
        Assert.Equal(new[] { 1m, 2m }, given);
    }

    [Theory]
    [InlineData("10 10", "0 0", "20.01")] // More than there is.
    [InlineData("10 10", "1 0", "19.01")]
    [InlineData("10 10", "11 0", "1")] // Given more than the component.
    [InlineData("10 -1", "0 0", "1")]
    [InlineData("10 10", "-1 0", "1")]
    [InlineData("10 10", "0 0", "-1")]
    [InlineData("10 10", "0 0", "0.001")] // Finer than a cent.
    [InlineData("10 0.001", "0 0", "1")]
    [InlineData("10 10", "0 0 0", "1")] // Not one for each.
    [InlineData("", "", "0.01")]
    [InlineData("200000000000000000 200000000000000000", "0 0", "400000000000000000.01")] // More than 64 bits together.
    [InlineData("200000000000000000 200000000000000000", "0 200000000000000000.01", "1")]
    [InlineData("200000000000000000 200000000000000000", "0 -0.01", "1")]
    [InlineData("200000000000000000 200000000000000000", "0 0", "0.001")]
    public void Give_OutsideTheBounds_Throws(string totals, string given, string step) =>
        Assert.Throws<ArgumentException>(() => Proration.Give(Amounts(totals), Amounts(given), Amounts(step)[0], Eur));

    [Theory]
    [InlineData("1 1 1", "1.00", "0.34 0.33 0.33")]
    [InlineData("3 1", "100.00", "75.00 25.00")] // More than the weights together.
    [InlineData("0.005 0.0150000000", "2.00", "0.50 1.50")] // Weights of any scale.
    [InlineData("0 0 0", "7.77", "7.77 0.00 0.00")]
    [InlineData("0 2 0", "0.01", "0.00 0.01 0.00")]
    [InlineData("1 0 1 1", "0.02", "0.01 0.00 0.01 0.00")]
    [InlineData("5", "0", "0.00")]
    [InlineData("", "0", "")]
    public void Spread_InProportion(string weights, string amount, string expected) =>
        Assert.Equal(expected, Text(Proration.Spread(Amounts(weights), Amounts(amount)[0], Eur)));

    [Fact]
    public void Spread_WithinTheWeights_EqualsAFirstStep()
    {
        Random random = new(10);
        for (int run = 0; run < 2_000; run++)
        {
            decimal[] weights = Random(random, random.Next(1, 8), 10_000);
            decimal amount = Random(random, weights.Sum(), 0.01m);

            Assert.Equal(Proration.Give(weights, null, amount, Eur), Proration.Spread(weights, amount, Eur));
        }
    }

    [Fact]
    public void Spread_OfAnyAmount_StaysWithinAUnitOfTheShare()
    {
        Random random = new(11);
        for (int run = 0; run < 2_000; run++)
        {
            decimal[] weights = Random(random, random.Next(1, 8), 10_000);
            weights[0] += 0.0000000001m;
            decimal amount = Random(random, run % 2 == 0 ? 1_000_000_000_000_000m : 1m, 0.01m);

            decimal[] parts = Proration.Spread(weights, amount, Eur);

            Exact sum = Exact.Of(0m);
            for (int i = 0; i < parts.Length; i++)
            {
                Exact distance = Exact.Of(parts[i]) - (Exact.Of(weights[i]) * Exact.Of(amount) / Exact.Of(weights.Sum()));
                Assert.True(distance < 0.01m && distance > -0.01m);
                Assert.True(weights[i] > 0m || parts[i] == 0m);
                sum += parts[i];
            }

            Assert.Equal(Exact.Of(amount), sum);
        }
    }

    [Theory]
    [InlineData("3", "1")]
    [InlineData("1 2", "5")]
    [InlineData("1 2 4", "5")]
    [InlineData("5000000000000000000000 2", "7")]
    public void Spread_IntoTheWeights_IsTheSame(string weights, string amount)
    {
        decimal[] parts = Amounts(weights);

        Proration.Spread(parts, Amounts(amount)[0], Eur, parts);

        Assert.Equal(Proration.Spread(Amounts(weights), Amounts(amount)[0], Eur), parts);
    }

    [Fact]
    public void Spread_InTheWideForm_IsTheSame()
    {
        Random random = new(12);
        for (int run = 0; run < 2_000; run++)
        {
            decimal[] weights = Random(random, random.Next(1, 8), 10);
            decimal amount = Random(random, 1000m, 0.01m);

            Assert.Equal(WideProration.Spread(weights, amount, Eur), Proration.Spread(weights, amount, Eur));
        }
    }

    [Fact]
    public void Spread_WeightsOfMoreThan64Bits_IsExact()
    {
        decimal[] weights = { 1_000_000_000_000_000m, 0.0000000001m, 2_000_000_000_000_000m };

        Assert.Equal("0.33 0.00 0.67", Text(Proration.Spread(weights, 1.00m, Eur)));
        Assert.Equal("0.67 0.33", Text(Proration.Spread(new[] { 0.02000000000000000000m, 0.01m }, 1.00m, Eur)));
        Assert.Equal("0.50 0.50", Text(Proration.Spread(new[] { 0.0000000000000000000000000001m, 0.0000000000000000000000000001m }, 1m, Eur)));
        Assert.Equal("0.00 1.00", Text(Proration.Spread(new[] { 0.0000000000000000000000000001m, 100m }, 1m, Eur)));
        Assert.Equal("1.00 0.00", Text(WideProration.Spread(new[] { 0m, -0.0m }, 1m, Eur)));
    }

    [Theory]
    [InlineData("1 -1", "1")]
    [InlineData("1 1", "-1")]
    [InlineData("1 1", "0.001")]
    [InlineData("", "0.01")]
    public void Spread_OutsideTheBounds_Throws(string weights, string amount) =>
        Assert.Throws<ArgumentException>(() => Proration.Spread(Amounts(weights), Amounts(amount)[0], Eur));

    [Fact]
    public void Accounting_LastStep_ClearsToZero()
    {
        // 100.00 of the transaction's currency booked at 1.0856 = 108.56, in thirds.
        Assert.Equal(36.18m, Proration.Accounting(108.56m, 0m, 33.33m, 100m, Eur, MidpointRule.AwayFromZero));
        Assert.Equal(36.19m, Proration.Accounting(108.56m, 36.18m, 66.66m, 100m, Eur, MidpointRule.AwayFromZero));
        Assert.Equal(36.19m, Proration.Accounting(108.56m, 72.37m, 100m, 100m, Eur, MidpointRule.AwayFromZero));
    }

    [Theory]
    [InlineData("100", "60", "50", "100", "0.00")] // More was given than is due now: nothing, not a part below zero.
    [InlineData("100", "60", "100", "100", "40.00")]
    [InlineData("100", "100", "100", "100", "0.00")]
    [InlineData("0", "0", "50", "100", "0.00")]
    [InlineData("7", "0", "0", "0", "7.00")] // Nothing to give in the one currency: then the other is cleared.
    [InlineData("0.01", "0", "1", "2", "0.01")]
    public void Accounting_StaysWithinWhatIsLeft(string total, string given, string cumulative, string of, string expected)
    {
        decimal part = Proration.Accounting(
            Amounts(total)[0], Amounts(given)[0], Amounts(cumulative)[0], Amounts(of)[0], Eur, MidpointRule.AwayFromZero);

        Assert.Equal(expected, Text(part));
    }

    [Fact]
    public void Accounting_AtAHalf_GoesByTheRule()
    {
        Assert.Equal(0.01m, Proration.Accounting(0.01m, 0m, 1m, 2m, Eur, MidpointRule.AwayFromZero));
        Assert.Equal(0.00m, Proration.Accounting(0.01m, 0m, 1m, 2m, Eur, MidpointRule.ToEven));
    }

    [Theory]
    [InlineData("10", "11", "1", "2")]
    [InlineData("10", "-1", "1", "2")]
    [InlineData("-10", "0", "1", "2")]
    [InlineData("10", "0", "3", "2")]
    [InlineData("10", "0", "-1", "2")]
    public void Accounting_OutsideTheBounds_Throws(string total, string given, string cumulative, string of) =>
        Assert.Throws<ArgumentException>(() => Proration.Accounting(
            Amounts(total)[0], Amounts(given)[0], Amounts(cumulative)[0], Amounts(of)[0], Eur, MidpointRule.AwayFromZero));

    [Fact]
    public void Accounting_InManySteps_GivesOutTheTotal()
    {
        Random random = new(13);
        for (int run = 0; run < 2_000; run++)
        {
            decimal of = Random(random, 100m, 0.01m) + 0.01m;
            decimal total = Random(random, 10_000m, 0.01m);
            decimal given = 0m, cumulative = 0m;
            while (cumulative < of)
            {
                cumulative = Math.Min(of, cumulative + Random(random, 30m, 0.01m));
                decimal part = Proration.Accounting(total, given, cumulative, of, Eur, MidpointRule.ToEven);
                Assert.InRange(part, 0m, total - given);
                given += part;
            }

            Assert.Equal(total, given);
        }
    }

    /// <summary>Rule A4 as it is stated: unit by unit to the component furthest below its cumulative target.</summary>
    private static long[] Greedy(long[] totals, long[] given, long step)
    {
        long total = totals.Sum(), cumulative = given.Sum() + step;
        long[] parts = new long[totals.Length];
        for (long unit = 0; unit < step; unit++)
        {
            int furthest = -1;
            long distance = 0;
            for (int i = 0; i < totals.Length; i++)
            {
                long below = (totals[i] * cumulative) - (total * (given[i] + parts[i]));
                if (given[i] + parts[i] < totals[i] && (furthest < 0 || below > distance))
                {
                    (furthest, distance) = (i, below);
                }
            }

            parts[furthest]++;
        }

        return parts;
    }

    private static long[] AssertGreedy(long[] totals, long[] given, long step)
    {
        long[] expected = Greedy(totals, given, step);
        decimal[] parts = Proration.Give(Each(totals, x => (decimal)x), Each(given, x => (decimal)x), step, Jpy);

        Assert.Equal(expected, Each(parts, part => (long)part));
        return expected;
    }

    private static bool IsAboveLevelZero(long[] totals, long[] given, long step)
    {
        long total = totals.Sum(), due = 0;
        for (int i = 0; i < totals.Length && total > 0; i++)
        {
            due += Math.Max(0, (totals[i] * (given.Sum() + step) / total) - given[i]);
        }

        return due > step;
    }

    private static void AssertParts(decimal[] totals, decimal[] given, decimal[] parts, decimal step)
    {
        Assert.Equal(step, parts.Sum());
        for (int i = 0; i < parts.Length; i++)
        {
            Assert.InRange(parts[i], 0m, totals[i] - given[i]);
        }
    }

    private static decimal Units(long units, Currency currency) => units / (decimal)BigInteger.Pow(10, currency.MinorUnits);

    private static long[] Units(string text) => Each(Amounts(text), amount => (long)amount);

    private static decimal[] Amounts(string text) => Each(
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        part => decimal.Parse(part, CultureInfo.InvariantCulture));

    private static string Text(params decimal[] amounts) =>
        string.Join(' ', Each(amounts, amount => amount.ToString(CultureInfo.InvariantCulture)));

    private static decimal[] Sum(decimal[] left, decimal[] right) => left.Zip(right, (a, b) => a + b).ToArray();

    private static TOut[] Each<TIn, TOut>(TIn[] values, Func<TIn, TOut> of) => values.Select(of).ToArray();

    private static long[] Many(int count, Func<long> next) => Enumerable.Range(0, count).Select(_ => next()).ToArray();

    private static decimal[] Random(Random random, int count, int cents) =>
        Enumerable.Range(0, count).Select(_ => random.Next(cents) / 100m).ToArray();

    /// <summary>A multiple of the unit from zero to the bound, itself included, now and then at either end.</summary>
    private static decimal Random(Random random, decimal bound, decimal unit)
    {
        BigInteger units = new(decimal.Floor(bound / unit));
        byte[] bytes = new byte[20];
        random.NextBytes(bytes);
        BigInteger chosen = random.Next(20) switch
        {
            0 => BigInteger.Zero,
            1 => units,
            _ => new BigInteger(bytes, isUnsigned: true) % (units + 1),
        };
        return (decimal)chosen * unit;
    }
}
