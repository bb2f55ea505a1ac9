using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Section "Two families": the same history on payables and on receivables gives the same answers, line for line, with
/// debit and credit exchanged. Both stand on one chart of accounts here, so that the lines can be compared as they are.
/// </summary>
public sealed class SidesAreMirrored(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required => [.. Documents, .. Links, .. Settings];

    [Law(2000)]
    public void PayablesAndReceivablesDifferInDebitAndCreditAlone(History history) => Try(history, stages =>
    {
        var other = history.Start().Side == Side.Payables ? Side.Receivables : Side.Payables;
        var state = history.Start(other);
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
                Assert.Equal(entry.Lines.Select(line => line.Mirror(line.Source)), mirror.Lines);
            }

            Assert.Equal(Position.Figures(stage.After), Position.Figures(result.Subledger));
            state = result.Subledger;
        }
    });
}
