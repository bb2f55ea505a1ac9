namespace Prepayments;

/// <summary>
/// Posts a credit memo of a prepayment invoice (D8) or of a standard invoice (D9). Both give back components as posted
/// (D18): what differs is which, and what limits them.
/// </summary>
internal static class CreditRule
{
    internal static void Make(Plan plan, PrepaymentCreditMemo memo)
    {
        plan.CheckFree(memo.Number);
        plan.CheckFree(memo.Number + "/" + memo.PrepaymentInvoice);
        if (memo.Amount is { } stated)
        {
            plan.CheckAmount(stated, "amount");
        }

        var record = plan.FindItem(
            memo.PrepaymentInvoice, DocumentKind.PrepaymentInvoice);
        if (record is null)
        {
            return;
        }

        plan.CheckNotBefore(record.Item);
        var prepayment = new PrepaymentBalance(plan.Subledger, record);
        var left = prepayment.Invoiced - prepayment.Applied;
        var amount = memo.Amount ?? left;
        if (amount > left || left == 0)
        {
            plan.Break(RejectionCode.ExceedsRemaining, "amount", amount, "remaining", left);
        }
        else if (plan.IsSound)
        {
            Open(plan, record, prepayment.Split(amount), null);
        }
    }

    internal static void Make(Plan plan, CreditMemo memo)
    {
        plan.CheckFree(memo.Number);
        plan.CheckFree(memo.Number + "/" + memo.Invoice);
        var record = plan.FindItem(memo.Invoice, DocumentKind.Invoice);
        if (record is null)
        {
            return;
        }

        plan.CheckNotBefore(record.Item);
        var invoice = new InvoiceBalance(plan.Subledger, record);
        var quantities = new decimal[record.Item.Lines.Count];
        var parts = memo.Lines is { } lines
            ? Lines(plan, invoice, lines, quantities)
            : All(plan, invoice, quantities);
        if (plan.IsSound)
        {
            Open(plan, record, parts, quantities);
        }
    }

    private static decimal[] All(Plan plan, InvoiceBalance invoice, decimal[] quantities)
    {
        var parts = invoice.NoParts();
        for (var i = 0; i < quantities.Length; i++)
        {
            quantities[i] = invoice.QuantityLeft(i);
            invoice.TakeAll(i, parts);
        }

        if (Total.Of(parts) == 0 && Total.Of(quantities) == 0)
        {
            plan.Break(RejectionCode.ExceedsOpenAmount, "amount", 0, "open", 0);
        }

        return parts;
    }

    private static decimal[] Lines(
        Plan plan, InvoiceBalance invoice, EquatableArray<CreditedLine> lines, decimal[] quantities)
    {
        var parts = invoice.NoParts();
        var named = new HashSet<int>();
        foreach (var line in lines.Items)
        {
            var sound = line.Quantity is { } quantity
                ? plan.CheckRate(quantity, "quantity")
                : plan.CheckAmount(line.Amount!.Value, "amount");
            var at = invoice.Find(line);
            if (at < 0)
            {
                plan.Break(RejectionCode.UnknownOrderLine, "line", line.Line);
            }
            else if (!named.Add(at))
            {
                plan.Break(RejectionCode.DuplicateLine, "line", line.Line);
            }
            else if (sound)
            {
                Line(plan, invoice, line, at, quantities, parts);
            }
        }

        if (lines.Count == 0)
        {
            plan.Break(RejectionCode.NothingToInvoice, "invoice", invoice.Item.Number);
        }

        return parts;
    }

    private static void Line(
        Plan plan, InvoiceBalance invoice, CreditedLine line, int at, decimal[] quantities, decimal[] parts)
    {
        if (line.Quantity is { } quantity)
        {
            var left = invoice.QuantityLeft(at);
            if (quantity > left)
            {
                plan.Break(RejectionCode.ExceedsOrdered, "quantity", quantity, "open", left);
                return;
            }

            quantities[at] = quantity;
            invoice.TakeQuantity(at, quantity, parts, plan.Policy.Midpoint);
            return;
        }

        var amount = line.Amount!.Value;
        if (amount > invoice.AmountLeft(at))
        {
            plan.Break(RejectionCode.ExceedsOpenAmount, "amount", amount, "open", invoice.AmountLeft(at));
            return;
        }

        invoice.TakeAmount(at, amount, parts, plan.Policy.Midpoint);
    }

    /// <summary>
    /// Posts the credit: components back from their accounts, against the control account of what is credited. It settles
    /// that as far as it is open; the rest is an open credit.
    /// </summary>
    private static void Open(Plan plan, ItemRecord record, decimal[] parts, decimal[]? quantities)
    {
        var document = plan.Document;
        var credited = record.Item;
        var control = credited.Parts[0];
        var journal = new Journal(plan, document.Number, credited.Currency);
        var total = plan.Posted(Total.Of(parts));
        journal.Debit(control.Account, control.Role, control.Dimensions, total);
        var released = new PostedAmount[parts.Length];
        var lines = new List<ItemLine>();
        for (int i = 0, at = 0; i < credited.Lines.Count; at += credited.Lines[i++].Components.Count)
        {
            var line = credited.Lines[i];
            var components = Release(plan, journal, credited.Kind, line, parts, released, at);
            var quantity = quantities?[i] ?? 0;
            if (quantities is not null && (quantity > 0 || Array.Exists(components, component => !component.Amount.IsZero)))
            {
                lines.Add(line.Credited(EquatableArray<Component>.Wrap(components), quantity));
            }
        }

        var item = OpenItem.Create(
            document.Number,
            document.Kind,
            document.Date,
            credited.Currency,
            EquatableArray<ItemLine>.Wrap([.. lines]),
            EquatableArray<ItemPart>.Of(ItemPart.Create(control.Account, control.Role, control.Dimensions, total)),
            journal.ToLines());
        plan.Add(item);
        var open = Total.Of(Settling.OpenParts(plan.Subledger, record));
        var settled = EquatableArray<PostedAmount>.Of(plan.Posted(Math.Min(open, total.Transaction)));
        plan.Add(Link.Create(
            document.Number + "/" + credited.Number,
            LinkKind.Credit,
            document.Date,
            document.Number,
            document.Number,
            credited.Number,
            settled,
            settled,
            EquatableArray<PostedAmount>.Wrap(released),
            EquatableArray<JournalLine>.Empty));
    }

    private static Component[] Release(
        Plan plan, Journal journal, DocumentKind kind, ItemLine line, decimal[] parts, PostedAmount[] released, int at)
    {
        var components = new Component[line.Components.Count];
        var netRole = kind == DocumentKind.Invoice ? AccountRole.Line : AccountRole.Prepayment;
        for (var c = 0; c < components.Length; c++)
        {
            var component = line.Components[c];
            released[at + c] = plan.Posted(parts[at + c]);
            components[c] = component.WithAmount(released[at + c]);
            journal.Credit(
                component.Account,
                component.Kind == ComponentKind.Net ? netRole : AccountRole.Tax,
                component.Dimensions,
                released[at + c],
                component.TaxComponent ?? line.Id);
        }

        return components;
    }
}
