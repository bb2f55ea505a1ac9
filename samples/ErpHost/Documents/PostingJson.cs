using Prepayments.Json;

namespace Prepayments.Samples.ErpHost;

/// <summary>Writes what a document led to: the same properties in what is kept, answered and previewed.</summary>
internal static class PostingJson
{
    /// <summary>Writes the document, its journal entries and its notices.</summary>
    public static void WritePosting(this Utf8JsonWriter json, Document document, PostingResult posted)
    {
        json.WritePropertyName("document");
        json.WriteRawValue(DocumentJson.WriteUtf8(document));
        json.WriteStartArray("entries");
        foreach (var entry in posted.Entries)
        {
            json.WriteRawValue(EntryJson.WriteUtf8(entry));
        }

        json.WriteEndArray();
        json.WriteStartArray("notices");
        foreach (var notice in posted.Notices)
        {
            json.WriteStartObject();
            json.WriteString("code", notice.Code.ToString());
            json.WriteFigures(notice.Figures);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFigures(this Utf8JsonWriter json, EquatableArray<Figure> figures)
    {
        json.WriteStartArray("figures");
        foreach (var figure in figures)
        {
            json.WriteStartObject();
            json.WriteString("name", figure.Name);
            if (figure.Number is { } number)
            {
                json.WriteNumber("number", number);
            }
            else
            {
                json.WriteString("text", figure.Text);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
