using BenchmarkDotNet.Attributes;

namespace Prepayments.Benchmarks;

/// <summary>The details behind the ratios: time and bytes of one cycle, on subledgers of different sizes, and of the floor.</summary>
[MemoryDiagnoser]
public class CycleBenchmark
{
    private readonly Document[] documents = Cycle.Of(5_000_000);
    private Subledger state = Cycle.Empty;

    /// <summary>Gets or sets how many documents the subledger holds.</summary>
    [Params(0, 1_000, 100_000)]
    public int History { get; set; }

    [GlobalSetup]
    public void Fill() => state = Ratios.Of(History);

    [Benchmark(Baseline = true)]
    public object Library() => Cycle.Post(state, documents);

    [Benchmark]
    public object Straight()
    {
        var floor = new Floor();
        floor.Post(documents);
        return floor;
    }
}
