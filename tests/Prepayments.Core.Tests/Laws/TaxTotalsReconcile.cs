using NodaTime;
using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// The tax totals of any period are what its entries posted to the tax and reverse charge accounts, per component and
/// currency, to the minor unit in both currencies; and the totals of two halves of a period are those of the whole.
/// </summary>
public sealed class TaxTotalsReconcile(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required =>
    [
        .. PostedDocuments, .. Links, .. Settings, .. Enum.GetValues<TaxTotalKind>().Select(kind => kind + " total"),
        "owed by the buyer", "recovered in part", "no tax due", "adjusted to another rate", "two periods",
    ];

    [Law(2500)]
    public void TotalsAreWhatTheEntriesOfThePeriodPosted(History history) => Try(history, stages =>
    {
        if (stages.Count == 0)
        {
            return;
        }

        var state = stages[^1].After;
        var entries = stages.SelectMany(stage => stage.Result.Entries).ToList();
        var middle = new LocalDate(2026, 1, 1).PlusDays(history.Own.Next(stages.Count));
        var (first, last) = (new LocalDate(1, 1, 1), new LocalDate(9999, 12, 31));
        var before = TaxTotals.Of(state, first, middle);
        var after = TaxTotals.Of(state, middle.PlusDays(1), last);
        Reconcile(state.Side, before, entries.Where(entry => entry.Date <= middle));
        Reconcile(state.Side, after, entries.Where(entry => entry.Date > middle));
        Assert.Equal(Sums(TaxTotals.Of(state, first, last)), Sums([.. before, .. after]));

        See(before.Count > 0 && after.Count > 0 ? "two periods" : "one period");
        foreach (var total in before.Concat(after))
        {
            See(total.Kind + " total");
            See(!total.ReverseCharge.IsZero ? "owed by the buyer" : !total.NonRecoverable.IsZero ? "recovered in part" : "ordinary");
            See(total.Tax.IsZero && !total.Base.IsZero ? "no tax due" : "tax due");
        }

        See(state.Links().Any(link => link.Kind == LinkKind.Application && link.Journal.Any(line => line.Role == AccountRole.Tax && line.TransactionAmount.IsZero))
            ? "adjusted to another rate"
            : "not adjusted");
    });

    private static void Reconcile(Side side, IEnumerable<TaxTotal> totals, IEnumerable<JournalEntry> entries)
    {
        var posted = new SortedDictionary<string, PostedAmount>(StringComparer.Ordinal);
        foreach (var line in entries.SelectMany(entry => entry.Lines).Where(line => line.Role is AccountRole.Tax or AccountRole.ReverseCharge))
        {
            var grows = (line.Side == EntrySide.Debit) == (side == Side.Payables) == (line.Role == AccountRole.Tax);
            var amount = new PostedAmount(line.TransactionAmount.Amount, line.Amount.Amount);
            Count(posted, $"{line.Role} {line.Component} {line.TransactionAmount.Currency}", grows ? amount : -amount);
        }

        var reported = new SortedDictionary<string, PostedAmount>(StringComparer.Ordinal);
        foreach (var total in totals)
        {
            Count(reported, $"{AccountRole.Tax} {total.Component} {total.Currency}", total.Tax);
            Count(reported, $"{AccountRole.ReverseCharge} {total.Component} {total.Currency}", total.ReverseCharge);
        }

        Assert.Equal(Text(posted), Text(reported));
    }

    private static string Sums(IEnumerable<TaxTotal> totals)
    {
        var sums = new SortedDictionary<string, PostedAmount>(StringComparer.Ordinal);
        foreach (var total in totals)
        {
            var key = $"{total.Kind} {total.Code} {total.Component} {total.Currency} ";
            Count(sums, key + "base", total.Base);
            Count(sums, key + "tax", total.Tax);
            Count(sums, key + "not recovered", total.NonRecoverable);
            Count(sums, key + "owed", total.ReverseCharge);
        }

        return Text(sums);
    }

    private static void Count(SortedDictionary<string, PostedAmount> sums, string key, PostedAmount amount) =>
        sums[key] = sums.GetValueOrDefault(key) + amount;

    private static string Text(SortedDictionary<string, PostedAmount> sums) => string.Join(
        "\n", sums.Where(pair => !pair.Value.IsZero).Select(pair => FormattableString.Invariant($"{pair.Key} {pair.Value.Transaction:0.###} {pair.Value.Accounting:0.###}")));
}
