using System.Diagnostics;
using System.Globalization;
using System.Text;
using NodaTime;

namespace Prepayments.Benchmarks;

/// <summary>The ratios that hold on every machine, each with its goal.</summary>
internal static class Ratios
{
    private const int Small = 1_000;
    private const int Large = 1_000_000;

    /// <summary>How often runs of a few milliseconds are made, so that what else the machine does meanwhile leaves some of them alone.</summary>
    private const int Rounds = 100;

    /// <summary>Prints one line per ratio and says whether all goals are reached.</summary>
    internal static bool Print(TextWriter output)
    {
        var reached = true;
        void Line(string name, double value, double goal, bool atLeast, string note)
        {
            reached &= atLeast ? value >= goal : value <= goal;
            output.WriteLine($"{name} {value:0.00} (goal {goal:0.0##})  {note}");
        }

        var clock = Stopwatch.StartNew();
        Meet();
        var (p1, p1Median) = OverFloor();
        Line("P1", p1, 3.0, false, $"time of a cycle over the floor, median {p1Median:0.00}");
        Line("P2", Allocated(), 3.0, false, "bytes allocated per document over the floor");
        var (p3, p3Median) = Rejected();
        Line("P3", p3, 0.5, false, $"time of a rejected document over a posted one, median {p3Median:0.00}");

        // Before a million documents were in memory: after that the arrays of 10,000 lines would stand in pages that the system clears first.
        var (p4b, p4bMedian) = Lines(10_000, 100);
        var (p4a, p4aMedian, p8a, p8b) = Long();
        Line("P4a", p4a, 2.0, false, $"time per document on {Large} documents over {Small}, median {p4aMedian:0.00}");
        Line("P4b", p4b, 1.5, false, $"time per line of 10000 lines over 100, median {p4bMedian:0.00}");
        if (Ledger() is var (p5, p5Median))
        {
            Line("P5", p5, 10, true, $"entries posted over transactions that ledger checks, per second, median {p5Median:0.00}");
        }
        else
        {
            output.WriteLine("P5 not measured: there is no ledger on the path");
        }

        Line("P6", Replay(), 1.8, true, "replay on two threads over one");
        Line("P7", RetainedPerPrepayment() / 1024, 8.0, false, "KiB retained per open prepayment with order, invoice and payment");
        Line("P8a", p8a, 1.2, false, $"time per document after {Large} closed ones were shed, over a new subledger");
        Line("P8b", p8b, 16, false, "bytes retained per number that was shed");
        output.WriteLine($"in {clock.Elapsed.TotalSeconds:0} s");
        return reached;
    }

    /// <summary>Time per document of new cycles on a subledger of so many documents.</summary>
    internal static Func<double> Appending(Subledger state, int from)
    {
        var documents = Cycle.Of(from, 200);
        return () => Measure.Time(documents.Length, () => Cycle.Post(state, documents));
    }

    /// <summary>A subledger of so many documents, all of closed cycles.</summary>
    internal static Subledger Of(int documents)
    {
        var state = Cycle.Empty;
        for (var i = 0; i < documents / Cycle.Documents; i++)
        {
            state = Cycle.Post(state, Cycle.Of(i));
        }

        return state;
    }

    /// <summary>Time per line of an order and its invoice, posted so many times.</summary>
    internal static Func<double> PerLine(int lines, int times)
    {
        var order = Order.Create("PO", new LocalDate(2026, 1, 1), [.. Enumerable.Range(0, lines).Select(i =>
            OrderLine.Create(i.ToString(CultureInfo.InvariantCulture), 10, 3.17m + i).WithTax("V20").WithAccount("5000"))])
            .WithPrepayment(PrepaymentDefinition.OfPercent(30));
        var invoice = Invoice.Create("INV", new LocalDate(2026, 1, 2)).WithOrder("PO").WithLines(EquatableArray<InvoiceLine>.From(
            order.Lines.Select(line => InvoiceLine.OfOrderLine(line.Id, 5))));
        Document[] documents = [order, invoice];
        return () => Measure.Time(lines * times, () =>
        {
            for (var i = 0; i < times; i++)
            {
                Cycle.Post(Cycle.Empty, documents);
            }
        });
    }

    private static (double Ratio, double Median) OverFloor()
    {
        var documents = Cycle.Of(0, 400);
        return Measure.Ratio(
            Rounds,
            () => Measure.Time(documents.Length, () => Cycle.Post(Cycle.Empty, documents)),
            () => Measure.Time(documents.Length, () => new Floor().Post(documents)));
    }

    private static double Allocated()
    {
        var state = Of(Small);
        var floor = new Floor();
        floor.Post(Cycle.Of(0, Small / Cycle.Documents));
        var documents = Cycle.Of(Small, 200);
        return Measure.Bytes(documents.Length, () => Cycle.Post(state, documents)) / Measure.Bytes(documents.Length, () => floor.Post(documents));
    }

    private static (double Ratio, double Median) Rejected()
    {
        var state = Of(Small);
        var thrown = 0;
        AppDomain.CurrentDomain.FirstChanceException += (_, _) => thrown++;
        var ratio = Measure.Ratio(Rounds, Rejecting(state), Appending(state, Small));
        return thrown == 0 ? ratio : (double.NaN, double.NaN);
    }

