using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Prepayments.Samples.ErpHost.Tests;

/// <summary>Is an empty store of a kind, made as the host makes it.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    public const string Files = "files";

    public const string Postgres = "PostgreSQL";

    private readonly TemporaryFolder folder = new();
    private readonly TestDatabase? database;
    private ServiceProvider services;

    private TestStore(TestDatabase? database)
    {
        this.database = database;
        services = Services();
    }

    /// <summary>Lists what can be tested here: PostgreSQL only where PREPAYMENTS_POSTGRES names a server.</summary>
    public static TheoryData<string> Kinds => TestDatabase.Server is null ? [Files] : [Files, Postgres];

    public ISubledgerStore Store => services.GetRequiredService<ISubledgerStore>();

    public static async Task<TestStore> OpenAsync(string kind)
    {
        var store = new TestStore(kind == Postgres ? await TestDatabase.CreateAsync() : null);
        await store.Store.OpenAsync(default);
        return store;
    }

    /// <summary>Forgets all that is in memory.</summary>
    public async Task ReopenAsync()
    {
        await services.DisposeAsync();
        services = Services();
        await Store.OpenAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        folder.Dispose();
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }

    private ServiceProvider Services() => new ServiceCollection()
        .AddLogging()
        .AddSubledgerStore(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Store:Folder"] = folder.Path,
            ["ConnectionStrings:" + StoreChoice.ConnectionName] = database?.ConnectionString,
        }).Build())
        .BuildServiceProvider();
}
