namespace Prepayments;

/// <summary>Is what revaluations made of the components of a prepayment invoice on their accounts (rule X5).</summary>
internal sealed class UnrealisedComponents
{
    private readonly OpenItem item;
    private readonly Unrealised[] now;

    internal UnrealisedComponents(OpenItem item, int count)
    {
        this.item = item;
        now = new Unrealised[count];
        for (var c = 0; c < count; c++)
        {
            now[c] = Unrealised.None;
        }
    }

    /// <summary>Counts what a link posted, or takes it back.</summary>
    internal void Count(Link link, int sign)
    {
        foreach (var row in item.Row)
        {
            now[row.Index] = now[row.Index].With(link, Carrying.OfComponent(item, row.Line, row.Component), sign);
        }
    }

    /// <summary>What is left after a step that takes parts of the prepayment.</summary>
    internal Unrealised[] After(Plan plan, PrepaymentBalance prepayment, decimal[] parts)
    {
        var after = (Unrealised[])now.Clone();
        foreach (var row in item.Row)
        {
            var c = row.Index;
            var left = row.Component.Amount.Transaction - prepayment.ReleasedOf(c).Transaction;
            after[c] = parts[c].IsZero() ? after[c] : after[c].Take(plan, parts[c], left);
        }

        return after;
    }

    /// <summary>What there is when what is left of refundable lines is brought to a rate. A tax is no claim, and keeps its worth.</summary>
    internal Unrealised[] Revalue(Plan plan, PrepaymentBalance prepayment, decimal rate)
    {
        var after = (Unrealised[])now.Clone();
        foreach (var row in item.Row)
        {
            if (row.Line.IsRefundable && row.Component.Kind != ComponentKind.Tax)
            {
                var left = row.Component.Amount - prepayment.ReleasedOf(row.Index);
                var growth = plan.Worth(left.Transaction, rate) - left.Accounting;
                after[row.Index] = after[row.Index].Replace(plan, Carrying.OfComponent(item, row.Line, row.Component), growth);
            }
        }

        return after;
    }

    /// <summary>Posts the changes to what there is after a step, and returns them per component; empty where nothing changed.</summary>
    internal PostedAmount[] Post(Plan plan, Journal journal, Unrealised[] after)
    {
        var lines = journal.Count;
        var changes = new PostedAmount[after.Length];
        foreach (var row in item.Row)
        {
            if (!after[row.Index].IsNone)
            {
                changes[row.Index] = after[row.Index].Post(plan, journal, Carrying.OfComponent(item, row.Line, row.Component), now[row.Index]);
            }
        }

        return journal.Count > lines ? Array.ConvertAll(changes, change => plan.InAccounts(change.Accounting)) : [];
    }
}
