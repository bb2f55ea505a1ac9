using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a reversal.</summary>
internal static class ReversalJson
{
    internal static Reversal Read(JsonCursor json) =>
        Reversal.Create(json.Get("number").Name(), json.Get("date").Date(), json.Get("document").Name());

    internal static void Write(Utf8JsonWriter json, Reversal reversal) => json.WriteText("document", reversal.Reversed);
}
