using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace Prepayments.Samples.ErpHost.Tests;

public sealed class FileSubledgerStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Log => Path.Combine(folder.Path, "acme", "v-100.log");

    [Fact]
    public async Task Open_WithATornTail_CutsItOffAtEveryByte()
    {
        var lines = await WriteLogAsync();
        var whole = File.ReadAllBytes(Log);
        var last = whole.Length - lines[^1].Length;
        for (var length = last; length < whole.Length; length++)
        {
            File.WriteAllBytes(Log, whole[..length]);
            using var store = Open();
            Assert.Equal(Example.Opening.Version + lines.Count - 2, (await store.ReadAsync(Example.Key, default))!.Version);
            Assert.Equal(last, new FileInfo(Log).Length);

            await Example.PostAsync(store, Example.Documents("1")[^1]);
            Assert.Equal(whole, File.ReadAllBytes(Log));
        }
    }

    [Fact]
    public async Task Open_WithZerosWhereABlockWasNotWritten_CutsThemOff()
    {
        var lines = await WriteLogAsync();
        var whole = File.ReadAllBytes(Log);
        var last = whole.Length - lines[^1].Length;
        foreach (var (from, to) in new[] { (last, whole.Length), (last + 5, last + 100), (last + 40, whole.Length) })
        {
            var torn = (byte[])whole.Clone();
            torn.AsSpan(from..to).Clear();
            File.WriteAllBytes(Log, torn);
            using var store = Open();
            Assert.Equal(Example.Opening.Version + lines.Count - 2, (await store.ReadAsync(Example.Key, default))!.Version);
            Assert.Equal(last, new FileInfo(Log).Length);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Open_WithAFlippedByte_NamesTheRecordAndChangesNothing(int damaged)
    {
        var lines = await WriteLogAsync();
        var whole = File.ReadAllBytes(Log);
        var begin = lines.Take(damaged).Sum(line => line.Length);
        for (var place = begin; place < begin + lines[damaged].Length; place++)
        {
            var bytes = (byte[])whole.Clone();
            bytes[place] ^= 0x81;
            File.WriteAllBytes(Log, bytes);
            using var store = Open();
            var exception = await Assert.ThrowsAsync<DamagedLogException>(() => store.ReadAsync(Example.Key, default));
            Assert.Equal((Log, begin), (exception.File, exception.Offset));
            Assert.Equal(bytes, File.ReadAllBytes(Log));
        }
    }

    [Fact]
    public async Task Open_WithARecordMissing_NamesTheOneAfterIt()
    {
        var lines = await WriteLogAsync();
        File.WriteAllText(Log, string.Concat(lines.Where((_, i) => i != 2)));
        using var store = Open();
        var exception = await Assert.ThrowsAsync<DamagedLogException>(() => store.ReadAsync(Example.Key, default));
        Assert.Equal(lines[0].Length + lines[1].Length, exception.Offset);
    }

    [Fact]
    public async Task Open_WithEntriesThatDoNotFollow_NamesTheRecord()
    {
        var lines = await WriteLogAsync();
        var json = Encoding.UTF8.GetBytes(lines[2][18..^1].Replace("\"2110\"", "\"2111\"", StringComparison.Ordinal));
        lines[2] = Encoding.UTF8.GetString(DocumentLog.Line(json));
        File.WriteAllText(Log, string.Concat(lines));
        using var store = Open();
        var exception = await Assert.ThrowsAsync<DamagedLogException>(() => store.ReadAsync(Example.Key, default));
        Assert.Equal(lines[0].Length + lines[1].Length, exception.Offset);
        Assert.Contains("leads to something else", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000010 0")]
    public async Task Open_WithoutAFirstRecord_IsDamaged(string content)
    {
        await WriteLogAsync();
        File.WriteAllText(Log, content);
        using var store = Open();
        await Assert.ThrowsAsync<DamagedLogException>(() => store.ReadAsync(Example.Key, default));
    }

    [Fact]
    public async Task Append_WhereSomethingElseWrote_IsDamage()
    {
        using var store = Open();
        await store.CreateAsync(Example.Key, Example.Opening, default);
        File.AppendAllText(Log, "x");
        await Assert.ThrowsAsync<DamagedLogException>(() => Example.PostAsync(store, Example.Documents("1")[0]));
        Assert.Equal(Example.Opening.Version, (await store.ReadAsync(Example.Key, default))!.Version);
    }

    [Fact]
    public void Constructor_WhereAnotherHasTheFolder_Fails()
    {
        using var store = Open();
        var exception = Assert.Throws<IOException>(Open);
        Assert.Contains("another process", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private FileSubledgerStore Open() => new(folder.Path, NullLogger<FileSubledgerStore>.Instance);

    /// <summary>Writes a log of the example's documents and returns its lines, line feeds included.</summary>
    private async Task<List<string>> WriteLogAsync()
    {
        using var store = Open();
        await store.CreateAsync(Example.Key, Example.Opening, default);
        foreach (var document in Example.Documents("1"))
        {
            await Example.PostAsync(store, document);
        }

        return [.. File.ReadAllText(Log).Split('\n')[..^1].Select(line => line + "\n")];
    }
}
