using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Section "Two families": the same history on payables and on receivables gives the same answers, line for line, with
/// debit and credit exchanged. Both stand on one chart of accounts here, so that the lines can be compared as they are.
/// </summary>
public sealed class SidesAreMirrored(ITestOutputHelper output) : Law(output)
{
    // A customer owes a reverse charge himself, and recovers for himself (T6).
    protected override bool OrdinaryTaxes => true;

    protected override IEnumerable<string> Required => [.. Documents, .. Links, .. Settings];

    [Law(2000)]
    public void PayablesAndReceivablesDifferInDebitAndCreditAlone(History history) => Try(history, stages =>
    {
        var other = history.WithOrdinaryTaxes().Start().Side == Side.Payables ? Side.Receivables : Side.Payables;
        var state = history.WithOrdinaryTaxes().Start(other);
        foreach (var stage in stages)
        {
            var result = Posting.Post(state, stage.Document);
            Assert.Equal(stage.Result.Rejection, result.Rejection);
            Assert.Equal(stage.Result.Notices, result.Notices);
            Assert.Equal(stage.Result.Entries.Count, result.Entries.Count);
            for (var i = 0; i < result.Entries.Count; i++)
            {
                var (entry, mirror) = (stage.Result.Entries[i], result.Entries[i]);
                Assert.Equal((entry.Number, entry.Id, entry.Date), (mirror.Number, mirror.Id, mirror.Date));
                Assert.Equal(entry.Lines.Select(Mirror), mirror.Lines);
            }

            Assert.Equal(Position.Figures(stage.After), Position.Figures(result.Subledger));
            state = result.Subledger;
        }
    });

    /// <summary>A difference that falls on the other side changes from gain to loss or back.</summary>
    private static JournalLine Mirror(JournalLine line)
    {
        var mirror = line.Mirror(line.Source);
        return line.Role switch
        {
            AccountRole.ExchangeGain => Moved(mirror, Chart.Loss, AccountRole.ExchangeLoss),
            AccountRole.ExchangeLoss => Moved(mirror, Chart.Gain, AccountRole.ExchangeGain),
            AccountRole.UnrealisedGain => Moved(mirror, Chart.UnrealisedLoss, AccountRole.UnrealisedLoss),
            AccountRole.UnrealisedLoss => Moved(mirror, Chart.UnrealisedGain, AccountRole.UnrealisedGain),
            _ => mirror,
        };
    }

    private static JournalLine Moved(JournalLine line, string account, AccountRole role) => new(
        account, role, line.Side, line.Amount, line.TransactionAmount, line.Dimensions, line.Source, line.Component);
}
