using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a posted revaluation.</summary>
internal static class RevaluationFactJson
{
    internal static RevaluationFact Read(JsonCursor json) => RevaluationFact.Create(
        json.Get("number").Name(),
        json.Get("date").Date(),
        json.Get("rates").List(StatedRateJson.Read),
        json.Get("items").Names());

    internal static void Write(Utf8JsonWriter json, RevaluationFact revaluation)
    {
        json.WriteText("number", revaluation.Number);
        json.WriteDate("date", revaluation.Date);
        json.WriteList("rates", revaluation.Rates, StatedRateJson.Write);
        json.WriteNames("items", revaluation.Items);
    }
}
