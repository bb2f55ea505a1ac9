using System.Text.Encodings.Web;

namespace Prepayments.Samples.ErpHost;

/// <summary>Answers JSON that is written by hand, digit for digit.</summary>
internal static class JsonAnswer
{
    private const string ContentType = "application/json";

    public static IResult Of(byte[] json, int status = StatusCodes.Status200OK) => Results.Text(json, ContentType, status);

    public static IResult Of(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Of(stream.ToArray());
    }
}
