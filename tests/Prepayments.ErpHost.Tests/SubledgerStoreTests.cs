using System.Text;

namespace Prepayments.Samples.ErpHost.Tests;

/// <summary>Says what holds for every store.</summary>
public sealed class SubledgerStoreTests
{
    public static TheoryData<string> Kinds => TestStore.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Read_AfterReopening_IsWhatWasPosted(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await test.Store.CreateAsync(Example.Key, Example.Opening, default);
        var kept = new List<string>();
        var subledger = Example.Opening;
        foreach (var document in Example.Documents("1"))
        {
            kept.Add(Text(await Example.PostAsync(test.Store, document)));
            subledger = Posting.Post(subledger, document).EnsurePosted().Subledger;
        }

        await test.ReopenAsync();
        Assert.Equal(SubledgerJson.Write(subledger), SubledgerJson.Write((await test.Store.ReadAsync(Example.Key, default))!));
        Assert.Equal(SubledgerJson.Write(Example.Opening), SubledgerJson.Write((await test.Store.ReadOpeningAsync(Example.Key, default))!));
        Assert.Equal(kept, (await test.Store.ListDocumentsAsync(Example.Key, 0, 100, default)).Select(Text));
        Assert.Equal(kept[2..3], (await test.Store.ListDocumentsAsync(Example.Key, Example.Opening.Version + 2, 1, default)).Select(Text));
        Assert.Equal(kept[1..2], (await test.Store.FindDocumentsAsync(Example.Key, "PPI-1", default)).Select(Text));
        Assert.Empty(await test.Store.FindDocumentsAsync(Example.Key, "PPI-2", default));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Read_OfAnotherTenantOrNone_IsNull(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await test.Store.CreateAsync(Example.Key, Example.Opening, default);
        Assert.True(SubledgerKey.TryOf("other", Example.Key.Id, out var other));
        Assert.Null(await test.Store.ReadAsync(other, default));
        Assert.Null(await test.Store.ReadOpeningAsync(other, default));
        Assert.Empty(await test.Store.ListAsync("other", string.Empty, 10, default));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task List_IsByIdInOrdinalOrder(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        foreach (var id in new[] { "b", "a-1", "a.1", "a_1", "a1" })
        {
            Assert.True(SubledgerKey.TryOf("acme", id, out var key));
            await test.Store.CreateAsync(key, Example.Opening, default);
        }

        Assert.Equal(["a-1", "a.1", "a1", "a_1", "b"], await test.Store.ListAsync("acme", string.Empty, 10, default));
        Assert.Equal(["a1", "a_1"], await test.Store.ListAsync("acme", "a.1", 2, default));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Create_Twice_KeepsTheFirst(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        Assert.True(await test.Store.CreateAsync(Example.Key, Example.Opening, default));
        Assert.False(await test.Store.CreateAsync(Example.Key, Example.Opening.WithTaxCodes(TaxCodes.None), default));
        Assert.Equal(Example.Opening.Version, (await test.Store.ReadAsync(Example.Key, default))!.Version);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Append_ByManyWritersOnOneVersion_KeepsOne(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await test.Store.CreateAsync(Example.Key, Example.Opening, default);
        var offered = Enumerable.Range(1, 8).Select(i =>
        {
            var order = Example.Documents($"{i}")[0];
            var posted = Posting.Post(Example.Opening, order).EnsurePosted();
            return (Stored: StoredDocument.Of(order, posted, default), Next: posted.Subledger);
        }).ToList();
        var kept = await Task.WhenAll(offered.Select(it => Task.Run(() => test.Store.AppendAsync(Example.Key, it.Stored, it.Next, default))));
        Assert.Single(kept, true);
        var winner = offered[Array.IndexOf(kept, true)];
        Assert.Equal([Text(winner.Stored)], (await test.Store.ListDocumentsAsync(Example.Key, 0, 10, default)).Select(Text));
        Assert.NotNull((await test.Store.ReadAsync(Example.Key, default))!.GetOrder(winner.Stored.Number));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Check_OfAWorkingStore_Passes(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await test.Store.CheckAsync(default);
    }

    private static string Text(StoredDocument document) => Encoding.UTF8.GetString(document.Json);
}
