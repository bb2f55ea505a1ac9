using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a journal line; its accounting currency stands where the line does.</summary>
internal static class JournalLineJson
{
    internal static JournalLine Read(JsonCursor json, Currency accounting)
    {
        var (side, amount) = (json.Find("debit"), json.Find("credit")) switch
        {
            ({ } debit, null) => (EntrySide.Debit, debit),
            (null, { } credit) => (EntrySide.Credit, credit),
            _ => throw json.Wrong("A line stands in debit or in credit, on one of the two sides."),
        };
        var line = JournalLine.Create(
            json.Get("account").Name(),
            json.Get("role").Word<AccountRole>(),
            side,
            Money.Of(amount.Number(), accounting),
            Money.Of(json.Get("transaction").Number(), json.Get("currency").Currency()));
        return line
            .With(json.Find("dimensions"), (it, found) => it.WithDimensions(found.Dimensions()))
            .With(json.Find("source"), (it, found) => it.WithSource(found.Name(), json.Find("component")?.Text()));
    }

    internal static void Write(Utf8JsonWriter json, JournalLine line)
    {
        json.WriteText("account", line.Account);
        json.WriteNumber(Words.Of(line.Side), line.Amount.Amount);
        json.WriteText("currency", line.TransactionAmount.Currency.Code);
        json.WriteNumber("transaction", line.TransactionAmount.Amount);
        json.WriteOptional("dimensions", line.Dimensions);
        json.WriteWord("role", line.Role);
        json.WriteOptional("source", line.Source.Length == 0 ? null : line.Source);
        json.WriteOptional("component", line.Component);
    }
}
