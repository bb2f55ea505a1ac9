namespace Prepayments.Samples.ErpHost;

/// <summary>Is what a log holds: its whole records, how far they reach, and what a crash left after them.</summary>
internal sealed record LogContents(IReadOnlyList<LogRecord> Records, long Length, byte[] TornTail);
