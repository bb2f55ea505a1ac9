using System.Globalization;
using System.Text.Json.Nodes;
using Prepayments.Mutation;

// Judges the mutants of dotnet-stryker's report and writes the verdicts into it. eng/mutation/run calls it.
// Usage: REPORT [--again CLASS,…] [FOLDER…], or worker CLASS… for the processes that it starts itself.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args[0] == "worker")
{
    Worker.Run(args[1..]);
    return;
}

var again = args.Length > 2 && args[1] == "--again" ? args[2].Split(',') : null;
var folders = args.Skip(again is null ? 1 : 3).ToList();
var report = JsonNode.Parse(File.ReadAllText(args[0]))!;
var mutants = new Dictionary<int, JsonNode>();
foreach (var (file, content) in report["files"]!.AsObject())
{
    var path = file[(file.IndexOf("Prepayments.Core/", StringComparison.Ordinal) + "Prepayments.Core/".Length)..];
    if (folders.Count > 0 && !folders.Exists(folder => path.StartsWith(folder, StringComparison.Ordinal)))
    {
        continue;
    }

    foreach (var mutant in content!["mutants"]!.AsArray())
    {
        if ((string)mutant!["status"]! is not ("CompileError" or "Ignored"))
        {
            mutants.Add(int.Parse((string)mutant["id"]!), mutant);
        }
    }
}

foreach (var stage in again is null ? [Stage.Quick, Stage.Thorough] : new[] { Stage.Again(again) })
{
    var all = stage == Stage.Quick;
    var left = mutants.Where(pair => all || (string)pair.Value["status"]! is "Survived" or "NoCoverage").Select(pair => pair.Key).ToList();
    foreach (var (id, verdict) in new Judge(stage).Try(left))
    {
        // What one stage passes and another does not is passed.
        if (all || verdict.Status != "NoCoverage")
        {
            mutants[id]["status"] = verdict.Status;
            mutants[id]["statusReason"] = verdict.By;
        }
    }

    File.WriteAllText(args[0], report.ToJsonString());
}

var seen = mutants.Values.Count(mutant => (string)mutant["status"]! is "Killed" or "Timeout");
Console.WriteLine($"{seen} of {mutants.Count} seen: {100m * seen / mutants.Count:0.0} %");
