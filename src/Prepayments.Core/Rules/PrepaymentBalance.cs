namespace Prepayments;

/// <summary>
/// Is what became of a posted prepayment invoice or voucher: a fold over its links. Components stand in one row, line after line;
/// a line's net is the first of its own.
/// </summary>
internal sealed class PrepaymentBalance
{
    private readonly int[] starts;
    private readonly int[]? legStarts;
    private readonly decimal[] totals;
    private readonly PostedAmount[] givenLegs;

    // What is released of each component; null as long as nothing is.
    private PostedAmount[]? given;

    // The row is that of a link, and is copied before it is written to.
    private bool isGivenShared;

    // What was cancelled of each component and leg; null as long as nothing was.
    private decimal[]? cancelled;
    private decimal[]? cancelledLegs;

    // Per component what revaluations made of it, and what no longer waits for payment; empty where neither ever is.
    private readonly PostedAmount[] undeferred;
    private readonly PostedAmount[] undeferredLegs;
    private Unrealised[] unrealised = [];
    private Dictionary<string, int>? positions;

    // What is asked for still, and what is open on the control account, where the prepayment lives.
    private decimal invoiced;
    private decimal open;
    private OpenParts? voucherOpen;

    internal PrepaymentBalance(ItemRecord record)
    {
        Record = record;
        var lines = record.Item.Lines;
        starts = new int[lines.Count + 1];
        for (var i = 0; i < lines.Count; i++)
        {
            starts[i + 1] = starts[i] + lines[i].Components.Count;
        }

        totals = new decimal[starts[lines.Count]];
        var legs = 0;
        foreach (var line in lines.Items)
        {
            legs += line.Legs.Count;
        }

        legStarts = legs == 0 ? null : LegStarts(lines);
        for (var i = 0; i < lines.Count; i++)
        {
            for (var c = 0; c < lines[i].Components.Count; c++)
            {
                totals[starts[i] + c] = lines[i].Components[c].Amount.Transaction;
            }
        }

        invoiced = Item.Total;
        open = invoiced;
        givenLegs = legs == 0 ? [] : new PostedAmount[legs];
        undeferred = record.Item.IsTaxedWhenPaid ? new PostedAmount[totals.Length] : [];
        undeferredLegs = record.Item.IsTaxedWhenPaid ? new PostedAmount[legs] : [];
        for (var i = 0; i < record.Links.Count; i++)
        {
            var link = record.Links.Get(i);
            if (link.Lives)
            {
                Add(link.Link);
            }
        }
    }

    internal ItemRecord Record { get; }

    internal OpenItem Item => Record.Item;

    /// <summary>Gets what is applied to standard invoices, gross.</summary>
    internal decimal Applied { get; private set; }

    /// <summary>Gets what is paid: of a prepayment invoice what payments settled, of a voucher all that was not given back.</summary>
    internal decimal Paid => IsVoucher ? Invoiced : Invoiced.Less(OpenAmount).OrZero();

    /// <summary>Gets what standard invoices reversed as unpaid (rule S4), and what was credited (D18).</summary>
    internal decimal Cancelled { get; private set; }

    /// <summary>Gets what the prepayment invoice asks for still, paid or not.</summary>
    internal decimal Invoiced => Record.Lives ? invoiced : 0;

    internal bool IsVoucher => Item.Kind == DocumentKind.PrepaymentVoucher;

    /// <summary>Gets what is neither paid nor applied. More may be applied than is paid where the policy allowed it.</summary>
    internal decimal Unpaid => IsVoucher ? 0 : Math.Min(OpenAmount, Invoiced.Less(Applied));

    /// <summary>Gets a value indicating whether anything but its own credit memo is settled with it.</summary>
    internal bool HasPayment
    {
        get
        {
            HashSet<string>? own = null;
            for (var i = 0; i < Record.Links.Count; i++)
            {
                var link = Record.Links.Get(i);
                if (link.Lives && link.Link.Kind == LinkKind.Credit)
                {
                    (own ??= new HashSet<string>(StringComparer.Ordinal)).Add(link.Link.From);
                }
                else if (link.Lives && link.Link.Kind == LinkKind.Settlement && link.Link.Amount.IsPositive() && own?.Contains(link.Link.From) != true)
                {
                    return true;
                }
            }

            return false;
        }
    }

    internal int LineCount => starts.Length - 1;

    /// <summary>What can still be applied (rule O8).</summary>
    internal decimal Remaining(PrepaymentPolicy policy) => Remaining(policy, Invoiced, Paid, Applied);

