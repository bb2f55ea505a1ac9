using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Prepayments.Json;

namespace Prepayments.Tests.SmallScope;

/// <summary>
/// More than 100,000 posted entries are the same bytes in every culture and on any number of threads: one hash, approved
/// as a snapshot. It changes when what is posted changes, and then deliberately.
/// </summary>
public sealed class DeterminismTests
{
    private const int Depth = 4;

    private static readonly string[] Cultures = ["", "tr-TR", "ar-SA", "sv-SE", "de-DE", "fa-IR", "th-TH", "hi-IN"];

    [Fact]
    public Task Hash_IsAsApproved() => Verifier.Verify(Hash(threads: 2, _ => CultureInfo.InvariantCulture));

    /// <summary>Every setting under another culture, then every one under yet another.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Hash_IsTheSameInEveryCulture(int first) =>
        Assert.Equal(Approved(), Hash(threads: 2, i => CultureInfo.GetCultureInfo(Cultures[(first + i) % Cultures.Length])));

    [Fact]
    public void Hash_IsTheSameOnManyThreads() => Assert.Equal(Approved(), Hash(threads: 7, _ => CultureInfo.InvariantCulture));

    private static string Approved([System.Runtime.CompilerServices.CallerFilePath] string file = "") => File.ReadAllText(
        Path.Combine(Path.GetDirectoryName(file)!, "DeterminismTests.Hash_IsAsApproved.verified.txt")).Trim();

    /// <summary>The number of entries, and the hash over the hashes of the settings in their order.</summary>
    private static string Hash(int threads, Func<int, CultureInfo> culture)
    {
        var settings = SmallSettings.All;
        var hashes = new (long Entries, byte[] Hash)[settings.Count];
        Parallel.For(0, settings.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            var before = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = culture(i);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var order = SmallDocuments.Order(settings[i].Currency);
            var entries = Walk(Posting.Post(settings[i].Start, order).Subledger, settings[i].Currency, 1, hash);
            hashes[i] = (entries, hash.GetHashAndReset());
            CultureInfo.CurrentCulture = before;
        });
        var all = SHA256.HashData([.. hashes.SelectMany(pair => pair.Hash)]);
        return FormattableString.Invariant($"{hashes.Sum(pair => pair.Entries)} entries, SHA-256 {Convert.ToHexString(all)}");
    }

    private static long Walk(Subledger state, Currency currency, int step, IncrementalHash hash)
    {
        long entries = 0;
        var documents = new SmallDocuments(state, currency, step);
        foreach (var document in step < 3 ? documents.Next().Concat(documents.Broken()) : documents.Next())
        {
            var result = Posting.Post(state, document);
            hash.AppendData(Encoding.UTF8.GetBytes(result.Rejection?.ToString() ?? result.Notices.ToString()));
            foreach (var entry in result.Entries)
            {
                hash.AppendData(EntryJson.WriteUtf8(entry));
                entries++;
            }

            entries += result.IsPosted && step < Depth ? Walk(result.Subledger, currency, step + 1, hash) : 0;
        }

        return entries;
    }
}
