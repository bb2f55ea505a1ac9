using System.Net;
using System.Text;
using Xunit.Abstractions;

namespace Prepayments.Samples.ErpHost.Tests;

public sealed class FaultTests(ITestOutputHelper output)
{
    private const int Writers = 8;
    private const int Kills = 4;

    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(1.5);

    /// <summary>Eight writers on one vendor, and on many, while the host is killed and started again.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task NothingIsLostAndNothingDoubled_WhateverIsKilled(int vendors)
    {
        using var folder = new TemporaryFolder();
        using var host = new HostProcess(folder.Path);
        using var client = host.Client();
        await host.StartAsync();
        string[] subledgers = [.. Enumerable.Range(1, vendors).Select(vendor => $"v-{vendor}")];
        foreach (var subledger in subledgers)
        {
            using var content = new StringContent(Example.Setup, Encoding.UTF8, "application/json");
            using var response = await client.PutAsync("/subledgers/" + subledger, content);
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        }

        using var end = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Writers).Select(number => new Writer(client, number, subledgers)).ToList();
        var running = writers.Select(writer => Task.Run(() => writer.RunAsync(end.Token))).ToList();
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(BetweenKills);
            await host.KillAsync();
            await host.StartAsync();
        }

        await Task.Delay(BetweenKills);
        await end.CancelAsync();
        await Task.WhenAll(running);

        // What is looked at is what a start finds on the disk.
        await host.KillAsync();
        await host.StartAsync();
        var answers = writers.SelectMany(writer => writer.Answers).ToDictionary();
        foreach (var subledger in subledgers)
        {
            await CheckAsync(client, subledger, answers);
        }

        output.WriteLine(
            $"{vendors} vendors, {Writers} writers, {Kills} kills: {answers.Count} documents answered, "
            + $"{writers.Sum(writer => writer.FoundPosted)} of them found posted after a kill, {writers.Sum(writer => writer.Retries)} retries");
        Assert.True(answers.Count >= 100, $"Only {answers.Count} documents were posted.");
        Assert.True(writers.Sum(writer => writer.Retries) > 0, "No kill met a writer.");
    }

    private static async Task CheckAsync(
        HttpClient client, string subledger, Dictionary<(string Subledger, string Document), string> answers)
    {
        var stored = await ListAsync(client, subledger);

        // Nothing is lost, nothing doubled: what is stored is what was answered, byte for byte.
        Assert.Equal(
            answers.Where(answer => answer.Key.Subledger == subledger).Select(answer => answer.Value).Order(StringComparer.Ordinal),
            stored.Order(StringComparer.Ordinal));

        // State and entries are what a replay makes of the documents.
        var replayed = Example.Opening;
        foreach (var json in stored)
        {
            using var parsed = JsonDocument.Parse(json);
            var document = DocumentJson.Read(parsed.RootElement.GetProperty("document").GetRawText());
            var posted = Posting.Post(replayed, document).EnsurePosted();
            Assert.Equal(posted.Subledger.Version, parsed.RootElement.GetProperty("version").GetInt64());
            Assert.Equal(
                posted.Entries.Select(EntryJson.Write),
                parsed.RootElement.GetProperty("entries").EnumerateArray().Select(entry => entry.GetRawText()));
            replayed = posted.Subledger;
        }

        Assert.Equal(SubledgerJson.Write(replayed), await client.GetStringAsync($"/subledgers/{subledger}/state"));

        using var balance = JsonDocument.Parse(await client.GetStringAsync($"/subledgers/{subledger}/trial-balance"));
        Assert.Equal("0.00", balance.RootElement.GetProperty("sum").GetRawText());

        // Every order was paid in advance and invoiced, so nothing is left on the prepayment accounts.
        Assert.Equal("0.00", balance.RootElement.GetProperty("accounts").GetProperty("1450").GetRawText());
        Assert.Equal("0.00", balance.RootElement.GetProperty("accounts").GetProperty("2110").GetRawText());
    }

    private static async Task<List<string>> ListAsync(HttpClient client, string subledger)
    {
        var documents = new List<string>();
        var next = "0";
        while (next is not null)
        {
            using var page = JsonDocument.Parse(await client.GetStringAsync($"/subledgers/{subledger}/documents?take=500&after={next}"));
            documents.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetRawText()));
            next = page.RootElement.GetProperty("next") is { ValueKind: JsonValueKind.Number } version ? version.GetRawText() : null;
        }

        return documents;
    }
}