    internal static decimal Remaining(PrepaymentPolicy policy, decimal invoiced, decimal paid, decimal applied) =>
        (policy.Unpaid == UnpaidPrepayments.Apply ? invoiced : paid).Less(applied).OrZero();

    /// <summary>Finds the line that stands for a line of the prepayment's order, or −1.</summary>
    internal int IndexOf(string orderLine)
    {
        if (positions is null)
        {
            positions = new Dictionary<string, int>(LineCount, StringComparer.Ordinal);
            for (var i = 0; i < LineCount; i++)
            {
                positions.Add(Item.Lines[i].Id, i);
            }
        }

        return positions.TryGetValue(orderLine, out var position) ? position : -1;
    }

    /// <summary>What is left of a line, all components together.</summary>
    internal decimal LineLeft(int line) => Sum(totals, line).Less(GivenOfLine(line));

    internal decimal NetLeft(int line) => totals[starts[line]].Less(GivenOf(starts[line]).Transaction);

    /// <summary>What a line asks for still on the order's prepayment basis.</summary>
    internal decimal LineInvoiced(int line, PrepaymentBasis basis) => basis == PrepaymentBasis.Gross
        ? Sum(totals, line).Less(CancelledOfLine(line))
        : totals[starts[line]].Less(cancelled is null ? 0 : cancelled[starts[line]]);

    internal bool IsUnder(HashSet<string> definitions) =>
        Array.Exists(Item.Lines.Items, line => definitions.Contains(line.Definition!));

    /// <summary>
    /// What is invoiced, paid and applied on the lines under a definition. A payment is not of one line or another: what is
    /// applied of a line is paid, and what is paid besides is spread over the rest of what the lines ask for (A4).
    /// </summary>
    internal (decimal Invoiced, decimal Paid, decimal Applied) Under(string definition)
    {
        var invoiced = new decimal[LineCount];
        var applied = new decimal[LineCount];
        for (var i = 0; i < invoiced.Length; i++)
        {
            invoiced[i] = LineInvoiced(i, PrepaymentBasis.Gross);
            applied[i] = Paid < Applied ? 0 : GivenOfLine(i) - CancelledOfLine(i);
        }

        var rest = Proration.Give(invoiced, applied, Paid - Total.Of(applied), Item.Currency);
        var sums = (Invoiced: 0m, Paid: 0m, Applied: 0m);
        for (var i = 0; i < invoiced.Length; i++)
        {
            if (string.Equals(Item.Lines[i].Definition, definition, StringComparison.Ordinal))
            {
                sums.Invoiced += invoiced[i];
                sums.Paid += applied[i] + rest[i];
                sums.Applied += GivenOfLine(i) - CancelledOfLine(i);
            }
        }

        return sums;
    }

    /// <summary>The tax of one component that a line asks for still, due to the seller or not.</summary>
    internal decimal LineTax(int line, string component)
    {
        var tax = Item.Lines[line].TaxOf(component);
        if (cancelled is null)
        {
            return tax;
        }

        for (var c = starts[line]; c < starts[line + 1]; c++)
        {
            var part = Item.Lines[line].Components[c - starts[line]];
            tax -= string.Equals(part.TaxComponent, component, StringComparison.Ordinal) ? cancelled[c] : 0;
        }

        var leg = legStarts is null ? 0 : legStarts[line];
        foreach (var owed in Item.Lines[line].Legs.Items)
        {
            tax -= string.Equals(owed.TaxComponent, component, StringComparison.Ordinal) ? cancelledLegs![leg] : 0;
            leg++;
        }

        return tax;
    }

    /// <summary>
    /// Splits an amount over all components: over the lines, then within each line (rule A4). Mostly it is all that there is. The row
    /// is for reading.
    /// </summary>
    internal decimal[] Split(decimal amount)
    {
        if (given is null && amount.IsEqualTo(Item.Total))
        {
            return totals;
        }

        var left = NoParts();
        decimal sum = 0;
        for (var c = 0; c < left.Length; c++)
        {
            left[c] = totals[c].Less(GivenOf(c).Transaction);
            sum = sum.Plus(left[c]);
        }

        return sum.IsEqualTo(amount) ? left : Split(amount, Given());
    }

    /// <summary>Splits an amount over the lines, on top of what they have given and of what this step gave already.</summary>
    internal decimal[] SplitOverLines(decimal amount, decimal[]? first) => SplitOverLines(amount, Given(), first);

