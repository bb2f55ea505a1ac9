namespace Prepayments;

/// <summary>
/// Posts changes of what revaluations made of an item beyond what was posted (rule X5): to its account, and against it to
/// unrealised gain or loss by the side on which it falls.
/// </summary>
internal static class Unrealised
{
    /// <summary>What of the parts of an item is unrealised, positive where the item grew.</summary>
    internal static decimal[] OfParts(Subledger subledger, ItemRecord record)
    {
        var parts = new decimal[record.Item.Parts.Count];
        for (var i = 0; i < record.Links.Count && record.Lives; i++)
        {
            var link = subledger.LinkOf(record.Links.Get(i));
            var settled = string.Equals(link.Link.To, record.Item.Number, StringComparison.Ordinal);
            var changes = settled ? link.Link.ToRevalued : link.Link.FromRevalued;
            for (var p = 0; p < changes.Count && link.Lives; p++)
            {
                parts[p] += changes[p].Accounting;
            }
        }

        return parts;
    }

    /// <summary>The share of what is unrealised that goes with a step out of what is left.</summary>
    internal static decimal Share(Plan plan, decimal unrealised, decimal step, decimal left) => step == left
        ? unrealised
        : unrealised == 0 ? 0 : Rounding.MultiplyDivide(unrealised, step, left, plan.Accounting, plan.Policy.Midpoint);

    /// <summary>
    /// Posts a change. What was unrealised before goes back to where it stood; what is unrealised after stands on the
    /// accounts of today.
    /// </summary>
    internal static void Post(
        Plan plan, Journal journal, ItemRecord record, Carrying carrying, decimal before, decimal after)
    {
        var sign = carrying.IsDebit ? 1 : -1;
        journal.Debit(carrying.Account, carrying.Role, carrying.Dimensions, plan.InAccounts(sign * (after - before)), carrying.Component);
        Change(plan, journal, record, carrying.Dimensions, Math.Max(sign * before, 0), Math.Max(sign * after, 0), isCredit: true);
        Change(plan, journal, record, carrying.Dimensions, Math.Min(sign * before, 0), Math.Min(sign * after, 0), isCredit: false);
    }

    /// <summary>Posts the change of a gain or loss, given as credits that payables sees.</summary>
    private static void Change(
        Plan plan, Journal journal, ItemRecord record, Dimensions dimensions, decimal before, decimal after, bool isCredit)
    {
        if (before == after)
        {
            return;
        }

        var role = isCredit == (plan.Subledger.Side == Side.Payables) ? AccountRole.UnrealisedGain : AccountRole.UnrealisedLoss;
        var old = before == 0 ? null : AccountOf(plan.Subledger, record, role);
        var account = after == 0 && old is not null ? old : plan.Account(role);
        if (old is null || string.Equals(old, account, StringComparison.Ordinal))
        {
            journal.Credit(account, role, dimensions, plan.InAccounts(after - before));
            return;
        }

        journal.Credit(old, role, dimensions, plan.InAccounts(-before));
        journal.Credit(account, role, dimensions, plan.InAccounts(after));
    }

    /// <summary>The account to which the latest revaluation of an item posted gains or losses.</summary>
    private static string? AccountOf(Subledger subledger, ItemRecord record, AccountRole role)
    {
        for (var i = record.Links.Count - 1; i >= 0; i--)
        {
            var link = subledger.LinkOf(record.Links.Get(i));
            if (link.Lives && link.Link.Kind == LinkKind.Revaluation)
            {
                foreach (var line in link.Link.Journal.Items)
                {
                    if (line.Role == role)
                    {
                        return line.Account;
                    }
                }
            }
        }

        return null;
    }
}
