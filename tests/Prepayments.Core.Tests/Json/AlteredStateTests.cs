using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Prepayments.Json;
using Prepayments.Tests.Units;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace Prepayments.Tests.Json;

/// <summary>
/// Every fact of a stored state is altered in turn, and what becomes of it is approved: which alterations contradict the
/// other facts, and at which of them this is seen, and which make another state that is as sound.
/// </summary>
/// <remarks>
/// One line for the facts of one kind: where they stand, how they are altered, and how often each outcome came. "Itself" is the
/// order, item, link, revaluation or reversal that was altered.
/// </remarks>
public class AlteredStateTests
{
    private static readonly string OwnCurrency = SubledgerJson.Write(Ledger.WideInOwnCurrency().State);
    private static readonly string ForeignCurrency = SubledgerJson.Write(Ledger.WideInForeignCurrency().State);

    [Fact]
    public Task OwnCurrency_IsAsApproved() => Verify(OwnCurrency);

    [Fact]
    public Task ForeignCurrency_IsAsApproved() => Verify(ForeignCurrency);

    private static Task Verify(string json)
    {
        var outcomes = new SortedDictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);
        foreach (var (kind, number, change, altered) in Alterations(json))
        {
            var outcome = SubledgerJson.TryRead(altered, out _, out var error) ? "another state"
                : error!.Reason.StartsWith("The snapshot", StringComparison.Ordinal) ? error.Reason[(error.Reason.LastIndexOf("at the ", StringComparison.Ordinal) + 7)..].Replace(" " + number + ".", " itself.", StringComparison.Ordinal)
                : "not read";
            var counts = outcomes.TryGetValue(kind + ", " + change, out var known) ? known : outcomes[kind + ", " + change] = new(StringComparer.Ordinal);
            counts[outcome] = counts.GetValueOrDefault(outcome) + 1;
        }

        var text = new StringBuilder();
        foreach (var (fact, counts) in outcomes)
        {
            text.Append(fact).Append(": ").AppendJoin("; ", counts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value} {pair.Key}"))).Append('\n');
        }

        return Verifier.Verify(text.ToString());
    }

    private static IEnumerable<(string Kind, string Number, string Change, string Json)> Alterations(string json)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        foreach (var list in new[] { "orders", "items", "links", "revaluations", "reversals" })
        {
            foreach (var fact in root[list]?.AsArray() ?? [])
            {
                var number = (string)(fact!["number"] ?? fact["id"] ?? fact["text"]!["number"])!;
                var kind = list + (fact["kind"] is { } type ? $"({type})" : "");
                foreach (var node in Within(fact))
                {
                    var place = kind + Shape(fact, node);
                    foreach (var (change, value) in Changes(root, node))
                    {
                        var parent = node.Parent!;
                        var key = parent is JsonArray ? node.GetElementIndex() : 0;
                        var name = parent is JsonObject ? node.GetPropertyName() : "";
                        Put(parent, key, name, value);
                        var text = root.ToJsonString();
                        Put(parent, key, name, node);
                        yield return (place, number, change, text);
                    }
                }
            }
        }
    }

    private static void Put(JsonNode parent, int index, string name, JsonNode? value)
    {
        if (parent is JsonArray list)
        {
            list[index] = value;
        }
        else
        {
            parent[name] = value;
        }
    }

    private static IEnumerable<JsonNode> Within(JsonNode node) => node switch
    {
        JsonObject owner => owner.ToArray().Where(pair => pair.Value is not null).SelectMany(pair => Within(pair.Value!)),
        JsonArray list => list.ToArray().SelectMany(element => Within(element!)).Prepend(list),
        _ => [node],
    };

    private static string Shape(JsonNode fact, JsonNode node) => node == fact ? ""
        : node.Parent is JsonArray list ? Shape(fact, list) + "[]" : Shape(fact, node.Parent!) + "." + node.GetPropertyName();

    private static IEnumerable<(string Change, JsonNode? Value)> Changes(JsonNode root, JsonNode node)
    {
        switch (node)
        {
            case JsonArray { Count: > 0 } list:
                yield return ("one less", new JsonArray([.. list.SkipLast(1).Select(element => element!.DeepClone())]));
                yield return ("the last twice", new JsonArray([.. list.Append(list[^1]).Select(element => element!.DeepClone())]));
                break;
            case JsonValue value when value.TryGetValue<decimal>(out var number):
                yield return ("one more", number + 1);
                yield return ("a tenth of a cent more", number + 0.001m);
                yield return ("a million times", number * 1_000_000 * 1_000_000);
                yield return ("none", 0);
                yield return ("negative", -number);
                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                yield return ("unknown", "none");
                foreach (var other in Others(root, node, text))
                {
                    yield return ("another", other);
                }

                break;
        }
    }

    /// <summary>A few of what stands under the same name elsewhere in the state.</summary>
    private static IEnumerable<string> Others(JsonNode root, JsonNode node, string text) =>
        node.Parent is JsonObject
            ? Within(root).Where(other => other.Parent is JsonObject && other.GetPropertyName() == node.GetPropertyName())
                .Select(other => other.ToString()).Where(other => other != text).Distinct(StringComparer.Ordinal).Take(4)
            : [];
}
