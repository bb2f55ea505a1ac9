namespace Prepayments.Samples.ErpHost;

/// <summary>Keeps subledgers: the opening of each, and the documents that were posted to it with what they led to.</summary>
/// <remarks>
/// What a method has returned is durable. A subledger's version is what writers hold against each other: a document is
/// appended to the version it was posted on, or not at all.
/// </remarks>
internal interface ISubledgerStore
{
    /// <summary>Makes the store ready, once, before anything else is asked of it.</summary>
    /// <exception cref="IOException">It cannot be.</exception>
    Task OpenAsync(CancellationToken cancellation);

    /// <summary>Keeps a new subledger, without documents.</summary>
    /// <returns>False where there is one of this name, which stays as it is.</returns>
    Task<bool> CreateAsync(SubledgerKey key, Subledger opening, CancellationToken cancellation);

    /// <summary>Returns a subledger as it stands.</summary>
    Task<Subledger?> ReadAsync(SubledgerKey key, CancellationToken cancellation);

    /// <summary>Returns a subledger as it was created, before the first document.</summary>
    Task<Subledger?> ReadOpeningAsync(SubledgerKey key, CancellationToken cancellation);

    /// <summary>Lists ids of a tenant's subledgers in ordinal order.</summary>
    Task<IReadOnlyList<string>> ListAsync(string tenant, string after, int take, CancellationToken cancellation);

    /// <summary>Keeps a document that was posted on the version before its own.</summary>
    /// <returns>False where the subledger has another version by now; nothing is kept then.</returns>
    Task<bool> AppendAsync(SubledgerKey key, StoredDocument document, Subledger next, CancellationToken cancellation);

    /// <summary>Lists the documents of a number in the order of posting; only of an order there are several.</summary>
    Task<IReadOnlyList<StoredDocument>> FindDocumentsAsync(SubledgerKey key, string number, CancellationToken cancellation);

    /// <summary>Lists the documents with versions above one, in the order of posting.</summary>
    Task<IReadOnlyList<StoredDocument>> ListDocumentsAsync(
        SubledgerKey key, long afterVersion, int take, CancellationToken cancellation);

    /// <summary>Makes sure that the store can be written to.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    Task CheckAsync(CancellationToken cancellation);
}
