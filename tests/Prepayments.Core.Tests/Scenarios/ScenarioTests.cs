using Prepayments.Json;
using Prepayments.Tests.Tally;

namespace Prepayments.Tests.Scenarios;

/// <summary>Every scenario comes out as it says.</summary>
/// <remarks>
/// A file is a test: put one more beside those that are here. The environment variable PREPAYMENTS_SCENARIOS names a
/// folder with more of them.
/// </remarks>
public class ScenarioTests
{
    public static TheoryData<string> Files { get; } = [.. ScenarioFolders.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Scenario_ComesOutAsItSays(string file)
    {
        var result = ScenarioRunner.Run(ScenarioFolders.Read(file));

        Assert.True(result.Passed, ScenarioPrinter.PrintDifferences(result));
        Covered.Add("scenarios");
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
