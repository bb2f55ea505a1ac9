namespace Prepayments.Tests.Framework.AdapterTests;

public sealed class VerifierTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("verifier-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task Verify_OfWhatWasVerified_Passes() => Verifier.Verify("one\ntwo");

    [Theory]
    [InlineData("a/b", 1)]
    [InlineData("c", 2)]
    public Task Verify_OfATheory_HasAFileForEachCase(string name, int number) =>
        Verifier.Verify($"{name} {number}").UseParameters(name, number);

    [Fact]
    public async Task Verify_WithoutVerifiedFile_FailsAndWritesTheReceivedFile()
    {
        var exception = await Assert.ThrowsAsync<VerifyException>(() => Verifier.Verify("{}", "json").UseDirectory(folder));

        var received = Path.Combine(
            folder, "VerifierTests.Verify_WithoutVerifiedFile_FailsAndWritesTheReceivedFile.received.json");
        Assert.Equal([received], Directory.GetFiles(folder));
        Assert.Equal("{}", await File.ReadAllTextAsync(received));
        Assert.Contains(received, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OfSomethingElse_FailsWithTheDifferenceAndLeavesTheVerifiedFile()
    {
        var verified = Path.Combine(folder, "journal.verified.txt");
        await File.WriteAllTextAsync(verified, "first\nsecond\nthird\n");

        var exception = await Assert.ThrowsAsync<VerifyException>(
            () => Verifier.Verify("first\n2nd\nthird\n").UseDirectory(folder).UseFileName("journal"));

        Assert.Contains(" first\n-second\n+2nd\n third\n", exception.Message, StringComparison.Ordinal);
        Assert.Equal("first\nsecond\nthird\n", await File.ReadAllTextAsync(verified));
        Assert.True(File.Exists(Path.Combine(folder, "journal.received.txt")));
    }

    [Fact]
    public async Task Verify_ThatPassesAgain_RemovesTheReceivedFile()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "journal.verified.txt"), "right");
        await Assert.ThrowsAsync<VerifyException>(() => Verifier.Verify("wrong").UseDirectory(folder).UseFileName("journal"));

        await Verifier.Verify("right").UseDirectory(folder).UseFileName("journal");

        Assert.False(File.Exists(Path.Combine(folder, "journal.received.txt")));
    }

    [Fact]
    public async Task Verify_WithOtherLineEndings_IsTheSame()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "journal.verified.txt"), "one\r\ntwo");

        await Verifier.Verify("one\r\ntwo").UseDirectory(folder).UseFileName("journal");
    }

    [Fact]
    public void Verify_WithTrailingSpace_IsNotTheSame() =>
        Assert.Contains("-a\n+a \n", LineDifference.Between("a", "a "), StringComparison.Ordinal);
}
