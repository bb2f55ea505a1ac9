using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Prepayments.Mutation;

/// <summary>
/// Judges mutants in a stage: each is tried against the tests that pass it, those first that are quick and have seen others, until
/// one is red. Two processes work side by side.
/// </summary>
internal sealed class Judge(Stage stage)
{
    private const int Processes = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // A test takes so long at least, for the order in which they are tried.
    private const int Overhead = 2;

    private readonly Dictionary<int, string> names = [];
    private readonly Dictionary<int, long> durations = [];
    private readonly Dictionary<int, List<int>> tests = [];
    private readonly ConcurrentDictionary<int, int> kills = new();
    private string quick = "";

    /// <summary>Returns the verdict on each mutant.</summary>
    public IReadOnlyDictionary<int, Verdict> Try(IReadOnlyCollection<int> mutants)
    {
        var watch = Stopwatch.StartNew();
        var verdicts = new ConcurrentDictionary<int, Verdict>();
        var queue = new ConcurrentQueue<int>(mutants);
        var first = Measured();
        Console.WriteLine($"{stage.Name}: {durations.Count} tests, {durations.Values.Sum() / 1000m:0.0} s for all; {mutants.Count} mutants");
        Parallel.For(0, Processes, new ParallelOptions { MaxDegreeOfParallelism = Processes }, worker =>
        {
            var process = worker == 0 ? first : Started();
            while (queue.TryDequeue(out var mutant))
            {
                verdicts[mutant] = tests.TryGetValue(mutant, out var passing) ? Try(mutant, passing, ref process) : new Verdict("NoCoverage", null);
                if (verdicts.Count % 500 == 0)
                {
                    Console.WriteLine($"  {verdicts.Count} after {watch.Elapsed:mm\\:ss}");
                }
            }

            MustBeGreen(process);
            process.Dispose();
        });
        Console.WriteLine($"  {verdicts.Count} after {watch.Elapsed:mm\\:ss}");
        return verdicts;
    }

    private Verdict Try(int mutant, List<int> passing, ref TestProcess process)
    {
        process.Ask($"judge {mutant} {string.Join(',', passing.OrderBy(test => (durations[test] + Overhead) / (1 + Math.Min(50, kills.GetValueOrDefault(test)))))}");
        string? answer;
        do
        {
            answer = process.Answer(Patience);
        }
        while (answer == "going");

        if (answer is null)
        {
            var verdict = new Verdict(process.IsDown ? "Killed" : "Timeout", null);
            process.Dispose();
            process = Started();
            return verdict;
        }

        if (answer == "survived")
        {
            return new Verdict("Survived", null);
        }

        var test = int.Parse(answer["killed ".Length..], CultureInfo.InvariantCulture);
        kills.AddOrUpdate(test, 1, (_, count) => count + 1);
        return new Verdict("Killed", names[test]);
    }

    /// <summary>A process that has run every test twice without a mutant, so that what is made once is sound; what was measured is kept.</summary>
    private TestProcess Measured()
    {
        var process = new TestProcess(stage);
        var all = string.Join(',', Enumerable.Range(0, process.Tests));
        _ = Measure(process, all).Count();
        foreach (var (test, duration, green, mutants, name) in Measure(process, all))
        {
            if (!green)
            {
                // A test that looks at the assembly itself is red where there are mutants in it.
                Console.WriteLine($"left out, red without a mutant: {name}");
            }
            else if (duration <= stage.Slowest.TotalMilliseconds)
            {
                durations[test] = duration;
                names[test] = name;
                foreach (var mutant in mutants)
                {
                    tests.TryAdd(mutant, []);
                    tests[mutant].Add(test);
                }
            }
        }

        quick = string.Join(',', durations.Where(pair => pair.Value < 20).Select(pair => pair.Key).DefaultIfEmpty(durations.MinBy(pair => pair.Value).Key));
        return process;
    }

    /// <summary>A process that has run the quick tests without a mutant.</summary>
    private TestProcess Started()
    {
        var process = new TestProcess(stage);
        _ = Measure(process, quick).Count();
        return process;
    }

    /// <summary>Without a mutant everything is green at the end too: no mutant has left anything behind.</summary>
    private void MustBeGreen(TestProcess process)
    {
        foreach (var (_, _, green, _, name) in Measure(process, string.Join(',', durations.Keys)))
        {
            if (!green)
            {
                throw new InvalidOperationException($"{name} is red after the last mutant: some mutant left something behind, and the verdicts after it say nothing.");
            }
        }
    }

    private static IEnumerable<(int Test, long Duration, bool Green, IEnumerable<int> Mutants, string Name)> Measure(TestProcess process, string tests)
    {
        process.Ask("measure " + tests);
        while (process.Answer(TimeSpan.FromMinutes(2)) is { } answer)
        {
            if (answer == "done")
            {
                yield break;
            }

            var words = answer.Split(' ', 5);
            yield return (
                int.Parse(words[0], CultureInfo.InvariantCulture),
                long.Parse(words[1], CultureInfo.InvariantCulture),
                words[2] == "green",
                words[3].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse),
                words[4]);
        }

        throw new InvalidOperationException("A worker fell silent without a mutant.");
    }
}

/// <summary>What became of a mutant, in the words of dotnet-stryker's reports, and the test that saw it.</summary>
internal sealed record Verdict(string Status, string? By);
