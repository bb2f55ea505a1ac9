using System.Text.Json;

namespace Prepayments.Json;

/// <summary>Is a value of a JSON text as it stands there: numbers with their digits, properties in their order.</summary>
internal sealed class JsonNode
{
    private const int Few = 8;

    private static readonly List<string> NoNames = [];
    private static readonly List<JsonNode> NoChildren = [];

    private readonly List<string> names;
    private readonly List<JsonNode> children;
    private Dictionary<string, int>? positions;

    internal JsonNode(JsonTokenType type, string? text)
    {
        Type = type;
        Text = text;
        names = IsObject ? [] : NoNames;
        children = type is JsonTokenType.StartObject or JsonTokenType.StartArray ? [] : NoChildren;
    }

    /// <summary>Gets what the value is, by the token that begins it.</summary>
    internal JsonTokenType Type { get; }

    /// <summary>Gets the characters of a string, the digits of a number, or null.</summary>
    internal string? Text { get; }

    /// <summary>Gets the names of the properties of an object, in their order; the last has no value while it is read.</summary>
    internal IReadOnlyList<string> Names => names;

    /// <summary>Gets the values of the properties, or the elements.</summary>
    internal IReadOnlyList<JsonNode> Children => children;

    internal bool IsObject => Type == JsonTokenType.StartObject;

    /// <summary>Returns the position of a property, or −1.</summary>
    internal int Find(string name)
    {
        if (names.Count > Few)
        {
            return Positions().TryGetValue(name, out var position) ? position : -1;
        }

        for (var i = 0; i < names.Count; i++)
        {
            if (string.Equals(names[i], name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    internal void Name(string name)
    {
        names.Add(name);
        if (positions is not null)
        {
            positions[name] = names.Count - 1;
        }
    }

    internal void Add(JsonNode child) => children.Add(child);

    /// <summary>Many names, such as those of a chart of accounts, are not searched one by one.</summary>
    private Dictionary<string, int> Positions()
    {
        if (positions is null)
        {
            positions = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < names.Count; i++)
            {
                positions[names[i]] = i;
            }
        }

        return positions;
    }
}
