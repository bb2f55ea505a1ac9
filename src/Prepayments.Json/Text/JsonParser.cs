using System.Text;
using System.Text.Json;

namespace Prepayments.Json;

/// <summary>Reads a JSON text to its end: one value, no property twice, no comments, no deeper than anything here needs.</summary>
/// <remarks>What is open while reading is a list and not a recursion, so no text exhausts the stack.</remarks>
internal sealed class JsonParser
{
    private const int MaxDepth = 32;

    private readonly List<JsonNode> open = [];
    private JsonNode? root;

    private JsonParser()
    {
    }

    /// <summary>Gets the place that was reached.</summary>
    private string Path
    {
        get
        {
            var path = new StringBuilder("$");
            foreach (var container in open)
            {
                if (!container.IsObject)
                {
                    path.Append(JsonPath.Element(container.Children.Count));
                }
                else if (container.Names.Count > container.Children.Count)
                {
                    path.Append(JsonPath.Property(container.Names[container.Names.Count - 1]));
                }
            }

            return path.ToString();
        }
    }

    internal static JsonNode Parse(byte[] utf8)
    {
        var parser = new JsonParser();
        var reader = new Utf8JsonReader(
            WithoutMark(utf8),
            new JsonReaderOptions { CommentHandling = JsonCommentHandling.Disallow, AllowTrailingCommas = false, MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
            {
                parser.Take(ref reader);
            }
        }
        catch (JsonException exception)
        {
            throw new JsonFormatException(parser.Path, Reason(exception), exception);
        }

        return parser.root!;
    }

    /// <summary>Some editors put a byte order mark before UTF-8; RFC 8259 lets a reader pass over it.</summary>
    private static ReadOnlySpan<byte> WithoutMark(byte[] utf8) =>
        utf8.Length >= 3 && utf8[0] == 0xEF && utf8[1] == 0xBB && utf8[2] == 0xBF ? utf8.AsSpan(3) : utf8;

    private void Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                Name(Characters(ref reader));
                break;
            case JsonTokenType.EndObject:
            case JsonTokenType.EndArray:
                var closed = open[open.Count - 1];
                open.RemoveAt(open.Count - 1);
                Add(closed);
                break;
            case JsonTokenType.StartObject:
            case JsonTokenType.StartArray:
                open.Add(new JsonNode(reader.TokenType, null));
                break;
            case JsonTokenType.String:
                Add(new JsonNode(reader.TokenType, Characters(ref reader)));
                break;
            default:
                Add(new JsonNode(reader.TokenType, Encoding.ASCII.GetString(reader.ValueSpan.ToArray())));
                break;
        }
    }

    private void Name(string name)
    {
        var container = open[open.Count - 1];
        var isThere = container.Find(name) >= 0;
        container.Name(name);
        if (isThere)
        {
            throw new JsonFormatException(Path, "The property is there twice.", null);
        }
    }

    private void Add(JsonNode node)
    {
        if (open.Count == 0)
        {
            root = node;
        }
        else
        {
            open[open.Count - 1].Add(node);
        }
    }

    private string Characters(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonFormatException(Path, "The text has bytes or escapes that are no characters.", exception);
        }
    }

    /// <summary>The framework's message without its position, which is put in front counting lines from one.</summary>
    private static string Reason(JsonException exception)
    {
        var end = exception.Message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        var message = end < 0 ? exception.Message : exception.Message.Substring(0, end);
        return FormattableString.Invariant(
            $"No JSON in line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}: {message}");
    }
}
