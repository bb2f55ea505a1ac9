using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a tax code: one rate, or components with a rate each.</summary>
internal static class TaxCodeJson
{
    internal static TaxCode Read(JsonCursor json)
    {
        var code = json.Get("code").Name();
        var tax = json.Find("components") is { } components
            ? TaxCode.CreateWithComponents(code, components.List(ReadComponent))
            : TaxCode.Create(code, Percentage.Of(json.Get("rate").Number()));
        return tax
            .With(json.Find("kind"), (it, found) => it.WithKind(found.Word<TaxKind>()))
            .With(json.Find("recoverable"), (it, found) => it.WithRecoverable(Percentage.Of(found.Number())));
    }

    internal static void Write(Utf8JsonWriter json, TaxCode code)
    {
        json.WriteText("code", code.Code);
        if (code.Components.Count == 1 && string.Equals(code.Components[0].Code, code.Code, StringComparison.Ordinal))
        {
            json.WriteNumber("rate", code.Rate.Percent);
        }
        else
        {
            json.WriteList("components", code.Components, WriteComponent);
        }

        if (code.Kind != TaxKind.Ordinary)
        {
            json.WriteWord("kind", code.Kind);
        }

        if (code.Recoverable.Percent != 100)
        {
            json.WriteNumber("recoverable", code.Recoverable.Percent);
        }
    }

    private static TaxComponent ReadComponent(JsonCursor json) =>
        TaxComponent.Create(json.Get("code").Name(), Percentage.Of(json.Get("rate").Number()));

    private static void WriteComponent(Utf8JsonWriter json, TaxComponent component)
    {
        json.WriteText("code", component.Code);
        json.WriteNumber("rate", component.Rate.Percent);
    }
}
