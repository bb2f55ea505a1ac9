namespace Prepayments.Samples.PostDocuments;

/// <summary>What the program says to the shell that started it.</summary>
internal static class ExitCode
{
    public const int Passed = 0;

    public const int Failed = 1;

    public const int Unreadable = 2;
}
