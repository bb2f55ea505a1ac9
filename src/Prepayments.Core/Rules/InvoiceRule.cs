namespace Prepayments;

/// <summary>Posts a standard invoice (D5, rules D15, D16, T1 to T3, T7), and applies prepayments to it.</summary>
/// <remarks>It changes as it is used: made for one document, and kept in one place.</remarks>
internal struct InvoiceRule
{
    private readonly Plan plan;
    private readonly Invoice invoice;
    private readonly List<OrderProgress> orders = new(1);
    private readonly Delivered[] delivered;
    private DistinctNames free;
    private TaxedLine[] taxed = [];
    private OrderRecord? found;

    private InvoiceRule(Plan plan, Invoice invoice)
    {
        this.plan = plan;
        this.invoice = invoice;
        delivered = new Delivered[invoice.Lines.Count];
        free = new DistinctNames(delivered.Length);
    }

    internal static void Make(Plan plan, Invoice invoice) => new InvoiceRule(plan, invoice).Make();

    private void Make()
    {
        UseCurrency();
        plan.CheckExchangeRate(invoice.ExchangeRate);
        StatedTaxes.Check(plan, invoice.Taxes);
        if (invoice.Order is { } order && FindOrder(order) is null)
        {
            plan.BreakUnknown(RejectionCode.UnknownOrder, "order", order);
        }

        for (var i = 0; i < delivered.Length; i++)
        {
            delivered[i] = Resolve(invoice.Lines[i]);
        }

        var stated = ApplicationChoice.Resolve(plan, invoice, orders);
        if (!plan.IsWellFormed)
        {
            return;
        }

        if (invoice.Lines.Count == 0)
        {
            plan.Break(RejectionCode.NothingToInvoice, "invoice", invoice.Number);
        }

        taxed = new TaxedLine[delivered.Length];
        for (var i = 0; i < taxed.Length; i++)
        {
            taxed[i] = Amount(delivered[i]);
        }

        var groups = Tax();
        StatedTaxes.TakeOver(plan, invoice.Taxes, taxed);
        plan.Recover(groups);
        Open(stated);
    }

    /// <summary>Finds an order. Mostly all lines are of one, which is then looked for once.</summary>
    private OrderRecord? FindOrder(string number)
    {
        if (found is null || !string.Equals(found.Key, number, StringComparison.Ordinal))
        {
            found = plan.Subledger.FindOrder(number);
        }

        return found;
    }

    /// <summary>The invoice is in the currency that it states, else in that of its orders, else in that of the accounts (D15).</summary>
    private void UseCurrency()
    {
        var currency = invoice.Currency;
        foreach (var line in invoice.Lines.Items)
        {
            if (currency is null && (line.Order ?? invoice.Order) is { } order && !line.IsFree)
            {
                currency = FindOrder(order)?.Text.Currency;
            }
        }

        plan.UseCurrency(currency);
    }

    /// <summary>
    /// Finds what a line is for, and checks what it states. An order line, or the id of a free line, is named once. Where it is unknown,
    /// the plan is not well-formed and goes no further.
    /// </summary>
    private Delivered Resolve(InvoiceLine line)
    {
        if (line.IsFree)
        {
            plan.CheckAmount(line.Amount!.Value, "amount");
            plan.CheckTax(line.Tax);
            CheckOnce(free.Add(line.Id!), line.Id!);
            return new Delivered(line, line.Tax, -1, 0);
        }

        plan.CheckRate(line.Quantity!.Value, "quantity");
        var number = line.Order ?? invoice.Order;
        if (number is null)
        {
            plan.Break(RejectionCode.UnknownOrder, "line", line.OrderLine!);
            return default;
        }

        if (FindOrder(number) is not { } record)
        {
            plan.BreakUnknown(RejectionCode.UnknownOrder, "order", number);
            return default;
        }

        plan.CheckCurrency(record.Text.Currency ?? plan.Accounting, number);

        var at = record.IndexOf(line.OrderLine!);
        if (at < 0)
        {
            plan.Break(RejectionCode.UnknownOrderLine, Figure.OfText("order", number), Figure.OfText("line", line.OrderLine!));
            return default;
        }

        plan.CheckTax(record.Text.Lines[at].Tax);
        var index = IndexOf(record);
        CheckOnce(orders[index].MarkNamed(at), line.OrderLine!);
        return new Delivered(line, record.Text.Lines[at].Tax, index, at);
    }

    private readonly void CheckOnce(bool isFirst, string line)
    {
        if (!isFirst)
        {
            plan.Break(RejectionCode.DuplicateLine, "line", line);
        }
    }

    /// <summary>The place of an order among those of the invoice, where it is put when it is new.</summary>
    private int IndexOf(OrderRecord record)
    {
        for (var i = orders.Count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(orders[i].Record, record))
            {
                return i;
            }
        }

