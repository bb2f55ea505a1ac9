using System.Globalization;
using BenchmarkDotNet.Running;
using Prepayments.Benchmarks;

// Numbers are printed the same on every machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Floor.CheckAgainstTheLibrary();
switch (args)
{
    case ["ratios"]:
        return Ratios.Print(Console.Out) ? 0 : 1;
    case ["plots", var folder]:
        Plots.Write(folder);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Cycle).Assembly).Run(args);
        return 0;
}
