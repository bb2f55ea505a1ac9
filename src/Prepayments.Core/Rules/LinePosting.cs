namespace Prepayments;

/// <summary>
/// Turns the lines of a document with their taxes into components with their accounts, posted to a journal. The document's
/// total is converted once and spread over all of them (rule A5), and so are the taxes that the buyer owes (T6).
/// </summary>
internal sealed class LinePosting
{
    private readonly Plan plan;
    private readonly Journal journal;
    private readonly Dimensions header;
    private readonly bool deferred;
    private readonly PostedAmount[] amounts;
    private readonly PostedAmount[] legs;
    private int next;
    private int nextLeg;

    /// <summary>Looks at all lines of a document; their taxes are posted now, or wait for its payment (T4).</summary>
    internal LinePosting(Plan plan, Journal journal, Dimensions header, List<TaxedLine> lines, bool deferred = false)
    {
        this.deferred = deferred;
        this.plan = plan;
        this.journal = journal;
        this.header = header;
        var all = new List<decimal>(2 * lines.Count);
        var owed = new List<decimal>();
        foreach (var line in lines)
        {
            all.Add(line.Net);
            for (var c = 0; c < line.Taxes.Length; c++)
            {
                if (line.IsReverseCharge)
                {
                    owed.Add(line.Taxes[c] - line.Unrecovered(c));
                    owed.Add(line.Unrecovered(c));
                    continue;
                }

                all.Add(line.Taxes[c] - line.Unrecovered(c));
                if (plan.IsPartlyRecovered(line.Code!))
                {
                    all.Add(line.Unrecovered(c));
                }
            }
        }

        amounts = plan.Convert([.. all]);
        legs = plan.Convert([.. owed]);
        foreach (var amount in amounts)
        {
            Total += amount;
        }
    }

    /// <summary>Gets the gross amount of the document.</summary>
    internal PostedAmount Total { get; }

    /// <summary>Posts the next line.</summary>
    internal ItemLine Post(TaxedLine line, string account, AccountRole role, Dimensions dimensions, string id)
    {
        var net = amounts[next++];
        var components = new List<Component>(1 + line.Taxes.Length) { Component.Create(ComponentKind.Net, null, account, dimensions, net) };
        var owed = new List<Component>();
        journal.Debit(account, role, dimensions, net, id);
        for (var c = 0; c < line.Taxes.Length; c++)
        {
            var component = line.Code!.Components[c].Code;
            var taxAccount = line.Taxes[c] == 0 ? string.Empty : plan.TaxAccount(component);
            if (line.IsReverseCharge)
            {
                Owe(owed, ComponentKind.ReverseCharge, component, taxAccount, AccountRole.Tax, header);
                Owe(owed, ComponentKind.NonRecoverableTax, component, account, role, dimensions);
                continue;
            }

            AddTax(components, component, taxAccount);
            if (plan.IsPartlyRecovered(line.Code))
            {
                Add(components, ComponentKind.NonRecoverableTax, component, account, role, dimensions, id);
            }
        }

        return ItemLine.Posted(id, [.. components], [.. owed], line.Named);
    }

    private void AddTax(List<Component> components, string tax, string account)
    {
        if (!deferred || amounts[next].IsZero)
        {
            Add(components, ComponentKind.Tax, tax, account, AccountRole.Tax, header, tax);
            return;
        }

        var amount = amounts[next++];
        var offset = plan.OffsetAccount(tax);
        components.Add(Component.Create(ComponentKind.Tax, tax, account, header, amount).WithOffset(offset));
        journal.Debit(offset, AccountRole.PrepaymentTaxOffset, header, amount, tax);
    }

    private void Add(
        List<Component> components, ComponentKind kind, string tax, string account, AccountRole role, Dimensions dimensions, string label)
    {
        var amount = amounts[next++];
        components.Add(Component.Create(kind, tax, amount.IsZero ? string.Empty : account, dimensions, amount));
        journal.Debit(account, role, dimensions, amount, label);
    }

    /// <summary>Posts a tax that the buyer owes on both its accounts (T6); one that waits for payment is on neither.</summary>
    private void Owe(
        List<Component> owed, ComponentKind kind, string tax, string account, AccountRole role, Dimensions dimensions)
    {
        var posted = legs[nextLeg++];
        if (posted.IsZero)
        {
            return;
        }

        var leg = Component.Create(kind, tax, account, dimensions, posted).WithOffset(plan.ReverseChargeAccount(tax), header);
        owed.Add(leg);
        if (!deferred)
        {
            journal.PostOnBoth(leg, role, posted);
        }
    }
}
