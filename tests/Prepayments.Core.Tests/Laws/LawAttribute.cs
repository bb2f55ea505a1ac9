using System.Globalization;
using System.Runtime.CompilerServices;
using FsCheck.Xunit;
using Prepayments.Tests.Model;

namespace Prepayments.Tests.Laws;

/// <summary>
/// A law: a property over random histories. It is tried so many times; the environment variable <c>PREPAYMENTS_RUNS</c>
/// multiplies the number. Each law draws its own histories, the same in every run, so that a run says something of the
/// code and nothing of luck; the environment variable <c>PREPAYMENTS_SEED</c> draws others: a number, or <c>random</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LawAttribute : PropertyAttribute
{
    // An odd number that spreads seeds which lie close together; any odd number serves.
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    public LawAttribute(int runs, [CallerMemberName] string law = "")
    {
        MaxTest = runs * Times();
        StartSize = 20;
        EndSize = 100;
        QuietOnSuccess = true;
        Arbitrary = [typeof(Histories)];
        Replay = Seed() is { } seed ? FormattableString.Invariant($"{Mix(seed, law)},{Gamma}") : null;
    }

    /// <summary>The seed of this run, or null where each run draws its own.</summary>
    public static ulong? Seed() => Environment.GetEnvironmentVariable("PREPAYMENTS_SEED") switch
    {
        null or "" => 2026,
        "random" => null,
        var text => ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture),
    };

    private static ulong Mix(ulong seed, string law) => law.Aggregate(seed, (mixed, letter) => unchecked(((mixed ^ letter) * Gamma) + letter));

    private static int Times() => int.TryParse(
        Environment.GetEnvironmentVariable("PREPAYMENTS_RUNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times > 0
        ? times
        : 1;
}
