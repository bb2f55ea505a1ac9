using System.Net;
using System.Text;
using Xunit.Abstractions;

namespace Prepayments.Samples.ErpHost.Tests;

public sealed class FaultTests(ITestOutputHelper output)
{
    private const int Writers = 8;
    private const int Kills = 3;

    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(1.2);

    /// <summary>Gets every store with one vendor and with many: files, which one host has, and a database, which two share.</summary>
    public static TheoryData<string, int, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, int>();
            foreach (var kind in TestStore.Kinds)
            {
                var hosts = kind == TestStore.Files ? 1 : 2;
                cases.Add(kind, 1, hosts);
                cases.Add(kind, 5, hosts);
            }

            return cases;
        }
    }

    /// <summary>Eight writers on one vendor, and on many, while the hosts are killed in turn and started again.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task NothingIsLostAndNothingDoubled_WhateverIsKilled(string kind, int vendors, int count)
    {
        using var folder = new TemporaryFolder();
        await using var database = kind == TestStore.Postgres ? await TestDatabase.CreateAsync() : null;
        using var hosts = new HostProcesses(folder.Path, database?.ConnectionString, count);
        await hosts.StartAsync();
        var client = hosts.Clients[0];
        string[] subledgers = [.. Enumerable.Range(1, vendors).Select(vendor => $"v-{vendor}")];
        foreach (var subledger in subledgers)
        {
            using var content = new StringContent(Example.Setup, Encoding.UTF8, "application/json");
            using var response = await client.PutAsync("/subledgers/" + subledger, content);
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        }

        using var end = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Writers).Select(number => new Writer(hosts.Clients[number % count], number, subledgers)).ToList();
        var running = writers.Select(writer => Task.Run(() => writer.RunAsync(end.Token))).ToList();
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(BetweenKills);
            await hosts.RestartAsync(kill % count);
        }

        await Task.Delay(BetweenKills);
        await end.CancelAsync();
        await Task.WhenAll(running);

        // What is looked at is what a start finds on the disk.
        await hosts.RestartAsync(0);
        var answers = writers.SelectMany(writer => writer.Answers).ToDictionary();
        foreach (var subledger in subledgers)
        {
            await CheckAsync(client, subledger, answers);
            if (database is not null)
            {
                await CheckLinesAsync(client, subledger, database);
            }
        }

        output.WriteLine(
            $"{kind}, {count} hosts, {vendors} vendors, {Writers} writers, {Kills} kills: {answers.Count} documents answered, "
            + $"{writers.Sum(writer => writer.FoundPosted)} of them found posted after a kill, {writers.Sum(writer => writer.Retries)} retries");
        Assert.True(answers.Count >= 50, $"Only {answers.Count} documents were posted.");
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

    /// <summary>The journal lines in the database come to the trial balance of the stored entries.</summary>
    private static async Task CheckLinesAsync(HttpClient client, string subledger, TestDatabase database)
    {
        using var balance = JsonDocument.Parse(await client.GetStringAsync($"/subledgers/{subledger}/trial-balance"));
        Assert.Equal(
            balance.RootElement.GetProperty("accounts").EnumerateObject().Select(account => account.Name + " " + account.Value.GetRawText()),
            await database.QueryAsync(
                $"SELECT account, sum(amount) FROM journal_lines WHERE subledger = '{subledger}' GROUP BY account ORDER BY account COLLATE \"C\""));
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