    /// <summary>Splits each line's amount over its components.</summary>
    internal decimal[] SplitLines(decimal[] amounts) => SplitLines(amounts, Given());

    private decimal[] Split(decimal amount, decimal[] before) => SplitLines(SplitOverLines(amount, before, null), before);

    private decimal[] SplitOverLines(decimal amount, decimal[] before, decimal[]? first)
    {
        var lineTotals = new decimal[LineCount];
        var lineGiven = new decimal[LineCount];
        for (var i = 0; i < lineTotals.Length; i++)
        {
            lineTotals[i] = Sum(totals, i);
            lineGiven[i] = Sum(before, i) + (first?[i] ?? 0);
        }

        return Proration.Give(lineTotals, lineGiven, amount, Item.Currency);
    }

    private decimal[] SplitLines(decimal[] amounts, decimal[] before)
    {
        var parts = new decimal[totals.Length];
        for (var i = 0; i < amounts.Length; i++)
        {
            if (amounts[i].IsZero())
            {
                continue;
            }

            var count = starts[i + 1] - starts[i];
            var lineTotals = new decimal[count];
            var lineGiven = new decimal[count];
            Array.Copy(totals, starts[i], lineTotals, 0, count);
            Array.Copy(before, starts[i], lineGiven, 0, count);
            Proration.Give(lineTotals, lineGiven, amounts[i], Item.Currency).CopyTo(parts, starts[i]);
        }

        return parts;
    }

    /// <summary>
    /// Gives out a net amount of a line, or all that the line has left; the tax follows the net cumulatively (rule S3).
    /// </summary>
    internal void TakeNet(int line, decimal net, bool all, decimal[] parts, MidpointRule midpoint)
    {
        var at = starts[line];
        parts[at] = net;
        for (var c = at + 1; c < starts[line + 1]; c++)
        {
            var left = totals[c] - GivenOf(c).Transaction;
            var due = totals[at].IsZero()
                ? 0
                : Rounding.MultiplyDivide(totals[c], GivenOf(at).Transaction + net, totals[at], Item.Currency, midpoint) - GivenOf(c).Transaction;
            parts[c] = all ? left : Math.Min(due.OrZero(), left);
        }
    }

    /// <summary>
    /// Puts the parts that a step takes in both currencies, each at what was posted (rules A5, X2). The step applies them, or
    /// cancels them, some of which may have been paid.
    /// </summary>
    internal Release Value(Plan plan, decimal[] parts, LinkKind kind, decimal paidOfThem = 0)
    {
        var release = Release.Of(plan, Item, parts, given ?? [], givenLegs);
        if (unrealised.Length > 0)
        {
            release = release.With(AfterStep(plan, parts));
        }

        if (!Item.IsTaxedWhenPaid)
        {
            return release;
        }

        var sum = Total.Of(parts);
        var after = kind == LinkKind.Application
            ? Cancelled + Math.Max(Paid, Applied + sum)
            : Cancelled + sum + Math.Max(Paid - paidOfThem, Applied);
        return release.With(Undefer(plan, after, parts));
    }

    /// <summary>What is left, after a step, of what revaluations made of a refundable prepayment (X5).</summary>
    private Unrealised[] AfterStep(Plan plan, decimal[] parts)
    {
        var after = (Unrealised[])unrealised.Clone();
        for (var c = 0; c < after.Length; c++)
        {
            after[c] = parts[c].IsZero() ? after[c] : after[c].Take(plan, parts[c], totals[c] - GivenOf(c).Transaction);
        }

        return after;
    }

    /// <summary>Brings what is left of refundable lines on their prepayment accounts to a rate (X5).</summary>
    internal Unrealised[] Revalue(Plan plan, decimal rate)
    {
        var after = (Unrealised[])KnowUnrealised().Clone();
        ForEach((line, component, c) =>
        {
            if (line.IsRefundable && component.Kind != ComponentKind.Tax)
            {
                var left = component.Amount - GivenOf(c);
                var growth = plan.Worth(left.Transaction, rate) - left.Accounting;
                after[c] = after[c].Replace(plan, Carrying.OfComponent(Item, line, component), growth);
            }
        });
        return after;
    }

    /// <summary>Posts changes of what is unrealised, and returns them per component; empty where nothing changed.</summary>
    internal PostedAmount[] PostUnrealised(Plan plan, Journal journal, Unrealised[] after)
    {
        return after.Length == 0 ? [] : PostChanges(plan, journal, after);
    }

