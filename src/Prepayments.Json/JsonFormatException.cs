namespace Prepayments.Json;

/// <summary>Says that a text is not what it should be: where in the JSON, and why.</summary>
/// <remarks>
/// Thrown by everything that reads JSON in this assembly, and nothing else is thrown for a bad text. Reading is parsing, so it
/// is a <see cref="FormatException"/>.
/// </remarks>
#pragma warning disable RCS1194 // The usual constructors would make one without place and reason.
public sealed class JsonFormatException : FormatException
#pragma warning restore RCS1194
{
    internal JsonFormatException(string path, string reason, Exception? innerException)
        : base(path + ": " + reason, innerException)
    {
        Path = path;
        Reason = reason;
    }

    /// <summary>Gets the place in the JSON: <c>$</c> is the whole, <c>.name</c> a property, <c>[0]</c> an element.</summary>
    public string Path { get; }

    /// <summary>Gets what is wrong there, without the place.</summary>
    public string Reason { get; }
}
