using System.Runtime.CompilerServices;
using FsCheck.Xunit;
using Prepayments.Tests.Model;
using Prepayments.Tests.Tally;

namespace Prepayments.Tests.Laws;

/// <summary>
/// A law: a property over random histories. It is tried so many times; the environment variable <c>PREPAYMENTS_CASES</c>
/// multiplies the number. Each law draws its own histories, the same in every run; the environment variable
/// <c>PREPAYMENTS_SEED</c> draws others (see <see cref="Cases"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LawAttribute : PropertyAttribute
{
    // An odd number that spreads seeds which lie close together; any odd number serves.
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    public LawAttribute(int runs, [CallerMemberName] string law = "")
    {
        MaxTest = Cases.Of(runs);
        StartSize = 20;
        EndSize = 100;
        QuietOnSuccess = true;
        Arbitrary = [typeof(Histories)];
        Replay = FormattableString.Invariant($"{Mix(Cases.Seed, law)},{Gamma}");
    }

    private static ulong Mix(ulong seed, string law) => law.Aggregate(seed, (mixed, letter) => unchecked(((mixed ^ letter) * Gamma) + letter));
}
