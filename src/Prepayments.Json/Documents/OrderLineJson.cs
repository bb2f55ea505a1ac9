using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a line of an order.</summary>
internal static class OrderLineJson
{
    internal static OrderLine Read(JsonCursor json) => OrderLine
        .Create(json.Get("id").Name(), json.Get("quantity").Number(), json.Get("unitPrice").Number())
        .With(json.Find("discount"), (it, found) => it.WithDiscount(found.Number()))
        .With(json.Find("tax"), (it, found) => it.WithTax(found.Name()))
        .With(json.Find("account"), (it, found) => it.WithAccount(found.Name()))
        .With(json.Find("dimensions"), (it, found) => it.WithDimensions(found.Dimensions()))
        .With(json.Find("item"), (it, found) => it.WithItem(found.Name()))
        .With(json.Find("category"), (it, found) => it.WithCategory(found.Name()))
        .With(json.Find("prepayment"), (it, found) => it.WithPrepayment(found.Object(DefinitionJson.Read)));

    internal static void Write(Utf8JsonWriter json, OrderLine line)
    {
        json.WriteText("id", line.Id);
        json.WriteNumber("quantity", line.Quantity);
        json.WriteNumber("unitPrice", line.UnitPrice);
        if (line.Discount != 0)
        {
            json.WriteNumber("discount", line.Discount);
        }

        json.WriteOptional("tax", line.Tax);
        json.WriteOptional("account", line.Account);
        json.WriteOptional("dimensions", line.Dimensions);
        json.WriteOptional("item", line.Item);
        json.WriteOptional("category", line.Category);
        if (line.Prepayment is { } prepayment)
        {
            json.WriteStartObject("prepayment");
            DefinitionJson.Write(json, prepayment);
            json.WriteEndObject();
        }
    }
}
