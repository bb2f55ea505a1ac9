namespace Prepayments;

/// <summary>Works out how much a standard invoice takes of each prepayment of its orders under the automatic policy (rule S3).</summary>
internal sealed class AutomaticApplication
{
    private readonly Plan plan;
    private readonly OpenParts invoice;
    private readonly OpenItem item;
    private readonly List<OrderProgress> orders;

    // Where the lines of the invoice stand, by order and line, and what each has been given: from when something is applied.
    private Dictionary<(string Order, string Line), int>? positions;
    private decimal[] taken = [];
    private Dictionary<string, List<ItemLine>>? byOrder;

    internal AutomaticApplication(Plan plan, OpenParts invoice, List<OrderProgress> orders)
    {
        this.plan = plan;
        this.invoice = invoice;
        this.orders = orders;
        item = invoice.Item;
    }

    /// <summary>Applies prepayment invoices and reserved vouchers: by date and number, or the vouchers after the shares.</summary>
    internal void ApplyAll()
    {
        var reserved = orders.Exists(order => order.HasReserved);
        if (!reserved && !orders.Exists(order => order.HasPrepayments))
        {
            return;
        }

        var prepayments = ApplicationChoice.Eligible(item, orders);
        if (plan.Policy.Unpaid == UnpaidPrepayments.Reverse)
        {
            prepayments.ForEach(prepayment => Applying.ReverseUnpaid(plan, prepayment));
        }

        if (plan.Policy.ApplicationAmount == ApplicationAmount.Maximum)
        {
            if (reserved)
            {
                prepayments.AddRange(Reserved());
                prepayments = ApplicationChoice.Eligible(item, prepayments);
            }

            Maximum(prepayments, invoice.Total);
            return;
        }

        foreach (var order in orders)
        {
            Proportional(order, ApplicationChoice.Eligible(item, order.Prepayments));
        }

        ApplyReserved();
    }

    /// <summary>Applies the vouchers that are reserved for the invoice's orders, as much as fits (rule S6).</summary>
    internal void ApplyReserved()
    {
        if (orders.Exists(order => order.HasReserved))
        {
            Maximum(ApplicationChoice.Eligible(item, Reserved()), invoice.Total);
        }
    }

    private List<PrepaymentBalance> Reserved()
    {
        var vouchers = new List<PrepaymentBalance>();
        orders.ForEach(order => vouchers.AddRange(ReservationRule.Vouchers(order)));
        return vouchers;
    }

    /// <summary>
    /// All that fits (S3, <c>maximum</c>): of each prepayment first the lines on this invoice, up to what is left of their
    /// gross amount on it, then all lines.
    /// </summary>
    private void Maximum(List<PrepaymentBalance> prepayments, decimal limit)
    {
        foreach (var prepayment in prepayments)
        {
            var amount = Math.Min(Math.Min(prepayment.Remaining(plan.Policy), invoice.Total), limit);
            limit -= amount;
            if (amount == 0)
            {
                continue;
            }

            if (positions is null)
            {
                FindPositions();
            }

            var shares = OnInvoice(prepayment);
            var sum = Total.Of(shares);
            if (amount <= sum)
            {
                shares = Proration.Spread(shares, amount, item.Currency);
            }
            else
            {
                var others = prepayment.SplitOverLines(amount - sum, shares);
                for (var i = 0; i < shares.Length; i++)
                {
                    shares[i] += others[i];
                }
            }

            for (var i = 0; i < shares.Length; i++)
            {
                if (Position(prepayment, i) is >= 0 and var at)
                {
                    taken[at] += shares[i];
                }
            }

            Applying.Apply(plan, prepayment, invoice, plan.IdOfLink(prepayment.Item.Number), prepayment.SplitLines(shares));
        }
    }

    private void FindPositions()
    {
        positions = [];
        taken = new decimal[item.Lines.Count];
        for (var i = 0; i < item.Lines.Count; i++)
        {
            if (item.Lines[i].Order is { } order)
            {
                positions.Add((order, item.Lines[i].Id), i);
            }
        }
    }

    /// <summary>What each line of a prepayment may give first: what it has left, up to the rest of its gross on the invoice.</summary>
    private decimal[] OnInvoice(PrepaymentBalance prepayment)
    {
        var shares = new decimal[prepayment.LineCount];
        for (var i = 0; i < shares.Length; i++)
        {
            if (Position(prepayment, i) is >= 0 and var at)
            {
                shares[i] = Math.Min(prepayment.LineLeft(i), Math.Max(item.Lines[at].Gross - taken[at], 0));
            }
        }

        return shares;
    }

    private int Position(PrepaymentBalance prepayment, int line)
    {
        var posted = prepayment.Item.Lines[line];
        return posted.Order is { } order && positions!.TryGetValue((order, posted.Id), out var at) ? at : -1;
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

        var delivered = LinesOf(order.Text.Number);
        delivered.ForEach(line => gross += line.Gross);

        if (remaining >= notInvoiced)
        {
            Maximum(prepayments, orders.Count > 1 ? gross : invoice.Total);
            return;
        }

        var parts = prepayments.ConvertAll(prepayment => prepayment.NoParts());
        delivered.ForEach(line => Share(order, line, prepayments, parts));

        for (var i = 0; i < parts.Count; i++)
        {
            var sum = Total.Of(parts[i]);
            var amount = Math.Min(Math.Min(sum, prepayments[i].Remaining(plan.Policy)), invoice.Total);
            Applying.Apply(
                plan,
                prepayments[i],
                invoice,
                plan.IdOfLink(prepayments[i].Item.Number),
                amount < sum ? Proration.Spread(parts[i], amount, item.Currency) : parts[i]);
        }
    }

    /// <summary>The lines of the invoice that are of an order; they are sorted by their orders once.</summary>
    private List<ItemLine> LinesOf(string number)
    {
        if (byOrder is null)
        {
            byOrder = new(StringComparer.Ordinal);
            foreach (var line in item.Lines.Items)
            {
                if (line.Order is not { } order)
                {
                    continue;
                }

                if (!byOrder.TryGetValue(order, out var lines))
                {
                    lines = [];
                    byOrder.Add(order, lines);
                }

                lines.Add(line);
            }
        }

        return byOrder[number];
    }

    private void Share(
        OrderProgress order, ItemLine line, List<PrepaymentBalance> prepayments, List<decimal[]> parts)
    {
        var at = order.IndexOf(line.Id);
        var last = order.QuantityOf(at) + line.Quantity == order.Text.Lines[at].Quantity;
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
}
