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
            taxed[i] = Amount(invoice.Lines[i], delivered[i]);
        }

        var groups = Tax();
        StatedTaxes.TakeOver(plan, invoice.Taxes, taxed);
        plan.SplitNonRecoverable(ref groups);
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
    /// Finds what a line is for, and checks what it states. Where that is unknown, the plan is not well-formed and goes no further. An
    /// order line, or the id of a free line, is named once.
    /// </summary>
    private Delivered Resolve(InvoiceLine line)
    {
        if (line.IsFree)
        {
            plan.CheckAmount(line.Amount!.Value, "amount");
            plan.CheckTax(line.Tax);
            CheckOnce(free.Add(line.Id!), line.Id!);
            return Delivered.Free;
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
        return new Delivered(index, at);
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
    private TaxedLine Amount(InvoiceLine line, Delivered of)
    {
        if (of.IsFree)
        {
            return plan.Subledger.Taxed(line.Tax, false, Limits.Canonical(line.Amount!.Value, plan.Currency));
        }

        var order = orders[of.Order];
        var text = order.Text.Lines[of.Line];
        var quantity = line.Quantity!.Value;
        if (order.QuantityOf(of.Line).Plus(quantity).IsMoreThan(text.Quantity))
        {
            plan.Break(
                RejectionCode.ExceedsOrdered,
                Figure.OfText("line", line.OrderLine!),
                Figure.OfNumber("quantity", quantity),
                Figure.OfNumber("open", text.Quantity - order.QuantityOf(of.Line)));
            return plan.Subledger.Taxed(text.Tax, order.Text.PricesIncludeTax, 0);
        }

        return plan.Subledger.Taxed(text.Tax, order.Text.PricesIncludeTax, order.AmountOf(of.Line, quantity));
    }

    /// <summary>Works out the taxes, rounded over what the policy says (rule T3).</summary>
    private TaxGroups Tax()
    {
        var groups = new TaxGroups();
        for (var i = 0; i < delivered.Length; i++)
        {
            // Lines of one order, or those without one, are rounded together; line by line each is a scope of its own.
            var of = delivered[i];
            var rounding = of.IsFree ? TaxRounding.PerDocument : plan.Policy.TaxRounding;
            if (rounding == TaxRounding.PerOrder)
            {
                groups.Add(of.Order, taxed[i], orders[of.Order], static (order, first) => order.InvoiceGroup(first.Code!));
            }
            else
            {
                groups.Add(rounding == TaxRounding.PerLine ? orders.Count + i : of.Order, taxed[i]);
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
            // What it comes to is checked, and whatever else it may break stands later in the list.
            return;
        }

        var lines = new ItemLine[delivered.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = Post(invoice.Lines[i], delivered[i], taxed[i], ref posting, header);
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

    private ItemLine Post(InvoiceLine line, Delivered of, TaxedLine amount, ref LinePosting posting, Dimensions header)
    {
        if (of.IsFree)
        {
            var (parts, owed) = posting.Post(
                amount, LineAccount(line.Account, amount), AccountRole.Line, line.Dimensions.Over(header), line.Id!);
            return ItemLine.Free(line.Id!, parts, owed, amount.Named);
        }

        var order = orders[of.Order].Record!;
        var text = order.Text.Lines[of.Line];
        var dimensions = text.Dimensions.Over(orders.Count == 1 ? header : invoice.Dimensions.Over(order.Text.Dimensions));
        var (components, legs) = posting.Post(amount, LineAccount(text.Account, amount), AccountRole.Line, dimensions, text.Id);
        return ItemLine.Delivered(
            text.Id,
            components,
            legs,
            amount.Named,
            order.Text.Number,
            order.Order.Terms.Count - 1,
            line.Quantity!.Value);
    }

    private string LineAccount(string? account, TaxedLine line) =>
        line.NeedsNoAccount ? account ?? string.Empty : plan.Required(account, AccountRole.Line, null);

    /// <summary>Is what a line of the invoice is for: the index of its order among those of the invoice, and of its line there.</summary>
    private readonly struct Delivered(int order, int line)
    {
        /// <summary>Gets what stands for a line that is of no order.</summary>
        internal static Delivered Free { get; } = new(-1, -1);

        internal int Order { get; } = order;

        internal int Line { get; } = line;

        internal bool IsFree => Order < 0;
    }
}
