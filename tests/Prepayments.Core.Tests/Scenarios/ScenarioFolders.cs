using Prepayments.Json;
using Prepayments.Tests.House;

namespace Prepayments.Tests.Scenarios;

/// <summary>Finds the scenarios of the project, and those of the folder that PREPAYMENTS_SCENARIOS names.</summary>
internal static class ScenarioFolders
{
    public static string Project { get; } = Path.Combine(Libraries.Repository(), "tests", "Prepayments.Core.Tests", "Scenarios");

    /// <summary>Gets the project's files by their path below <see cref="Project"/>, with slashes on every machine.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Below(Project).Select(file => Path.GetRelativePath(Project, file).Replace('\\', '/'))];

    /// <summary>Gets the full paths of the files of the folder that the environment names.</summary>
    public static IReadOnlyList<string> OtherFiles { get; } =
        Environment.GetEnvironmentVariable("PREPAYMENTS_SCENARIOS") is { Length: > 0 } folder ? [.. Below(folder)] : [];

    public static Scenario Read(string file) => ScenarioReader.ReadUtf8(File.ReadAllBytes(Path.Combine(Project, file)));

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
