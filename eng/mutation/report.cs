#:property ImplicitUsings=enable
#:property PublishAot=false
using System.Globalization;
using System.Text;
using System.Text.Json;

// Writes docs/mutation.md from the report of eng/mutation/run: the score of each folder, and every mutant that was not seen, with why.
// The reasons stand in survivors.txt beside this file, one a line, with tabs between: file, what stood there, what stood in the mutant, why.
// An ellipsis stands for any text, alone, before or after some; the first line that fits counts. Run from the root: dotnet run eng/mutation/report.cs
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const string Any = "…";
var reasons = File.ReadAllLines("eng/mutation/survivors.txt")
    .Where(line => line.Length > 0 && line[0] != '#')
    .Select(line => line.Split('\t'))
    .ToList();
var counts = new SortedDictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
var survivors = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
var used = new HashSet<string[]>();
var unexplained = 0;
using var json = JsonDocument.Parse(File.ReadAllText("artifacts/mutation/reports/mutation-report.json"));
foreach (var file in json.RootElement.GetProperty("files").EnumerateObject())
{
    var source = file.Value.GetProperty("source").GetString()!.ReplaceLineEndings("\n").Split('\n');
    var name = file.Name[(file.Name.IndexOf("Prepayments.Core/", StringComparison.Ordinal) + "Prepayments.Core/".Length)..];
    var folder = name.Contains('/') ? name[..name.IndexOf('/')] : "beside the folders";
    foreach (var mutant in file.Value.GetProperty("mutants").EnumerateArray())
    {
        var status = mutant.GetProperty("status").GetString()!;
        foreach (var row in new[] { folder, "~ all" })
        {
            counts.TryAdd(row, []);
            counts[row][status] = counts[row].GetValueOrDefault(status) + 1;
        }

        if (status is "Survived" or "NoCoverage")
        {
            var location = mutant.GetProperty("location");
            var (line, before) = Original(source, location.GetProperty("start"), location.GetProperty("end"));
            var after = OneLine(mutant.GetProperty("replacement").GetString()!);
            var why = reasons.Find(reason => Fits(reason[0], name) && Fits(reason[1], before) && Fits(reason[2], after));
            unexplained += why is null ? 1 : 0;
            used.Add(why ?? []);
            survivors.TryAdd(name, []);
            survivors[name].Add($"| {line} | `{Cell(before)}` | `{Cell(after)}` | {why?[3] ?? "not looked at yet"} |\n");
        }
    }
}

var text = new StringBuilder("""
    # Mutation testing

    Written by `eng/mutation/run`: dotnet-stryker changes the library in one place at a time, and the tests must see it. They are run with
    few random cases; the default run of the tests does thirty times as many. Mutants that do not compile are not counted, nor those that
    dotnet-stryker leaves out because another one at the same place is counted.

    | Folder | Mutants | Seen | Of these by not ending | Not seen | Score |
    |---|---|---|---|---|---|

    """.ReplaceLineEndings("\n"));
foreach (var (folder, row) in counts)
{
    int Of(string status) => row.GetValueOrDefault(status);
    var (seen, missed) = (Of("Killed") + Of("Timeout"), Of("Survived") + Of("NoCoverage"));
    text.Append($"| {folder.TrimStart('~', ' ')} | {seen + missed} | {seen} | {Of("Timeout")} | {missed} | {100m * seen / Math.Max(1, seen + missed):0.0} % |\n");
}

text.Append("\n## What was not seen\n");
foreach (var (name, rows) in survivors)
{
    text.Append($"\n### {name}\n\n| Line | Was | Became | Why it is not seen |\n|---|---|---|---|\n").AppendJoin("", rows);
}

File.WriteAllText("docs/mutation.md", text.ToString());
Console.WriteLine($"docs/mutation.md: {unexplained} of those not seen have no reason");
foreach (var reason in reasons.Except(used))
{
    Console.WriteLine($"the reason of nothing: {string.Join(" | ", reason)}");
}

static bool Fits(string pattern, string text) => (pattern.StartsWith(Any, StringComparison.Ordinal), pattern.EndsWith(Any, StringComparison.Ordinal)) switch
{
    (true, true) => text.Contains(pattern.Trim(Any[0]), StringComparison.Ordinal),
    (true, false) => text.EndsWith(pattern[1..], StringComparison.Ordinal),
    (false, true) => text.StartsWith(pattern[..^1], StringComparison.Ordinal),
    _ => pattern == text,
};

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
