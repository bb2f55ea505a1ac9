namespace Prepayments.Benchmarks;

/// <summary>
/// What the common cycle costs at least: straight-line code for these very documents. It computes the same decimals, builds the
/// same lines in one array for each document, checks that they balance, and keeps the same figures in mutable dictionaries. It
/// refuses nothing, reverses nothing and forgets what was before.
/// </summary>
internal sealed class Floor
{
    private readonly HashSet<string> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FloorOrder> orders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FloorItem> items = new(StringComparer.Ordinal);

    /// <summary>Checks that the floor posts the very lines that the library posts.</summary>
    internal static void CheckAgainstTheLibrary()
    {
        var floor = new Floor();
        var state = Cycle.Empty;
        foreach (var document in Cycle.Of(0, 500))
        {
            var result = Posting.Post(state, document);
            state = result.Subledger;
            var expected = result.Entries.SelectMany(entry => entry.Lines).Select(line => (line.Account, line.Side == EntrySide.Debit, line.Amount.Amount));
            if (!expected.SequenceEqual(floor.Post(document).Select(line => (line.Account, line.IsDebit, line.Amount))))
            {
                throw new InvalidOperationException("The floor posts " + document + " otherwise than the library.");
            }
        }
    }

    internal void Post(ReadOnlySpan<Document> documents)
    {
        foreach (var document in documents)
        {
            Post(document);
        }
    }

    internal Line[] Post(Document document)
    {
        if (!numbers.Add(document.Number))
        {
            throw new InvalidOperationException(document.Number);
        }

        var lines = document switch
        {
            Order order => Place(order),
            PrepaymentInvoice invoice => Prepay(invoice),
            Payment payment => Pay(payment),
            Invoice invoice => Deliver(invoice),
            _ => throw new InvalidOperationException(document.Number),
        };
        decimal balance = 0;
        foreach (var line in lines)
        {
            balance += line.IsDebit ? line.Amount : -line.Amount;
        }

        return balance == 0 ? lines : throw new InvalidOperationException(document.Number);
    }

    private Line[] Place(Order order)
    {
        var placed = new FloorOrder(order, new decimal[order.Lines.Count], new decimal[order.Lines.Count]);
        decimal total = 0;
        for (var i = 0; i < order.Lines.Count; i++)
        {
            var line = order.Lines[i];
            placed.Amounts[i] = Round((line.Quantity * line.UnitPrice) - line.Discount);
            total += placed.Amounts[i];
        }

        placed.Limit = Round(total * 30 / 100);
        Spread(placed.Amounts, placed.Limit, placed.Targets);
        orders.Add(order.Number, placed);
        return [];
    }

    private Line[] Prepay(PrepaymentInvoice invoice)
    {
        var order = orders[invoice.Order];
        var nets = order.Targets;
        var net = nets[0] + nets[1];
        var tax = Round((order.TaxedBefore + net) * 20 / 100) - order.TaxBefore;
        var taxes = new decimal[2];
        Spread(nets, tax, taxes);
        var gross = net + tax;
        var item = new FloorItem(invoice.Number, order, [nets[0], taxes[0], nets[1], taxes[1]], "2010") { Open = gross };
        items.Add(invoice.Number, item);
        order.TaxedBefore += net;
        order.TaxBefore += tax;
        order.Invoiced += gross;
        return
        [
            new Line("1300", AccountRole.Prepayment, true, nets[0], invoice.Number, "1"),
            new Line("1400", AccountRole.Tax, true, taxes[0], invoice.Number, "V20"),
            new Line("1300", AccountRole.Prepayment, true, nets[1], invoice.Number, "2"),
            new Line("1400", AccountRole.Tax, true, taxes[1], invoice.Number, "V20"),
            new Line("2010", AccountRole.PrepaymentControl, false, gross, invoice.Number, null),
        ];
    }

    private Line[] Pay(Payment payment)
    {
        var settled = items[payment.Settlements[0].Document];
        var item = new FloorItem(payment.Number, settled.Order, [], settled.Control) { Open = payment.Amount };
        items.Add(payment.Number, item);
        var amount = Math.Min(item.Open, settled.Open);
        item.Open -= amount;
        settled.Open -= amount;
        settled.Order.Paid += settled.Control == "2010" ? amount : 0;
        return
        [
            new Line(settled.Control, AccountRole.Control, true, payment.Amount, payment.Number, null),
            new Line("1000", AccountRole.Bank, false, payment.Amount, payment.Number, null),
        ];
    }