        orders.Add(OrderProgress.Of(plan.Subledger, record));
        return orders.Count - 1;
    }

    /// <summary>Gives a line its amount (rule D15).</summary>
    private TaxedLine Amount(Delivered line)
    {
        if (line.Order < 0)
        {
            return plan.Subledger.Taxed(line.Tax, false, Limits.Canonical(line.Line.Amount!.Value, plan.Currency));
        }

        var order = orders[line.Order];
        var ordered = order.Text.Lines[line.At].Quantity;
        var quantity = line.Line.Quantity!.Value;
        if (order.QuantityOf(line.At).Plus(quantity).IsMoreThan(ordered))
        {
            plan.Break(
                RejectionCode.ExceedsOrdered,
                Figure.OfText("line", line.Line.OrderLine!),
                Figure.OfNumber("quantity", quantity),
                Figure.OfNumber("open", ordered - order.QuantityOf(line.At)));
            return plan.Subledger.Taxed(line.Tax, order.Text.PricesIncludeTax, 0);
        }

        return plan.Subledger.Taxed(line.Tax, order.Text.PricesIncludeTax, order.AmountOf(line.At, quantity));
    }

    /// <summary>Works out the taxes, rounded over what the policy says (rule T3).</summary>
    private TaxGroups Tax()
    {
        var groups = new TaxGroups();
        for (var i = 0; i < delivered.Length; i++)
        {
            // Lines of one order, or those without one, are rounded together; line by line each is a scope of its own.
            var line = delivered[i];
            var rounding = line.Order < 0 ? TaxRounding.PerDocument : plan.Policy.TaxRounding;
            var scope = rounding == TaxRounding.PerLine ? -2 - i : line.Order;
            if (!groups.TryAdd(scope, taxed[i]))
            {
                groups.Start(scope, taxed[i], rounding == TaxRounding.PerOrder
                    ? orders[line.Order].InvoiceGroup(taxed[i].Code!)
                    : new TaxGroup(taxed[i].Code!, taxed[i].Inclusive));
            }
        }

        groups.Assess(plan.Currency, plan.Policy.Midpoint);
        return groups;
    }

    private void Open(ApplicationChoice.Stated[]? stated)
    {
        // The header of several orders is what they all share; the invoice's own dimensions go over it (rule P3).
        var shared = orders.Count == 0 ? Dimensions.None : orders[0].Text.Dimensions;
        for (var i = 1; i < orders.Count; i++)
        {
            shared = shared.SharedWith(orders[i].Text.Dimensions);
        }

        var header = invoice.Dimensions.Over(shared);
        var journal = plan.BeginJournal(invoice.Number);
        var posting = new LinePosting(plan, journal, header, taxed);
        if (plan.IsDecided)
        {
            return;
        }

        var lines = new ItemLine[delivered.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = Post(delivered[i], taxed[i], ref posting, header);
        }

        var total = posting.Total;
        var control = total.IsZero ? string.Empty : plan.Account(AccountRole.Control);
        journal.Credit(control, AccountRole.Control, header, total);
        var item = OpenItem.Posted(
            invoice,
            plan.Currency,
            plan.Rate,
            EquatableArray<ItemLine>.Wrap(lines),
            ItemParts.Of(ItemPart.Posted(control, AccountRole.Control, header, total)),
            journal.TakeLines());
        plan.Open(item);
        ApplicationChoice.Make(plan, invoice, item, orders, stated);
    }

    private ItemLine Post(Delivered line, TaxedLine amount, ref LinePosting posting, Dimensions header)
    {
        if (line.Order < 0)
        {
            var free = line.Line;
            var (parts, owed) = posting.Post(
                amount, LineAccount(free.Account, amount), AccountRole.Line, free.Dimensions.Over(header), free.Id!);
            return ItemLine.Free(free.Id!, parts, owed, amount.Named);
        }

        var order = orders[line.Order].Record!;
        var text = order.Text.Lines[line.At];
        var dimensions = text.Dimensions.Over(invoice.Dimensions.Over(order.Text.Dimensions));
        var (components, legs) = posting.Post(amount, LineAccount(text.Account, amount), AccountRole.Line, dimensions, text.Id);
        return ItemLine.Delivered(
            text.Id,
            components,
            legs,
            amount.Named,
            order.Text.Number,
            order.Order.Terms.Count - 1,
            line.Line.Quantity!.Value);
    }

    private string LineAccount(string? account, TaxedLine line) =>
        line.NeedsNoAccount ? account ?? string.Empty : plan.Required(account, AccountRole.Line, null);

    /// <summary>Is a line of the invoice: what it says, its tax code, the index of its order, or −1, and the position there.</summary>
    private readonly struct Delivered(InvoiceLine line, string? tax, int order, int at)
    {
        internal InvoiceLine Line { get; } = line;

        internal string? Tax { get; } = tax;

        internal int Order { get; } = order;

        internal int At { get; } = at;
    }
}
