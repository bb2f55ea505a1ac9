using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a posted invoice, prepayment invoice, payment or refund.</summary>
internal static class OpenItemJson
{
    internal static OpenItem Read(JsonCursor json, Currency accounting) => OpenItem
        .Create(
            json.Get("number").Name(),
            json.Get("kind").Word<DocumentKind>(),
            json.Get("date").Date(),
            json.Get("currency").Currency(),
            json.Get("lines").List(ItemLineJson.Read),
            json.Get("parts").List(ReadPart),
            json.Get("journal").List(line => JournalLineJson.Read(line, accounting)))
        .With(json.Find("rate"), (it, found) => it.WithRate(found.Number()))
        .With(json.Find("taxWhenPaid"), (it, found) => found.Flag() ? it.WithTaxWhenPaid() : it);

    internal static void Write(Utf8JsonWriter json, OpenItem item)
    {
        json.WriteText("number", item.Number);
        json.WriteWord("kind", item.Kind);
        json.WriteDate("date", item.Date);
        json.WriteText("currency", item.Currency.Code);
        if (item.Rate != 1)
        {
            json.WriteNumber("rate", item.Rate);
        }

        json.WriteFlag("taxWhenPaid", item.IsTaxedWhenPaid);
        json.WriteList("lines", item.Lines, ItemLineJson.Write);
        json.WriteList("parts", item.Parts, WritePart);
        json.WriteList("journal", item.Journal, JournalLineJson.Write);
    }

    private static ItemPart ReadPart(JsonCursor json) => ItemPart.Create(
        json.Get("account").Text(),
        json.Get("role").Word<AccountRole>(),
        json.Find("dimensions")?.Dimensions() ?? Dimensions.None,
        PostedAmountJson.Read(json));

    private static void WritePart(Utf8JsonWriter json, ItemPart part)
    {
        json.WriteText("account", part.Account);
        json.WriteWord("role", part.Role);
        json.WriteOptional("dimensions", part.Dimensions);
        PostedAmountJson.Write(json, part.Amount);
    }
}
