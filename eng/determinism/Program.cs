using System.Diagnostics;
using System.Globalization;
using Prepayments.Tests.SmallScope;

// Usage: Determinism APPROVED [DEPTH]. Computes the hash of the small histories on this runtime, in its time zone, under
// several cultures, and compares it with the line of the approved file that has the depth. Exit code 1 where they differ.
var approved = File.ReadAllLines(args[0]);
var depth = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : EntryHash.Depth;
string[] cultures = ["", "tr-TR", "ar-SA", "sv-SE", "de-DE", "fa-IR", "th-TH", "hi-IN"];
var watch = Stopwatch.StartNew();
var (_, line) = EntryHash.Of(depth, threads: 2, i => CultureInfo.GetCultureInfo(cultures[i % cultures.Length]));
var same = Array.IndexOf(approved, line) >= 0;
var library = typeof(Prepayments.Posting).Assembly.GetCustomAttributes(typeof(System.Runtime.Versioning.TargetFrameworkAttribute), false)
    .Cast<System.Runtime.Versioning.TargetFrameworkAttribute>().Single().FrameworkName;
var runtime = Type.GetType("Mono.Runtime") is null ? "" : "Mono, ";
Console.WriteLine(FormattableString.Invariant(
    $"{runtime}{Environment.Version}, {library}, {TimeZoneInfo.Local.Id}, {watch.Elapsed.TotalSeconds:0} s: {line}{(same ? "" : " - NOT AS APPROVED")}"));
return same ? 0 : 1;
