using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Prepayments.Json;

/// <summary>Turns values into JSON texts and back, for every type that has a JSON form.</summary>
internal static class JsonText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static T Read<T>(string json, Func<JsonCursor, T> read)
    {
        _ = json ?? throw new ArgumentNullException(nameof(json));
        byte[] utf8;
        try
        {
            utf8 = Utf8.GetBytes(json);
        }
        catch (EncoderFallbackException exception)
        {
            throw new JsonFormatException("$", "The text has half of a character.", exception);
        }

        return Read(utf8, read);
    }

    internal static T Read<T>(byte[] utf8, Func<JsonCursor, T> read) =>
        read(new JsonCursor(JsonParser.Parse(utf8 ?? throw new ArgumentNullException(nameof(utf8)))));

    internal static bool TryRead<T>(
        string json, Func<JsonCursor, T> read, out T? value, out JsonFormatException? error)
        where T : class
    {
        try
        {
            value = Read(json, read);
            error = null;
            return true;
        }
        catch (JsonFormatException exception)
        {
            value = null;
            error = exception;
            return false;
        }
    }

    internal static string Write(Action<Utf8JsonWriter> write) => Utf8.GetString(WriteUtf8(write));

    internal static byte[] WriteUtf8(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options()))
        {
            write(writer);
        }

        return stream.ToArray();
    }

    /// <summary>Letters of every script stand as they are: the text goes into files and databases, not into web pages.</summary>
    private static JsonWriterOptions Options() => new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
