using Prepayments.Tests.House;

namespace Prepayments.Tests.Documentation;

/// <summary>A page of docs that the tests write: it is compared like a snapshot, and what differs is written beside it.</summary>
internal static class Page
{
    internal static string Folder { get; } = Path.Combine(Libraries.Repository(), "docs");

    /// <summary>Compares a text with a page; to approve it, move the received file over the page.</summary>
    internal static void Check(string page, string text)
    {
        var path = Path.Combine(Folder, page);
        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        var received = Path.ChangeExtension(path, ".received.md");
        if (approved == text)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(received, text);
        Assert.Fail($"docs/{page} is not what comes out; read {received} and move it over the page.");
    }
}
