using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Prepayments.Samples.ErpHost.Tests;

/// <summary>Starts the host in the process of the test, with a store and two tenants of its own.</summary>
internal sealed class HostFactory : WebApplicationFactory<Program>
{
    private readonly TemporaryFolder folder = new();

    public int RequestsPerSecond { get; init; } = 100_000;

    /// <summary>Returns the hash that is configured for a key.</summary>
    public static string HashOf(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

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
        .UseSetting("Limits:RequestsPerSecond", RequestsPerSecond.ToString(System.Globalization.CultureInfo.InvariantCulture))
        .UseSetting("Tenants:acme:KeySha256", HashOf("acme"))
        .UseSetting("Tenants:other:KeySha256", HashOf("other"));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        folder.Dispose();
    }
}
