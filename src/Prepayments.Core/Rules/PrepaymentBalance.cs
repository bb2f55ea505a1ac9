namespace Prepayments;

/// <summary>
/// Is what became of a posted prepayment invoice or voucher: a fold over its links. Components stand in one row, line after line;
/// a line's net is the first of its own.
/// </summary>
internal sealed class PrepaymentBalance
{
    private readonly int[] starts;
    private readonly int[]? legStarts;
    private readonly decimal[] posted;
    private readonly PostedAmount[] releasedLegs;

    // What is released of each component; null as long as nothing is.
    private PostedAmount[]? released;

    // The row is that of a link, and is copied before it is written to.
    private bool isReleasedShared;

    // What was cancelled of each component and leg; null as long as nothing was.
    private decimal[]? cancelled;
    private decimal[]? cancelledLegs;

    // Where taxes fall due as they are paid, and once something was revalued.
    private readonly DeferredTaxes? deferred;
    private UnrealisedComponents? unrealised;
    private Dictionary<string, int>? positions;

    // What is asked for still, and what is open on the control account, where the prepayment lives.
    private decimal invoiced;
    private decimal open;
    private OpenParts? voucherParts;

    internal PrepaymentBalance(ItemRecord record)
    {
        Record = record;
        var lines = record.Item.Lines;
        starts = new int[lines.Count + 1];
        for (var i = 0; i < lines.Count; i++)
        {
            starts[i + 1] = starts[i] + lines[i].Components.Count;
        }

        posted = new decimal[starts[lines.Count]];
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
                posted[starts[i] + c] = lines[i].Components[c].Amount.Transaction;
            }
        }

        invoiced = Item.Total;
        open = invoiced;
        releasedLegs = legs == 0 ? [] : new PostedAmount[legs];
        deferred = Item.IsTaxedWhenPaid ? new DeferredTaxes(Item, posted, legs) : null;
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

    /// <summary>Gets what is open on the control account.</summary>
    internal decimal OpenAmount => Record.Lives ? open : 0;

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

    /// <summary>
    /// Gets a value indicating whether more was paid, applied or cancelled than stopped waiting for payment: what must not be,
    /// where taxes fall due as they are paid (T4).
    /// </summary>
    internal bool IsShortOfDue => deferred?.IsShortOf(Cancelled + Math.Max(Paid, Applied)) == true;

    /// <summary>
    /// Gets a value indicating whether all of it is released, in both currencies. Then the taxes that the buyer owes are, too, which follow
    /// the net amounts (T6), and no tax waits for payment: of each no less fell due than is released, and no payment is reversed on which that
    /// rests (T4).
    /// </summary>
    internal bool IsUsedUp
    {
        get
        {
            foreach (var row in Item.Row)
            {
                if (row.Component.Amount != ReleasedOf(row.Index))
                {
                    return false;
                }
            }

            return true;
        }
    }

    internal int LineCount => starts.Length - 1;

    /// <summary>What can still be applied (rule O8).</summary>
    internal decimal Remaining(PrepaymentPolicy policy) => Remaining(policy, Invoiced, Paid, Applied);

    internal static decimal Remaining(PrepaymentPolicy policy, decimal invoiced, decimal paid, decimal applied) =>
        (policy.Unpaid == UnpaidPrepayments.Apply ? invoiced : paid).Less(applied).OrZero();

    /// <summary>What is open on the control account of a voucher, part by part, in both currencies, as this document uses it up.</summary>
    internal OpenParts VoucherParts(Plan plan) => voucherParts ??= OpenParts.Of(plan, Record);

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

    /// <summary>What is released of a component, in both currencies.</summary>
    internal PostedAmount ReleasedOf(int component) => released is null ? default : released[component];

    /// <summary>What is left of a line, all components together.</summary>
    internal decimal LineLeft(int line) => Sum(posted, line).Less(ReleasedOfLine(line));

    internal decimal NetLeft(int line) => posted[starts[line]].Less(ReleasedOf(starts[line]).Transaction);

    /// <summary>What a line asks for still on the order's prepayment basis.</summary>
    internal decimal LineInvoiced(int line, PrepaymentBasis basis) => basis == PrepaymentBasis.Gross
        ? Sum(posted, line).Less(CancelledOfLine(line))
        : posted[starts[line]].Less(cancelled is null ? 0 : cancelled[starts[line]]);

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
            applied[i] = Paid < Applied ? 0 : ReleasedOfLine(i) - CancelledOfLine(i);
        }

        var rest = Proration.Give(invoiced, applied, Paid - Total.Of(applied), Item.Currency);
        var sums = (Invoiced: 0m, Paid: 0m, Applied: 0m);
        for (var i = 0; i < invoiced.Length; i++)
        {
            if (string.Equals(Item.Lines[i].Definition, definition, StringComparison.Ordinal))
            {
                sums.Invoiced += invoiced[i];
                sums.Paid += applied[i] + rest[i];
                sums.Applied += ReleasedOfLine(i) - CancelledOfLine(i);
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
        if (released is null && amount.IsEqualTo(Item.Total))
        {
            return posted;
        }

        var left = NoParts();
        decimal sum = 0;
        for (var c = 0; c < left.Length; c++)
        {
            left[c] = posted[c].Less(ReleasedOf(c).Transaction);
            sum = sum.Plus(left[c]);
        }

        return sum.IsEqualTo(amount) ? left : Split(amount, Released());
    }

    /// <summary>Splits an amount over the lines, on top of what they have given and of what this step gave already.</summary>
    internal decimal[] SplitOverLines(decimal amount, decimal[]? first) => SplitOverLines(amount, Released(), first);

    /// <summary>Splits each line's amount over its components.</summary>
    internal decimal[] SplitLines(decimal[] amounts) => SplitLines(amounts, Released());

    /// <summary>Splits an amount over all components, on top of what they have given.</summary>
    internal decimal[] Split(decimal amount, decimal[] before) => SplitLines(SplitOverLines(amount, before, null), before);

    private decimal[] SplitOverLines(decimal amount, decimal[] before, decimal[]? first)
    {
        var lineTotals = new decimal[LineCount];
        var lineGiven = new decimal[LineCount];
        for (var i = 0; i < lineTotals.Length; i++)
        {
            lineTotals[i] = Sum(posted, i);
            lineGiven[i] = Sum(before, i) + (first?[i] ?? 0);
        }

        return Proration.Give(lineTotals, lineGiven, amount, Item.Currency);
    }

    private decimal[] SplitLines(decimal[] amounts, decimal[] before)
    {
        var parts = new decimal[posted.Length];
        for (var i = 0; i < amounts.Length; i++)
        {
            if (amounts[i].IsZero())
            {
                continue;
            }

            var count = starts[i + 1] - starts[i];
            var lineTotals = new decimal[count];
            var lineGiven = new decimal[count];
            Array.Copy(posted, starts[i], lineTotals, 0, count);
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
            var left = posted[c] - ReleasedOf(c).Transaction;
            var due = posted[at].IsZero()
                ? 0
                : Rounding.MultiplyDivide(posted[c], ReleasedOf(at).Transaction + net, posted[at], Item.Currency, midpoint) - ReleasedOf(c).Transaction;
            parts[c] = all ? left : Math.Min(due.OrZero(), left);
        }
    }

    /// <summary>
    /// Puts the parts that a step takes in both currencies, each at what was posted (rules A5, X2). The step applies them, or
    /// cancels them, some of which may have been paid.
    /// </summary>
    internal Release Value(Plan plan, decimal[] parts, LinkKind kind, decimal paidOfThem = 0)
    {
        var release = Release.Of(plan, Item, parts, released ?? [], releasedLegs);
        if (unrealised is not null)
        {
            release = release.WithUnrealised(unrealised.After(plan, this, parts));
        }

        if (deferred is null)
        {
            return release;
        }

        var sum = Total.Of(parts);
        var after = kind == LinkKind.Application
            ? Cancelled + Math.Max(Paid, Applied + sum)
            : Cancelled + sum + Math.Max(Paid - paidOfThem, Applied);
        return release.WithUndeferred(deferred.FallDue(plan, this, after, parts));
    }

    /// <summary>Brings what is left of refundable lines on their prepayment accounts to a rate (X5).</summary>
    internal Unrealised[] Revalue(Plan plan, decimal rate) => (unrealised ??= new UnrealisedComponents(Item, posted.Length)).Revalue(plan, this, rate);

    /// <summary>Posts changes of what is unrealised, and returns them per component; empty where nothing changed.</summary>
    internal PostedAmount[] PostUnrealised(Plan plan, Journal journal, Unrealised[] after) =>
        after.Length == 0 ? [] : unrealised!.Post(plan, journal, after);

    /// <summary>What falls due of the taxes that wait for payment, by a payment of so much (rule T4).</summary>
    internal Release Due(Plan plan, decimal payment) => deferred is null
        ? Release.Nothing
        : Release.Nothing.WithUndeferred(deferred.FallDue(plan, this, Cancelled + Math.Max(Paid + payment, Applied), NoParts()));

    /// <summary>Makes the row of parts that a step takes, nothing taken yet.</summary>
    internal decimal[] NoParts() => new decimal[posted.Length];

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
            cancelled ??= new decimal[posted.Length];
            cancelledLegs ??= new decimal[releasedLegs.Length];
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
            (unrealised ??= new UnrealisedComponents(Item, posted.Length)).Count(link, sign);
        }

        deferred?.Count(link, sign);
        Release.Count(releasedLegs, link.ReleasedLegs, sign);
    }

    private void CountReleased(EquatableArray<PostedAmount> step, int sign)
    {
        if (step.Count == 0)
        {
            return;
        }

        if (released is null && sign > 0)
        {
            // Mostly there is one step, and what is released is what it releases.
            released = step.Items;
            isReleasedShared = true;
            return;
        }

        if (released is null || isReleasedShared)
        {
            released = released is null ? new PostedAmount[posted.Length] : (PostedAmount[])released.Clone();
            isReleasedShared = false;
        }

        Release.Count(released, step, sign);
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
    private decimal[] Released() => released is null ? NoParts() : Array.ConvertAll(released, amount => amount.Transaction);

    private decimal ReleasedOfLine(int line)
    {
        decimal sum = 0;
        for (var c = starts[line]; released is not null && c < starts[line + 1]; c++)
        {
            sum = sum.Plus(released[c].Transaction);
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