    /// <summary>Time per rejected document.</summary>
    private static Func<double> Rejecting(Subledger state)
    {
        Document[] documents = [.. Enumerable.Range(0, Small / Cycle.Documents).SelectMany(Wrong)];
        return () => Measure.Time(documents.Length, () =>
        {
            foreach (var document in documents)
            {
                if (Posting.Post(state, document).IsPosted)
                {
                    throw new InvalidOperationException(document + " was posted.");
                }
            }
        });
    }

    /// <summary>
    /// Lets the compiler meet documents that are posted, documents that are rejected and those of many lines before anything is measured: it
    /// makes its last version of a method by some thirty calls, whichever these are, and so they are of all kinds in turn.
    /// </summary>
    private static void Meet()
    {
        var state = Of(Small);
        var lines = PerLine(100, 1);
        var clock = Stopwatch.StartNew();
        while (clock.ElapsedMilliseconds < 2_000)
        {
            for (var i = 0; i < Small / Cycle.Documents; i++)
            {
                Cycle.Post(state, Cycle.Of(Small + i));
                foreach (var document in Wrong(i))
                {
                    Posting.Post(state, document);
                }
            }

            lines();
        }
    }

    /// <summary>What can be wrong with each type of document of a closed cycle, early and late.</summary>
    private static IEnumerable<Document> Wrong(int number)
    {
        var cycle = Cycle.Of(number);
        var order = (Order)cycle[0];
        var date = order.Date.PlusDays(9);
        yield return order.WithPrepayment(PrepaymentDefinition.OfPercent(101));
        yield return cycle[1];
        yield return PrepaymentInvoice.Create("N-PPI", date, order.Number);
        yield return Payment.Create("N-PAY", date, 100).WithSettlement(cycle[1].Number);
        yield return Invoice.Create("N-INV", date).WithOrder(order.Number).WithOrderLine("1", 1);
        yield return Invoice.Create("N-INV", date).WithOrder(order.Number).WithOrderLine("9", 1);
        yield return Application.Create("N-APP", date, cycle[1].Number, cycle[3].Number);
        yield return Reversal.Create("N-REV", date, cycle[1].Number);
    }

    private static (double P4a, double P4aMedian, double P8a, double P8b) Long()
    {
        var small = Of(Small);
        var large = Of(Large);
        var (p4a, median) = Measure.Ratio(Rounds, Appending(large, Large), Appending(small, Large));
        Subledger? shed = null;
        var numbers = Large / Cycle.Documents * 8;
        var bytes = Measure.Retained(numbers, () => shed = ClosedDocuments.Shed(large, new LocalDate(2100, 1, 1)));
        var (p8a, _) = Measure.Ratio(Rounds, Appending(shed!, Large), Appending(Cycle.Empty, Large));
        return (p4a, median, p8a, bytes);
    }

    private static (double Ratio, double Median) Lines(int many, int few) =>
        Measure.Ratio(Rounds, PerLine(many, 1), PerLine(few, many / few));

    /// <summary>Entries posted per second over transactions per second that Debian's ledger balances in a journal of them.</summary>
    private static (double Ratio, double Median)? Ledger()
    {
        const int Cycles = 4_000;
        var documents = Cycle.Of(0, Cycles);
        var journal = new StringBuilder();
        var entries = 0;
        var state = Cycle.Empty;
        foreach (var document in documents)
        {
            var result = Posting.Post(state, document);
            state = result.Subledger;
            foreach (var entry in result.Entries)
            {
                entries++;
                journal.Append($"{entry.Date:uuuu'/'MM'/'dd} {entry.Id}\n");
                foreach (var line in entry.Lines)
                {
                    journal.Append($"  {line.Account}  {line.SignedAmount} EUR\n");
                }

                journal.Append('\n');
            }
        }

        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, journal.ToString());
            return Measure.Ratio(
                20,
                () => Measure.Time(entries, () => Run(file)),
                () => Measure.Time(entries, () => Cycle.Post(Cycle.Empty, documents)));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Run(string file)
    {
        using var ledger = Process.Start(new ProcessStartInfo("ledger", ["-f", file, "balance"]) { RedirectStandardOutput = true })!;
        ledger.StandardOutput.ReadToEnd();
        ledger.WaitForExit();
    }

    private static double Replay()
    {
        const int Subledgers = 10_000;
        var documents = Cycle.Of(0, Large / Subledgers / Cycle.Documents);
        double Time(int threads) => Measure.Time(Large, () =>
        {
            var all = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
            {
                for (var i = 0; i < Subledgers / threads; i++)
                {
                    Cycle.Post(Cycle.Empty, documents);
                }
            })).ToList();
            all.ForEach(thread => thread.Start());
            all.ForEach(thread => thread.Join());
        });
        return Measure.Ratio(3, () => Time(1), () => Time(2)).Ratio;
    }

    private static double RetainedPerPrepayment()
    {
        const int Open = 20_000;
        return Measure.Retained(Open, () =>
        {
            var state = Cycle.Empty;
            for (var i = 0; i < Open; i++)
            {
                var cycle = Cycle.Of(i);
                cycle[3] = ((Invoice)cycle[3]).WithoutApplications();
                state = Cycle.Post(state, cycle.AsSpan(0, 4));
            }

            return state;
        });
    }
}
