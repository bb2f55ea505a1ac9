namespace Prepayments;

/// <summary>
/// Is what revaluations made of one part or component of an item beyond what was posted (rule X5), by the accounts of gain
/// and loss on which it stands. It is read from the lines that live, so that it is taken back from where it stands,
/// whatever was reversed or set up differently since.
/// </summary>
internal sealed class Unrealised
{
    private readonly List<(AccountRole Role, string Account, decimal Debit)> balances;

    private Unrealised(List<(AccountRole Role, string Account, decimal Debit)> balances) => this.balances = balances;

    internal static Unrealised None { get; } = new([]);

    internal bool IsNone => balances.Count == 0;

    /// <summary>Says whether revaluations, or what took them back, are among the live links of an item.</summary>
    internal static bool IsOn(ItemRecord record)
    {
        for (var i = 0; i < record.Links.Count && record.Lives; i++)
        {
            if (record.Links.Get(i) is { Lives: true, Link.IsRevaluing: true })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What stands on the accounts for an owner, over the live links of an item.</summary>
    internal static Unrealised Of(ItemRecord record, Carrying carrying)
    {
        var unrealised = None;
        for (var i = 0; i < record.Links.Count && record.Lives; i++)
        {
            var link = record.Links.Get(i);
            unrealised = link.Lives ? unrealised.With(link.Link, carrying, 1) : unrealised;
        }

        return unrealised;
    }

    /// <summary>Returns this with what a link posted for an owner, or without it.</summary>
    internal Unrealised With(Link link, Carrying carrying, int sign)
    {
        if (!link.IsRevaluing)
        {
            return this;
        }

        var next = new List<(AccountRole Role, string Account, decimal Debit)>(balances);
        foreach (var line in link.Journal.Items)
        {
            if (line.Role is AccountRole.UnrealisedGain or AccountRole.UnrealisedLoss
                && string.Equals(line.Component, carrying.Owner, StringComparison.Ordinal))
            {
                Add(next, line.Role, line.Account, sign * line.SignedAmount);
            }
        }

        return new Unrealised(next);
    }

    /// <summary>By how much the item grew, as the account on which it stands counts.</summary>
    internal decimal Total(Plan plan, Carrying carrying)
    {
        decimal debit = 0;
        foreach (var balance in balances)
        {
            debit += balance.Debit;
        }

        return IsDebit(plan, carrying) ? -debit : debit;
    }

    /// <summary>Returns what is left after a step out of what is left of the item: the last one takes all.</summary>
    internal Unrealised Take(Plan plan, decimal step, decimal left) => IsNone ? this : new(balances.ConvertAll(balance => (
        balance.Role,
        balance.Account,
        step == left
            ? 0
            : balance.Debit - Rounding.MultiplyDivide(balance.Debit, step, left, plan.Accounting, plan.Policy.Midpoint))));

    /// <summary>Returns this replaced by a growth of the item, on the accounts of today.</summary>
    internal Unrealised Replace(Plan plan, Carrying carrying, decimal growth)
    {
        if (growth == Total(plan, carrying))
        {
            return this;
        }

        var next = balances.ConvertAll(balance => (balance.Role, balance.Account, 0m));
        var debit = IsDebit(plan, carrying) ? -growth : growth;
        if (debit != 0)
        {
            var role = debit < 0 ? AccountRole.UnrealisedGain : AccountRole.UnrealisedLoss;
            Add(next, role, plan.Account(role), debit);
        }

        return new Unrealised(next);
    }

    /// <summary>Posts the change from what was before, and returns by how much the item grew.</summary>
    internal PostedAmount Post(Plan plan, Journal journal, Carrying carrying, Unrealised before)
    {
        var change = plan.InAccounts(Total(plan, carrying) - before.Total(plan, carrying));
        journal.Debit(carrying.Account, carrying.Role, carrying.Dimensions, carrying.IsDebit ? change : -change, carrying.Owner);
        for (var i = 0; i < balances.Count; i++)
        {
            var debit = balances[i].Debit - (i < before.balances.Count ? before.balances[i].Debit : 0);
            journal.Debit(
                balances[i].Account,
                balances[i].Role,
                carrying.Dimensions,
                plan.InAccounts(plan.Subledger.Side == Side.Payables ? debit : -debit),
                carrying.Owner);
        }

        return change;
    }

    private static bool IsDebit(Plan plan, Carrying carrying) => carrying.IsDebit == (plan.Subledger.Side == Side.Payables);

    // An account keeps its place, so that two states of one item can be compared place by place.
    private static void Add(List<(AccountRole Role, string Account, decimal Debit)> balances, AccountRole role, string account, decimal debit)
    {
        var at = balances.FindIndex(balance => balance.Role == role && string.Equals(balance.Account, account, StringComparison.Ordinal));
        if (at < 0)
        {
            balances.Add((role, account, debit));
        }
        else
        {
            balances[at] = (role, account, balances[at].Debit + debit);
        }
    }
}
