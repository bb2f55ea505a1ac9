using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of an application.</summary>
internal static class ApplicationJson
{
    internal static Application Read(JsonCursor json) => Application
        .Create(
            json.Get("number").Name(),
            json.Get("date").Date(),
            json.Get("prepayment").Name(),
            json.Get("invoice").Name())
        .With(json.Find("amount"), (it, found) => it.WithAmount(found.Number()));

    internal static void Write(Utf8JsonWriter json, Application application)
    {
        json.WriteText("prepayment", application.Prepayment);
        json.WriteText("invoice", application.Invoice);
        json.WriteOptional("amount", application.Amount);
    }
}
