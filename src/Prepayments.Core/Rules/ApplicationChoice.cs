namespace Prepayments;

/// <summary>
/// Chooses what a standard invoice applies as it posts: what it states, or what the policy says (rules S2 to S4). How a
/// choice is carried out is the same for all (<see cref="Applying"/>).
/// </summary>
internal sealed class ApplicationChoice
{
    private readonly Plan plan;
    private readonly OpenItem item;
    private readonly List<OrderProgress> orders;
    private readonly Dictionary<(string Order, string Line), int> positions = [];
    private readonly decimal[] taken;
    private decimal open;

    /// <summary>Looks at an invoice that is about to be posted; the orders are as they were before it.</summary>
    internal ApplicationChoice(Plan plan, OpenItem item, List<OrderProgress> orders)
    {
        this.plan = plan;
        this.item = item;
        this.orders = orders;
        open = item.Total;
        taken = new decimal[item.Lines.Count];
        for (var i = 0; i < taken.Length; i++)
        {
            if (item.Lines[i].Order is { } order)
            {
                positions.Add((order, item.Lines[i].Id), i);
            }
        }
    }

    /// <summary>
    /// Checks what an invoice states to apply, as far as it does not depend on the invoice's amount; null where it states
    /// nothing.
    /// </summary>
    internal static List<(PrepaymentBalance Prepayment, decimal? Amount)>? Stated(Plan plan, Invoice invoice)
    {
        if (invoice.Applications is not { } applications)
        {
            return null;
        }

        var stated = new List<(PrepaymentBalance Prepayment, decimal? Amount)>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var application in applications.Items)
        {
            plan.CheckFree(invoice.Number + "/" + application.Prepayment);
            if (!named.Add(application.Prepayment))
            {
                plan.Break(RejectionCode.DuplicateLine, "prepayment", application.Prepayment);
            }

            if (application.Amount is { } amount)
            {
                plan.CheckAmount(amount, "amount");
            }

            var record = plan.FindItem(
                application.Prepayment, DocumentKind.PrepaymentInvoice, DocumentKind.PrepaymentInvoice);
            if (record is not null)
            {
                plan.CheckNotBefore(record.Item);
                stated.Add((new PrepaymentBalance(plan.Subledger, record), application.Amount));
                CheckRemaining(plan, stated[stated.Count - 1].Prepayment, application.Amount);
            }
        }

