using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a line of a standard invoice: a quantity of an order line, or an amount of its own.</summary>
internal static class InvoiceLineJson
{
    internal static InvoiceLine Read(JsonCursor json) => json.Find("orderLine") is { } orderLine
        ? InvoiceLine
            .OfOrderLine(orderLine.Name(), json.Get("quantity").Number())
            .With(json.Find("order"), (it, found) => it.WithOrder(found.Name()))
        : InvoiceLine
            .OfAmount(json.Get("id").Name(), json.Get("amount").Number())
            .With(json.Find("tax"), (it, found) => it.WithTax(found.Name()))
            .With(json.Find("account"), (it, found) => it.WithAccount(found.Name()))
            .With(json.Find("dimensions"), (it, found) => it.WithDimensions(found.Dimensions()));

    internal static void Write(Utf8JsonWriter json, InvoiceLine line)
    {
        json.WriteOptional("order", line.Order);
        json.WriteOptional("orderLine", line.OrderLine);
        json.WriteOptional("quantity", line.Quantity);
        json.WriteOptional("id", line.Id);
        json.WriteOptional("amount", line.Amount);
        json.WriteOptional("tax", line.Tax);
        json.WriteOptional("account", line.Account);
        json.WriteOptional("dimensions", line.Dimensions);
    }
}
