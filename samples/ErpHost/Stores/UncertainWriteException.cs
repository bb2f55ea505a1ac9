namespace Prepayments.Samples.ErpHost;

/// <summary>Says that nobody knows whether a write reached the disk.</summary>
/// <remarks>
/// After a flush has failed the system may forget what was to be written, and a second flush succeeds without it. So the file
/// is written to no more by this process; the next start reads what is there.
/// </remarks>
#pragma warning disable RCS1194 // The usual constructors would make one without file and cause.
internal sealed class UncertainWriteException(string file, Exception cause)
    : IOException($"{file}: a write may or may not be on the disk; nothing is written to it until the next start.", cause);
#pragma warning restore RCS1194
