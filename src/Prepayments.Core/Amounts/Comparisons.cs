using System.Runtime.CompilerServices;

namespace Prepayments;

/// <summary>Compares amounts, most of which have the same number of decimals and fit in 64 bits.</summary>
/// <remarks>
/// What these say is what the operators of decimal say. The operators handle all scales and 96 bits, and read both values back from
/// memory in other pieces than they were written in.
/// </remarks>
internal static class Comparisons
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsEqualTo(this decimal one, decimal other) =>
        Digits.TryCompare(one, other, out int order) ? order == 0 : one == other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsMoreThan(this decimal one, decimal other) =>
        Digits.TryCompare(one, other, out int order) ? order > 0 : one > other;

    /// <summary>The smaller of two values; the second where they are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static decimal AtMost(this decimal one, decimal other) => other.IsMoreThan(one) ? one : other;
}
