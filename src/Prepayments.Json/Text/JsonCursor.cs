using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Prepayments.Json;

/// <summary>Stands on one value of a JSON text, knows the way to it, and reads it as what it should be.</summary>
/// <remarks>
/// Properties are asked for by name, in whatever order the text has them. <see cref="Object"/> makes sure that every one was
/// asked for, and that what the values make up is refused here, with the path, if the model refuses it.
/// </remarks>
internal sealed class JsonCursor
{
    private const int LongestReason = 400;

    private readonly JsonNode node;
    private readonly JsonCursor? parent;
    private readonly int? index;
    private readonly bool[] asked;

    internal JsonCursor(JsonNode root)
        : this(root, null, null, string.Empty)
    {
    }

    private JsonCursor(JsonNode node, JsonCursor? parent, int? index, string name)
    {
        this.node = node;
        this.parent = parent;
        this.index = index;
        PropertyName = name;
        asked = node.IsObject ? new bool[node.Names.Count] : [];
    }

    /// <summary>Gets the name of the property whose value this is.</summary>
    internal string PropertyName { get; }

    internal bool IsNull => node.Type == JsonTokenType.Null;

    private string Path => parent is null ? "$"
        : parent.Path + (index is { } element ? JsonPath.Element(element) : JsonPath.Property(PropertyName));

    /// <summary>Reads an object; every property must be asked for while it is read.</summary>
    internal T Object<T>(Func<JsonCursor, T> read)
    {
        Expect(JsonTokenType.StartObject, "an object");
        T value;
        try
        {
            value = read(this);
        }
        catch (ArgumentException exception)
        {
            throw new JsonFormatException(Path, Reason(exception), exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonFormatException(Path, Quotation.Of(exception.Message, LongestReason), exception);
        }
        catch (OverflowException exception)
        {
            throw new JsonFormatException(Path, "A sum has more digits than can be kept.", exception);
        }

        var stranger = System.Array.IndexOf(asked, false);
        if (stranger >= 0)
        {
            throw Property(stranger).Wrong("There is no such property here.");
        }

        return value;
    }

    /// <summary>Reads the elements of an array.</summary>
    internal T[] Array<T>(Func<JsonCursor, T> read)
    {
        Expect(JsonTokenType.StartArray, "an array");
        var values = new T[node.Children.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = read(new JsonCursor(node.Children[i], this, i, string.Empty));
        }

        return values;
    }

    /// <summary>Reads an array of objects.</summary>
    internal EquatableArray<T> List<T>(Func<JsonCursor, T> read)
        where T : IEquatable<T> => EquatableArray<T>.Of(Array(element => element.Object(read)));

    /// <summary>Reads an array of numbers and ids.</summary>
    internal EquatableArray<string> Names() => EquatableArray<string>.Of(Array(element => element.Name()));

    /// <summary>Lists the properties of an object whose names are data.</summary>
    internal IEnumerable<JsonCursor> Properties()
    {
        Expect(JsonTokenType.StartObject, "an object");
        for (var i = 0; i < asked.Length; i++)
        {
            yield return Property(i);
        }
    }

    /// <summary>Returns the value of a property that must be there.</summary>
    internal JsonCursor Get(string name) =>
        Find(name) ?? throw Wrong("The property " + name + " is missing.");

    /// <summary>Returns the value of a property, or null where it is left out.</summary>
    internal JsonCursor? Find(string name)
    {
        var position = node.Find(name);
        if (position < 0)
        {
            return null;
        }

        asked[position] = true;
        return Property(position);
    }

    internal string Text()
    {
        Expect(JsonTokenType.String, "a text");
        return node.Text!;
    }

    /// <summary>Reads a text that says something: a number, id, code or account.</summary>
    internal string Name() =>
        string.IsNullOrWhiteSpace(Text()) ? throw Wrong("The text must not be empty.") : node.Text!;

    internal decimal Number()
    {
        Expect(JsonTokenType.Number, "a number");
        return JsonNumber.TryRead(node.Text!, out var number)
            ? number
            : throw Wrong("The number has more digits than can be kept.");
    }

    internal long Whole(long largest)
    {
        var number = Number();
        return number >= 0 && number <= largest && number == decimal.Truncate(number)
            ? (long)number
            : throw Wrong("The number must be whole, and from 0 to " + largest.ToString(CultureInfo.InvariantCulture) + ".");
    }

    internal bool Flag() => node.Type switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw NotA("true or false"),
    };

    internal LocalDate Date() => LocalDatePattern.Iso.Parse(Text()) is { Success: true } date
        ? date.Value
        : throw Wrong("'" + Quotation.Of(node.Text!) + "' is not a date of the form 2026-01-31.");

    internal Currency Currency() => Prepayments.Currency.TryOf(Text(), out var currency)
        ? currency
        : throw Wrong("'" + Quotation.Of(node.Text!) + "' is not the code of a currency.");

    /// <summary>Reads a word of an enumeration, in the spelling of <see cref="Words"/>.</summary>
    internal T Word<T>()
        where T : struct, Enum => Words.TryRead<T>(Text(), out var value)
        ? value
        : throw Wrong("'" + Quotation.Of(node.Text!) + "' is not one of " + Words.All<T>() + ".");

    internal JsonFormatException Wrong(string reason) => new(Path, reason, null);

    private JsonCursor Property(int position) => new(node.Children[position], this, null, node.Names[position]);

    private void Expect(JsonTokenType type, string what)
    {
        if (node.Type != type)
        {
            throw NotA(what);
        }
    }

    private JsonFormatException NotA(string what) => Wrong("Here should be " + what + ", not " + node.Type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    } + ".");

    /// <summary>The first line of the message, without the parameter's name, which says nothing about the text.</summary>
    private static string Reason(ArgumentException exception)
    {
        var message = exception.Message;
        foreach (var end in new[] { " (Parameter '", "\r", "\n" })
        {
            var at = message.IndexOf(end, StringComparison.Ordinal);
            message = at < 0 ? message : message.Substring(0, at);
        }

        // It may have a number or id of the text in it.
        return Quotation.Of(message, LongestReason);
    }
}
