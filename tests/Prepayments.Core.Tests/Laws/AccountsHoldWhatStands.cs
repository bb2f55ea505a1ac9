using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Conservation. Prepayment accounts = Σ net of live prepayment invoices − Σ net released or credited; tax accounts = Σ tax
/// of live standard invoices, prepayment invoices and vouchers − Σ tax released or credited; offset accounts = Σ tax of
/// vouchers that is not released, the other way; control accounts, that of advances too, = Σ open parts; line accounts = Σ
/// net of live standard invoices − Σ net credited; a tax that the buyer owes on both its accounts, what is not recovered with
/// its base, what waits for payment on the offset, what is unrealised with its item; bank = Σ refunds − Σ payments and vouchers: by the entries and by the
/// items and links that stand, whatever was changed in the settings in between.
/// </summary>
public sealed class AccountsHoldWhatStands(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required =>
        [.. PostedDocuments, .. Links, .. Settings, "prepayment on an account", "advance on an account", "offset on an account", "transfer", "owed by the buyer", "not recovered"];

    [Law(2500, Arbitrary = [typeof(ChangingHistories)])]
    public void EveryAccountIsWhatTheLiveDocumentsAndLinksLeaveOnIt(History history) => Try(history, stages =>
    {
        var entries = new List<JournalEntry>();
        foreach (var stage in stages)
        {
            entries.AddRange(stage.Result.Entries);
            var accounts = Position.Accounts(entries);
            Assert.Equal(Position.Text(Position.Accounts(stage.After)), Position.Text(accounts));

            var control = Chart.Controls.Sum(account => accounts.GetValueOrDefault(account));
            Assert.Equal(Figures.Balance(stage.After).Amount, stage.After.Side == Side.Payables ? -control : control);
            SeeKinds(stage, accounts);
        }
    });

    private void SeeKinds(Stage stage, SortedDictionary<string, decimal> accounts)
    {
        if (Chart.Prepayments.Any(accounts.ContainsKey))
        {
            See("prepayment on an account");
        }

        if (accounts.ContainsKey(Chart.Advance))
        {
            See("advance on an account");
        }

        if (accounts.Keys.Any(account => account.StartsWith(Chart.OffsetAccount(""), StringComparison.Ordinal)))
        {
            See("offset on an account");
        }

        if (accounts.Keys.Any(account => account.StartsWith(Chart.OwedAccount(""), StringComparison.Ordinal)))
        {
            See("owed by the buyer");
        }

        if (stage.After.Items().Any(item => item.Lines.Any(line => line.Components.Any(part => part.Kind == ComponentKind.NonRecoverableTax))))
        {
            See("not recovered");
        }

        foreach (var link in stage.After.Links())
        {
            See(link.Kind == LinkKind.Settlement && link.Journal.Any(line => line.Role == AccountRole.Control) ? "transfer" : "link");
        }
    }
}
