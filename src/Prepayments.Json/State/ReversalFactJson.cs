using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a posted reversal.</summary>
internal static class ReversalFactJson
{
    internal static ReversalFact Read(JsonCursor json) => ReversalFact.Create(
        json.Get("number").Name(),
        json.Get("date").Date(),
        json.Get("reversed").Names());

    internal static void Write(Utf8JsonWriter json, ReversalFact reversal)
    {
        json.WriteText("number", reversal.Number);
        json.WriteDate("date", reversal.Date);
        json.WriteNames("reversed", reversal.Reversed);
    }
}
