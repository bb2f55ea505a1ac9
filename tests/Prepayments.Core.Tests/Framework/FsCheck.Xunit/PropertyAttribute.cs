using Xunit.Sdk;

namespace FsCheck.Xunit;

/// <summary>Runs a test method as a property: FsCheck draws its arguments, and shrinks them when it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("FsCheck.Xunit.PropertyDiscoverer", "Prepayments.Core.Tests")]
public class PropertyAttribute : FactAttribute
{
    private int? maxTest;
    private int? maxRejected;
    private int? startSize;
    private int? endSize;
    private bool? quietOnSuccess;

    /// <summary>The most cases that are tried.</summary>
    public int MaxTest { get => maxTest ?? -1; set => maxTest = value; }

    /// <summary>The most cases that may be drawn and passed over because a condition does not hold.</summary>
    public int MaxRejected { get => maxRejected ?? -1; set => maxRejected = value; }

    /// <summary>The size of the first case.</summary>
    public int StartSize { get => startSize ?? -1; set => startSize = value; }

    /// <summary>The size of the last case; sizes grow evenly from <see cref="StartSize"/>.</summary>
    public int EndSize { get => endSize ?? -1; set => endSize = value; }

    /// <summary>The seed that a failure printed, as <c>seed,gamma</c> or <c>seed,gamma,size</c>, with or without parentheses.</summary>
    public string? Replay { get; set; }

    /// <summary>Whether a property that holds prints nothing.</summary>
    public bool QuietOnSuccess { get => quietOnSuccess ?? false; set => quietOnSuccess = value; }

    /// <summary>Types whose static members give generators; for one generated type the earlier wins.</summary>
    public Type[] Arbitrary { get; set; } = [];

    /// <summary>These settings where they are given, else those of <paramref name="outer"/>; generators of both.</summary>
    internal PropertyAttribute Over(PropertyAttribute? outer) => outer is null
        ? this
        : new PropertyAttribute
        {
            maxTest = maxTest ?? outer.maxTest,
            maxRejected = maxRejected ?? outer.maxRejected,
            startSize = startSize ?? outer.startSize,
            endSize = endSize ?? outer.endSize,
            quietOnSuccess = quietOnSuccess ?? outer.quietOnSuccess,
            Replay = Replay ?? outer.Replay,
            Arbitrary = [.. Arbitrary, .. outer.Arbitrary],
        };

    internal Config ToConfig(IRunner runner)
    {
        var config = Config.Quick;
        return config
            .WithMaxTest(maxTest ?? config.MaxTest)
            .WithMaxRejected(maxRejected ?? config.MaxRejected)
            .WithStartSize(startSize ?? config.StartSize)
            .WithEndSize(endSize ?? config.EndSize)
            .WithReplay(ReplaySeed.Parse(Replay))
            .WithArbitrary(Arbitrary)
            .WithRunner(runner);
    }
}
