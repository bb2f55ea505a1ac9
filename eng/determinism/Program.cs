using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Prepayments;
using Prepayments.Json;
using Prepayments.Tests.SmallScope;

// Usage: Determinism APPROVED SCENARIOS [DEPTH]. Computes the hash of the small histories on this runtime, in its time zone,
// under several cultures, and compares it with the line of the approved file that has the depth; then reads every scenario of
// a folder, runs it, and stores and reads what comes of it; then adds and subtracts amounts of all sizes, whose digits the library reads
// from where this runtime keeps them. Exit code 1 where something differs.
var approved = File.ReadAllLines(args[0]);
var depth = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : EntryHash.Depth;
string[] cultures = ["", "tr-TR", "ar-SA", "sv-SE", "de-DE", "fa-IR", "th-TH", "hi-IN"];
var watch = Stopwatch.StartNew();
var (_, line) = EntryHash.Of(depth, threads: 2, i => CultureInfo.GetCultureInfo(cultures[i % cultures.Length]));
var same = Array.IndexOf(approved, line) >= 0;

var scenarios = Directory.GetFiles(args[1], "*.json", SearchOption.AllDirectories);
Array.Sort(scenarios, StringComparer.Ordinal);
foreach (var file in scenarios)
{
    CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
    var result = ScenarioRunner.Run(ScenarioReader.ReadUtf8(File.ReadAllBytes(file)));
    var stored = SubledgerJson.Write(result.Subledger);
    if (!result.Passed || SubledgerJson.Write(SubledgerJson.Read(stored)) != stored)
    {
        same = false;
        Console.WriteLine(file + " does not come out as it says\n" + ScenarioPrinter.PrintDifferences(result));
    }
}

decimal[] amounts =
[
    0m, 0.00m, decimal.Negate(0.00m), 0.01m, -0.01m, 99.99m, -99.99m, 42949672.95m, 42949672.96m, -42949672.97m, 184467440737095516.15m,
    184467440737095516.16m, -184467440737095516.16m, 1e-28m, 0.1234567890123456789012345678m, 1_000_000_000_000_000.00m, 79228162514264337593543950m,
];
foreach (var one in amounts)
{
    foreach (var other in amounts)
    {
        var (posted, less) = (new PostedAmount(one, 1), new PostedAmount(other, 1));
        if (!SameBits((posted + less).Transaction, one + other) || !SameBits((posted - less).Transaction, one - other))
        {
            same = false;
            Console.WriteLine(FormattableString.Invariant($"{one} and {other} are added or subtracted otherwise"));
        }
    }
}

var library = typeof(Prepayments.Posting).Assembly.GetCustomAttributes(typeof(TargetFrameworkAttribute), false)
    .Cast<TargetFrameworkAttribute>().Single().FrameworkName;
var runtime = Type.GetType("Mono.Runtime") is null ? string.Empty : "Mono, ";
Console.WriteLine(FormattableString.Invariant(
    $"{runtime}{Environment.Version}, {library}, {TimeZoneInfo.Local.Id}, {watch.Elapsed.TotalSeconds:0} s: {line}, {scenarios.Length} scenarios"));
Console.WriteLine(same ? "as approved" : "NOT AS APPROVED");
return same ? 0 : 1;

static bool SameBits(decimal one, decimal other) => decimal.GetBits(one).SequenceEqual(decimal.GetBits(other));
