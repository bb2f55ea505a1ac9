using System.Runtime.CompilerServices;
using VerifyTests;

namespace VerifyXunit;

/// <summary>Compares text with a file that was approved before and stands beside the test.</summary>
public static class Verifier
{
    /// <summary>Compares <paramref name="target"/> with <c>{Class}.{Method}.verified.txt</c>.</summary>
    public static SettingsTask Verify(
        string? target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        Verify(target, "txt", settings, sourceFile);

    /// <summary>Compares <paramref name="target"/> with <c>{Class}.{Method}.verified.{extension}</c>.</summary>
    public static SettingsTask Verify(
        string? target, string extension, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "")
    {
        var method = UseVerifyAttribute.Method
            ?? throw new InvalidOperationException("Verify is called from the method of a test, or from what that calls.");
        return new SettingsTask(
            settings ?? new VerifySettings(),
            chosen => SnapshotFiles.For(method, sourceFile, extension, chosen).CompareAsync(target ?? "null"));
    }
}
