using System.Text.Json;
using NodaTime;

namespace Prepayments.Json;

/// <summary>The JSON form of a payment and of a refund.</summary>
internal static class MoneyDocumentJson
{
    internal static MoneyDocument Read(JsonCursor json, Func<string, LocalDate, decimal, MoneyDocument> create) =>
        create(json.Get("number").Name(), json.Get("date").Date(), json.Get("amount").Number())
            .With(json.Find("currency"), (it, found) => it.WithCurrency(found.Currency()))
            .With(json.Find("bank"), (it, found) => it.WithBank(found.Name()))
            .WithEach(json.Find("settle"), ReadSettlement)
            .With(json.Find("exchangeRate"), (it, found) => it.WithExchangeRate(found.Number()));

    internal static void Write(Utf8JsonWriter json, MoneyDocument money)
    {
        json.WriteNumber("amount", money.Amount);
        json.WriteOptional("currency", money.Currency);
        json.WriteOptional("bank", money.Bank);
        json.WriteOptional("settle", money.Settlements, WriteSettlement);
        json.WriteOptional("exchangeRate", money.ExchangeRate);
    }

    private static MoneyDocument ReadSettlement(MoneyDocument money, JsonCursor json)
    {
        var document = json.Get("document").Name();
        return json.Find("amount") is { } amount
            ? money.WithSettlement(document, amount.Number())
            : money.WithSettlement(document);
    }

    private static void WriteSettlement(Utf8JsonWriter json, StatedSettlement settlement)
    {
        json.WriteText("document", settlement.Document);
        json.WriteOptional("amount", settlement.Amount);
    }
}
