namespace FsCheck.Xunit;

/// <summary>A property does not hold. The message has the counter-example, shrunk and as drawn, and the seed.</summary>
public sealed class PropertyFailedException : Exception
{
    public PropertyFailedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
