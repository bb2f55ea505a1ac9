using Xunit;

namespace Prepayments.Mutation;

/// <summary>
/// dotnet-stryker compiles all mutants into one assembly, of which one is active at a time, and gives it to the tests. The only test that
/// it is given here keeps a copy.
/// </summary>
public class KeepTheMutants
{
    [Fact]
    public void Copy()
    {
        // A test that passes no mutant at all counts as one that may pass any.
        Assert.NotEqual(default, new PostedAmount(1, 2));
        if (Environment.GetEnvironmentVariable("PREPAYMENTS_MUTANTS") is { Length: > 0 } folder)
        {
            File.Copy(typeof(Posting).Assembly.Location, Path.Combine(folder, "Prepayments.Core.dll"), overwrite: true);
        }
    }
}
