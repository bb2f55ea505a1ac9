using System.Collections.Concurrent;
using NodaTime;
using Prepayments.Json;

namespace Prepayments.Samples.ErpHost;

/// <summary>Posts documents to stored subledgers: read, post, append at the version read, and again if others were faster.</summary>
/// <remarks>All the accounting is <see cref="Posting.Post"/>; here is only what makes a pure function safe to call twice and by many.</remarks>
internal sealed class DocumentPosting(ISubledgerStore store, TimeProvider time)
{
    private const int Attempts = 8;

    // Within this process those who post to one subledger wait for each other, which is cheaper than overtaking.
    private readonly ConcurrentDictionary<SubledgerKey, SemaphoreSlim> turns = new();

    public async Task<PostingAnswer> PostAsync(SubledgerKey key, Document document, CancellationToken cancellation)
    {
        if (await store.ReadAsync(key, cancellation) is null)
        {
            return new PostingAnswer.UnknownSubledger();
        }

        var turn = turns.GetOrAdd(key, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellation);
        try
        {
            return await PostInTurnAsync(key, document, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<PostingAnswer> PostInTurnAsync(SubledgerKey key, Document document, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await store.ReadAsync(key, cancellation) is not { } subledger)
            {
                return new PostingAnswer.UnknownSubledger();
            }

            if (await FindEarlierAsync(key, document, cancellation) is { } earlier)
            {
                return earlier;
            }

            var result = Posting.Post(subledger, document);
            if (result.Rejection is { } rejection)
            {
                return new PostingAnswer.Rejected(rejection);
            }

            var stored = StoredDocument.Of(document, result, Instant.FromDateTimeOffset(time.GetUtcNow()));
            if (await store.AppendAsync(key, stored, result.Subledger, cancellation))
            {
                return new PostingAnswer.Kept(stored);
            }

            // Those who were overtaken come back at different times, so that one of them does not always lose.
            await Task.Delay(Random.Shared.Next(1 << attempt), cancellation);
        }

        return new PostingAnswer.Overtaken(Attempts);
    }

    /// <summary>
    /// Looks for the same document, or another one of its number. An order that is sent with another content amends it, which
    /// posting decides; sent with a content that it had before, dates and all, it is a repetition.
    /// </summary>
    private async Task<PostingAnswer?> FindEarlierAsync(SubledgerKey key, Document document, CancellationToken cancellation)
    {
        var earlier = await store.FindDocumentsAsync(key, document.Number, cancellation);
        if (earlier.Count == 0)
        {
            return null;
        }

        var sent = DocumentJson.Write(document);
        string? difference = null;
        var amends = document is Order;
        foreach (var stored in earlier)
        {
            var was = stored.Document();
            difference = JsonDifference.Between(DocumentJson.Write(was), sent);
            if (difference is null)
            {
                return new PostingAnswer.Repeated(stored);
            }

            amends &= was is Order;
        }

        return amends ? null : new PostingAnswer.NumberTaken(document.Number, difference!);
    }
}
