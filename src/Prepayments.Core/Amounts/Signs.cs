using System.Runtime.CompilerServices;

namespace Prepayments;

/// <summary>Says on which side of zero a value is.</summary>
/// <remarks>
/// Comparing with zero makes another decimal and has both read back from memory in other pieces than they were written in, which
/// costs more than the addition before it. The sign of a value is found in the value alone.
/// </remarks>
internal static class Signs
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsZero(this decimal value) => Math.Sign(value) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsPositive(this decimal value) => Math.Sign(value) > 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsNegative(this decimal value) => Math.Sign(value) < 0;

    /// <summary>The value where it is not negative, else zero. A zero keeps its decimal places, which it loses in <see cref="OrZero"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static decimal NotBelowZero(this decimal value) => Math.Sign(value) < 0 ? 0m : value;

    /// <summary>The value where it is positive, else zero: what the larger of zero and the value is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static decimal OrZero(this decimal value) => Math.Sign(value) > 0 ? value : 0m;
}
