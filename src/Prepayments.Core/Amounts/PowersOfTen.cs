using System.Numerics;

namespace Prepayments;

/// <summary>The powers of ten, from one.</summary>
internal static class PowersOfTen
{
    /// <summary>The largest exponent whose power fits in 64 bits.</summary>
    public const int Largest = 19;

    private static readonly ulong[] Values = CreateValues();

    /// <summary>Ten to an exponent from 0 to <see cref="Largest"/>.</summary>
    public static ulong Of(int exponent) => Values[exponent];

    /// <summary>Ten to any exponent not below zero.</summary>
    public static BigInteger Whole(int exponent) =>
        exponent <= Largest ? Values[exponent] : BigInteger.Pow(10, exponent);

    private static ulong[] CreateValues()
    {
        ulong[] values = new ulong[Largest + 1];
        values[0] = 1;
        for (int exponent = 1; exponent <= Largest; exponent++)
        {
            values[exponent] = values[exponent - 1] * 10;
        }

        return values;
    }
}