    private Line[] Deliver(Invoice invoice)
    {
        var order = orders[invoice.Order!];
        var nets = new decimal[2];
        for (var i = 0; i < nets.Length; i++)
        {
            var line = order.Text.Lines[i];
            var delivered = order.Delivered[i] + invoice.Lines[i].Quantity!.Value;
            nets[i] = Round(order.Amounts[i] * delivered / line.Quantity) - order.DeliveredAmounts[i];
            order.Delivered[i] = delivered;
            order.DeliveredAmounts[i] += nets[i];
        }

        var net = nets[0] + nets[1];
        var tax = Round((order.InvoicedBefore + net) * 20 / 100) - order.InvoicedTaxBefore;
        var taxes = new decimal[2];
        Spread(nets, tax, taxes);
        order.InvoicedBefore += net;
        order.InvoicedTaxBefore += tax;
        var gross = net + tax;
        var prepayment = items[invoice.Applications![0].Prepayment];
        var left = prepayment.Left;
        var applied = Math.Min(gross, left[0] + left[1] + left[2] + left[3]);
        var parts = new decimal[4];
        Spread(left, applied, parts);
        for (var c = 0; c < parts.Length; c++)
        {
            left[c] -= parts[c];
        }

        order.Applied += applied;
        var item = new FloorItem(invoice.Number, order, [nets[0], taxes[0], nets[1], taxes[1]], "2000") { Open = gross - applied };
        items.Add(invoice.Number, item);
        var application = invoice.Number + "/" + prepayment.Number;
        return
        [
            new Line(order.Text.Lines[0].Account!, AccountRole.Line, true, nets[0], invoice.Number, "1"),
            new Line("1400", AccountRole.Tax, true, taxes[0], invoice.Number, "V20"),
            new Line(order.Text.Lines[1].Account!, AccountRole.Line, true, nets[1], invoice.Number, "2"),
            new Line("1400", AccountRole.Tax, true, taxes[1], invoice.Number, "V20"),
            new Line("2000", AccountRole.Control, false, gross, invoice.Number, null),
            new Line("2000", AccountRole.Control, true, applied, application, null),
            new Line("1300", AccountRole.Prepayment, false, parts[0], application, "1"),
            new Line("1400", AccountRole.Tax, false, parts[1], application, "V20"),
            new Line("1300", AccountRole.Prepayment, false, parts[2], application, "2"),
            new Line("1400", AccountRole.Tax, false, parts[3], application, "V20"),
        ];
    }

    /// <summary>Splits an amount by the largest fractions.</summary>
    private static void Spread(decimal[] weights, decimal amount, decimal[] parts)
    {
        decimal total = 0, rest = amount;
        foreach (var weight in weights)
        {
            total += weight;
        }

        if (amount == total)
        {
            weights.CopyTo(parts, 0);
            return;
        }

        Span<decimal> fractions = stackalloc decimal[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            var exact = weights[i] * amount / total;
            parts[i] = Math.Floor(exact * 100) / 100;
            fractions[i] = exact - parts[i];
            rest -= parts[i];
        }

        for (; rest > 0; rest -= 0.01m)
        {
            var most = 0;
            for (var i = 1; i < fractions.Length; i++)
            {
                most = fractions[i] > fractions[most] ? i : most;
            }

            parts[most] += 0.01m;
            fractions[most] = -1;
        }
    }

    private static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    /// <summary>Has what the library's journal line has.</summary>
    internal sealed class Line(string account, AccountRole role, bool isDebit, decimal amount, string source, string? component)
    {
        private static readonly Currency Euro = Currency.Of("EUR");

        internal string Account { get; } = account;

        internal AccountRole Role { get; } = role;

        internal bool IsDebit { get; } = isDebit;

        internal decimal Amount { get; } = amount;

        internal Currency Currency { get; } = Euro;

        internal decimal TransactionAmount { get; } = amount;

        internal Currency TransactionCurrency { get; } = Euro;

        internal Dimensions Dimensions { get; } = Dimensions.None;

        internal string Source { get; } = source;

        internal string? Component { get; } = component;
    }

    private sealed class FloorOrder(Order text, decimal[] amounts, decimal[] targets)
    {
        internal Order Text { get; } = text;

        internal decimal[] Amounts { get; } = amounts;

        internal decimal[] Targets { get; } = targets;

        internal decimal[] Delivered { get; } = new decimal[amounts.Length];

        internal decimal[] DeliveredAmounts { get; } = new decimal[amounts.Length];

        internal decimal Limit { get; set; }

        internal decimal Invoiced { get; set; }

        internal decimal Paid { get; set; }

        internal decimal Applied { get; set; }

        internal decimal TaxedBefore { get; set; }

        internal decimal TaxBefore { get; set; }

        internal decimal InvoicedBefore { get; set; }

        internal decimal InvoicedTaxBefore { get; set; }
    }

    private sealed class FloorItem(string number, FloorOrder order, decimal[] left, string control)
    {
        internal string Number { get; } = number;

        internal FloorOrder Order { get; } = order;

        internal decimal[] Left { get; } = left;

        internal string Control { get; } = control;

        internal decimal Open { get; set; }
    }
}