    // Apart from the above, whose common case would make the function for nothing.
    private PostedAmount[] PostChanges(Plan plan, Journal journal, Unrealised[] after)
    {
        var lines = journal.Count;
        var changes = new PostedAmount[after.Length];
        ForEach((line, component, c) =>
        {
            if (!after[c].IsNone)
            {
                changes[c] = after[c].Post(plan, journal, Carrying.OfComponent(Item, line, component), unrealised[c]);
            }
        });
        return journal.Count > lines ? Array.ConvertAll(changes, change => plan.InAccounts(change.Accounting)) : [];
    }

    private Unrealised[] KnowUnrealised()
    {
        if (unrealised.Length == 0)
        {
            unrealised = new Unrealised[totals.Length];
            for (var c = 0; c < unrealised.Length; c++)
            {
                unrealised[c] = Unrealised.None;
            }
        }

        return unrealised;
    }

    private void ForEach(Action<ItemLine, Component, int> action)
    {
        var c = 0;
        foreach (var line in Item.Lines.Items)
        {
            foreach (var component in line.Components.Items)
            {
                action(line, component, c++);
            }
        }
    }

    /// <summary>What falls due of the taxes that wait for payment, by a payment of so much (rule T4).</summary>
    internal Release Due(Plan plan, decimal payment) => Item.IsTaxedWhenPaid
        ? Release.Nothing.With(Undefer(plan, Cancelled + Math.Max(Paid + payment, Applied), NoParts()))
        : Release.Nothing;

    /// <summary>
    /// What no longer waits for payment is what is cancelled, and what is paid or applied, whichever is more; and of a component
    /// no less than what is released of it, so that nothing is taken back that never fell due. What a step adds beyond that
    /// is of the components that the step releases, as far as these wait, else of all (A4).
    /// </summary>
    private Release Undefer(Plan plan, decimal after, decimal[] released)
    {
        var soFar = Array.ConvertAll(undeferred, amount => amount.Transaction);
        var waiting = new decimal[released.Length];
        for (var c = 0; c < waiting.Length; c++)
        {
            var due = soFar[c];
            soFar[c] = Math.Max(due, released[c].IsZero() ? 0 : GivenOf(c).Transaction + released[c]);
            waiting[c] = Math.Min(released[c] - (soFar[c] - due), totals[c] - soFar[c]).OrZero();
        }

        var rest = Math.Min(after.OrZero(), Item.Total) - Total.Of(soFar);
        if (rest.IsPositive())
        {
            var first = Proration.Spread(waiting, Math.Min(rest, Total.Of(waiting)), Item.Currency);
            Add(soFar, first);
            Add(soFar, Split(rest - Total.Of(first), soFar));
        }

        for (var c = 0; c < soFar.Length; c++)
        {
            soFar[c] -= undeferred[c].Transaction;
        }

        return Release.Of(plan, Item, soFar, undeferred, undeferredLegs);
    }

    /// <summary>Makes the row of parts that a step takes, nothing taken yet.</summary>
    internal decimal[] NoParts() => new decimal[totals.Length];

    /// <summary>Adds a link that this very document makes, so that the next step sees it.</summary>
    internal void Add(Link link) => Count(link, 1);

    /// <summary>Takes away a link that this very document undoes.</summary>
    internal void TakeBack(Link link) => Count(link, -1);

    private void Count(Link link, int sign)
    {
        var amount = sign > 0 ? link.Amount : -link.Amount;
        switch (link.Kind)
        {
            case LinkKind.Settlement:
                open = open.Less(amount);
                if (IsVoucher)
                {
                    invoiced -= amount;
                }

                break;
            case LinkKind.Application:
                Applied = Applied.Plus(amount);
                break;
            case LinkKind.UnpaidReversal:
                open -= amount;
                invoiced -= amount;
                Cancelled += amount;
                break;
            case LinkKind.Credit:
                var credited = sign * Total.Of(link.Released.Items);
                open -= amount;
                invoiced -= credited;
                Cancelled += credited;
                break;
        }

        CountReleased(link.Released, sign);

        if (link.Kind is LinkKind.UnpaidReversal or LinkKind.Credit)
        {
            cancelled ??= new decimal[totals.Length];
            cancelledLegs ??= new decimal[givenLegs.Length];
            for (var c = 0; c < link.Released.Count; c++)
            {
                cancelled[c] += sign * link.Released[c].Transaction;
            }

            for (var leg = 0; leg < link.ReleasedLegs.Count; leg++)
            {
                cancelledLegs[leg] += sign * link.ReleasedLegs[leg].Transaction;
            }
        }

        if (link.ReleasedRevalued.Count > 0)
        {
            CountRevalued(link, sign);
        }

        for (var c = 0; c < link.Undeferred.Count; c++)
        {
            undeferred[c] += sign > 0 ? link.Undeferred[c] : -link.Undeferred[c];
        }

        for (var leg = 0; leg < link.UndeferredLegs.Count; leg++)
        {
            undeferredLegs[leg] += sign > 0 ? link.UndeferredLegs[leg] : -link.UndeferredLegs[leg];
        }

        for (var leg = 0; leg < link.ReleasedLegs.Count; leg++)
        {
            var released = link.ReleasedLegs[leg];
            givenLegs[leg] += sign > 0 ? released : -released;
        }
    }

