using System.Text.Json;

namespace Prepayments.Tests.House;

/// <summary>What a host has to take along.</summary>
public class DependencyTests
{
    [Fact]
    public void Core_DependsOnNodaTimeAlone_OnEveryTarget() =>
        Assert.Equal(
            ["net10.0: NodaTime", "net8.0: NodaTime", "netstandard2.0: NodaTime"],
            Dependencies("Prepayments.Core"));

    [Fact]
    public void Json_DependsOnCore_AndOnAPackageOnlyWhereJsonIsNotInTheBox() =>
        Assert.Equal(
            ["net10.0: Prepayments.Core", "net8.0: Prepayments.Core", "netstandard2.0: Prepayments.Core, System.Text.Json"],
            Dependencies("Prepayments.Json"));

    [Fact]
    public void Core_RefersToTheFrameworkAndNodaTimeAlone() =>
        Offenders.None(Libraries.Core.GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => name != "NodaTime" && !name.StartsWith("System.", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Library_HasAStrongNameAndAMajorVersionAlone(string library)
    {
        var name = Libraries.Named(library).GetName();

        Assert.Equal("07f19afa20203270", Convert.ToHexStringLower(name.GetPublicKeyToken()!));
        Assert.Equal(new Version(1, 0, 0, 0), name.Version);
    }

    public static TheoryData<string> Names => Libraries.Names;

    /// <summary>Per target what a package would ask for, by what was restored: packages and projects, without build tools.</summary>
    private static IEnumerable<string> Dependencies(string project)
    {
        var assets = Path.Combine(Libraries.Repository(), "src", project, "obj", "project.assets.json");
        using var json = JsonDocument.Parse(File.ReadAllBytes(assets));
        var targets = json.RootElement.GetProperty("project").GetProperty("frameworks");
        var references = json.RootElement.GetProperty("project").GetProperty("restore").GetProperty("frameworks");
        var result = new List<string>();
        foreach (var target in targets.EnumerateObject())
        {
            var packages = target.Value.GetProperty("dependencies").EnumerateObject()
                .Where(package => !Has(package.Value, "autoReferenced", "True") && !Has(package.Value, "suppressParent", "All"))
                .Select(package => package.Name);
            var projects = references.GetProperty(target.Name).GetProperty("projectReferences").EnumerateObject()
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Name));
            result.Add($"{target.Name}: {string.Join(", ", projects.Concat(packages).Order(StringComparer.Ordinal))}");
        }

        return result.Order(StringComparer.Ordinal);
    }

    private static bool Has(JsonElement element, string property, string value) =>
        element.TryGetProperty(property, out var found) && string.Equals(found.ToString(), value, StringComparison.Ordinal);
}
