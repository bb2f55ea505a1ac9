using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>Rule D19: Σ debit = Σ credit in each currency, and every line has an amount.</summary>
public sealed class EveryEntryBalances(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required => [.. Documents, .. Links, .. Settings];

    [Law(1200)]
    public void EveryEntryBalancesInBothCurrenciesAndHasNoZeroLine(History history) => Try(history, stages =>
    {
        foreach (var entry in stages.SelectMany(stage => stage.Result.Entries))
        {
            Check(entry);
        }
    });

    internal static void Check(JournalEntry entry)
    {
        Assert.Equal(0, entry.Lines.Sum(Signed(line => line.Amount)));
        Assert.Equal(0, entry.Lines.Sum(Signed(line => line.TransactionAmount)));
        Assert.All(entry.Lines, line => Assert.True(!line.Amount.IsNegative && !line.TransactionAmount.IsNegative && !(line.Amount.IsZero && line.TransactionAmount.IsZero)));
    }

    private static Func<JournalLine, decimal> Signed(Func<JournalLine, Money> amount) =>
        line => line.Side == EntrySide.Debit ? amount(line).Amount : -amount(line).Amount;
}
