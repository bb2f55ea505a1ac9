using System.Globalization;

namespace Prepayments.Mutation;

/// <summary>Tests that are run against mutants: those of some classes, with a factor for the number of random cases, each up to a duration.</summary>
internal sealed record Stage(string Name, IReadOnlyList<string> Classes, decimal Cases, TimeSpan Slowest)
{
    /// <summary>What sees most of them in a fraction of a second.</summary>
    public static Stage Quick { get; } = new(
        "examples and three laws",
        ["Tests.Scenarios.", "Tests.Units.", "Json.EntryJson", "Laws.TheCentsModelAgrees", "Laws.ReversalRestores", "Laws.SheddingChangesNothingLater"],
        0.05m,
        TimeSpan.FromSeconds(1));

    /// <summary>What the others must pass.</summary>
    public static Stage Thorough { get; } = new(
        "all laws and stored states",
        ["Tests.Laws.", "Json.AlteredState", "Json.Document", "Json.Scenario", "House.PublicType", "Hostile.HostileArgument"],
        0.03m,
        TimeSpan.FromSeconds(8));

    /// <summary>The tests of some classes, such as those that were added since; <c>PREPAYMENTS_CASES</c> says how many random cases.</summary>
    public static Stage Again(IReadOnlyList<string> classes) => new(
        "the tests of " + string.Join(", ", classes),
        classes,
        decimal.Parse(Environment.GetEnvironmentVariable("PREPAYMENTS_CASES") ?? "0.03", CultureInfo.InvariantCulture),
        TimeSpan.FromMinutes(1));
}