    private void CountReleased(EquatableArray<PostedAmount> released, int sign)
    {
        if (released.Count == 0)
        {
            return;
        }

        if (given is null && sign > 0)
        {
            // Mostly there is one step, and what is given is what it releases.
            given = released.Items;
            isGivenShared = true;
            return;
        }

        if (given is null || isGivenShared)
        {
            given = given is null ? new PostedAmount[totals.Length] : (PostedAmount[])given.Clone();
            isGivenShared = false;
        }

        for (var c = 0; c < released.Count; c++)
        {
            given[c] = sign > 0 ? given[c] + released[c] : given[c] - released[c];
        }
    }

    // Apart from the above, which would make the function for each link.
    private void CountRevalued(Link link, int sign)
    {
        var all = KnowUnrealised();
        ForEach((line, component, c) => all[c] = all[c].With(link, Carrying.OfComponent(Item, line, component), sign));
    }

    /// <summary>What is open on the voucher's control account, in both currencies.</summary>
    internal OpenParts Open(Plan plan) => voucherOpen ??= OpenParts.Of(plan, Record);

    /// <summary>Gets what is open on the control account.</summary>
    internal decimal OpenAmount => Record.Lives ? open : 0;

    /// <summary>
    /// Gets a value indicating whether more was paid, applied or cancelled than stopped waiting for payment: what must not be,
    /// where taxes fall due as they are paid (T4).
    /// </summary>
    internal bool IsShortOfDue =>
        Item.IsTaxedWhenPaid && Total.Of(Array.ConvertAll(undeferred, amount => amount.Transaction)) < Math.Min(Item.Total, Cancelled + Math.Max(Paid, Applied));

    /// <summary>Gets a value indicating whether all of it is released, in both currencies, and nothing waits for payment.</summary>
    internal bool IsUsedUp
    {
        get
        {
            var left = false;
            var leg = 0;
            ForEach((_, component, c) => left |=
                component.Amount != GivenOf(c)
                || (Item.IsTaxedWhenPaid && component.Amount != undeferred[c]));
            foreach (var line in Item.Lines.Items)
            {
                foreach (var owed in line.Legs.Items)
                {
                    left |= owed.Amount != givenLegs[leg] || (Item.IsTaxedWhenPaid && owed.Amount != undeferredLegs[leg]);
                    leg++;
                }
            }

            return !left;
        }
    }

    private static void Add(decimal[] row, decimal[] more)
    {
        for (var c = 0; c < row.Length; c++)
        {
            row[c] += more[c];
        }
    }

    private static int[] LegStarts(EquatableArray<ItemLine> lines)
    {
        var starts = new int[lines.Count];
        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] = starts[i - 1] + lines[i - 1].Legs.Count;
        }

        return starts;
    }

    /// <summary>What is released of each component, in the transaction currency.</summary>
    private decimal[] Given() => given is null ? NoParts() : Array.ConvertAll(given, amount => amount.Transaction);

    private PostedAmount GivenOf(int component) => given is null ? default : given[component];

    private decimal GivenOfLine(int line)
    {
        decimal sum = 0;
        for (var c = starts[line]; given is not null && c < starts[line + 1]; c++)
        {
            sum = sum.Plus(given[c].Transaction);
        }

        return sum;
    }

    private decimal CancelledOfLine(int line) => cancelled is null ? 0 : Sum(cancelled, line);

    private decimal Sum(decimal[] row, int line)
    {
        decimal sum = 0;
        for (var c = starts[line]; c < starts[line + 1]; c++)
        {
            sum = sum.Plus(row[c]);
        }

        return sum;
    }
}
