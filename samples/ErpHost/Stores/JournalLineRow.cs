namespace Prepayments.Samples.ErpHost;

/// <summary>Is a journal line in the database, for reports in SQL; amounts are debit positive.</summary>
internal sealed class JournalLineRow
{
    public required string Tenant { get; init; }

    public required string Subledger { get; init; }

    public required long Version { get; init; }

    public required int Line { get; init; }

    public required string Entry { get; init; }

    public required DateOnly Date { get; init; }

    public required string Account { get; init; }

    public required string Role { get; init; }

    public required decimal Amount { get; init; }

    public required string Currency { get; init; }

    public required decimal TransactionAmount { get; init; }

    public required string TransactionCurrency { get; init; }
}
