using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>Rule D19 over a whole history: Σ balances of all accounts = 0 after every document.</summary>
public sealed class EveryTrialBalanceIsZero(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required => [.. PostedDocuments, .. Links, .. Settings];

    [Law(2000)]
    public void TheBalancesOfAllAccountsAddUpToZeroAfterEveryDocument(History history) => Try(history, stages =>
    {
        var balance = TrialBalance.Empty;
        foreach (var stage in stages)
        {
            balance = balance.Add(stage.Result.Entries);
            Assert.Equal(0, balance.Accounts.Sum(balance.Balance));
        }
    });
}
