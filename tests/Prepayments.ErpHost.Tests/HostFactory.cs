using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Prepayments.Samples.ErpHost.Tests;

/// <summary>Starts the host in the process of the test, with a store and two tenants of its own.</summary>
internal sealed class HostFactory : WebApplicationFactory<Program>
{
    private readonly TemporaryFolder folder = new();

    public int RequestsPerSecond { get; init; } = 100_000;

    public string FolderOf(string tenant) => Path.Combine(folder.Path, tenant);

    /// <summary>Returns a client with a tenant's key, which is the tenant's name here.</summary>
    public HttpClient ClientOf(string tenant)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, tenant);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("Store:Folder", folder.Path)
        .UseSetting("Limits:RequestsPerSecond", RequestsPerSecond.ToString(CultureInfo.InvariantCulture))
        .UseSetting("Tenants:acme:KeySha256", HostProcess.HashOf("acme"))
        .UseSetting("Tenants:other:KeySha256", HostProcess.HashOf("other"));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        folder.Dispose();
    }
}
