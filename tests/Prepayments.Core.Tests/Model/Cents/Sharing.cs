using System.Numerics;

namespace Prepayments.Tests.Model.Cents;

/// <summary>Rule A4, as it is written: every minor unit goes to the one that is furthest below its share.</summary>
public static class Sharing
{
    /// <summary>
    /// Gives out <paramref name="step"/> of a total to its components, of which <paramref name="given"/> is given out already.
    /// </summary>
    /// <remarks>
    /// The k-th unit that a component would get has the rank "target − given − (k − 1)". The units of the highest ranks are given
    /// out, at equal ranks those of the earlier component, and no component gets more than it has left.
    /// </remarks>
    public static BigInteger[] Give(IReadOnlyList<BigInteger> components, IReadOnlyList<BigInteger> given, BigInteger step)
    {
        var left = new BigInteger[components.Count];
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = components[i] - given[i];
        }

        return Give(components, given, left, step);
    }

    /// <summary>Splits a total in proportion to weights, once and without bounds; where there is no weight, all goes to the first.</summary>
    public static BigInteger[] Split(IReadOnlyList<BigInteger> weights, BigInteger total)
    {
        var none = new BigInteger[weights.Count];
        if (weights.Count > 0 && Sum(weights).IsZero)
        {
            none[0] = total;
            return none;
        }

        var bounds = new BigInteger[weights.Count];
        for (var i = 0; i < bounds.Length; i++)
        {
            bounds[i] = weights[i].IsZero ? 0 : total;
        }

        return Give(weights, none, bounds, total);
    }

    /// <summary>Gives out a step in proportion to weights, on top of what is given and never more than is left of each.</summary>
    public static BigInteger[] Give(
        IReadOnlyList<BigInteger> weights, IReadOnlyList<BigInteger> given, IReadOnlyList<BigInteger> left, BigInteger step)
    {
        var count = weights.Count;
        var whole = Sum(weights);
        var parts = new BigInteger[count];
        if (step.Sign <= 0 || whole.IsZero)
        {
            return parts;
        }

        var soFar = Sum(given) + step;
        var behind = new Fraction[count];
        for (var i = 0; i < count; i++)
        {
            behind[i] = (new Fraction(weights[i] * soFar, whole)) - given[i];
        }

        // The rank, a whole number, down to which there are enough units.
        BigInteger low = -1, high = 1;
        while (Sum(Units(behind, left, low)) < step)
        {
            low *= 2;
            if (BigInteger.Abs(low) > BigInteger.Pow(10, 60))
            {
                throw new InvalidOperationException("There is less left than is to be given out.");
            }
        }

        while (Sum(Units(behind, left, high)) >= step)
        {
            high *= 2;
        }

        while (high - low > 1)
        {
            var middle = (Fraction)(low + high) / 2;
            if (Sum(Units(behind, left, middle.Floor())) >= step)
            {
                low = middle.Floor();
            }
            else
            {
                high = middle.Floor();
            }
        }

        // All units above the next whole rank are given; of those between, at most one each, the highest ranks.
        parts = Units(behind, left, low + 1);
        var more = Units(behind, left, low);
        var rest = step - Sum(parts);
        while (rest.Sign > 0)
        {
            var best = -1;
            for (var i = 0; i < count; i++)
            {
                if (more[i] > parts[i] && (best < 0 || behind[i] - parts[i] > behind[best] - parts[best]))
                {
                    best = i;
                }
            }

            parts[best] += 1;
            rest -= 1;
        }

        return parts;
    }

    public static BigInteger Sum(IEnumerable<BigInteger> amounts)
    {
        BigInteger sum = 0;
        foreach (var amount in amounts)
        {
            sum += amount;
        }

        return sum;
    }

    /// <summary>How many units of each component have this rank or a higher one.</summary>
    private static BigInteger[] Units(Fraction[] behind, IReadOnlyList<BigInteger> left, BigInteger rank)
    {
        var units = new BigInteger[behind.Length];
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = BigInteger.Max(0, BigInteger.Min(left[i], (behind[i] - rank).Floor() + 1));
        }

        return units;
    }
}
