#:property ImplicitUsings=enable
#:property PublishAot=false
using System.Globalization;
using System.Text;
using System.Text.Json;

// Joins the reports of eng/mutation/run into docs/mutation.md: the score of each folder, and every mutant that survived, with why.
// The reasons stand in survivors.txt beside this file, one a line, with tabs between: file, what stood there, what stood in the mutant, why; a
// line with an ellipsis in the second and third place stands for all of the file. Run from the root:
// dotnet run eng/mutation/report.cs
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var reasons = File.ReadAllLines("eng/mutation/survivors.txt")
    .Where(line => line.Length > 0 && line[0] != '#')
    .Select(line => line.Split('\t'))
    .ToDictionary(parts => (parts[0], parts[1], parts[2]), parts => parts[3]);
var text = new StringBuilder("""
    # Mutation testing

    Written by `eng/mutation/report.cs` from the runs of `eng/mutation/run`: dotnet-stryker changes the library in one place at a time, and
    the tests must see it. To keep a run under an hour only the tests that the script names are run, with few random cases; the default run
    of the tests does far more. Mutants that do not compile are not counted, and those that Stryker leaves out because another one at
    the same place was counted.

    | Folder | Mutants | Seen | Timed out | Not seen | Score |
    |---|---|---|---|---|---|

    """.ReplaceLineEndings("\n"));
var survivors = new StringBuilder();
var unexplained = 0;
foreach (var folder in Directory.GetDirectories("artifacts/mutation").Order(StringComparer.Ordinal))
{
    var report = Path.Combine(folder, "reports", "mutation-report.json");
    if (!File.Exists(report))
    {
        continue;
    }

    var counts = new Dictionary<string, int>(StringComparer.Ordinal);
    var list = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
    using var json = JsonDocument.Parse(File.ReadAllText(report));
    foreach (var file in json.RootElement.GetProperty("files").EnumerateObject())
    {
        var source = file.Value.GetProperty("source").GetString()!.ReplaceLineEndings("\n").Split('\n');
        var name = file.Name[(file.Name.IndexOf("Prepayments.Core/", StringComparison.Ordinal) + "Prepayments.Core/".Length)..];
        foreach (var mutant in file.Value.GetProperty("mutants").EnumerateArray())
        {
            var status = mutant.GetProperty("status").GetString()!;
            counts[status] = counts.GetValueOrDefault(status) + 1;
            if (status is not ("Survived" or "NoCoverage"))
            {
                continue;
            }

            var location = mutant.GetProperty("location");
            var (line, before) = Original(source, location.GetProperty("start"), location.GetProperty("end"));
            var after = OneLine(mutant.GetProperty("replacement").GetString()!);
            var why = reasons.GetValueOrDefault((name, before, after)) ?? reasons.GetValueOrDefault((name, "…", "…"));
            unexplained += why is null ? 1 : 0;
            list.TryAdd(name, []);
            list[name].Add($"| {line} | `{Cell(before)}` | `{Cell(after)}` | {why ?? "**not yet looked at**"} |\n");
        }
    }

    int Of(string status) => counts.GetValueOrDefault(status);
    var (seen, late, missed) = (Of("Killed"), Of("Timeout"), Of("Survived") + Of("NoCoverage"));
    var all = seen + late + missed;
    text.Append($"| {Path.GetFileName(folder)} | {all} | {seen} | {late} | {missed} | {100m * (seen + late) / Math.Max(1, all):0.0} % |\n");
    foreach (var (name, rows) in list)
    {
        survivors.Append($"\n### {name}\n\n| Line | Was | Became | Why it is not seen |\n|---|---|---|---|\n").AppendJoin("", rows);
    }
}

text.Append("\n## What was not seen\n").Append(survivors);
File.WriteAllText("docs/mutation.md", text.ToString());
Console.WriteLine($"docs/mutation.md: {unexplained} survivors are not explained");

static (int Line, string Text) Original(string[] source, JsonElement start, JsonElement end)
{
    var (first, last) = (start.GetProperty("line").GetInt32() - 1, end.GetProperty("line").GetInt32() - 1);
    var (from, to) = (start.GetProperty("column").GetInt32() - 1, end.GetProperty("column").GetInt32() - 1);
    var lines = source[first..(last + 1)];
    lines[^1] = lines[^1][..Math.Min(to, lines[^1].Length)];
    lines[0] = lines[0][Math.Min(from, lines[0].Length)..];
    return (first + 1, OneLine(string.Join(' ', lines)));
}

static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

static string Cell(string text) => (text.Length > 120 ? text[..117] + "…" : text).Replace("|", "\\|", StringComparison.Ordinal);
