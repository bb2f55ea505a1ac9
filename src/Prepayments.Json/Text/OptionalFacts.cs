namespace Prepayments.Json;

/// <summary>Reads what may be left out, so that each property takes one line.</summary>
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
