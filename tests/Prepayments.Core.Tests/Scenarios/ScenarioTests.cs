using Prepayments.Json;

namespace Prepayments.Tests.Scenarios;

/// <summary>Every scenario comes out as it says.</summary>
/// <remarks>
/// A file is a test: put one more beside those that are here. The environment variable PREPAYMENTS_SCENARIOS names a
/// folder with more of them.
/// </remarks>
public class ScenarioTests
{
    /// <summary>Scenarios that wait for a later version, by what they need. The list can only grow shorter: each is shown to fail still.</summary>
    private static readonly string[] NotYetSupported =
    [
    ];

    public static TheoryData<string> Supported { get; } = [.. ScenarioFolders.Files.Except(NotYetSupported, StringComparer.Ordinal)];

    public static TheoryData<string> Waiting { get; } = [.. NotYetSupported];

    [Theory]
    [MemberData(nameof(Supported))]
    public void Scenario_ComesOutAsItSays(string file)
    {
        var result = ScenarioRunner.Run(ScenarioFolders.Read(file));

        Assert.True(result.Passed, ScenarioPrinter.PrintDifferences(result));
    }

    [Theory]
    [MemberData(nameof(Waiting))]
    public void Scenario_OfALaterVersion_FailsStill(string file)
    {
        try
        {
            Assert.False(ScenarioRunner.Run(ScenarioFolders.Read(file)).Passed, "It passes: take it off the list.");
        }
        catch (JsonFormatException exception)
        {
            Assert.True(exception.IsUnsupported, exception.Message);
        }
    }

    /// <summary>One test for all, because no folder may be named; it says every file that fails.</summary>
    [Fact]
    public void Scenarios_OfTheFolderThatTheEnvironmentNames_ComeOutAsTheySay()
    {
        var failures = new List<string>();
        foreach (var file in ScenarioFolders.OtherFiles)
        {
            var result = ScenarioRunner.Run(ScenarioReader.ReadUtf8(File.ReadAllBytes(file)));
            if (!result.Passed)
            {
                failures.Add(file + "\n" + ScenarioPrinter.PrintDifferences(result));
            }
        }

        Assert.True(failures.Count == 0, string.Concat(failures));
    }

    [Fact]
    public void ScenarioOfTheSample_ComesOutAsItSays()
    {
        var file = Path.Combine(ScenarioFolders.Project, "..", "..", "..", "samples", "PostDocuments", "purchase-order.json");

        Assert.True(ScenarioRunner.Run(ScenarioReader.ReadUtf8(File.ReadAllBytes(file))).Passed);
    }
}
