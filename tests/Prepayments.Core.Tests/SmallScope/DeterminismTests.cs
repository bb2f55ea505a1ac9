using System.Globalization;
using Prepayments.Tests.Tally;

namespace Prepayments.Tests.SmallScope;

/// <summary>
/// More than 100,000 posted entries are the same bytes in every culture and on any number of threads: one hash, approved
/// as a snapshot. It changes when what is posted changes, and then deliberately. On other runtimes and in other time zones
/// the program eng/determinism compares with the same snapshot.
/// </summary>
/// <remarks>Where <c>PREPAYMENTS_DEPTH</c> is less than its default the histories are as much shorter here.</remarks>
public sealed class DeterminismTests
{
    private static readonly string[] Cultures = ["", "tr-TR", "ar-SA", "sv-SE", "de-DE", "fa-IR", "th-TH", "hi-IN"];

    private static readonly int Deepest = Math.Clamp(SmallScopeTests.Depth - 1, EntryHash.LeastDepth, EntryHash.Depth);

    [Fact]
    public async Task Hash_IsAsApproved()
    {
        var hashes = Enumerable.Range(EntryHash.LeastDepth, Deepest - EntryHash.LeastDepth + 1)
            .Select(depth => EntryHash.Of(depth, threads: 2, _ => CultureInfo.InvariantCulture))
            .ToList();

        Covered.Add("entries hashed", hashes[^1].Entries);
        if (Deepest == EntryHash.Depth)
        {
            await Verifier.Verify(string.Join("\n", hashes.Select(hash => hash.Line)));
        }
        else
        {
            Assert.Equal(Approved(Deepest), hashes[^1].Line);
        }
    }

    /// <summary>Every setting under another culture, then every one under yet another.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Hash_IsTheSameInEveryCulture(int first) => Assert.Equal(
        Approved(Deepest), EntryHash.Of(Deepest, threads: 2, i => CultureInfo.GetCultureInfo(Cultures[(first + i) % Cultures.Length])).Line);

    [Fact]
    public void Hash_IsTheSameOnManyThreads() =>
        Assert.Equal(Approved(Deepest), EntryHash.Of(Deepest, threads: 7, _ => CultureInfo.InvariantCulture).Line);

    private static string Approved(int depth, [System.Runtime.CompilerServices.CallerFilePath] string file = "") => File
        .ReadAllLines(Path.Combine(Path.GetDirectoryName(file)!, "DeterminismTests.Hash_IsAsApproved.verified.txt"))[depth - EntryHash.LeastDepth];
}
