using System.Collections.Concurrent;

namespace Prepayments.Samples.ErpHost;

/// <summary>Keeps each subledger in an append-only file of its own, by tenant in a folder.</summary>
/// <remarks>
/// A subledger is opened when it is first asked for and stays in memory. One process at a time has the folder: a lock file says
/// so, and the system gives it back when the process ends, however it ends.
/// </remarks>
internal sealed class FileSubledgerStore : ISubledgerStore, IDisposable
{
    private const string Extension = ".log";

    private readonly string folder;
    private readonly ILogger<FileSubledgerStore> logger;
    private readonly FileStream folderLock;
    private readonly SemaphoreSlim creating = new(1);
    private readonly ConcurrentDictionary<SubledgerKey, Lazy<FileSubledger>> opened = new();

    /// <summary>Takes hold of a folder, which is made where it is not there.</summary>
    /// <exception cref="IOException">Another process has it, or it cannot be written to.</exception>
    public FileSubledgerStore(string folder, ILogger<FileSubledgerStore> logger)
    {
        this.folder = Path.GetFullPath(folder);
        this.logger = logger;
        Directory.CreateDirectory(this.folder);
        folderLock = Lock(Path.Combine(this.folder, "lock"));
    }

    /// <summary>Does nothing: the folder is taken by the constructor, the files are opened one by one.</summary>
    public Task OpenAsync(CancellationToken cancellation) => Task.CompletedTask;

    public async Task<bool> CreateAsync(SubledgerKey key, Subledger opening, CancellationToken cancellation)
    {
        await creating.WaitAsync(cancellation);
        try
        {
            var file = FileOf(key);
            if (File.Exists(file))
            {
                return false;
            }

            if (!Directory.Exists(Path.GetDirectoryName(file)))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                DirectoryEntries.Flush(folder);
            }

            var created = FileSubledger.Create(file, opening);
            opened[key] = new Lazy<FileSubledger>(created);
            return true;
        }
        finally
        {
            creating.Release();
        }
    }

    public Task<Subledger?> ReadAsync(SubledgerKey key, CancellationToken cancellation) =>
        Task.FromResult(Find(key)?.History.Current);

    public Task<Subledger?> ReadOpeningAsync(SubledgerKey key, CancellationToken cancellation) =>
        Task.FromResult(Find(key)?.History.Opening);

    public Task<IReadOnlyList<string>> ListAsync(string tenant, string after, int take, CancellationToken cancellation)
    {
        var tenantFolder = Path.Combine(folder, tenant);
        IReadOnlyList<string> ids = Directory.Exists(tenantFolder)
            ? [.. Directory.EnumerateFiles(tenantFolder, "*" + Extension)
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Where(id => SubledgerKey.IsName(id) && string.CompareOrdinal(id, after) > 0)
                .Order(StringComparer.Ordinal)
                .Take(take)]
            : [];
        return Task.FromResult(ids);
    }

    public Task<bool> AppendAsync(SubledgerKey key, StoredDocument document, Subledger next, CancellationToken cancellation) =>
        Get(key).AppendAsync(document, next, cancellation);

    public Task<IReadOnlyList<StoredDocument>> FindDocumentsAsync(SubledgerKey key, string number, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StoredDocument>>(Get(key).History.Find(number));

    public Task<IReadOnlyList<StoredDocument>> ListDocumentsAsync(
        SubledgerKey key, long afterVersion, int take, CancellationToken cancellation) =>
        Task.FromResult(Get(key).History.List(afterVersion, take));

    public Task CheckAsync(CancellationToken cancellation)
    {
        if (opened.Values.FirstOrDefault(it => it is { IsValueCreated: true, Value.Failure: not null }) is { } failed)
        {
            throw failed.Value.Failure!;
        }

        lock (opened)
        {
            folderLock.Seek(0, SeekOrigin.Begin);
            folderLock.WriteByte((byte)'\n');
            folderLock.Flush(flushToDisk: true);
        }

        return Task.CompletedTask;
    }

    public void Dispose() => folderLock.Dispose();

    private static FileStream Lock(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException exception)
        {
            throw new IOException($"{Path.GetDirectoryName(file)}: another process has this folder. {exception.Message}", exception);
        }
    }

    private string FileOf(SubledgerKey key) => Path.Combine(folder, key.Tenant, key.Id + Extension);

    private FileSubledger Get(SubledgerKey key) =>
        Find(key) ?? throw new InvalidOperationException($"There is no subledger {key}.");

    private FileSubledger? Find(SubledgerKey key)
    {
        var file = FileOf(key);
        if (!opened.TryGetValue(key, out var subledger))
        {
            if (!File.Exists(file))
            {
                return null;
            }

            subledger = opened.GetOrAdd(key, new Lazy<FileSubledger>(() => FileSubledger.Open(file, logger)));
        }

        try
        {
            return subledger.Value;
        }
        catch (Exception)
        {
            // It is tried again when it is asked for again: a person may have put the file right by then.
            opened.TryRemove(KeyValuePair.Create(key, subledger));
            throw;
        }
    }
}
