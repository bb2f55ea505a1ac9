using System.Security.Cryptography;
using System.Text;

namespace Prepayments.Samples.ErpHost;

/// <summary>Knows which tenant an API key is of, from the SHA-256 hashes of the keys.</summary>
/// <remarks>
/// A key is long and random, so its plain hash says nothing of it. The hashes come from the configuration,
/// <c>Tenants:NAME:KeySha256</c>, mostly from environment variables. Where none is configured and the program runs in
/// development, it makes one key for the tenant <c>demo</c> and shows it.
/// </remarks>
internal sealed class TenantKeys
{
    public const string DemoTenant = "demo";

    private const int HashBytes = 32;

    private readonly IReadOnlyList<KeyValuePair<string, byte[]>> hashes;

    private TenantKeys(IReadOnlyList<KeyValuePair<string, byte[]>> hashes) => this.hashes = hashes;

    /// <summary>Reads the hashes.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="isDevelopment">Whether a key may be made.</param>
    /// <param name="show">Shows a key that was made, once.</param>
    /// <exception cref="InvalidOperationException">There are none, or one is no hash.</exception>
    public static TenantKeys Of(IConfiguration configuration, bool isDevelopment, Action<string> show)
    {
        var configured = configuration.GetSection("Tenants").GetChildren().Select(Read).ToList();
        if (configured.Count > 0)
        {
            return new TenantKeys(configured);
        }

        if (!isDevelopment)
        {
            throw new InvalidOperationException(
                "No tenant is configured. Set Tenants:NAME:KeySha256 (as an environment variable Tenants__NAME__KeySha256) to the SHA-256 hash of the tenant's API key.");
        }

        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(HashBytes));
        show(key);
        return new TenantKeys([KeyValuePair.Create(DemoTenant, Hash(key))]);
    }

    /// <summary>Returns the tenant of a key, or null.</summary>
    public string? Find(string key)
    {
        // All are compared, each in constant time: how long it takes says nothing about the keys.
        var hash = Hash(key);
        string? tenant = null;
        foreach (var (name, expected) in hashes)
        {
            tenant = CryptographicOperations.FixedTimeEquals(hash, expected) ? name : tenant;
        }

        return tenant;
    }

    private static KeyValuePair<string, byte[]> Read(IConfigurationSection tenant)
    {
        if (!SubledgerKey.IsName(tenant.Key))
        {
            throw new InvalidOperationException($"{tenant.Path}: A tenant's name has {SubledgerKey.NameRule}.");
        }

        var text = tenant["KeySha256"] ?? string.Empty;
        return text.Length == 2 * HashBytes && text.All(char.IsAsciiHexDigit)
            ? KeyValuePair.Create(tenant.Key, Convert.FromHexString(text))
            : throw new InvalidOperationException($"{tenant.Path}:KeySha256 should be the 64 hexadecimal digits of a SHA-256 hash.");
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
