namespace Prepayments.Json;

/// <summary>Reads scenarios.</summary>
public static class ScenarioReader
{
    /// <summary>Returns the scenario that a JSON text holds.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The scenario.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="JsonFormatException">
    /// The text is not a scenario, or not one of this version; the exception says where and why.
    /// </exception>
    public static Scenario Read(string json) => JsonText.Read(json, Read);

    /// <summary>Returns the scenario that a JSON text in UTF-8 holds.</summary>
    /// <param name="utf8">The bytes, with or without a byte order mark.</param>
    /// <returns>The scenario.</returns>
    /// <exception cref="ArgumentNullException">There are no bytes.</exception>
    /// <exception cref="JsonFormatException">
    /// The text is not a scenario, or not one of this version; the exception says where and why.
    /// </exception>
    public static Scenario ReadUtf8(byte[] utf8) => JsonText.Read(utf8, Read);

    private static Scenario Read(JsonCursor json) => json.Object(scenario => new Scenario(
        scenario.Get("scenario").Name(),
        scenario.Find("source")?.Text(),
        scenario.Find("rules")?.Names() ?? EquatableArray<string>.Empty,
        scenario.Get("setup").Object(ReadSetup),
        scenario.Get("steps").Array(step => step.Object(ReadStep))));

    private static Subledger ReadSetup(JsonCursor json) => Subledger
        .Create(
            json.Get("side").Word<Side>(),
            json.Get("counterparty").Name(),
            json.Get("accountingCurrency").Currency(),
            json.Get("profile").Object(ProfileJson.Read),
            json.Find("policy")?.Object(PolicyJson.ReadPreset) ?? PrepaymentPolicy.Default)
        .With(json.Find("taxes"), (it, found) => it.WithTaxCodes(TaxCodes.Of(found.Array(code => code.Object(TaxCodeJson.Read)))));

    private static ScenarioStep ReadStep(JsonCursor json) => new(
        DocumentJson.Read(json.Get("post")),
        json.Find("expect")?.Object(ExpectationReader.Read) ?? Expectation.None);
}
