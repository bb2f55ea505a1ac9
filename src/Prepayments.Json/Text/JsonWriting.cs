using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Prepayments.Json;

/// <summary>Writes the values of the model, so that each property takes one line.</summary>
internal static class JsonWriting
{
    private static readonly UTF8Encoding WholeCharacters = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static void WriteText(this Utf8JsonWriter json, string name, string value) =>
        json.WriteString(Whole(name), Whole(value));

    /// <summary>Returns a text as it is. The writer would put another character in the place of half of one and say nothing.</summary>
    /// <exception cref="ArgumentException">The text has half of a character.</exception>
    internal static string Whole(string text)
    {
        WholeCharacters.GetByteCount(text);
        return text;
    }

    internal static void WriteOptional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteText(name, value);
        }
    }

    internal static void WriteOptional(this Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    internal static void WriteNames(this Utf8JsonWriter json, string name, EquatableArray<string> names)
    {
        json.WriteStartArray(name);
        foreach (var value in names)
        {
            json.WriteStringValue(Whole(value));
        }

        json.WriteEndArray();
    }

    /// <summary>Writes what holds; what does not is left out.</summary>
    internal static void WriteFlag(this Utf8JsonWriter json, string name, bool value)
    {
        if (value)
        {
            json.WriteBoolean(name, true);
        }
    }

    internal static void WriteOptional(this Utf8JsonWriter json, string name, Currency? value) =>
        json.WriteOptional(name, value?.Code);

    internal static void WriteOptional(this Utf8JsonWriter json, string name, Dimensions value)
    {
        if (value.Count > 0)
        {
            json.WriteDimensions(name, value);
        }
    }

    internal static void WriteOptional<T>(
        this Utf8JsonWriter json, string name, EquatableArray<T> values, Action<Utf8JsonWriter, T> write)
        where T : IEquatable<T>
    {
        if (values.Count > 0)
        {
            json.WriteList(name, values, write);
        }
    }

    internal static void WriteDimensions(this Utf8JsonWriter json, string name, Dimensions value)
    {
        json.WriteStartObject(name);
        foreach (var pair in value)
        {
            json.WriteText(pair.Key, pair.Value);
        }

        json.WriteEndObject();
    }

    internal static void WriteDate(this Utf8JsonWriter json, string name, LocalDate date) =>
        json.WriteString(name, LocalDatePattern.Iso.Format(date));

    internal static void WriteWord<T>(this Utf8JsonWriter json, string name, T value)
        where T : struct, Enum => json.WriteString(name, Words.Of(value));

    /// <summary>Writes a list of objects; what is given writes the properties of one.</summary>
    internal static void WriteList<T>(
        this Utf8JsonWriter json, string name, EquatableArray<T> values, Action<Utf8JsonWriter, T> write)
        where T : IEquatable<T>
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStartObject();
            write(json, value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
