using Prepayments.Tests.Documentation;
using Prepayments.Tests.Scenarios;
using Prepayments.Tests.Tally;

namespace Prepayments.Tests.Specification;

/// <summary>The pages of docs/spec are what the scenarios come to, and every rule has its place in them.</summary>
public sealed class SpecificationTests
{
    private static readonly string Folder = Path.Combine(Page.Folder, "spec");

    public static TheoryData<string> Files { get; } = [.. ScenarioFolders.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Page_IsWhatTheScenarioComesTo(string file) => Page.Check("spec/" + RuleIndex.PageOf(file), SpecificationPage.Of(ScenarioFolders.Read(file)));

    [Fact]
    public void Index_HasEveryRule() => Page.Check("spec/README.md", RuleIndex.Page());

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
}
