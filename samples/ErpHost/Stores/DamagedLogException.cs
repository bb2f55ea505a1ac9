namespace Prepayments.Samples.ErpHost;

/// <summary>Says that a stored log is not what was written: which file, where in it, and how that shows.</summary>
/// <remarks>Nobody but a person can say what to do then, so nothing is skipped and nothing repaired.</remarks>
#pragma warning disable RCS1194 // The usual constructors would make one without file and place.
internal sealed class DamagedLogException : IOException
#pragma warning restore RCS1194
{
    public DamagedLogException(string file, long offset, string reason, Exception? innerException = null)
        : base($"{file}, byte {offset}: {reason}", innerException)
    {
        File = file;
        Offset = offset;
    }

    public string File { get; }

    public long Offset { get; }
}
