using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a settlement.</summary>
internal static class SettlementJson
{
    internal static Settlement Read(JsonCursor json) => Settlement
        .Create(
            json.Get("number").Name(),
            json.Get("date").Date(),
            json.Get("payment").Name(),
            json.Get("invoice").Name())
        .With(json.Find("amount"), (it, found) => it.WithAmount(found.Number()));

    internal static void Write(Utf8JsonWriter json, Settlement settlement)
    {
        json.WriteText("payment", settlement.Payment);
        json.WriteText("invoice", settlement.Invoice);
        json.WriteOptional("amount", settlement.Amount);
    }
}
