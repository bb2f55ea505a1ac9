using System.Runtime.CompilerServices;

namespace Prepayments;

/// <summary>Adds and subtracts amounts, most of which have the same number of decimals and fit in 64 bits.</summary>
/// <remarks>
/// What these return is what the operators of decimal return, to the last decimal place. The operators handle all scales and 96 bits, and
/// a sum that comes from them is read back from memory in other pieces than it was written in.
/// </remarks>
internal static class Sums
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static decimal Plus(this decimal one, decimal other) =>
        Digits.TryAdd(Digits.Of(one), Digits.Of(other), out decimal sum) ? sum : one + other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static decimal Less(this decimal one, decimal other) =>
        Digits.TrySubtract(Digits.Of(one), Digits.Of(other), out decimal difference) ? difference : one - other;
}
