using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of an order.</summary>
internal static class OrderJson
{
    internal static Order Read(JsonCursor json) => Order
        .Create(
            json.Get("number").Name(),
            json.Get("date").Date(),
            json.Get("lines").Array(line => line.Object(OrderLineJson.Read)))
        .With(json.Find("currency"), (it, found) => it.WithCurrency(found.Currency()))
        .With(json.Find("confirmed"), (it, found) => it.WithConfirmed(found.Flag()))
        .With(json.Find("pricesIncludeTax"), (it, found) => it.WithPricesIncludingTax(found.Flag()))
        .With(json.Find("prepaymentBasis"), (it, found) => it.WithBasis(found.Word<PrepaymentBasis>()))
        .WithEach(json.Find("prepayments"), (it, found) => it.WithPrepayment(DefinitionJson.Read(found)));

    internal static void Write(Utf8JsonWriter json, Order order)
    {
        json.WriteOptional("currency", order.Currency);
        if (!order.Confirmed)
        {
            json.WriteBoolean("confirmed", false);
        }

        if (order.PricesIncludeTax)
        {
            json.WriteBoolean("pricesIncludeTax", true);
        }

        if (order.StatedBasis is { } basis)
        {
            json.WriteWord("prepaymentBasis", basis);
        }

        json.WriteList("lines", order.Lines, OrderLineJson.Write);
        json.WriteOptional("prepayments", order.Prepayments, DefinitionJson.Write);
    }
}
