using System.Runtime.CompilerServices;

namespace Prepayments;

/// <summary>Adds, subtracts and compares amounts, most of which have the same number of decimals and fit in 64 bits.</summary>
/// <remarks>
/// <para>
/// What these return is what the operators of decimal return, to the last decimal place. The operators handle all scales and 96 bits; they
/// copy both values, and one compared with zero meets a zero made for it. What was just written is then read back from memory in other
/// pieces than it was written in, for which the processor waits longer than for the addition itself.
/// </para>
/// <para>
/// They are for what documents of the common cycle do, where it can be measured (docs/performance.md). Elsewhere the operators are plainer.
/// </para>
/// </remarks>
internal static class Arithmetic
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static decimal Plus(this decimal one, decimal other) =>
        Digits.TryAdd(Digits.Of(one), Digits.Of(other), out decimal sum) ? sum : one + other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static decimal Less(this decimal one, decimal other) =>
        Digits.TrySubtract(Digits.Of(one), Digits.Of(other), out decimal difference) ? difference : one - other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsEqualTo(this decimal one, decimal other) =>
        Digits.TryCompare(Digits.Of(one), Digits.Of(other), out int order) ? order == 0 : one == other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsMoreThan(this decimal one, decimal other) =>
        Digits.TryCompare(Digits.Of(one), Digits.Of(other), out int order) ? order > 0 : one > other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsZero(this decimal value) => Math.Sign(value) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsPositive(this decimal value) => Math.Sign(value) > 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsNegative(this decimal value) => Math.Sign(value) < 0;

    /// <summary>The value where it is positive, else zero: what the larger of zero and the value is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static decimal OrZero(this decimal value) => Math.Sign(value) > 0 ? value : 0m;
}
