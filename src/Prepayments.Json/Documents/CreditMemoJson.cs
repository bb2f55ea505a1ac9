using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a credit memo of a standard invoice.</summary>
internal static class CreditMemoJson
{
    internal static CreditMemo Read(JsonCursor json) => CreditMemo
        .Create(json.Get("number").Name(), json.Get("date").Date(), json.Get("invoice").Name())
        .With(json.Find("lines"), (it, found) => it.WithLines(found.List(ReadLine)));

    internal static void Write(Utf8JsonWriter json, CreditMemo memo)
    {
        json.WriteText("invoice", memo.Invoice);
        if (memo.Lines is { } lines)
        {
            json.WriteList("lines", lines, WriteLine);
        }
    }

    private static CreditedLine ReadLine(JsonCursor json)
    {
        if (json.Find("id") is { } free)
        {
            return CreditedLine.OfFreeLine(free.Name(), json.Get("amount").Number());
        }

        var orderLine = json.Get("orderLine").Name();
        var line = json.Find("quantity") is { } quantity
            ? CreditedLine.OfQuantity(orderLine, quantity.Number())
            : CreditedLine.OfAmount(orderLine, json.Get("amount").Number());
        return line.With(json.Find("order"), (it, found) => it.WithOrder(found.Name()));
    }

    private static void WriteLine(Utf8JsonWriter json, CreditedLine line)
    {
        json.WriteOptional("order", line.Order);
        json.WriteText(line.IsFree ? "id" : "orderLine", line.Line);
        json.WriteOptional("quantity", line.Quantity);
        json.WriteOptional("amount", line.Amount);
    }
}
