using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a revaluation.</summary>
internal static class RevaluationJson
{
    internal static Revaluation Read(JsonCursor json) => Revaluation
        .Create(json.Get("number").Name(), json.Get("date").Date())
        .WithEach(json.Find("rates"), (it, rate) => it.WithRate(rate.Get("currency").Currency(), rate.Get("rate").Number()));

    internal static void Write(Utf8JsonWriter json, Revaluation revaluation) =>
        json.WriteOptional("rates", revaluation.Rates, StatedRateJson.Write);
}
