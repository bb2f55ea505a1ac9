using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Prepayments.Json;

/// <summary>Reads and writes what may be left out, so that each property takes one line per direction.</summary>
internal static class OptionalFacts
{
    /// <summary>Returns the value with one fact more, if the text has it.</summary>
    internal static T With<T>(this T value, JsonCursor? found, Func<T, JsonCursor, T> add) =>
        found is null ? value : add(value, found);

    /// <summary>Returns the value with each element of a list that the text may have.</summary>
    internal static T WithEach<T>(this T value, JsonCursor? found, Func<T, JsonCursor, T> add)
    {
        found?.Array(element => element.Object(fact => value = add(value, fact)));
        return value;
    }

    internal static void WriteOptional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    internal static void WriteOptional(this Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
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
            json.WriteString(pair.Key, pair.Value);
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

    internal static Dimensions Dimensions(this JsonCursor json)
    {
        var dimensions = Prepayments.Dimensions.None;
        foreach (var pair in json.Properties())
        {
            dimensions = string.IsNullOrWhiteSpace(pair.PropertyName)
                ? throw pair.Wrong("A dimension has a name.")
                : dimensions.With(pair.PropertyName, pair.Text());
        }

        return dimensions;
    }
}
