using System.Text.Json;
using Prepayments.Tests.Scenarios;

namespace Prepayments.Tests.Model.Cents;

/// <summary>The model itself, on the worked examples.</summary>
public class CentsModelTests
{
    public static TheoryData<string> Files { get; } = [.. ScenarioFolders.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Scenario_ComesOutAsItSays(string file) => Assert.Equal("", Differences(Path.Combine(ScenarioFolders.Project, file)));

    /// <summary>One test for all, because no folder may be named; it says every file that comes out otherwise.</summary>
    [Fact]
    public void Scenarios_OfTheFolderThatTheEnvironmentNames_ComeOutAsTheySay() =>
        Assert.Equal("", string.Concat(ScenarioFolders.OtherFiles.Select(Differences)));

    private static string Differences(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var steps = CentsScenario.Run(json.RootElement);
        var differences = new List<string>();
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Length > 0)
            {
                differences.Add(FormattableString.Invariant($"{Path.GetFileName(file)}, step {i + 1}\n{steps[i]}\n"));
            }
        }

        return string.Concat(differences);
    }
}
