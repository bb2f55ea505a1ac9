using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of the forfeiture of a prepayment.</summary>
internal static class ForfeitureJson
{
    internal static Forfeiture Read(JsonCursor json) => Forfeiture
        .Create(json.Get("number").Name(), json.Get("date").Date(), json.Get("prepayment").Name())
        .With(json.Find("amount"), (it, found) => it.WithAmount(found.Number()))
        .With(json.Find("account"), (it, found) => it.WithAccount(found.Name()));

    internal static void Write(Utf8JsonWriter json, Forfeiture forfeiture)
    {
        json.WriteText("prepayment", forfeiture.Prepayment);
        json.WriteOptional("amount", forfeiture.Amount);
        json.WriteOptional("account", forfeiture.Account);
    }
}
