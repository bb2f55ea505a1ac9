using System.Text.Encodings.Web;
using NodaTime;
using NodaTime.Text;
using Prepayments.Json;

namespace Prepayments.Samples.ErpHost;

/// <summary>Is a posted document as it is kept: the document, the version it led to, its entries and notices, and when.</summary>
/// <remarks>
/// It is kept as the JSON in which it is answered, so a document that is sent twice gets the same bytes twice.
/// </remarks>
internal sealed class StoredDocument
{
    private StoredDocument(long version, string number, byte[] json)
    {
        Version = version;
        Number = number;
        Json = json;
    }

    /// <summary>Gets the subledger's version after the document.</summary>
    public long Version { get; }

    /// <summary>Gets the document's number.</summary>
    public string Number { get; }

    /// <summary>Gets all of it, on one line.</summary>
    public byte[] Json { get; }

    public static StoredDocument Of(Document document, PostingResult posted, Instant at)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", posted.Subledger.Version);
            json.WriteString("postedAt", InstantPattern.ExtendedIso.Format(at));
            json.WritePosting(document, posted);
            json.WriteEndObject();
        }

        return new StoredDocument(posted.Subledger.Version, document.Number, stream.ToArray());
    }

    /// <summary>Returns what a store kept.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="FormatException">It is JSON of something else.</exception>
    public static StoredDocument Read(byte[] json)
    {
        using var parsed = JsonDocument.Parse(json);
        try
        {
            var root = parsed.RootElement;
            return new StoredDocument(
                root.GetProperty("version").GetInt64(),
                root.GetProperty("document").GetProperty("number").GetString() ?? throw new FormatException("The document has no number."),
                json);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("This is no stored document.", exception);
        }
    }

    /// <summary>Reads the document out of it.</summary>
    public Document Document()
    {
        using var json = JsonDocument.Parse(Json);
        return DocumentJson.Read(json.RootElement.GetProperty("document").GetRawText());
    }

    /// <summary>Reads the time of posting out of it.</summary>
    public Instant PostedAt()
    {
        using var json = JsonDocument.Parse(Json);
        return InstantPattern.ExtendedIso.Parse(json.RootElement.GetProperty("postedAt").GetString()!).GetValueOrThrow();
    }

    /// <summary>Reads the journal entries out of it.</summary>
    public EquatableArray<JournalEntry> Entries()
    {
        using var json = JsonDocument.Parse(Json);
        return EquatableArray<JournalEntry>.From(
            [.. json.RootElement.GetProperty("entries").EnumerateArray().Select(entry => EntryJson.Read(entry.GetRawText()))]);
    }
}
