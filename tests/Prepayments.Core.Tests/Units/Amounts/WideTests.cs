using System.Numerics;

namespace Prepayments.Tests.Units.Amounts;

/// <summary>Rule A3: products that need more digits than a decimal has are computed exactly.</summary>
public class WideTests
{
    /// <summary>Where carries and guesses of digits go wrong.</summary>
    private static readonly ulong[] Edges =
    {
        0, 1, 2, 3, 9, 10, (1UL << 31) - 1, 1UL << 31, (1UL << 32) - 1, 1UL << 32, (1UL << 32) + 1, (1UL << 33) - 1,
        (1UL << 63) - 1, 1UL << 63, (1UL << 63) + 1, 0x8000_0000_FFFF_FFFF, 0xFFFF_FFFF_0000_0000, 0xFFFF_FFFF_0000_0001,
        0xFFFF_FFFE_FFFF_FFFF, ulong.MaxValue - 1, ulong.MaxValue, 10_000_000_000_000_000_000,
    };

    [Fact]
    public void Product_OfAnyTwo_IsExact()
    {
        foreach ((ulong left, ulong right, _) in Cases(1))
        {
            Assert.Equal((BigInteger)left * right, Whole(Wide.Product(left, right)));
        }
    }

    [Fact]
    public void Divide_ByMoreThanTheUpperHalf_IsExact()
    {
        int wide = 0;
        foreach ((ulong left, ulong right, ulong divisor) in Cases(2))
        {
            Wide product = Wide.Product(left, right);
            if (product.High >= divisor)
            {
                continue;
            }

            wide += product.High > 0 ? 1 : 0;
            ulong quotient = product.Divide(divisor, out ulong remainder);

            BigInteger expected = BigInteger.DivRem(Whole(product), divisor, out BigInteger rest);
            Assert.Equal(expected, quotient);
            Assert.Equal(rest, remainder);
        }

        Assert.InRange(wide, 10_000, int.MaxValue);
    }

    [Fact]
    public void Less_TheSmallerNumber_IsExact()
    {
        foreach ((ulong left, ulong right, ulong other) in Cases(3))
        {
            Wide one = Wide.Product(left, right);
            Wide two = Wide.Product(right, other);

            Assert.Equal(Whole(one) < Whole(two), one < two);
            Assert.Equal(Whole(one) > Whole(two), one > two);
            Wide difference = one < two ? two.Less(one) : one.Less(two);
            Assert.Equal(BigInteger.Abs(Whole(one) - Whole(two)), Whole(difference));
        }
    }

    private static BigInteger Whole(Wide value) => ((BigInteger)value.High << 64) + value.Low;

    private static IEnumerable<(ulong Left, ulong Right, ulong Other)> Cases(int seed)
    {
        foreach (ulong left in Edges)
        {
            foreach (ulong right in Edges)
            {
                foreach (ulong other in Edges)
                {
                    yield return (left, right, other);
                }
            }
        }

        Random random = new(seed);
        for (int i = 0; i < 50_000; i++)
        {
            yield return (Next(random), Next(random), Next(random));
        }
    }

    private static ulong Next(Random random) => (ulong)random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
}