        return stated;
    }

    internal void Make(Invoice invoice, List<(PrepaymentBalance Prepayment, decimal? Amount)>? stated)
    {
        if (stated is not null)
        {
            AsStated(stated);
        }
        else if (!invoice.Imported && plan.Policy.Application == ApplicationPolicy.Automatic)
        {
            ByPolicy();
        }
        else if (!invoice.Imported && plan.Policy.Application == ApplicationPolicy.Notification)
        {
            Notify();
        }
    }

    /// <summary>A statement may include what is unpaid only where the policy reverses that part (rule S4).</summary>
    private static void CheckRemaining(Plan plan, PrepaymentBalance prepayment, decimal? amount)
    {
        var remaining = prepayment.Remaining(plan.Policy);
        var unpaid = plan.Policy.Unpaid == UnpaidPrepayments.Apply ? 0 : prepayment.Unpaid;
        if (amount > remaining + unpaid)
        {
            plan.Break(RejectionCode.ExceedsRemaining, "amount", amount.Value, "remaining", remaining);
        }
        else if (amount > remaining && plan.Policy.Unpaid == UnpaidPrepayments.Reject)
        {
            plan.Break(RejectionCode.PrepaymentUnpaid, "amount", amount.Value, "remaining", remaining);
        }
    }

    private void AsStated(List<(PrepaymentBalance Prepayment, decimal? Amount)> stated)
    {
        foreach (var (prepayment, asked) in stated)
        {
            if (plan.Policy.Unpaid == UnpaidPrepayments.Reverse && prepayment.Unpaid > 0)
            {
                Applying.Cancel(plan, prepayment);
            }

            // What was stated may include the unpaid part that was just reversed; what is paid is applied.
            var remaining = prepayment.Remaining(plan.Policy);
            var amount = Math.Min(asked ?? open, remaining);
            if (amount > open)
            {
                plan.Break(RejectionCode.ExceedsOpenAmount, "amount", amount, "open", open);
                return;
            }

            Apply(prepayment, prepayment.Split(amount), amount);
        }
    }

    private void ByPolicy()
    {
        foreach (var prepayment in Eligible(orders))
        {
            if (plan.Policy.Unpaid == UnpaidPrepayments.Reverse && prepayment.Unpaid > 0)
            {
                Applying.Cancel(plan, prepayment);
            }
        }

        if (plan.Policy.ApplicationAmount == ApplicationAmount.Maximum)
        {
            Maximum(Eligible(orders), open);
            return;
        }

        foreach (var order in orders)
        {
            Proportional(order, Eligible([order]));
        }
    }

    private void Notify()
    {
        var figures = new List<Figure>();
        foreach (var prepayment in Eligible(orders))
        {
            var remaining = prepayment.Remaining(plan.Policy);
            if (remaining > 0)
            {
                figures.Add(Figure.OfNumber(prepayment.Item.Number, remaining));
            }
        }

        if (figures.Count > 0)
        {
            plan.Notices.Add(Notice.Create(NoticeCode.PrepaymentAvailable, EquatableArray<Figure>.Wrap([.. figures])));
        }
    }

    /// <summary>The prepayments of some orders that are not dated after the invoice, oldest first by date, then number.</summary>
    private List<PrepaymentBalance> Eligible(List<OrderProgress> some)
    {
        var eligible = new List<PrepaymentBalance>();
        foreach (var order in some)
        {
            foreach (var prepayment in order.Prepayments)
            {
                if (prepayment.Item.Date <= item.Date)
                {
                    eligible.Add(prepayment);
                }
            }
        }

        eligible.Sort((x, y) => x.Item.Date != y.Item.Date
            ? x.Item.Date.CompareTo(y.Item.Date)
            : string.CompareOrdinal(x.Item.Number, y.Item.Number));
        return eligible;
    }

    /// <summary>
    /// All that fits (S3, <c>maximum</c>): of each prepayment first the lines on this invoice, up to what is left of their
    /// gross amount on it, then all lines.
    /// </summary>
    private void Maximum(List<PrepaymentBalance> prepayments, decimal limit)
    {
        foreach (var prepayment in prepayments)
        {
            var amount = Math.Min(Math.Min(prepayment.Remaining(plan.Policy), open), limit);
            limit -= amount;
            if (amount == 0)
            {
                continue;
            }

            var lines = OnInvoice(prepayment);
            var sum = Total.Of(lines);
            if (amount <= sum)
            {
                lines = Proration.Spread(lines, amount, item.Currency);
            }
            else
            {
                var others = prepayment.SplitOverLines(amount - sum, lines);
                for (var i = 0; i < lines.Length; i++)
                {
                    lines[i] += others[i];
                }
            }

            for (var i = 0; i < lines.Length; i++)
            {
                if (Position(prepayment, i) is >= 0 and var at)
                {
                    taken[at] += lines[i];
                }
            }

            Apply(prepayment, prepayment.SplitLines(lines), amount);
        }
    }

    /// <summary>What each line of a prepayment may give first: what it has left, up to the rest of its gross on the invoice.</summary>
    private decimal[] OnInvoice(PrepaymentBalance prepayment)
    {
        var lines = new decimal[prepayment.LineCount];
        for (var i = 0; i < lines.Length; i++)
        {
            if (Position(prepayment, i) is >= 0 and var at)
            {
                lines[i] = Math.Min(prepayment.LineLeft(i), Math.Max(item.Lines[at].Gross - taken[at], 0));
            }
        }

        return lines;
    }

    private int Position(PrepaymentBalance prepayment, int line)
    {
        var posted = prepayment.Item.Lines[line];
        return positions.TryGetValue((posted.Order!, posted.Id), out var at) ? at : -1;
    }

    /// <summary>
    /// Per order line the share of the delivered amount in what was not yet invoiced (S3, <c>proportional</c>); all of it
    /// where the prepayments cover the rest of the order.
    /// </summary>
    private void Proportional(OrderProgress order, List<PrepaymentBalance> prepayments)
    {
        decimal remaining = 0, notInvoiced = 0, gross = 0;
        foreach (var prepayment in prepayments)
        {
            remaining += prepayment.Remaining(plan.Policy);
        }

        foreach (var line in order.FinalInvoice())
        {
            notInvoiced += line.Gross;
        }

        foreach (var line in item.Lines.Items)
        {
            gross += string.Equals(line.Order, order.Text.Number, StringComparison.Ordinal) ? line.Gross : 0;
        }

        if (remaining >= notInvoiced)
        {
            Maximum(prepayments, orders.Count > 1 ? gross : open);
            return;
        }

        var parts = prepayments.ConvertAll(prepayment => prepayment.NoParts());
        foreach (var line in item.Lines.Items)
        {
            if (string.Equals(line.Order, order.Text.Number, StringComparison.Ordinal))
            {
                Share(order, line, prepayments, parts);
            }
        }

        for (var i = 0; i < parts.Count; i++)
        {
            var sum = Total.Of(parts[i]);
            var amount = Math.Min(Math.Min(sum, prepayments[i].Remaining(plan.Policy)), open);
            Apply(
                prepayments[i],
                amount < sum ? Proration.Spread(parts[i], amount, item.Currency) : parts[i],
                amount);
        }
    }

    private void Share(
        OrderProgress order, ItemLine line, List<PrepaymentBalance> prepayments, List<decimal[]> parts)
    {
        var at = order.IndexOf(line.Id);
        var last = order.Quantity[at] + line.Quantity == order.Text.Lines[at].Quantity;
        var before = order.NotInvoiced(at);
        decimal left = 0;
        foreach (var prepayment in prepayments)
        {
            var i = prepayment.IndexOf(line.Id);
            left += i < 0 ? 0 : prepayment.NetLeft(i);
        }

        var delivered = order.Text.PricesIncludeTax ? line.Gross : line.Net;
        var due = last ? left
            : before == 0 ? 0
            : Math.Min(Rounding.MultiplyDivide(left, delivered, before, item.Currency, plan.Policy.Midpoint), left);
        for (var p = 0; p < prepayments.Count; p++)
        {
            var i = prepayments[p].IndexOf(line.Id);
            if (i < 0)
            {
                continue;
            }

            var net = Math.Min(prepayments[p].NetLeft(i), due);
            due -= net;
            prepayments[p].TakeNet(i, net, last, parts[p], plan.Policy.Midpoint);
        }
    }

    private void Apply(PrepaymentBalance prepayment, decimal[] parts, decimal amount)
    {
        open -= amount;
        Applying.Apply(plan, prepayment, item, item.Number + "/" + prepayment.Item.Number, parts);
    }
}
