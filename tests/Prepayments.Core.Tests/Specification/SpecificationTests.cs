using Prepayments.Tests.House;
using Prepayments.Tests.Scenarios;
using Prepayments.Tests.Tally;

namespace Prepayments.Tests.Specification;

/// <summary>The pages of docs/spec are what the scenarios come to, and every rule has its place in them.</summary>
public sealed class SpecificationTests
{
    private static readonly string Folder = Path.Combine(Libraries.Repository(), "docs", "spec");

    public static TheoryData<string> Files { get; } = [.. ScenarioFolders.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Page_IsWhatTheScenarioComesTo(string file) => Check(RuleIndex.PageOf(file), SpecificationPage.Of(ScenarioFolders.Read(file)));

    [Fact]
    public void Index_HasEveryRule() => Check("README.md", RuleIndex.Page());

    [Fact]
    public void EveryRule_HasAScenarioALawOrAUnitTest()
    {
        Assert.Empty(RuleIndex.Bare());
        Covered.Add("rules", RuleIndex.Rules().Count);
    }

    [Fact]
    public void EveryRuleThatAScenarioNames_IsStated() => Assert.Empty(RuleIndex.Unknown());

    [Fact]
    public void EveryPage_HasItsScenario() => Assert.Empty(
        Directory.EnumerateFiles(Folder, "*.md", SearchOption.AllDirectories)
            .Select(page => Path.GetRelativePath(Folder, page).Replace('\\', '/'))
            .Where(page => !page.EndsWith(".received.md", StringComparison.Ordinal))
            .Except(ScenarioFolders.Files.Select(RuleIndex.PageOf).Append("README.md"), StringComparer.Ordinal));

    /// <summary>Compares with the page in docs/spec; what differs is written beside it, to be read and moved over it.</summary>
    private static void Check(string page, string text)
    {
        var path = Path.Combine(Folder, page);
        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        var received = Path.ChangeExtension(path, ".received.md");
        if (approved == text)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(received, text);
        Assert.Fail($"docs/spec/{page} is not what comes out; read {received} and move it over the page.");
    }
}
