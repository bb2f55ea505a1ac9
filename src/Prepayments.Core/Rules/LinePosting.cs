namespace Prepayments;

/// <summary>
/// Turns the lines of a document with their taxes into components with their accounts, posted to a journal. The document's
/// total is converted once and spread over all of them (rule A5), and so are the taxes that the buyer owes (T6).
/// </summary>
/// <remarks>It changes as it is used: it is kept in one place, and handed on by reference while it does.</remarks>
internal struct LinePosting
{
    private readonly Plan plan;
    private readonly Journal journal;
    private readonly Dimensions header;
    private readonly bool deferred;

    // In the accounting currency there is nothing to convert, and so nothing to spread.
    private readonly PostedAmount[]? amounts;
    private readonly PostedAmount[]? legs;
    private int next;
    private int nextLeg;

    /// <summary>
    /// Looks at all lines of a document, and checks what they come to; their taxes are posted now, or wait for its payment (T4).
    /// </summary>
    internal LinePosting(Plan plan, Journal journal, Dimensions header, TaxedLine[] lines, bool deferred = false)
    {
        this.deferred = deferred;
        this.plan = plan;
        this.journal = journal;
        this.header = header;

        // A journal line for each component, and one for the control account.
        var expected = 1;
        decimal due = 0;
        decimal owed = 0;
        foreach (var line in lines)
        {
            expected += 1 + CountOfTaxes(plan, line);
            due = due.Plus(line.Gross);
            owed = owed.Plus(line.IsReverseCharge ? line.Assessed : 0);
        }

        journal.Expect(expected);
        plan.CheckTotal(due);
        Total = plan.Convert(due);
        plan.CheckTotal(owed);
        if (plan.IsForeign)
        {
            amounts = plan.Spread(Amounts(plan, lines), Total);
            legs = plan.Spread(Owed(lines), plan.Convert(owed));
        }
    }

    /// <summary>Gets the gross amount of the document.</summary>
    internal PostedAmount Total { get; }

    /// <summary>Posts the next line, and returns its components and those of the taxes that the buyer owes.</summary>
    internal (Component[] Components, Component[] Legs) Post(
        TaxedLine line, string account, AccountRole role, Dimensions dimensions, string id)
    {
        var components = new Component[1 + CountOfTaxes(plan, line)];
        var owed = line.IsReverseCharge ? new List<Component>(2 * line.TaxCount) : null;
        var net = Next(line.Net);
        components[0] = Component.Posted(ComponentKind.Net, null, account, dimensions, net);
        journal.Debit(account, role, dimensions, net, id);
        var at = 1;
        for (var c = 0; c < line.TaxCount; c++)
        {
            var component = line.Code!.Components[c].Code;
            var recoverable = line.Recoverable(c);
            var taxAccount = recoverable.IsZero() ? string.Empty : plan.TaxAccount(component);
            if (owed is not null)
            {
                Owe(owed, ComponentKind.ReverseCharge, component, recoverable, taxAccount, AccountRole.Tax, header);
                Owe(owed, ComponentKind.NonRecoverableTax, component, line.NonRecoverable(c), account, role, dimensions);
                continue;
            }

            components[at++] = PostTax(component, Next(recoverable), taxAccount);
            if (plan.HasNonRecoverable(line.Code))
            {
                components[at++] = Post(
                    ComponentKind.NonRecoverableTax, component, Next(line.NonRecoverable(c)), account, role, dimensions, id);
            }
        }

        return (components, owed is null ? [] : [.. owed]);
    }

    /// <summary>The amounts that are due: per line its net, then the parts of its taxes.</summary>
    private static decimal[] Amounts(Plan plan, TaxedLine[] lines)
    {
        var amounts = new List<decimal>(2 * lines.Length);
        foreach (var line in lines)
        {
            amounts.Add(line.Net);
            for (var c = 0; c < line.TaxCount && !line.IsReverseCharge; c++)
            {
                amounts.Add(line.Recoverable(c));
                if (plan.HasNonRecoverable(line.Code!))
                {
                    amounts.Add(line.NonRecoverable(c));
                }
            }
        }

        return [.. amounts];
    }

    /// <summary>The taxes that the buyer owes: of each what is recoverable, and what is not.</summary>
    private static decimal[] Owed(TaxedLine[] lines)
    {
        var owed = new List<decimal>();
        foreach (var line in lines)
        {
            for (var c = 0; c < line.TaxCount && line.IsReverseCharge; c++)
            {
                owed.Add(line.Recoverable(c));
                owed.Add(line.NonRecoverable(c));
            }
        }

        return [.. owed];
    }

    /// <summary>Counts the components of a line besides its net.</summary>
    private static int CountOfTaxes(Plan plan, TaxedLine line) =>
        line.Code is null || line.IsReverseCharge ? 0 : (plan.HasNonRecoverable(line.Code) ? 2 : 1) * line.TaxCount;

    private PostedAmount Next(decimal amount) => amounts is null ? plan.Own(amount) : amounts[next++];

    private PostedAmount NextLeg(decimal amount) => legs is null ? plan.Own(amount) : legs[nextLeg++];

    private Component PostTax(string tax, PostedAmount amount, string account)
    {
        if (!deferred || amount.IsZero)
        {
            return Post(ComponentKind.Tax, tax, amount, account, AccountRole.Tax, header, tax);
        }

        var offset = plan.OffsetAccount(tax);
        journal.Debit(offset, AccountRole.PrepaymentTaxOffset, header, amount, tax);
        return Component.Posted(ComponentKind.Tax, tax, account, header, amount).WithOffset(offset);
    }

    private Component Post(
        ComponentKind kind, string tax, PostedAmount amount, string account, AccountRole role, Dimensions dimensions, string label)
    {
        journal.Debit(account, role, dimensions, amount, label);
        return Component.Posted(kind, tax, amount.IsZero ? string.Empty : account, dimensions, amount);
    }

    /// <summary>Posts a tax that the buyer owes on both its accounts (T6); one that waits for payment is on neither.</summary>
    private void Owe(
        List<Component> owed, ComponentKind kind, string tax, decimal amount, string account, AccountRole role, Dimensions dimensions)
    {
        var posted = NextLeg(amount);
        if (posted.IsZero)
        {
            return;
        }

        var leg = Component.Posted(kind, tax, account, dimensions, posted).WithOffset(plan.ReverseChargeAccount(tax), header);
        owed.Add(leg);
        if (!deferred)
        {
            journal.PostOnBoth(leg, role, posted);
        }
    }
}
