namespace Prepayments.Samples.ErpHost;

/// <summary>Is a posted document in the database, byte for byte as it was answered.</summary>
internal sealed class DocumentRow
{
    public required string Tenant { get; init; }

    public required string Subledger { get; init; }

    public required long Version { get; init; }

    public required string Number { get; init; }

    public required string Json { get; init; }
}
