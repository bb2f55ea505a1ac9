using System.Diagnostics;

namespace Prepayments.Benchmarks;

/// <summary>Measures pieces of code against each other in interleaved runs, so that whatever else the machine does meets all alike.</summary>
internal static class Measure
{
    private const int WarmUp = 800;

    /// <summary>The ratio of the shortest runs, and the middle one of the ratios round by round.</summary>
    internal static (double Ratio, double Median) Ratio(int rounds, Func<double> one, Func<double> other)
    {
        // The first runs are for the compiler, which takes what is run often once more in the background.
        var warm = Stopwatch.StartNew();
        do
        {
            one();
            other();
        }
        while (warm.ElapsedMilliseconds < WarmUp);

        var ones = new double[rounds];
        var others = new double[rounds];
        for (var i = 0; i < rounds; i++)
        {
            ones[i] = one();
            others[i] = other();
        }

        var ratios = ones.Zip(others, (x, y) => x / y).Order().ToArray();
        return (ones.Min() / others.Min(), ratios[rounds / 2]);
    }

    /// <summary>Microseconds for each of so many pieces of work.</summary>
    internal static double Time(int pieces, Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / pieces;
    }

    /// <summary>Bytes allocated for each of so many pieces of work.</summary>
    internal static double Bytes(int pieces, Action work)
    {
        var start = GC.GetAllocatedBytesForCurrentThread();
        work();
        return (GC.GetAllocatedBytesForCurrentThread() - start) / (double)pieces;
    }

    /// <summary>Bytes that live for each of so many pieces of what is made.</summary>
    internal static double Retained(int pieces, Func<object> make)
    {
        var before = GC.GetTotalMemory(true);
        var made = make();
        var after = GC.GetTotalMemory(true);
        GC.KeepAlive(made);
        return (after - before) / (double)pieces;
    }
}
