namespace VerifyTests;

/// <summary>A snapshot is missing or differs. The message has the files and the difference.</summary>
public sealed class VerifyException : Exception
{
    public VerifyException(string message)
        : base(message)
    {
    }
}
