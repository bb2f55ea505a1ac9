namespace Prepayments.Samples.ErpHost;

/// <summary>Counts what an import has done so far. Any number of threads may count.</summary>
internal sealed class ImportCounts
{
    private int sources;
    private int posted;
    private int present;
    private int rejected;
    private int failed;

    /// <summary>Gets how many files or folders are done, those that failed included.</summary>
    public int Sources => sources;

    /// <summary>Gets how many documents were posted.</summary>
    public int Posted => posted;

    /// <summary>Gets how many documents an earlier run had posted.</summary>
    public int Present => present;

    /// <summary>Gets how many documents break a rule.</summary>
    public int Rejected => rejected;

    /// <summary>Gets how many files or folders could not be imported to their end.</summary>
    public int Failed => failed;

    public void CountSource() => Interlocked.Increment(ref sources);

    public void CountPosted() => Interlocked.Increment(ref posted);

    public void CountPresent() => Interlocked.Increment(ref present);

    public void CountRejected() => Interlocked.Increment(ref rejected);

    public void CountFailed() => Interlocked.Increment(ref failed);

    public string Text(int all) =>
        $"{sources} of {all}: {posted} documents posted, {present} there already, {rejected} rejected, {failed} files or folders failed";
}
