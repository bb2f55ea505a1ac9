using System.Collections.Concurrent;
using System.Globalization;
using Prepayments.Tests.Model;
using Prepayments.Tests.Tally;
using Xunit.Abstractions;

namespace Prepayments.Tests.SmallScope;

/// <summary>
/// All histories of a few documents over tiny amounts, under every pair of policy values: no exception, no cent lost, figures
/// in their bounds (O8), control accounts equal to the balance, and nothing left on the prepayment accounts once everything
/// is applied, credited or refunded (S7). Every type of document is posted, and every code of the closed list is reached.
/// </summary>
/// <remarks>
/// The environment variable <c>PREPAYMENTS_DEPTH</c> walks longer histories: each more is about twelve times as many. Fewer than
/// the default, for a quick look, are not enough to demand a million of them and every code.
/// </remarks>
public sealed class SmallScopeTests(ITestOutputHelper output)
{
    private const int Target = 1_000_000;
    private const int DefaultDepth = 5;

    private readonly ConcurrentDictionary<string, long> seen = new(StringComparer.Ordinal);
    private long histories;

    internal static int Depth => int.TryParse(
        Environment.GetEnvironmentVariable("PREPAYMENTS_DEPTH"), NumberStyles.None, CultureInfo.InvariantCulture, out var depth) ? depth : DefaultDepth;

    [Fact]
    public void EveryPairOfPolicyValues_IsWalked()
    {
        var rows = AllPairs.Of(2, 3, 3, 2);

        Assert.Equal((2 * 3) + (2 * 3) + (2 * 2) + (3 * 3) + (3 * 2) + (3 * 2), rows.SelectMany(Pairs).Distinct().Count());
        Assert.InRange(rows.Count, 9, 12);
    }

    [Fact]
    public void EveryHistoryOfAFewDocuments_LosesNoCent()
    {
        Parallel.ForEach(SmallSettings.All, settings =>
        {
            var order = SmallDocuments.Order(settings.Currency);
            var placed = Posting.Post(settings.Start, order);
            Walk(placed.Subledger, settings.Currency, new Path(null, order), 1, new Sums());
        });

        output.WriteLine(FormattableString.Invariant($"{histories} histories of up to {Depth + 1} documents under {SmallSettings.All.Count} settings"));
        foreach (var pair in seen.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            output.WriteLine(FormattableString.Invariant($"{pair.Key} {pair.Value}"));
        }

        Covered.Add("small histories", histories);
        foreach (var code in Enum.GetValues<RejectionCode>().Where(code => seen.ContainsKey(code.ToString())))
        {
            Covered.See(code);
        }

        if (Depth < DefaultDepth)
        {
            return;
        }

        Assert.True(histories >= Target, FormattableString.Invariant($"Only {histories} histories."));
        Assert.Empty(Enum.GetValues<DocumentKind>().Select(kind => kind + " posted").Where(name => !seen.ContainsKey(name)));
        Assert.Empty(Enum.GetValues<RejectionCode>().Select(code => code.ToString()).Where(name => !seen.ContainsKey(name)));
    }

    private static IEnumerable<(int, int, int, int)> Pairs(int[] row) =>
        from f in Enumerable.Range(0, row.Length)
        from g in Enumerable.Range(f + 1, row.Length - f - 1)
        select (f, row[f], g, row[g]);

    /// <summary>Walks all histories that go on from here. What is rejected changes nothing, so nothing goes on from it.</summary>
    private void Walk(Subledger state, Currency currency, Path path, int step, Sums sums)
    {
        var documents = new SmallDocuments(state, currency, step);
        foreach (var document in documents.Next())
        {
            var next = new Path(path, document);
            if (Try(state, next, sums) is var (after, posted) && step < Depth)
            {
                Walk(after, currency, next, step + 1, posted);
            }
        }

        foreach (var document in step < 4 ? documents.Broken() : [])
        {
            Try(state, new Path(path, document), sums);
        }
    }

    /// <summary>Posts the last document of a history and checks what comes of it; null where it is rejected.</summary>
    private (Subledger State, Sums Sums)? Try(Subledger state, Path path, Sums sums)
    {
        var result = Post(state, path.Document, path);
        Interlocked.Increment(ref histories);
        seen.AddOrUpdate(result.IsPosted ? path.Document.Kind + " posted" : result.Rejection!.Code.ToString(), 1, (_, count) => count + 1);
        if (!result.IsPosted)
        {
            Assert.Same(state, result.Subledger);
            return null;
        }

        var after = sums.Add(result.Entries);
        if (after.Wrong(result.Subledger) is { } wrong)
        {
            Assert.Fail(wrong + path.Text(state));
        }

        return (result.Subledger, after);
    }

    private static PostingResult Post(Subledger state, Document document, Path path)
    {
        try
        {
            return Posting.Post(state, document);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new InvalidOperationException("Posting throws." + path.Text(state), exception);
        }
    }

    /// <summary>The documents so far, the last one first.</summary>
    private sealed class Path(Path? before, Document document)
    {
        public Document Document => document;

        private Path? Before => before;

        public string Text(Subledger state)
        {
            var documents = new List<string>();
            for (var path = this; path is not null; path = path.Before)
            {
                documents.Insert(0, DocumentText.Of(path.Document));
            }

            return "\n" + state.Side + ", " + state.Policy + "\n" + string.Join("\n", documents);
        }
    }

    /// <summary>The balances of the accounts that must agree with the state, in the accounting currency.</summary>
    private readonly record struct Sums(decimal Control, decimal Prepayment, decimal Offset, decimal Advance)
    {
        public Sums Add(EquatableArray<JournalEntry> entries)
        {
            var (control, prepayment, offset, advance) = this;
            foreach (var line in entries.SelectMany(entry => entry.Lines))
            {
                switch (line.Account)
                {
                    case "2000" or "2010":
                        control += line.SignedAmount;
                        break;
                    case "1300":
                        prepayment += line.SignedAmount;
                        break;
                    case "1450" or "1460":
                        offset += line.SignedAmount;
                        break;
                    case "2020":
                        advance += line.SignedAmount;
                        break;
                }
            }

            return new Sums(control, prepayment, offset, advance);
        }

        public string? Wrong(Subledger state)
        {
            var sign = state.Side == Side.Payables ? -1 : 1;
            if (sign * (Control + Advance) != Figures.Balance(state).Amount)
            {
                return "The control accounts are not the balance.";
            }

            var figures = Figures.OfOrder(state, "PO")!;
            var (limit, invoiced, available, paid, applied) =
                (figures.Limit.Amount, figures.Invoiced.Amount, figures.Available.Amount, figures.Paid.Amount, figures.Applied.Amount);
            if (applied < 0 || applied > invoiced || paid < 0 || paid > invoiced || available < 0 || limit != invoiced + available)
            {
                return "The figures are out of their bounds: " + figures;
            }

            var vouchers = 0m;
            foreach (var item in state.Items())
            {
                var open = Figures.OpenAmount(state, item.Number)!.Value.Amount;
                if (open < 0)
                {
                    return "Less than nothing is open on " + item.Number;
                }

                vouchers += item.Kind == DocumentKind.PrepaymentVoucher ? open : 0;
            }

            return invoiced == applied && Prepayment != 0 ? "Everything is applied and something is left on the prepayment account."
                : vouchers == 0 && invoiced == applied && Offset != 0 && paid == invoiced ? "Nothing is prepaid and something is left on an offset account."
                : null;
        }
    }
}
