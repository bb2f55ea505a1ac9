namespace Prepayments.Samples.ErpHost;

/// <summary>Is one record of a log: where its line begins, and the JSON in it.</summary>
internal sealed record LogRecord(long Offset, byte[] Json);
