using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Prepayments.Json;

namespace Prepayments.Samples.ErpHost;

/// <summary>Keeps subledgers in PostgreSQL: per document one transaction with its JSON, its journal lines, state and version.</summary>
/// <remarks>
/// Any number of hosts may have the same database. The last state that a host has seen is kept in memory; whether it is the
/// current one is asked each time, by the version.
/// </remarks>
internal sealed class PostgresSubledgerStore(IDbContextFactory<SubledgerContext> contexts) : ISubledgerStore
{
    /// <summary>Hosts that start at once make the tables one after another.</summary>
    private const long TablesLock = 7_240_917_355;

    private readonly ConcurrentDictionary<SubledgerKey, Subledger> seen = new();

    public Task OpenAsync(CancellationToken cancellation) => UseAsync(async context =>
    {
        await context.Database.OpenConnectionAsync(cancellation);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({TablesLock})", cancellation);
        try
        {
            return await context.Database.EnsureCreatedAsync(cancellation);
        }
        finally
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({TablesLock})", CancellationToken.None);
        }
    });

    public Task<bool> CreateAsync(SubledgerKey key, Subledger opening, CancellationToken cancellation) => UseAsync(async context =>
    {
        var json = SubledgerJson.Write(opening);
        return await context.Database.ExecuteSqlAsync(
            $"INSERT INTO subledgers (tenant, id, version, opening, state) VALUES ({key.Tenant}, {key.Id}, {opening.Version}, {json}::json, {json}::json) ON CONFLICT DO NOTHING",
            cancellation) == 1;
    });

    public Task<Subledger?> ReadAsync(SubledgerKey key, CancellationToken cancellation) => UseAsync(async context =>
    {
        var row = Row(context, key);
        if (seen.TryGetValue(key, out var subledger)
            && await row.AnyAsync(it => it.Version == subledger.Version, cancellation))
        {
            return subledger;
        }

        if (await row.Select(it => it.State).SingleOrDefaultAsync(cancellation) is not { } state)
        {
            return null;
        }

        var read = SubledgerJson.Read(state);
        See(key, read);
        return read;
    });

    public Task<Subledger?> ReadOpeningAsync(SubledgerKey key, CancellationToken cancellation) => UseAsync(async context =>
        await Row(context, key).Select(it => it.Opening).SingleOrDefaultAsync(cancellation) is { } opening ? SubledgerJson.Read(opening) : null);

    public Task<IReadOnlyList<string>> ListAsync(string tenant, string after, int take, CancellationToken cancellation) =>
        UseAsync<IReadOnlyList<string>>(async context => await context.Subledgers
            .Where(it => it.Tenant == tenant && string.Compare(it.Id, after) > 0)
            .OrderBy(it => it.Id)
            .Select(it => it.Id)
            .Take(take)
            .ToListAsync(cancellation));

    public Task<bool> AppendAsync(SubledgerKey key, StoredDocument document, Subledger next, CancellationToken cancellation) =>
        UseAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellation);

            // The row of the subledger is what writers wait for; who finds another version has been overtaken.
            var state = SubledgerJson.Write(next);
            var changed = await Row(context, key)
                .Where(it => it.Version == document.Version - 1)
                .ExecuteUpdateAsync(set => set.SetProperty(it => it.Version, document.Version).SetProperty(it => it.State, state), cancellation);
            if (changed == 0)
            {
                return false;
            }

            context.Documents.Add(new DocumentRow
            {
                Tenant = key.Tenant,
                Subledger = key.Id,
                Version = document.Version,
                Number = document.Number,
                Json = Encoding.UTF8.GetString(document.Json),
            });
            context.JournalLines.AddRange(Lines(key, document));
            await context.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(CancellationToken.None);
            See(key, next);
            return true;
        });

    public Task<IReadOnlyList<StoredDocument>> FindDocumentsAsync(SubledgerKey key, string number, CancellationToken cancellation) =>
        UseAsync(context => ReadAsync(Documents(context, key).Where(it => it.Number == number), cancellation));

    public Task<IReadOnlyList<StoredDocument>> ListDocumentsAsync(
        SubledgerKey key, long afterVersion, int take, CancellationToken cancellation) =>
        UseAsync(context => ReadAsync(Documents(context, key).Where(it => it.Version > afterVersion), cancellation, take));

    public Task CheckAsync(CancellationToken cancellation) =>
        UseAsync(context => context.Subledgers.AnyAsync(cancellation));

    private static IQueryable<SubledgerRow> Row(SubledgerContext context, SubledgerKey key) =>
        context.Subledgers.Where(it => it.Tenant == key.Tenant && it.Id == key.Id);

    private static IQueryable<DocumentRow> Documents(SubledgerContext context, SubledgerKey key) =>
        context.Documents.Where(it => it.Tenant == key.Tenant && it.Subledger == key.Id);

    private static async Task<IReadOnlyList<StoredDocument>> ReadAsync(
        IQueryable<DocumentRow> documents, CancellationToken cancellation, int take = int.MaxValue)
    {
        var texts = await documents.OrderBy(it => it.Version).Select(it => it.Json).Take(take).ToListAsync(cancellation);
        return texts.ConvertAll(text => StoredDocument.Read(Encoding.UTF8.GetBytes(text)));
    }

    private static IEnumerable<JournalLineRow> Lines(SubledgerKey key, StoredDocument document)
    {
        var number = 0;
        foreach (var entry in document.Entries())
        {
            foreach (var line in entry.Lines)
            {
                yield return new JournalLineRow
                {
                    Tenant = key.Tenant,
                    Subledger = key.Id,
                    Version = document.Version,
                    Line = ++number,
                    Entry = entry.Id,
                    Date = new DateOnly(entry.Date.Year, entry.Date.Month, entry.Date.Day),
                    Account = line.Account,
                    Role = line.Role.ToString(),
                    Amount = line.SignedAmount,
                    Currency = line.Amount.Currency.Code,
                    TransactionAmount = line.SignedTransactionAmount,
                    TransactionCurrency = line.TransactionAmount.Currency.Code,
                };
            }
        }
    }

    /// <summary>Keeps the later of two states: answers to requests may come out of order.</summary>
    private void See(SubledgerKey key, Subledger subledger) =>
        seen.AddOrUpdate(key, subledger, (_, before) => before.Version > subledger.Version ? before : subledger);

    private async Task<T> UseAsync<T>(Func<SubledgerContext, Task<T>> use)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync();
            return await use(context);
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException or TimeoutException
            || exception is InvalidOperationException { InnerException: NpgsqlException })
        {
            throw new StoreUnavailableException(exception);
        }
    }
}
