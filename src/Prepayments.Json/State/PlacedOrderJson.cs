using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of an order as it stands: its text and the terms of every text it has had.</summary>
internal static class PlacedOrderJson
{
    internal static PlacedOrder Read(JsonCursor json)
    {
        var text = json.Get("text");
        return PlacedOrder.Create(
            DocumentJson.Read(text) as Order ?? throw text.Wrong("Here should be an order."),
            json.Get("terms").List(ReadTerms));
    }

    internal static void Write(Utf8JsonWriter json, PlacedOrder order)
    {
        json.WriteStartObject("text");
        DocumentJson.WriteProperties(json, order.Text);
        json.WriteEndObject();
        json.WriteList("terms", order.Terms, WriteTerms);
    }

    private static OrderTerms ReadTerms(JsonCursor json) => OrderTerms.Create(
        EquatableArray<int>.Of(json.Get("pricedSince").Array(index => (int)index.Whole(int.MaxValue))),
        json.Get("definitions").List(ReadDefinition));

    private static void WriteTerms(Utf8JsonWriter json, OrderTerms terms)
    {
        json.WriteStartArray("pricedSince");
        foreach (var index in terms.PricedSince)
        {
            json.WriteNumberValue(index);
        }

        json.WriteEndArray();
        json.WriteList("definitions", terms.Definitions, WriteDefinition);
    }

    private static DefinitionTerms ReadDefinition(JsonCursor json) => DefinitionTerms.Create(
        json.Get("key").Name(),
        json.Find("line")?.Name(),
        json.Get("limit").Number(),
        EquatableArray<decimal>.Of(json.Get("targets").Array(target => target.Number())),
        json.Get("share").Number(),
        json.Get("whole").Number());

    private static void WriteDefinition(Utf8JsonWriter json, DefinitionTerms definition)
    {
        json.WriteText("key", definition.Key);
        json.WriteOptional("line", definition.Line);
        json.WriteNumber("limit", definition.Limit);
        json.WriteStartArray("targets");
        foreach (var target in definition.Targets)
        {
            json.WriteNumberValue(target);
        }

        json.WriteEndArray();
        json.WriteNumber("share", definition.Share);
        json.WriteNumber("whole", definition.Whole);
    }
}
