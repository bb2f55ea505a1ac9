using System.Collections.Concurrent;
using System.Text;

namespace Prepayments.Tests.Tally;

/// <summary>Counts over all tests what was covered, and writes it where the project prints it after the run.</summary>
internal static class Covered
{
    private static readonly ConcurrentDictionary<string, long> Counts = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<RejectionCode, byte> Codes = new();

    public static void Add(string what, long number = 1) => Counts.AddOrUpdate(what, number, (_, count) => count + number);

    public static void See(RejectionCode code) => Codes.TryAdd(code, 0);

    /// <summary>What was covered in one line: numbers that were counted, and the seed with which they come again.</summary>
    public static string Text()
    {
        var text = new StringBuilder("covered:");
        foreach (var what in new[] { "laws", "cases", "small histories", "entries hashed", "hostile texts", "hostile calls", "scenarios", "rules" })
        {
            if (Counts.TryGetValue(what, out var count))
            {
                text.Append(FormattableString.Invariant($" {count:N0} {what},"));
            }
        }

        if (!Codes.IsEmpty)
        {
            text.Append(FormattableString.Invariant($" {Codes.Count} of {Enum.GetValues<RejectionCode>().Length} rejection codes,"));
        }

        return text.Append(FormattableString.Invariant($" again with PREPAYMENTS_SEED={Cases.Seed} PREPAYMENTS_CASES={Cases.Times}"))
            .Append(Cases.AreDemanded ? "" : ", too few to demand every case")
            .ToString();
    }

    public static void Write() => File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "covered.txt"), Text() + "\n");
}
