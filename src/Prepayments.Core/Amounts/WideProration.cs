using System.Numerics;

namespace Prepayments;

/// <summary>The proration of rule A4 for amounts whose minor units have more than 64 bits together.</summary>
/// <remarks>
/// The same closed form as in <see cref="Proration"/>, in whole numbers of any size. It also finds the programmer's mistakes
/// for both: amounts below zero, finer than the minor unit, or more than there is.
/// </remarks>
internal static class WideProration
{
    /// <summary>As <see cref="Proration.Give"/>.</summary>
    public static decimal[] Give(decimal[] totals, decimal[]? given, decimal step, Currency currency)
    {
        BigInteger[] components = ToUnits(totals, currency.MinorUnits, nameof(totals));
        BigInteger[] before = given is null
            ? new BigInteger[totals.Length]
            : ToUnits(given, currency.MinorUnits, nameof(given));
        BigInteger x = ToUnits(step, currency.MinorUnits, nameof(step));
        for (int i = 0; i < before.Length; i++)
        {
            Require(before[i] <= components[i], nameof(given));
        }

        BigInteger total = Sum(components), cumulative = Sum(before) + x;
        Require(cumulative <= total, nameof(step));
        return ToAmounts(total.IsZero ? components : Distribute(components, before, x, cumulative, total), currency);
    }

    /// <summary>As <see cref="Proration.Spread(decimal[], decimal, Currency)"/>.</summary>
    public static decimal[] Spread(decimal[] weights, decimal amount, Currency currency)
    {
        Require(weights.Length > 0 || amount == 0m, nameof(weights));
        BigInteger x = ToUnits(amount, currency.MinorUnits, nameof(amount));
        BigInteger[] units = ToUnits(weights, 28, nameof(weights));
        BigInteger total = Sum(units);
        if (!total.IsZero)
        {
            units = Distribute(units, new BigInteger[units.Length], x, x, total);
        }
        else if (units.Length > 0)
        {
            units[0] = x;
        }

        return ToAmounts(units, currency);
    }

    private static BigInteger[] Distribute(
        BigInteger[] components, BigInteger[] given, BigInteger step, BigInteger cumulative, BigInteger total)
    {
        BigInteger[] due = new BigInteger[components.Length];
        BigInteger[] fractions = new BigInteger[components.Length];
        for (int i = 0; i < due.Length; i++)
        {
            // Below zero where the component is ahead of its target; the fraction does not matter there.
            due[i] = BigInteger.DivRem(components[i] * cumulative, total, out fractions[i]) - given[i];
        }

        BigInteger level = LevelOf(due, step);
        BigInteger left = step - UnitsAbove(due, level);
        BigInteger[] parts = new BigInteger[due.Length];
        for (int i = 0; i < due.Length; i++)
        {
            bool receives = due[i] >= level && Before(i, due, fractions, level) < left;
            parts[i] = BigInteger.Max(BigInteger.Zero, due[i] - level) + (receives ? BigInteger.One : BigInteger.Zero);
        }

        return parts;
    }

    /// <summary>How many components come before one of them when the units that are left are given out.</summary>
    private static int Before(int index, BigInteger[] due, BigInteger[] fractions, BigInteger level)
    {
        int count = 0;
        for (int i = 0; i < due.Length; i++)
        {
            bool earlier = fractions[i] > fractions[index] || (fractions[i] == fractions[index] && i < index);
            count += due[i] >= level && earlier ? 1 : 0;
        }

        return count;
    }

    private static BigInteger LevelOf(BigInteger[] due, BigInteger step)
    {
        // At `low` the units above are more than the step, at `high` they are not.
        BigInteger low = BigInteger.MinusOne, high = BigInteger.Zero;
        foreach (BigInteger units in due)
        {
            high = BigInteger.Max(high, units);
        }

        while (high - low > BigInteger.One)
        {
            BigInteger middle = low + ((high - low) >> 1);
            if (UnitsAbove(due, middle) > step)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return high;
    }

    private static BigInteger UnitsAbove(BigInteger[] due, BigInteger level)
    {
        BigInteger sum = BigInteger.Zero;
        foreach (BigInteger units in due)
        {
            sum += BigInteger.Max(BigInteger.Zero, units - level);
        }

        return sum;
    }

    private static BigInteger Sum(BigInteger[] values)
    {
        BigInteger sum = BigInteger.Zero;
        foreach (BigInteger value in values)
        {
            sum += value;
        }

        return sum;
    }

    private static BigInteger[] ToUnits(decimal[] amounts, int scale, string parameter)
    {
        BigInteger[] units = new BigInteger[amounts.Length];
        for (int i = 0; i < units.Length; i++)
        {
            units[i] = ToUnits(amounts[i], scale, parameter);
        }

        return units;
    }

    private static BigInteger ToUnits(decimal amount, int scale, string parameter)
    {
        Exact exact = Exact.Of(amount);
        BigInteger units = exact.RoundToUnits(scale, MidpointRule.ToEven);
        Require(units.Sign >= 0 && Limits.ScaleOf(amount) <= scale, parameter);
        return units;
    }

    private static decimal[] ToAmounts(BigInteger[] units, Currency currency)
    {
        decimal[] amounts = new decimal[units.Length];
        for (int i = 0; i < amounts.Length; i++)
        {
            amounts[i] = Digits.ToDecimal(units[i], currency.MinorUnits);
        }

        return amounts;
    }

    private static void Require(bool condition, string parameter)
    {
        if (!condition)
        {
            throw new ArgumentException("The amount is outside its bounds.", parameter);
        }
    }
}
