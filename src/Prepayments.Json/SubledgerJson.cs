using System.Text.Json;

namespace Prepayments.Json;

/// <summary>Writes the whole state of a subledger as JSON and reads it back.</summary>
/// <remarks>
/// The state goes through <see cref="SubledgerSnapshot"/>, whose schema number stands first in the text. What is read is
/// validated; writing it again gives the same bytes.
/// </remarks>
public static class SubledgerJson
{
    /// <summary>Returns a subledger as JSON.</summary>
    /// <param name="subledger">The subledger.</param>
    /// <returns>The text, on one line.</returns>
    /// <exception cref="ArgumentException">The subledger is null, or a text in it has half of a character.</exception>
    public static string Write(Subledger subledger) => JsonText.Write(Writing(subledger));

    /// <summary>Returns a subledger as JSON in UTF-8.</summary>
    /// <param name="subledger">The subledger.</param>
    /// <returns>The bytes, without a byte order mark.</returns>
    /// <exception cref="ArgumentException">The subledger is null, or a text in it has half of a character.</exception>
    public static byte[] WriteUtf8(Subledger subledger) => JsonText.WriteUtf8(Writing(subledger));

    /// <summary>Returns the subledger that a JSON text holds.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The subledger.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="JsonFormatException">The text is not a subledger, its schema is another one, or its facts contradict
    /// each other; the exception says where and why.</exception>
    public static Subledger Read(string json) => JsonText.Read(json, Read);

    /// <summary>Returns the subledger that a JSON text in UTF-8 holds.</summary>
    /// <param name="utf8">The bytes, with or without a byte order mark.</param>
    /// <returns>The subledger.</returns>
    /// <exception cref="ArgumentNullException">There are no bytes.</exception>
    /// <exception cref="JsonFormatException">The text is not a subledger, its schema is another one, or its facts contradict
    /// each other; the exception says where and why.</exception>
    public static Subledger ReadUtf8(byte[] utf8) => JsonText.Read(utf8, Read);

    /// <summary>Returns the subledger that a JSON text holds, if it holds one.</summary>
    /// <param name="json">The text.</param>
    /// <param name="subledger">The subledger, or null.</param>
    /// <param name="error">Where and why the text is not a subledger, or null.</param>
    /// <returns>True if there is a subledger.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static bool TryRead(string json, out Subledger? subledger, out JsonFormatException? error) =>
        JsonText.TryRead(json, Read, out subledger, out error);

    private static Subledger Read(JsonCursor json) => json.Object(state => Subledger.FromSnapshot(ReadSnapshot(state)));

    private static SubledgerSnapshot ReadSnapshot(JsonCursor json)
    {
        var schema = (int)json.Get("schema").Whole(int.MaxValue);
        if (schema != SubledgerSnapshot.CurrentSchema)
        {
            throw json.Get("schema").Wrong(FormattableString.Invariant(
                $"This version reads schema {SubledgerSnapshot.CurrentSchema}, not {schema}."));
        }

        var currency = json.Get("accountingCurrency").Currency();
        return SubledgerSnapshot.Create(
            schema,
            json.Get("side").Word<Side>(),
            json.Get("counterparty").Name(),
            currency,
            json.Get("profile").Object(ProfileJson.Read),
            json.Get("policy").Object(PolicyJson.ReadWhole),
            TaxCodes.Of(json.Get("taxes").Array(code => code.Object(TaxCodeJson.Read))),
            json.Get("version").Whole(long.MaxValue),
            json.Get("orders").List(PlacedOrderJson.Read),
            json.Get("items").List(item => OpenItemJson.Read(item, currency)),
            json.Get("links").List(link => LinkJson.Read(link, currency)),
            json.Get("reversals").List(ReversalFactJson.Read))
            .WithRevaluations(json.Find("revaluations")?.List(RevaluationFactJson.Read) ?? EquatableArray<RevaluationFact>.Empty)
            .WithShed(json.Find("shedBefore")?.Date(), json.Find("shed")?.Names() ?? EquatableArray<string>.Empty);
    }

    private static Action<Utf8JsonWriter> Writing(Subledger subledger)
    {
        var state = (subledger ?? throw new ArgumentNullException(nameof(subledger))).ToSnapshot();
        return json =>
        {
            json.WriteStartObject();
            json.WriteNumber("schema", state.Schema);
            json.WriteWord("side", state.Side);
            json.WriteText("counterparty", state.Counterparty);
            json.WriteText("accountingCurrency", state.AccountingCurrency.Code);
            json.WriteStartObject("profile");
            ProfileJson.Write(json, state.Profile);
            json.WriteEndObject();
            json.WriteStartObject("policy");
            PolicyJson.Write(json, state.Policy);
            json.WriteEndObject();
            json.WriteList("taxes", state.TaxCodes.All, TaxCodeJson.Write);
            json.WriteNumber("version", state.Version);
            json.WriteList("orders", state.Orders, PlacedOrderJson.Write);
            json.WriteList("items", state.Items, OpenItemJson.Write);
            json.WriteList("links", state.Links, LinkJson.Write);
            json.WriteList("reversals", state.Reversals, ReversalFactJson.Write);
            json.WriteOptional("revaluations", state.Revaluations, RevaluationFactJson.Write);
            if (state.ShedBefore is { } before)
            {
                json.WriteDate("shedBefore", before);
                json.WriteNames("shed", state.Shed);
            }

            json.WriteEndObject();
        };
    }
}
