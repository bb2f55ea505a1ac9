using System.Text.Json.Nodes;

namespace Prepayments.Tests.Json;

/// <summary>Spoils a JSON text in one place after another.</summary>
internal static class Damage
{
    private static readonly string[] Values = ["null", "-1", "0", "1", "2147483647", "79228162514264337593543950335", "0.001", "\"\"", "\"X\"", "[]", "{}", "true"];

    public static IEnumerable<string> Of(string json)
    {
        var root = JsonNode.Parse(json)!;
        foreach (var place in Places(root).ToArray())
        {
            foreach (var value in Values)
            {
                yield return Changed(root, place, node => node.ReplaceWith(JsonNode.Parse(value)));
            }

            yield return Changed(root, place, Remove);
            yield return Changed(root, place, Repeat);
        }
    }

    private static IEnumerable<JsonNode> Places(JsonNode node) => node switch
    {
        JsonObject owner => owner.Where(pair => pair.Value is not null).SelectMany(pair => Places(pair.Value!).Prepend(pair.Value!)),
        JsonArray list => list.Where(element => element is not null).SelectMany(element => Places(element!).Prepend(element!)),
        _ => [],
    };

    private static string Changed(JsonNode root, JsonNode place, Action<JsonNode> change)
    {
        var copy = root.DeepClone();
        change(Find(copy, place));
        return copy.ToJsonString();
    }

    private static JsonNode Find(JsonNode copy, JsonNode place) => place.Parent switch
    {
        null => copy,
        JsonArray list => ((JsonArray)Find(copy, list))[place.GetElementIndex()]!,
        _ => ((JsonObject)Find(copy, place.Parent))[place.GetPropertyName()]!,
    };

    private static void Remove(JsonNode node)
    {
        if (node.Parent is JsonArray list)
        {
            list.Remove(node);
        }
        else
        {
            ((JsonObject)node.Parent!).Remove(node.GetPropertyName());
        }
    }

    private static void Repeat(JsonNode node)
    {
        if (node.Parent is JsonArray list)
        {
            list.Add(node.DeepClone());
        }
    }
}
