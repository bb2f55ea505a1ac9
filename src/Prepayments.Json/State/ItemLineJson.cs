using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a posted line with its components.</summary>
internal static class ItemLineJson
{
    internal static ItemLine Read(JsonCursor json) => ItemLine
        .Create(json.Get("id").Name(), json.Get("components").List(ReadComponent))
        .With(json.Find("order"), (it, found) => it.WithOrder(
            found.Name(), (int)json.Get("terms").Whole(int.MaxValue), json.Get("quantity").Number()))
        .With(json.Find("definition"), (it, found) => it.WithDefinition(found.Name()))
        .With(json.Find("refundable"), (it, found) => it.WithRefundable(found.Flag()))
        .With(json.Find("tax"), (it, found) => it.WithTax(found.Object(TaxCodeJson.Read)))
        .With(json.Find("legs"), (it, found) => it.WithLegs(found.List(ReadComponent)));

    internal static void Write(Utf8JsonWriter json, ItemLine line)
    {
        json.WriteText("id", line.Id);
        if (line.Order is { } order)
        {
            json.WriteText("order", order);
            json.WriteNumber("terms", line.Terms);
            json.WriteNumber("quantity", line.Quantity);
        }

        json.WriteOptional("definition", line.Definition);
        json.WriteFlag("refundable", line.IsRefundable);
        if (line.Tax is { } tax)
        {
            json.WriteStartObject("tax");
            TaxCodeJson.Write(json, tax);
            json.WriteEndObject();
        }

        json.WriteList("components", line.Components, WriteComponent);
        json.WriteOptional("legs", line.Legs, WriteComponent);
    }

    private static Component ReadComponent(JsonCursor json) => Component
        .Create(
            json.Get("kind").Word<ComponentKind>(),
            json.Find("tax")?.Name(),
            json.Get("account").Text(),
            json.Find("dimensions")?.Dimensions() ?? Dimensions.None,
            PostedAmountJson.Read(json))
        .With(json.Find("offset"), (it, found) => it.WithOffset(
            found.Name(), json.Find("offsetDimensions")?.Dimensions() ?? it.Dimensions))
        .With(json.Find("taxCode"), (it, found) => it.WithTaxCode(found.Name()));

    private static void WriteComponent(Utf8JsonWriter json, Component component)
    {
        json.WriteWord("kind", component.Kind);
        json.WriteOptional("tax", component.TaxComponent);
        json.WriteOptional("taxCode", component.TaxCode);
        json.WriteText("account", component.Account);
        json.WriteOptional("offset", component.Offset);
        json.WriteOptional("dimensions", component.Dimensions);
        if (component.OffsetDimensions != component.Dimensions)
        {
            json.WriteDimensions("offsetDimensions", component.OffsetDimensions);
        }

        PostedAmountJson.Write(json, component.Amount);
    }
}
