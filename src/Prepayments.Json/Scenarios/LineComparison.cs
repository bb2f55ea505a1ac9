namespace Prepayments.Json;

/// <summary>
/// Compares journal lines as net amounts: per account, and per dimensions where an expected line names them. Lines of an
/// account with dimensions that no expected line names belong to the expected lines that name none.
/// </summary>
internal static class LineComparison
{
    internal static void Compare(
        IReadOnlyList<ExpectedLine> expected, EquatableArray<JournalEntry> entries, List<string> differences)
    {
        var groups = new SortedDictionary<string, Net>(StringComparer.Ordinal);
        foreach (var line in expected)
        {
            var net = Group(groups, line.Account, line.Dimensions);
            net.Expected += line.Amount;
            net.ExpectedTransaction += line.Transaction ?? 0;
            net.ComparesTransaction |= line.Transaction is not null;
        }

        foreach (var entry in entries)
        {
            foreach (var line in entry.Lines)
            {
                var named = groups.ContainsKey(Key(line.Account, line.Dimensions));
                var net = Group(groups, line.Account, named ? line.Dimensions : null);
                net.Actual += line.SignedAmount;
                net.ActualTransaction += line.SignedTransactionAmount;
            }
        }

        foreach (var group in groups)
        {
            Report(group.Key, group.Value, differences);
        }
    }

    private static Net Group(SortedDictionary<string, Net> groups, string account, Dimensions? dimensions)
    {
        var key = Key(account, dimensions);
        if (!groups.TryGetValue(key, out var net))
        {
            net = new Net();
            groups.Add(key, net);
        }

        return net;
    }

    private static string Key(string account, Dimensions? dimensions) =>
        dimensions is null ? account : account + " {" + dimensions + "}";

    private static void Report(string group, Net net, List<string> differences)
    {
        if (net.Expected != net.Actual)
        {
            differences.Add("lines on " + group + ": expected " + Sided(net.Expected) + ", is " + Sided(net.Actual));
        }

        if (net.ComparesTransaction && net.ExpectedTransaction != net.ActualTransaction)
        {
            differences.Add("lines on " + group + " in the transaction currency: expected "
                + Sided(net.ExpectedTransaction) + ", is " + Sided(net.ActualTransaction));
        }
    }

    private static string Sided(decimal amount) => amount switch
    {
        0 => "nothing",
        > 0 => FormattableString.Invariant($"debit {amount}"),
        _ => FormattableString.Invariant($"credit {-amount}"),
    };

    private sealed class Net
    {
        internal decimal Expected { get; set; }

        internal decimal Actual { get; set; }

        internal bool ComparesTransaction { get; set; }

        internal decimal ExpectedTransaction { get; set; }

        internal decimal ActualTransaction { get; set; }
    }
}
