using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of an amount in two currencies.</summary>
internal static class PostedAmountJson
{
    internal static PostedAmount Read(JsonCursor json) =>
        new(json.Get("transaction").Number(), json.Get("accounting").Number());

    internal static void Write(Utf8JsonWriter json, PostedAmount amount)
    {
        json.WriteNumber("transaction", amount.Transaction);
        json.WriteNumber("accounting", amount.Accounting);
    }
}
