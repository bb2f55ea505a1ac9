namespace Prepayments.Samples.ErpHost;

/// <summary>Is a subledger in the database: as it was created, as it stands, and its version.</summary>
internal sealed class SubledgerRow
{
    public required string Tenant { get; init; }

    public required string Id { get; init; }

    public required long Version { get; init; }

    public required string Opening { get; init; }

    public required string State { get; init; }
}
