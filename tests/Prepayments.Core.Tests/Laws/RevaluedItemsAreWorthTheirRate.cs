using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Rule X5: after a revaluation every monetary item in its currencies stands at what is open of it at the rate, and a
/// committed prepayment where it stood; and whatever happens, what is closed has nothing unrealised.
/// </summary>
public sealed class RevaluedItemsAreWorthTheirRate(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required =>
    [
        .. PostedDocuments, .. Links, .. Settings, "PrepaymentInvoice revalued", "Invoice revalued", "Payment revalued", "PrepaymentVoucher revalued",
        "Refund revalued", "PrepaymentCreditMemo revalued", "CreditMemo revalued", "deposit revalued", "voucher left alone", "prepayment left alone",
        "closed after a revaluation", "revaluation reversed",
    ];

    [Law(4000, Arbitrary = [typeof(RevaluingHistories)])]
    public void OpenItemsStandAtTheRateAndClosedOnesHaveNothingUnrealised(History history) => Try(history, stages =>
    {
        foreach (var stage in stages.Where(stage => stage.Result.IsPosted))
        {
            if (stage.Document is Revaluation revaluation)
            {
                foreach (var item in stage.After.Items().Where(item => item.Date <= revaluation.Date && stage.After.ReversedBy(item.Number) is null))
                {
                    if (revaluation.Rates.FirstOrDefault(rate => rate.Currency == item.Currency) is { } rate)
                    {
                        Worth(stage.After, item, rate.Rate);
                    }
                }
            }

            Accounts(stage.After);
            See(stage.Document is Reversal reversal && stage.Before.GetLink(reversal.Reversed)?.Kind == LinkKind.Revaluation ? "revaluation reversed" : "other");
            foreach (var item in stage.After.Items().Where(item => stage.After.Links().Any(link => link.Kind == LinkKind.Revaluation && link.From == item.Number)))
            {
                Closed(stage.After, item);
            }
        }
    });

    /// <summary>
    /// What stands on the accounts of gain and loss is of items that are open; the accounts are those of the live links.
    /// </summary>
    private static void Accounts(Subledger state)
    {
        var balances = new Dictionary<(string Item, string Account), decimal>();
        foreach (var line in Position.Live(state).SelectMany(link => link.Journal).Where(line => line.Role is AccountRole.UnrealisedGain or AccountRole.UnrealisedLoss))
        {
            var key = (line.Component!, line.Account);
            balances[key] = balances.GetValueOrDefault(key) + line.SignedAmount;
        }

        var open = state.Items()
            .Where(item => state.ReversedBy(item.Number) is null)
            .Where(item => OpenParts(state, item).Any(part => part.Transaction != 0) || (item.Kind == DocumentKind.PrepaymentInvoice && Left(state, item).Any(part => part.Transaction != 0)))
            .Select(item => item.Number).ToHashSet(StringComparer.Ordinal);
        foreach (var ((owner, account), balance) in balances)
        {
            Assert.True(balance == 0 || open.Contains(owner.Split(' ')[0]), FormattableString.Invariant($"{balance} of {owner} stand on {account} still."));
        }
    }

    private void Worth(Subledger state, OpenItem item, decimal rate)
    {
        var midpoint = state.Policy.Midpoint;
        decimal Value(decimal amount) => Rounding.MultiplyDivide(amount, rate, 1, state.AccountingCurrency, midpoint);
        if (item.Kind == DocumentKind.PrepaymentVoucher && !item.Lines[0].IsRefundable)
        {
            Assert.All(Unrealised(state, item), amount => Assert.Equal(0, amount));
            See("voucher left alone");
        }
        else
        {
            var (open, unrealised) = (OpenParts(state, item), Unrealised(state, item));
            for (var p = 0; p < open.Length; p++)
            {
                Assert.Equal(Value(open[p].Transaction), open[p].Accounting + unrealised[p]);
                See(unrealised[p] != 0 ? item.Kind + " revalued" : "at its rate");
            }
        }

        if (item.Kind == DocumentKind.PrepaymentInvoice)
        {
            Deposits(state, item, Value);
        }
    }

    private void Deposits(Subledger state, OpenItem item, Func<decimal, decimal> value)
    {
        var unrealised = UnrealisedOfComponents(state, item);
        var left = Left(state, item);
        var c = 0;
        foreach (var line in item.Lines)
        {
            for (var i = 0; i < line.Components.Count; i++, c++)
            {
                var revalued = line.IsRefundable && line.Components[i].Kind != ComponentKind.Tax;
                Assert.Equal(revalued ? value(left[c].Transaction) - left[c].Accounting : 0, unrealised[c]);
                See(!line.IsRefundable ? "prepayment left alone" : unrealised[c] != 0 ? "deposit revalued" : "at its rate");
            }
        }
    }

    private void Closed(Subledger state, OpenItem item)
    {
        var lives = state.ReversedBy(item.Number) is null;
        var (open, unrealised) = (OpenParts(state, item), Unrealised(state, item));
        for (var p = 0; p < open.Length; p++)
        {
            if (!lives || open[p].Transaction == 0)
            {
                Assert.Equal(0, unrealised[p]);
                See("closed after a revaluation");
            }
        }

        if (item.Kind == DocumentKind.PrepaymentInvoice)
        {
            var left = Left(state, item);
            var ofComponents = UnrealisedOfComponents(state, item);
            for (var c = 0; c < left.Length; c++)
            {
                Assert.True(ofComponents[c] == 0 || (lives && left[c].Transaction > 0));
            }
        }
    }

    private static PostedAmount[] OpenParts(Subledger state, OpenItem item)
    {
        var open = item.Parts.Select(part => part.Amount).ToArray();
        foreach (var link in Position.Live(state))
        {
            var taken = link.To == item.Number ? link.ToParts : link.From == item.Number ? link.FromParts : EquatableArray<PostedAmount>.Empty;
            for (var p = 0; p < taken.Count; p++)
            {
                open[p] -= taken[p];
            }
        }

        return open;
    }

    private static decimal[] Unrealised(Subledger state, OpenItem item)
    {
        var sums = new decimal[item.Parts.Count];
        foreach (var link in Position.Live(state))
        {
            var changes = link.To == item.Number ? link.ToRevalued : link.From == item.Number ? link.FromRevalued : EquatableArray<PostedAmount>.Empty;
            for (var p = 0; p < changes.Count; p++)
            {
                sums[p] += changes[p].Accounting;
            }
        }

        return sums;
    }

    private static IEnumerable<Link> Releasing(Subledger state, OpenItem item) =>
        Position.Live(state).Where(link => (link.Kind == LinkKind.Credit ? link.To : link.From) == item.Number);

    private static PostedAmount[] Left(Subledger state, OpenItem item)
    {
        var left = item.Lines.SelectMany(line => line.Components).Select(component => component.Amount).ToArray();
        foreach (var link in Releasing(state, item))
        {
            for (var c = 0; c < link.Released.Count; c++)
            {
                left[c] -= link.Released[c];
            }
        }

        return left;
    }

    private static decimal[] UnrealisedOfComponents(Subledger state, OpenItem item)
    {
        var sums = new decimal[item.Lines.Sum(line => line.Components.Count)];
        foreach (var link in Releasing(state, item))
        {
            for (var c = 0; c < link.ReleasedRevalued.Count; c++)
            {
                sums[c] += link.ReleasedRevalued[c].Accounting;
            }
        }

        return sums;
    }
}
