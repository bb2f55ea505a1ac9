using System.Net;
using System.Text;

namespace Prepayments.Samples.ErpHost.Tests;

public sealed class ApiTests : IDisposable
{
    private readonly HostFactory host = new();
    private readonly HttpClient client;

    public ApiTests() => client = host.ClientOf("acme");

    [Fact]
    public async Task PutSubledger_Twice_IsCreatedAndThere()
    {
        Assert.Equal(HttpStatusCode.Created, (await PutAsync("v-100", Example.Setup)).Status);
        var (status, json) = await PutAsync("v-100", Example.Setup);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"id":"v-100","side":"payables","counterparty":"V-100","accountingCurrency":"EUR","version":1,"balance":0.00}""", json.GetRawText());
    }

    [Fact]
    public async Task PutSubledger_WithAnotherSetup_IsAConflict()
    {
        await PutAsync("v-100", Example.Setup);
        var (status, json) = await PutAsync("v-100", Example.Setup.Replace("\"1450\"", "\"1451\"", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("$.profile.prepayment", json.GetProperty("path").GetString());
    }

    [Theory]
    [InlineData("{", "$")]
    [InlineData("", "$")]
    [InlineData("{}", "$")]
    [InlineData("""{ "side": "sideways" }""", "$.side")]
    [InlineData("""{ "side": "payables" }, "x": {}""", "$")]
    [InlineData("""{ "side": "payables", "side": "payables" }""", "$.side")]
    public async Task PutSubledger_WithBadJson_NamesThePlace(string setup, string path)
    {
        var (status, json) = await PutAsync("v-100", setup);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(path, json.GetProperty("path").GetString());
        Assert.Equal("/problems/malformed-json", json.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("V-100")]
    [InlineData(".hidden")]
    [InlineData("..%2Fother%2Fv-100")]
    [InlineData("v%0A")]
    public async Task PutSubledger_WithAnIdThatIsNone_IsRefused(string id) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await PutAsync(id, Example.Setup)).Status);

    [Fact]
    public async Task PostDocument_IsAnsweredWithEntries_AndTheSameBytesAgain()
    {
        await PutAsync("v-100", Example.Setup);
        foreach (var document in Example.Documents("1"))
        {
            var (status, json) = await PostAsync("documents", DocumentJson.Write(document));
            Assert.Equal(HttpStatusCode.Created, status);
            var (again, same) = await PostAsync("documents", DocumentJson.Write(document));
            Assert.Equal(HttpStatusCode.OK, again);
            Assert.Equal(json.GetRawText(), same.GetRawText());
        }

        var (_, balance) = await GetAsync("trial-balance");
        Assert.Equal("0.00", balance.GetProperty("sum").GetRawText());
        Assert.Equal("0.00", balance.GetProperty("accounts").GetProperty("1450").GetRawText());
    }

    [Fact]
    public async Task PostDocument_ThatBreaksARule_IsAProblemWithCodeAndFigures()
    {
        await PutAsync("v-100", Example.Setup);
        await PostAsync("documents", DocumentJson.Write(Example.Documents("1")[0]));
        await PostAsync("documents", DocumentJson.Write(Example.Documents("1")[1]));
        using var response = await client.PostAsync(
            "/subledgers/v-100/documents",
            Json("""{ "type": "payment", "number": "PAY-1", "date": "2026-01-20", "amount": 50, "settle": [ { "document": "PPI-1", "amount": 40 } ] }"""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var json = await ReadAsync(response);
        var code = json.GetProperty("code").GetString();
        Assert.Equal("ExceedsOpenAmount", code);
        Assert.Equal("/rejections/" + code, json.GetProperty("type").GetString());
        Assert.Contains(json.GetProperty("figures").EnumerateArray(), figure => figure.GetProperty("value").ToString() == "37.50");
        Assert.Equal(3, (await GetAsync(string.Empty)).Json.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task PostDocument_WithBadJson_NamesThePlace()
    {
        await PutAsync("v-100", Example.Setup);
        var (status, json) = await PostAsync(
            "documents", """{ "type": "order", "number": "PO-1", "date": "2026-01-05", "lines": [ { "id": "10", "quantity": "3", "unitPrice": 1 } ] }""");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("$.lines[0].quantity", json.GetProperty("path").GetString());
    }

    [Fact]
    public async Task PostDocument_OfATakenNumber_IsAConflict()
    {
        await PutAsync("v-100", Example.Setup);
        await PostAsync("documents", """{ "type": "payment", "number": "PAY-1", "date": "2026-01-20", "amount": 5 }""");
        var (status, json) = await PostAsync("documents", """{ "type": "payment", "number": "PAY-1", "date": "2026-01-21", "amount": 5 }""");
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("$.date", json.GetProperty("path").GetString());
    }

    [Fact]
    public async Task Preview_SaysWhatWouldBePosted_AndPostsNothing()
    {
        await PutAsync("v-100", Example.Setup);
        await PostAsync("documents", DocumentJson.Write(Example.Documents("1")[0]));
        var invoice = DocumentJson.Write(Example.Documents("1")[1]);
        var (status, preview) = await PostAsync("preview?order=PO-1", invoice);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("0.00", preview.GetProperty("before").GetProperty("invoiced").GetRawText());
        Assert.Equal("37.50", preview.GetProperty("after").GetProperty("invoiced").GetRawText());
        Assert.Equal(2, (await GetAsync(string.Empty)).Json.GetProperty("version").GetInt32());

        var (_, posted) = await PostAsync("documents", invoice);
        Assert.Equal(preview.GetProperty("entries").GetRawText(), posted.GetProperty("entries").GetRawText());
    }

    [Fact]
    public async Task Next_SaysWhatCanBeDone_AndWhyNot()
    {
        await PutAsync("v-100", Example.Setup);
        foreach (var document in Example.Documents("1")[..3])
        {
            await PostAsync("documents", DocumentJson.Write(document));
        }

        var next = (await GetAsync("next?order=PO-1")).Json.GetProperty("items").EnumerateArray().Select(item => (
            item.GetProperty("purpose").GetString(),
            item.GetProperty("entries").GetArrayLength(),
            item.GetProperty("rejection").GetString()));
        Assert.Equal(
            [
                ("Ask for the prepayment", 0, "NothingToInvoice: order PO-1"),
                ("Deliver and invoice what is left", 1, null),
                ("Give back PPI-1", 1, null),
                ("Keep what is paid on PPI-1", 0, "MissingAccount: role Forfeiture"),
                ("Take back PPI-1", 0, "HasSettlements: link PAY-1/PPI-1"),
            ],
            next);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("next?order=PO-2")).Status);
    }

    [Fact]
    public async Task Page_IsServed_AndMayLoadNothingFromElsewhere()
    {
        using var stranger = host.CreateClient();
        using var page = await stranger.GetAsync("/");
        Assert.Contains("The prepayment life of an order", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/page.js")).StatusCode);
    }

    [Fact]
    public async Task Lists_ArePaged()
    {
        await PutAsync("v-100", Example.Setup);
        foreach (var document in Example.Documents("1"))
        {
            await PostAsync("documents", DocumentJson.Write(document));
        }

        foreach (var list in new[] { "documents", "journal" })
        {
            var versions = new List<int>();
            int? after = 0;
            while (after is { } version)
            {
                var (_, page) = await GetAsync($"{list}?take=3&after={version}");
                versions.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("version").GetInt32()));
                after = page.GetProperty("next").ValueKind == JsonValueKind.Null ? null : page.GetProperty("next").GetInt32();
            }

            Assert.Equal([2, 3, 4, 5], versions);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync("documents?take=501")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync("journal?take=0")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync("orders?take=x")).Status);
    }

    [Fact]
    public async Task Figures_TaxTotals_AndState_AreThoseOfTheLibrary()
    {
        await PutAsync("v-100", Example.Setup);
        var subledger = Example.Opening;
        foreach (var document in Example.Documents("1")[..3])
        {
            await PostAsync("documents", DocumentJson.Write(document));
            subledger = Posting.Post(subledger, document).EnsurePosted().Subledger;
        }

        Assert.Equal(SubledgerJson.Write(subledger), (await GetAsync("state")).Json.GetRawText());
        Assert.Equal(
            """{"order":"PO-1","currency":"EUR","limit":37.50,"invoiced":37.50,"available":0.00,"paid":37.50,"applied":0.00,"remaining":37.50,"shippingHolds":[]}""",
            (await GetAsync("figures?order=PO-1")).Json.GetRawText());
        Assert.Equal(
            """[{"number":"PPI-1","kind":"prepaymentInvoice","date":"2026-01-10","orders":["PO-1"],"currency":"EUR","total":37.50,"unpaid":0.00,"unapplied":37.50}]""",
            (await GetAsync("open-prepayments")).Json.GetRawText());
        Assert.Equal("7.50", (await GetAsync("tax-totals?from=2026-01-01&to=2026-01-31")).Json[0].GetProperty("tax").GetProperty("accounting").GetRawText());
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync("tax-totals?from=2026-02-01&to=2026-01-31")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("figures?order=PO-2")).Status);
    }

    [Fact]
    public async Task Tenant_SeesNothingOfAnother()
    {
        await PutAsync("v-100", Example.Setup);
        using var other = host.ClientOf("other");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/subledgers/v-100")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await other.PostAsync("/subledgers/v-100/documents", Json(DocumentJson.Write(Example.Documents("1")[0])))).StatusCode);
        Assert.Equal("""{"items":[],"next":null}""", await other.GetStringAsync("/subledgers"));
        Assert.Equal(HttpStatusCode.Created, (await other.PutAsync("/subledgers/v-100", Json(Example.Setup))).StatusCode);
        Assert.Equal(1, (await GetAsync(string.Empty)).Json.GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nobody")]
    [InlineData("")]
    public async Task Request_WithoutAKnownKey_IsUnauthorized(string? key)
    {
        using var stranger = host.CreateClient();
        if (key is not null)
        {
            stranger.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, key);
        }

        using var response = await stranger.GetAsync("/subledgers/v-100");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Request_ThatIsTooLarge_IsRefused()
    {
        await PutAsync("v-100", Example.Setup);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync("documents", new string(' ', 1_100_000))).Status);
    }

    [Fact]
    public async Task Requests_OfOneTenantBeyondTheLimit_WaitAndOthersDoNot()
    {
        using var limited = new HostFactory { RequestsPerSecond = 3 };
        using var eager = limited.ClientOf("acme");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++)
        {
            using var response = await eager.GetAsync("/subledgers");
            statuses.Add(response.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        using var other = limited.ClientOf("other");
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/subledgers")).StatusCode);
    }

    [Fact]
    public async Task DamagedLog_IsAnsweredAsSuch_AndOthersGoOn()
    {
        await PutAsync("v-1", Example.Setup);
        Directory.CreateDirectory(host.FolderOf("acme"));
        File.WriteAllText(Path.Combine(host.FolderOf("acme"), "v-100.log"), "something else\n");
        var (status, json) = await GetAsync(string.Empty);
        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Equal("/problems/damaged-log", json.GetProperty("type").GetString());
        Assert.DoesNotContain(host.FolderOf("acme"), json.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/subledgers/v-1")).StatusCode);
    }

    [Fact]
    public async Task Health_AndDescription_NeedNoKey()
    {
        using var stranger = host.CreateClient();
        Assert.Equal("Healthy", await stranger.GetStringAsync("/health/live"));
        Assert.Equal("Healthy", await stranger.GetStringAsync("/health/ready"));
        using var description = JsonDocument.Parse(await stranger.GetStringAsync("/openapi/v1.json"));
        var paths = description.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.Contains("/subledgers/{id}/documents", paths);
        Assert.Contains("/subledgers/{id}/preview", paths);
        Assert.True(description.RootElement.GetProperty("components").GetProperty("securitySchemes").TryGetProperty("ApiKey", out _));
    }

    public void Dispose()
    {
        client.Dispose();
        host.Dispose();
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.Clone();
    }

    private async Task<(HttpStatusCode Status, JsonElement Json)> PutAsync(string id, string setup)
    {
        using var response = await client.PutAsync("/subledgers/" + id, Json(setup));
        return (response.StatusCode, await ReadAsync(response));
    }

    private async Task<(HttpStatusCode Status, JsonElement Json)> PostAsync(string what, string json)
    {
        using var response = await client.PostAsync("/subledgers/v-100/" + what, Json(json));
        return (response.StatusCode, await ReadAsync(response));
    }

    private async Task<(HttpStatusCode Status, JsonElement Json)> GetAsync(string what)
    {
        using var response = await client.GetAsync("/subledgers/v-100" + (what.Length == 0 ? what : "/" + what));
        return (response.StatusCode, await ReadAsync(response));
    }
}
