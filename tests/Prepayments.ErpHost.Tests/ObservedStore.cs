namespace Prepayments.Samples.ErpHost.Tests;

/// <summary>Is a store that asks before a document is kept, and says when it was.</summary>
internal sealed class ObservedStore(ISubledgerStore store) : ISubledgerStore
{
    /// <summary>Gets what says whether nobody else was faster.</summary>
    public Func<bool> MayAppend { get; init; } = () => true;

    public Action Kept { get; init; } = () => { };

    public Task OpenAsync(CancellationToken cancellation) => store.OpenAsync(cancellation);

    public async Task<bool> AppendAsync(SubledgerKey key, StoredDocument document, Subledger next, CancellationToken cancellation)
    {
        if (!MayAppend() || !await store.AppendAsync(key, document, next, cancellation))
        {
            return false;
        }

        Kept();
        return true;
    }

    public Task<bool> CreateAsync(SubledgerKey key, Subledger opening, CancellationToken cancellation) =>
        store.CreateAsync(key, opening, cancellation);

    public Task<Subledger?> ReadAsync(SubledgerKey key, CancellationToken cancellation) => store.ReadAsync(key, cancellation);

    public Task<Subledger?> ReadOpeningAsync(SubledgerKey key, CancellationToken cancellation) => store.ReadOpeningAsync(key, cancellation);

    public Task<IReadOnlyList<string>> ListAsync(string tenant, string after, int take, CancellationToken cancellation) =>
        store.ListAsync(tenant, after, take, cancellation);

    public Task<IReadOnlyList<StoredDocument>> FindDocumentsAsync(SubledgerKey key, string number, CancellationToken cancellation) =>
        store.FindDocumentsAsync(key, number, cancellation);

    public Task<IReadOnlyList<StoredDocument>> ListDocumentsAsync(SubledgerKey key, long afterVersion, int take, CancellationToken cancellation) =>
        store.ListDocumentsAsync(key, afterVersion, take, cancellation);

    public Task CheckAsync(CancellationToken cancellation) => store.CheckAsync(cancellation);
}
