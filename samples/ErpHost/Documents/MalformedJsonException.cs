namespace Prepayments.Samples.ErpHost;

/// <summary>Says where in a request's JSON something is wrong, and what.</summary>
#pragma warning disable RCS1194 // The usual constructors would make one without place and reason.
internal sealed class MalformedJsonException(string path, string reason, Exception? innerException = null)
    : FormatException(path + ": " + reason, innerException)
{
    public string Path { get; } = path;

    public string Reason { get; } = reason;
}
#pragma warning restore RCS1194
