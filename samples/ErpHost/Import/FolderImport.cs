using NodaTime;
using Prepayments.Json;

namespace Prepayments.Samples.ErpHost;

/// <summary>Imports scenario files and folders of documents into subledgers. It can be stopped anywhere and run again.</summary>
/// <remarks>
/// No list is kept of what is done. Posting is a function, so a later run walks along what is stored: a document that stands
/// where it would be posted is there already, one that is rejected is rejected again, and where what is stored ends, posting
/// goes on. A subledger that has other documents is left as it is.
/// </remarks>
internal sealed class FolderImport(ISubledgerStore store, TimeProvider time, string tenant, Action<string> tell)
{
    /// <summary>Enough to keep the disk busy while others are flushed to it.</summary>
    private const int AtOnce = 8;

    private const int ReadAtOnce = 500;

    public ImportCounts Counts { get; } = new();

    /// <summary>Imports all sources, some at once; what is wrong with one of them is told, and the others go on.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task RunAsync(IReadOnlyList<ImportSource> sources, CancellationToken stop)
    {
        var twice = sources.GroupBy(source => source.Id, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet(StringComparer.Ordinal);
        await Parallel.ForEachAsync(sources, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (source, _) =>
        {
            if (twice.Contains(source.Id))
            {
                Fail(source, $"Another file becomes the subledger {source.Id} too.");
            }
            else
            {
                await ImportAsync(source, stop);
            }

            Counts.CountSource();
        });
    }

    private async Task ImportAsync(ImportSource source, CancellationToken stop)
    {
        if (!SubledgerKey.TryOf(tenant, source.Id, out var key))
        {
            Fail(source, $"Its name makes no id of a subledger: {SubledgerKey.NameRule}.");
            return;
        }

        try
        {
            var (opening, documents) = source.Read();
            if (!await store.CreateAsync(key, opening, stop)
                && JsonDifference.Between(SubledgerJson.Write((await store.ReadOpeningAsync(key, stop))!), SubledgerJson.Write(opening)) is { } path)
            {
                Fail(source, $"The subledger {key} is there with another set-up, which differs at {path}.");
                return;
            }

            await PostAsync(source, key, opening, documents, stop);
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            Fail(source, exception.Message);
        }
    }

    private async Task PostAsync(
        ImportSource source, SubledgerKey key, Subledger opening, IEnumerable<Document> documents, CancellationToken stop)
    {
        var stored = await ReadStoredAsync(key, stop);
        var current = opening;
        foreach (var document in documents)
        {
            stop.ThrowIfCancellationRequested();
            var result = Posting.Post(current, document);
            if (result.Rejection is { } rejection)
            {
                tell($"{source}: {document} is rejected: {rejection}");
                Counts.CountRejected();
                continue;
            }

            if (stored.TryDequeue(out var there))
            {
                if (JsonDifference.Between(DocumentJson.Write(there.Document()), DocumentJson.Write(document)) is not null)
                {
                    Fail(source, $"The subledger {key} has {there.Number} where {document} would be posted; others post to it too.");
                    return;
                }

                Counts.CountPresent();
            }
            else if (await store.AppendAsync(
                key, StoredDocument.Of(document, result, Instant.FromDateTimeOffset(time.GetUtcNow())), result.Subledger, CancellationToken.None))
            {
                Counts.CountPosted();
            }
            else
            {
                Fail(source, $"Something else posts to the subledger {key} too.");
                return;
            }

            current = result.Subledger;
        }
    }

    private async Task<Queue<StoredDocument>> ReadStoredAsync(SubledgerKey key, CancellationToken stop)
    {
        var stored = new Queue<StoredDocument>();
        var version = 0L;
        IReadOnlyList<StoredDocument> some;
        while ((some = await store.ListDocumentsAsync(key, version, ReadAtOnce, stop)).Count > 0)
        {
            foreach (var document in some)
            {
                stored.Enqueue(document);
            }

            version = some[^1].Version;
        }

        return stored;
    }

    private void Fail(ImportSource source, string reason)
    {
        tell($"{source}: {reason}");
        Counts.CountFailed();
    }
}
