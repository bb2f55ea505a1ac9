using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a standard invoice.</summary>
internal static class InvoiceJson
{
    internal static Invoice Read(JsonCursor json) => Invoice
        .Create(json.Get("number").Name(), json.Get("date").Date())
        .With(json.Find("order"), (it, found) => it.WithOrder(found.Name()))
        .With(json.Find("currency"), (it, found) => it.WithCurrency(found.Currency()))
        .With(json.Find("lines"), (it, found) => it.WithLines(found.List(InvoiceLineJson.Read)))
        .WithEach(json.Find("taxes"), (it, found) => it.WithTax(found.Get("code").Name(), found.Get("tax").Number()))
        .With(json.Find("apply"), (it, found) => it.WithoutApplications().WithEach(found, ReadApplication))
        .With(json.Find("imported"), (it, found) => it.WithImported(found.Flag()))
        .With(json.Find("exchangeRate"), (it, found) => it.WithExchangeRate(found.Number()));

    internal static void Write(Utf8JsonWriter json, Invoice invoice)
    {
        json.WriteOptional("order", invoice.Order);
        json.WriteOptional("currency", invoice.Currency);
        json.WriteOptional("lines", invoice.Lines, InvoiceLineJson.Write);
        json.WriteOptional("taxes", invoice.Taxes, PrepaymentInvoiceJson.WriteTax);
        if (invoice.Applications is { } applications)
        {
            // Written even when it is empty: then none is applied, whatever the policy.
            json.WriteList("apply", applications, WriteApplication);
        }

        json.WriteFlag("imported", invoice.Imported);
        json.WriteOptional("exchangeRate", invoice.ExchangeRate);
    }

    private static Invoice ReadApplication(Invoice invoice, JsonCursor json)
    {
        var prepayment = json.Get("prepayment").Name();
        return json.Find("amount") is { } amount
            ? invoice.WithApplication(prepayment, amount.Number())
            : invoice.WithApplication(prepayment);
    }

    private static void WriteApplication(Utf8JsonWriter json, StatedApplication application)
    {
        json.WriteText("prepayment", application.Prepayment);
        json.WriteOptional("amount", application.Amount);
    }
}
