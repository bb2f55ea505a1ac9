using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a prepayment invoice.</summary>
internal static class PrepaymentInvoiceJson
{
    internal static PrepaymentInvoice Read(JsonCursor json) => PrepaymentInvoice
        .Create(json.Get("number").Name(), json.Get("date").Date(), json.Get("order").Name())
        .With(json.Find("definition"), (it, found) => it.WithDefinition(found.Name()))
        .With(json.Find("amount"), (it, found) => it.WithAmount(found.Number()))
        .With(json.Find("lines"), (it, found) => it.WithLines(found.List(ReadLine)))
        .WithEach(json.Find("taxes"), (it, found) => it.WithTax(found.Get("code").Name(), found.Get("tax").Number()))
        .With(json.Find("exchangeRate"), (it, found) => it.WithExchangeRate(found.Number()));

    internal static void Write(Utf8JsonWriter json, PrepaymentInvoice invoice)
    {
        json.WriteText("order", invoice.Order);
        json.WriteOptional("definition", invoice.Definition);
        json.WriteOptional("amount", invoice.Amount);
        json.WriteOptional("lines", invoice.Lines, WriteLine);
        json.WriteOptional("taxes", invoice.Taxes, WriteTax);
        json.WriteOptional("exchangeRate", invoice.ExchangeRate);
    }

    internal static void WriteTax(Utf8JsonWriter json, StatedTax tax)
    {
        json.WriteText("code", tax.Code);
        json.WriteNumber("tax", tax.Tax);
    }

    private static StatedLineAmount ReadLine(JsonCursor json) =>
        StatedLineAmount.Create(json.Get("orderLine").Name(), json.Get("amount").Number());

    private static void WriteLine(Utf8JsonWriter json, StatedLineAmount line)
    {
        json.WriteText("orderLine", line.OrderLine);
        json.WriteNumber("amount", line.Amount);
    }
}
