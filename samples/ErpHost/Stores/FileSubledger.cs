using NodaTime;
using Prepayments.Json;

namespace Prepayments.Samples.ErpHost;

/// <summary>Is one subledger with its log: what the log holds is in memory too, replayed and compared as it was opened.</summary>
internal sealed class FileSubledger
{
    private const int Format = 1;

    private readonly SemaphoreSlim writing = new(1);
    private readonly string file;
    private long length;
    private volatile SubledgerHistory history;
    private volatile UncertainWriteException? failure;

    private FileSubledger(string file, long length, SubledgerHistory history)
    {
        this.file = file;
        this.length = length;
        this.history = history;
    }

    public SubledgerHistory History => history;

    /// <summary>Gets why the log is written to no more, or null.</summary>
    public UncertainWriteException? Failure => failure;

    /// <summary>Makes a log without documents.</summary>
    public static FileSubledger Create(string file, Subledger opening)
    {
        var line = DocumentLog.Line(OpeningJson(opening));
        DocumentLog.Create(file, line);
        return new FileSubledger(file, line.Length, SubledgerHistory.Of(opening));
    }

    /// <summary>Opens a log: cuts off a torn tail, replays the documents and holds what comes out against what is stored.</summary>
    /// <exception cref="DamagedLogException">The log is damaged, or its documents lead to something else than is stored.</exception>
    public static FileSubledger Open(string file, ILogger logger)
    {
        var contents = DocumentLog.Read(file);
        if (contents.Records.Count == 0)
        {
            throw new DamagedLogException(file, 0, "The log has no first record.");
        }

        var history = SubledgerHistory.Of(ReadOpening(file, contents.Records[0]));
        foreach (var record in contents.Records.Skip(1))
        {
            history = Replay(file, record, history);
        }

        if (contents.TornTail.Length > 0)
        {
            logger.LogWarning(
                "{File}: {Bytes} bytes of an unfinished record are cut off at byte {Offset}; its document was never answered.",
                file,
                contents.TornTail.Length,
                contents.Length);
        }

        DocumentLog.CutTo(file, contents.Length);
        return new FileSubledger(file, contents.Length, history);
    }

    /// <summary>Appends a document, if the version is still the one that it was posted on.</summary>
    public async Task<bool> AppendAsync(StoredDocument document, Subledger next, CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            if (failure is { } earlier)
            {
                throw earlier;
            }

            var before = history;
            if (before.Current.Version != document.Version - 1)
            {
                return false;
            }

            var line = DocumentLog.Line(document.Json);
            DocumentLog.Append(file, length, line);
            length += line.Length;

            // Nobody sees a document before it is on the disk.
            history = before.With(document, next);
            return true;
        }
        catch (UncertainWriteException exception)
        {
            failure = exception;
            throw;
        }
        finally
        {
            writing.Release();
        }
    }

    private static byte[] OpeningJson(Subledger opening)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WritePropertyName("subledger");
            json.WriteRawValue(SubledgerJson.WriteUtf8(opening));
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static Subledger ReadOpening(string file, LogRecord record)
    {
        try
        {
            using var json = JsonDocument.Parse(record.Json);
            return json.RootElement.GetProperty("format").GetInt32() == Format
                ? SubledgerJson.Read(json.RootElement.GetProperty("subledger").GetRawText())
                : throw new DamagedLogException(file, record.Offset, "This program does not know the log's format.");
        }
        catch (Exception exception) when (exception is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new DamagedLogException(file, record.Offset, "The first record is no subledger: " + exception.Message, exception);
        }
    }

    private static SubledgerHistory Replay(string file, LogRecord record, SubledgerHistory before)
    {
        StoredDocument stored;
        Document document;
        Instant postedAt;
        try
        {
            stored = StoredDocument.Read(record.Json);
            document = stored.Document();
            postedAt = stored.PostedAt();
        }
        catch (Exception exception) when (exception is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new DamagedLogException(file, record.Offset, "The record is no document: " + exception.Message, exception);
        }

        var result = Posting.Post(before.Current, document);
        if (result.Rejection is { } rejection)
        {
            throw new DamagedLogException(file, record.Offset, $"{document} does not follow from what stands before it: {rejection}.");
        }

        return StoredDocument.Of(document, result, postedAt).Json.AsSpan().SequenceEqual(stored.Json)
            ? before.With(stored, result.Subledger)
            : throw new DamagedLogException(file, record.Offset, $"{document} leads to something else than is stored.");
    }
}
