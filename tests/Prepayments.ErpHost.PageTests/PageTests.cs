using System.Text;
using Microsoft.Playwright;

namespace Prepayments.Samples.ErpHost.Tests;

/// <summary>Looks at the page as a person does, in a headless Chromium of this machine.</summary>
/// <remarks>
/// The environment variable CHROMIUM names the browser where it is not <c>/usr/bin/chromium</c>; PREPAYMENTS_SCREENSHOTS names a
/// folder for pictures of what was looked at.
/// </remarks>
public sealed class PageTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly HostProcess host;
    private readonly List<string> complaints = [];
    private IPlaywright? playwright;
    private IBrowser? browser;
    private IPage page = null!;

    public PageTests() => host = new HostProcess(folder.Path);

    public async Task InitializeAsync()
    {
        await host.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",

            // The pages are those of the host, on this machine; in a container Chromium cannot make its sandbox.
            Args = ["--no-sandbox"],
        });
        page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1200, Height = 900 } });
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        host.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Page_ShowsTheLifeOfAnOrder_AndPostsWhatWasPreviewed()
    {
        await PostAsync(Example.Documents("1")[..3]);
        await page.GotoAsync(host.Address + "/#key=acme&subledger=v-1&order=PO-1");

        Assert.Equal("37.50 EUR", await page.TextContentAsync("#figure-limit"));
        Assert.Equal("37.50 EUR", await page.TextContentAsync("#figure-remaining"));
        Assert.Equal(4, await page.Locator("#documents tr").CountAsync());
        Assert.Equal(
            ["1010 bank", "1450 prepayment", "2110 prepaymentControl", "2300 tax"],
            await page.Locator(".account caption").AllTextContentsAsync());
        Assert.Equal(2, await page.Locator("#plot path").CountAsync());
        Assert.DoesNotContain("acme", page.Url, StringComparison.Ordinal);

        // Why something cannot be.
        var next = page.Locator("#next li");
        Assert.Equal(
            "cannot be: NothingToInvoice: order PO-1",
            await next.Filter(new LocatorFilterOptions { HasText = "Ask for the prepayment" }).Locator(".cannot").TextContentAsync());
        await PictureAsync("erp-host-order");

        // A preview changes nothing; posting it does.
        await next.Filter(new LocatorFilterOptions { HasText = "Deliver and invoice what is left" }).GetByRole(AriaRole.Button).ClickAsync();
        Assert.Equal(
            """{ "type": "invoice", "number": "INV-1", "date": "2026-01-20", "order": "PO-1", "lines": [{ "orderLine": "10", "quantity": 3 }] }""",
            await page.InputValueAsync("#document"));
        await Expect("#outcome table tr:last-child", "remaining37.500.00");
        await PictureAsync("erp-host-preview");
        Assert.Equal("37.50 EUR", await page.TextContentAsync("#figure-remaining"));

        await page.ClickAsync("#post");
        await Expect("#figure-remaining", "0.00 EUR");
        await Expect("#figure-applied", "37.50 EUR");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Page_SaysWhatIsWrong()
    {
        await PostAsync(Example.Documents("1")[..1]);
        await page.GotoAsync(host.Address + "/#subledger=v-1");
        await Expect("#trouble", "An API key is needed. The program prints one where none is configured.");
        await page.FillAsync("#key", "nobody");
        await page.PressAsync("#key", "Tab");
        await Expect("#trouble", "Unauthorized");
        await page.FillAsync("#key", "acme");
        await page.PressAsync("#key", "Tab");
        await Expect("#figure-available", "37.50 EUR");
        await page.FillAsync("#document", "{ \"type\": \"payment\" }");
        await page.ClickAsync("#preview");
        await Expect("#outcome .cannot", "$: The property number is missing.");
    }

    private async Task PostAsync(IEnumerable<Document> documents)
    {
        using var client = host.Client();
        using var setup = new StringContent(Example.Setup, Encoding.UTF8, "application/json");
        (await client.PutAsync("/subledgers/v-1", setup)).EnsureSuccessStatusCode();
        foreach (var document in documents)
        {
            using var content = new StringContent(DocumentJson.Write(document), Encoding.UTF8, "application/json");
            (await client.PostAsync("/subledgers/v-1/documents", content)).EnsureSuccessStatusCode();
        }
    }

    private Task Expect(string selector, string text) => Assertions.Expect(page.Locator(selector)).ToHaveTextAsync(text);

    private async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("PREPAYMENTS_SCREENSHOTS") is { Length: > 0 } pictures)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(pictures, name + ".png"), FullPage = true });
        }
    }
}
