using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a stated exchange rate.</summary>
internal static class StatedRateJson
{
    internal static StatedRate Read(JsonCursor json) =>
        StatedRate.Create(json.Get("currency").Currency(), json.Get("rate").Number());

    internal static void Write(Utf8JsonWriter json, StatedRate rate)
    {
        json.WriteText("currency", rate.Currency.Code);
        json.WriteNumber("rate", rate.Rate);
    }
}
