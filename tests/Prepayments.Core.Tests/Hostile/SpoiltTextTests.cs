using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Prepayments.Json;
using Prepayments.Tests.Tally;
using Xunit.Abstractions;

namespace Prepayments.Tests.Hostile;

/// <summary>
/// More than 100,000 spoilt JSON texts: documents of every type, entries, subledgers and scenarios. Each is refused with its
/// place, or read and rejected, or read and posted; there is no other exception and no subledger that changes.
/// </summary>
public sealed class SpoiltTextTests(ITestOutputHelper output)
{
    private const int Target = 100_000;

    private readonly ConcurrentDictionary<(string Texts, Outcome Outcome), int> seen = new();
    private readonly ConcurrentDictionary<string, string> failures = new(StringComparer.Ordinal);

    [Fact]
    public void EverySpoiltText_IsRefusedRejectedOrPosted()
    {
        var tried = 0;
        tried += Try("documents", SoundText.Documents, All(SoundText.Documents).Concat(AtRandom(SoundText.Documents, 40_000)));
        tried += Try("entries", SoundText.Entries, AtRandom(SoundText.Entries, 10_000));
        tried += Try("subledgers", SoundText.Subledgers, AtRandom(SoundText.Subledgers, 16_000));
        tried += Try("scenarios", SoundText.Scenarios, AtRandom(SoundText.Scenarios, 13_000));

        output.WriteLine(FormattableString.Invariant($"{tried} spoilt texts, PREPAYMENTS_SEED={Cases.Seed}"));
        foreach (var pair in seen.OrderBy(pair => pair.Key))
        {
            output.WriteLine(FormattableString.Invariant($"{pair.Key.Texts} {pair.Key.Outcome}: {pair.Value}"));
        }

        Assert.True(failures.IsEmpty, FormattableString.Invariant($"PREPAYMENTS_SEED={Cases.Seed}\n") + string.Join("\n\n", failures.Select(pair => pair.Key + ": " + pair.Value)));
        Covered.Add("hostile texts", tried);
        if (!Cases.AreDemanded)
        {
            return;
        }

        Assert.True(tried >= Target, FormattableString.Invariant($"Only {tried} spoilt texts."));
        Assert.All(
            from texts in new[] { "documents", "subledgers", "scenarios" } from outcome in Enum.GetValues<Outcome>() select (texts, outcome),
            pair => Assert.True(seen.ContainsKey(pair), pair + " did not occur."));
    }

    /// <summary>Everything that one cut or one flipped bit can do to a document of each type.</summary>
    private static IEnumerable<(int Text, byte[] Spoilt)> All(IReadOnlyList<SoundText> texts) =>
        texts.Select((text, i) => (Text: i, text.Json, Type: DocumentJson.Read(text.Json).Kind))
            .GroupBy(text => text.Type)
            .Select(type => type.MaxBy(text => text.Json.Length))
            .SelectMany(text => Spoiling.CutOff(text.Json).Concat(Spoiling.Flipped(text.Json)).Select(spoilt => (text.Text, spoilt)))
            .Where((_, i) => Cases.AreDemanded || i % Math.Ceiling(1 / Cases.Times) == 0);

    private static IEnumerable<(int Text, byte[] Spoilt)> AtRandom(IReadOnlyList<SoundText> texts, int count) => Enumerable.Range(0, Cases.Of(count)).Select(i =>
    {
        var draw = new Random(unchecked(((int)Cases.Seed * 31) ^ (i * 7919)));
        return (i % texts.Count, Spoiling.AtRandom(texts[i % texts.Count], texts[draw.Next(texts.Count)], draw));
    });

    /// <summary>Tries every spoilt text that is none of the sound ones, once.</summary>
    private int Try(string name, IReadOnlyList<SoundText> texts, IEnumerable<(int Text, byte[] Spoilt)> spoilt)
    {
        var tried = new ConcurrentDictionary<(int Text, UInt128 Hash), byte>();
        for (var i = 0; i < texts.Count; i++)
        {
            tried.TryAdd((i, Hash(Encoding.UTF8.GetBytes(texts[i].Json))), 0);
        }

        Parallel.ForEach(spoilt, one =>
        {
            if (tried.TryAdd((one.Text, Hash(one.Spoilt)), 0))
            {
                if (Try(texts[one.Text], one.Spoilt) is { } outcome)
                {
                    seen.AddOrUpdate((name, outcome), 1, (_, count) => count + 1);
                }
            }
        });
        return tried.Count - texts.Count;
    }

    private Outcome? Try(SoundText sound, byte[] spoilt)
    {
        try
        {
            return sound.GoOn(spoilt);
        }
        catch (JsonFormatException exception) when (NamesThePlace(exception))
        {
            return Outcome.Refused;
        }
        catch (Exception exception)
        {
            // One of each kind is enough to be told, as few are different defects.
            var where = exception.StackTrace?.Split('\n').FirstOrDefault(frame => frame.Contains(" in ", StringComparison.Ordinal))?.Trim();
            failures.TryAdd(exception.GetType().Name + " " + where, exception.Message + "\n" + sound.Name + ": " + Difference(sound.Json, spoilt));
            return null;
        }
    }

    /// <summary>What the spoilt text has instead of what the sound one has, and what stands before it.</summary>
    private static string Difference(string sound, byte[] bytes)
    {
        var spoilt = Encoding.UTF8.GetString(bytes);
        var start = sound.AsSpan().CommonPrefixLength(spoilt);
        var end = 0;
        while (end < Math.Min(sound.Length, spoilt.Length) - start && sound[^(end + 1)] == spoilt[^(end + 1)])
        {
            end++;
        }

        return sound[Math.Max(0, start - 300)..start] + "<<" + sound[start..^end] + ">> is <<" + spoilt[start..^end] + ">>";
    }

    /// <summary>
    /// An error has place and reason, and the reason is the library's: an argument that only the framework minded is a check
    /// that is missing.
    /// </summary>
    private static bool NamesThePlace(JsonFormatException error) =>
        error.Path.StartsWith('$')
        && error.Reason.Length > 0
        && error.Message == error.Path + ": " + error.Reason
        && (error.InnerException is not ArgumentException and not InvalidOperationException
            || error.InnerException.TargetSite?.DeclaringType?.Namespace is "Prepayments" or "Prepayments.Json"
            || error.Reason.Contains("no characters", StringComparison.Ordinal));

    private static UInt128 Hash(byte[] bytes) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(bytes));
}
