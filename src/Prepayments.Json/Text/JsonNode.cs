using System.Text.Json;

namespace Prepayments.Json;

/// <summary>Is a value of a JSON text as it stands there: numbers with their digits, properties in their order.</summary>
internal sealed class JsonNode
{
    private const int Few = 8;

    private readonly List<string> names = [];
    private readonly List<JsonNode> children = [];
    private Dictionary<string, JsonNode>? byName;

    internal JsonNode(JsonTokenType type, string? text)
    {
        Type = type;
        Text = text;
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

    internal JsonNode? Find(string name)
    {
        if (byName is not null)
        {
            return byName.TryGetValue(name, out var found) ? found : null;
        }

        for (var i = 0; i < children.Count; i++)
        {
            if (string.Equals(names[i], name, StringComparison.Ordinal))
            {
                return children[i];
            }
        }

        return null;
    }

    internal void Name(string name) => names.Add(name);

    internal void Add(JsonNode child)
    {
        children.Add(child);
        if (!IsObject || children.Count < Few)
        {
            return;
        }

        if (byName is null)
        {
            byName = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
            for (var i = 0; i < Few; i++)
            {
                byName.Add(names[i], children[i]);
            }
        }
        else
        {
            byName.Add(names[names.Count - 1], child);
        }
    }
}
