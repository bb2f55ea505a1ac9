namespace Prepayments.Samples.ErpHost;

/// <summary>Is the balance of every account over all entries of a subledger, debit positive; the sum is zero, always.</summary>
internal sealed record TrialBalanceAnswer(string Currency, IReadOnlyDictionary<string, decimal> Accounts, decimal Sum)
{
    private const int ReadAtOnce = 500;

    public static async Task<TrialBalanceAnswer> OfAsync(
        ISubledgerStore store, SubledgerKey key, Subledger subledger, CancellationToken cancellation)
    {
        var balance = TrialBalance.Empty;
        var version = 0L;
        IReadOnlyList<StoredDocument> documents;
        while ((documents = await store.ListDocumentsAsync(key, version, ReadAtOnce, cancellation)).Count > 0)
        {
            balance = balance.Add(EquatableArray<JournalEntry>.From([.. documents.SelectMany(document => document.Entries())]));
            version = documents[^1].Version;
        }

        var accounts = balance.Accounts.ToDictionary(account => account, balance.Balance, StringComparer.Ordinal);
        return new TrialBalanceAnswer(subledger.AccountingCurrency.Code, accounts, accounts.Values.Sum());
    }
}
