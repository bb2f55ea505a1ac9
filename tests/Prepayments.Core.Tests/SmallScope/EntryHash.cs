using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Prepayments.Json;

namespace Prepayments.Tests.SmallScope;

/// <summary>
/// One hash over all that small histories post and are rejected with. The tests compute it, and so does eng/determinism on
/// other runtimes: this file has nothing that they have not.
/// </summary>
internal static class EntryHash
{
    /// <summary>The hashes that are approved are of histories of so many documents after the order.</summary>
    public const int LeastDepth = 2;

    public const int Depth = 4;

    /// <summary>Returns the number of entries, and a line with it and the hash over the hashes of the settings in their order.</summary>
    /// <param name="depth">How many documents come after the order.</param>
    /// <param name="threads">On how many threads the settings are walked.</param>
    /// <param name="culture">Under which culture each of the settings is walked.</param>
    public static (long Entries, string Line) Of(int depth, int threads, Func<int, CultureInfo> culture)
    {
        var settings = SmallSettings.All;
        var hashes = new (long Entries, byte[] Hash)[settings.Count];
        Parallel.For(0, settings.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            var before = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = culture(i);
            using var bytes = new MemoryStream();
            var order = SmallDocuments.Order(settings[i].Currency);
            var entries = Walk(Posting.Post(settings[i].Start, order).Subledger, settings[i].Currency, 1, depth, bytes);
            hashes[i] = (entries, Hash(bytes.ToArray()));
            CultureInfo.CurrentCulture = before;
        });
        var all = BitConverter.ToString(Hash([.. hashes.SelectMany(pair => pair.Hash)])).Replace("-", string.Empty);
        var sum = hashes.Sum(pair => pair.Entries);
        return (sum, FormattableString.Invariant($"depth {depth}: {sum} entries, SHA-256 {all}"));
    }

    private static long Walk(Subledger state, Currency currency, int step, int depth, MemoryStream bytes)
    {
        long entries = 0;
        var documents = new SmallDocuments(state, currency, step);
        foreach (var document in step < 3 ? documents.Next().Concat(documents.Broken()) : documents.Next())
        {
            var result = Posting.Post(state, document);
            Write(bytes, Encoding.UTF8.GetBytes(result.Rejection?.ToString() ?? result.Notices.ToString()));
            foreach (var entry in result.Entries)
            {
                Write(bytes, EntryJson.WriteUtf8(entry));
                entries++;
            }

            entries += result.IsPosted && step < depth ? Walk(result.Subledger, currency, step + 1, depth, bytes) : 0;
        }

        return entries;
    }

    private static void Write(MemoryStream bytes, byte[] more) => bytes.Write(more, 0, more.Length);

    private static byte[] Hash(byte[] bytes)
    {
        using var hash = SHA256.Create();
        return hash.ComputeHash(bytes);
    }
}
