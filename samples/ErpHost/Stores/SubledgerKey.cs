using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Prepayments.Samples.ErpHost;

/// <summary>Names one subledger of one tenant.</summary>
/// <remarks>
/// Both names are parts of file names, so they are kept to what every file system tells apart: small letters, digits and
/// <c>. _ -</c>, not beginning with a point.
/// </remarks>
internal sealed partial record SubledgerKey
{
    public const string NameRule = "1 to 128 small letters, digits and . _ -, beginning with a letter or digit";

    private SubledgerKey(string tenant, string id)
    {
        Tenant = tenant;
        Id = id;
    }

    public string Tenant { get; }

    public string Id { get; }

    public static bool IsName(string name) => Name().IsMatch(name);

    public static bool TryOf(string tenant, string id, [NotNullWhen(true)] out SubledgerKey? key)
    {
        key = IsName(tenant) && IsName(id) ? new SubledgerKey(tenant, id) : null;
        return key is not null;
    }

    public override string ToString() => Tenant + "/" + Id;

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
