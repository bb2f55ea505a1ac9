namespace Prepayments;

/// <summary>Is what revaluations made of the components of a prepayment invoice on their accounts (rule X5).</summary>
internal sealed class UnrealisedComponents
{
    private readonly OpenItem item;
    private readonly Unrealised[] now;

    internal UnrealisedComponents(OpenItem item)
    {
        this.item = item;
        var count = 0;
        foreach (var line in item.Lines.Items)
        {
            count += line.Components.Count;
        }

        now = new Unrealised[count];
        for (var c = 0; c < count; c++)
        {
            now[c] = Unrealised.None;
        }
    }

    /// <summary>Counts what a link posted, or takes it back.</summary>
    internal void Count(Link link, int sign)
    {
        var c = 0;
        foreach (var line in item.Lines.Items)
        {
            foreach (var component in line.Components.Items)
            {
                now[c] = now[c].With(link, Carrying.OfComponent(item, line, component), sign);
                c++;
            }
        }
    }

    /// <summary>What is left after a step that takes parts of the prepayment.</summary>
    internal Unrealised[] After(Plan plan, PrepaymentBalance prepayment, decimal[] parts)
    {
        var after = (Unrealised[])now.Clone();
        var c = 0;
        foreach (var line in item.Lines.Items)
        {
            foreach (var component in line.Components.Items)
            {
                var left = component.Amount.Transaction - prepayment.ReleasedOf(c).Transaction;
                after[c] = parts[c].IsZero() ? after[c] : after[c].Take(plan, parts[c], left);
                c++;
            }
        }

        return after;
    }

    /// <summary>What there is when what is left of refundable lines is brought to a rate. A tax is no claim, and keeps its worth.</summary>
    internal Unrealised[] Revalue(Plan plan, PrepaymentBalance prepayment, decimal rate)
    {
        var after = (Unrealised[])now.Clone();
        var c = 0;
        foreach (var line in item.Lines.Items)
        {
            foreach (var component in line.Components.Items)
            {
                if (line.IsRefundable && component.Kind != ComponentKind.Tax)
                {
                    var left = component.Amount - prepayment.ReleasedOf(c);
                    var growth = plan.Worth(left.Transaction, rate) - left.Accounting;
                    after[c] = after[c].Replace(plan, Carrying.OfComponent(item, line, component), growth);
                }

                c++;
            }
        }

        return after;
    }

    /// <summary>Posts the changes to what there is after a step, and returns them per component; empty where nothing changed.</summary>
    internal PostedAmount[] Post(Plan plan, Journal journal, Unrealised[] after)
    {
        var lines = journal.Count;
        var changes = new PostedAmount[after.Length];
        var c = 0;
        foreach (var line in item.Lines.Items)
        {
            foreach (var component in line.Components.Items)
            {
                if (!after[c].IsNone)
                {
                    changes[c] = after[c].Post(plan, journal, Carrying.OfComponent(item, line, component), now[c]);
                }

                c++;
            }
        }

        return journal.Count > lines ? Array.ConvertAll(changes, change => plan.InAccounts(change.Accounting)) : [];
    }
}
