using System.Globalization;

namespace Prepayments.Json;

/// <summary>Writes the steps of a path into a JSON text.</summary>
internal static class JsonPath
{
    internal static string Element(int index) => "[" + index.ToString(CultureInfo.InvariantCulture) + "]";

    /// <summary>A name made of letters, digits and underscores follows a point; any other stands in brackets, as PO-1 does.</summary>
    internal static string Property(string name)
    {
        var plain = name.Length is > 0 and <= Quotation.Longest && name[0] is not (>= '0' and <= '9');
        foreach (var character in name)
        {
            plain &= character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
        }

        return plain ? "." + name : "['" + Quotation.Of(name) + "']";
    }
}
