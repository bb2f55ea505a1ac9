using System.Globalization;

namespace Prepayments.Samples.ErpHost;

/// <summary>Finds the first place in which two JSON texts say different things.</summary>
/// <remarks>The order of properties says nothing, nor do zeros at the end of a number.</remarks>
internal static class JsonDifference
{
    /// <summary>Returns the path to the first difference, or null where there is none.</summary>
    public static string? Between(string left, string right)
    {
        using var leftJson = JsonDocument.Parse(left);
        using var rightJson = JsonDocument.Parse(right);
        return Between(leftJson.RootElement, rightJson.RootElement, "$");
    }

    private static string? Between(JsonElement left, JsonElement right, string path)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return path;
        }

        return left.ValueKind switch
        {
            JsonValueKind.Object => BetweenObjects(left, right, path),
            JsonValueKind.Array => BetweenArrays(left, right, path),
            JsonValueKind.Number => left.GetDecimal() == right.GetDecimal() ? null : path,
            JsonValueKind.String => left.ValueEquals(right.GetString()) ? null : path,
            _ => null,
        };
    }

    private static string? BetweenObjects(JsonElement left, JsonElement right, string path)
    {
        foreach (var property in left.EnumerateObject())
        {
            var place = path + "." + property.Name;
            var difference = right.TryGetProperty(property.Name, out var other) ? Between(property.Value, other, place) : place;
            if (difference is not null)
            {
                return difference;
            }
        }

        foreach (var property in right.EnumerateObject())
        {
            if (!left.TryGetProperty(property.Name, out _))
            {
                return path + "." + property.Name;
            }
        }

        return null;
    }

    private static string? BetweenArrays(JsonElement left, JsonElement right, string path)
    {
        var both = Math.Min(left.GetArrayLength(), right.GetArrayLength());
        for (var i = 0; i < both; i++)
        {
            if (Between(left[i], right[i], Element(path, i)) is { } difference)
            {
                return difference;
            }
        }

        return left.GetArrayLength() == right.GetArrayLength() ? null : Element(path, both);
    }

    private static string Element(string path, int index) => path + "[" + index.ToString(CultureInfo.InvariantCulture) + "]";
}
