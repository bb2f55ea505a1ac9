using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a tax code: one rate, or components with a rate each.</summary>
internal static class TaxCodeJson
{
    internal static TaxCode Read(JsonCursor json)
    {
        RefuseWhatComesLater(json);
        var code = json.Get("code").Name();
        return json.Find("components") is { } components
            ? TaxCode.CreateWithComponents(code, components.List(ReadComponent))
            : TaxCode.Create(code, Percentage.Of(json.Get("rate").Number()));
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
    }

    private static TaxComponent ReadComponent(JsonCursor json) =>
        TaxComponent.Create(json.Get("code").Name(), Percentage.Of(json.Get("rate").Number()));

    private static void WriteComponent(Utf8JsonWriter json, TaxComponent component)
    {
        json.WriteText("code", component.Code);
        json.WriteNumber("rate", component.Rate.Percent);
    }

    private static void RefuseWhatComesLater(JsonCursor json)
    {
        if (json.Find("kind") is { } kind && kind.Text() != "ordinary")
        {
            throw kind.Text() is "reverseCharge" or "exempt"
                ? kind.Unsupported("The kind of tax " + kind.Text())
                : kind.Wrong("'" + kind.Text() + "' is not one of ordinary, reverseCharge, exempt.");
        }

        // A tax that is recoverable in full is what every tax is that does not say so.
        if (json.Find("recoverable") is { } recoverable && recoverable.Number() != 100)
        {
            throw recoverable.Unsupported("A tax that is not recoverable in full");
        }
    }
}
