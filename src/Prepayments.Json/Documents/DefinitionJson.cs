using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a prepayment definition.</summary>
internal static class DefinitionJson
{
    internal static PrepaymentDefinition Read(JsonCursor json) => Figure(json)
        .With(json.Find("id"), (it, found) => it.WithId(found.Name()))
        .With(json.Find("description"), (it, found) => it.WithDescription(found.Text()))
        .With(json.Find("category"), (it, found) => it.WithCategory(found.Name()))
        .With(json.Find("tax"), (it, found) => it.WithTax(found.Name()))
        .With(json.Find("dueDate"), (it, found) => it.WithDueDate(found.Date()))
        .With(json.Find("refundable"), (it, found) => it.WithRefundable(found.Flag()));

    internal static void Write(Utf8JsonWriter json, PrepaymentDefinition definition)
    {
        json.WriteOptional("id", definition.Id);
        json.WriteOptional("percent", definition.Percent);
        json.WriteOptional("amount", definition.Amount);
        json.WriteOptional("description", definition.Description);
        json.WriteOptional("category", definition.Category);
        json.WriteOptional("tax", definition.Tax);
        if (definition.DueDate is { } date)
        {
            json.WriteDate("dueDate", date);
        }

        json.WriteFlag("refundable", definition.Refundable);
    }

    private static PrepaymentDefinition Figure(JsonCursor json) => (json.Find("percent"), json.Find("amount")) switch
    {
        ({ } percent, null) => PrepaymentDefinition.OfPercent(percent.Number()),
        (null, { } amount) => PrepaymentDefinition.OfAmount(amount.Number()),
        _ => throw json.Wrong("A prepayment is stated by percent or by amount, by one of the two."),
    };
}
