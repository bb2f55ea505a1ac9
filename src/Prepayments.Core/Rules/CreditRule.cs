namespace Prepayments;

/// <summary>
/// Posts a credit memo of a prepayment invoice (D8) or of a standard invoice (D9). Both give back components as posted
/// (D18): what differs is which, and what limits them.
/// </summary>
internal static class CreditRule
{
    internal static void Make(Plan plan, PrepaymentCreditMemo memo)
    {
        plan.CheckFreeLink(plan.IdOfLink(memo.PrepaymentInvoice));
        var record = plan.FindItem(memo.PrepaymentInvoice, DocumentKind.PrepaymentInvoice);
        plan.UseCurrency(record?.Item.Currency);
        if (memo.Amount is { } stated)
        {
            plan.CheckAmount(stated, "amount");
        }

        if (record is null)
        {
            return;
        }

        plan.CheckNotBefore(record.Item);
        var prepayment = new PrepaymentBalance(record);
        var left = prepayment.Invoiced - prepayment.Applied;
        var amount = memo.Amount ?? left;
        if (amount > left || left.IsZero())
        {
            plan.Break(RejectionCode.ExceedsRemaining, "amount", amount, "remaining", left);
        }
        else if (plan.IsSound)
        {
            var paid = (amount - prepayment.OpenAmount).OrZero();
            Open(plan, record, prepayment.Value(plan, prepayment.Split(amount), LinkKind.Credit, paid), prepayment, null);
        }
    }

    internal static void Make(Plan plan, CreditMemo memo)
    {
        plan.CheckFreeLink(plan.IdOfLink(memo.Invoice));
        var record = plan.FindItem(memo.Invoice, DocumentKind.Invoice);
        if (record is null)
        {
            return;
        }

        plan.UseCurrency(record.Item.Currency);
        plan.CheckNotBefore(record.Item);
        CheckAdjustments(plan, record);
        var invoice = new InvoiceBalance(plan.Subledger, record);
        var quantities = new decimal[record.Item.Lines.Count];
        var parts = memo.Lines is { } lines
            ? Lines(plan, invoice, lines, quantities)
            : All(plan, invoice, quantities);
        if (plan.IsSound)
        {
            Open(plan, record, invoice.Value(plan, parts), null, quantities);
        }
    }

    /// <summary>What was adjusted to the rates of applied prepayments (X3) is credited after these are taken back.</summary>
    private static void CheckAdjustments(Plan plan, ItemRecord invoice)
    {
        for (var i = 0; i < invoice.Links.Count; i++)
        {
            var link = invoice.Links.Get(i);
            if (link.Lives
                && link.Link.Kind == LinkKind.Application
                && plan.Subledger.FindItem(link.Link.From)!.Item.Rate != invoice.Item.Rate
                && Array.Exists(link.Link.Journal.Items, line =>
                    line.TransactionAmount.IsZero && line.Role is AccountRole.Line or AccountRole.Tax))
            {
                plan.Break(RejectionCode.HasApplications, "link", link.Link.Id);
            }
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

        if (Total.Of(parts).IsZero() && Total.Of(quantities).IsZero())
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
    private static void Open(
        Plan plan, ItemRecord record, Release released, PrepaymentBalance? prepayment, decimal[]? quantities)
    {
        var document = plan.Document;
        var credited = record.Item;
        var control = credited.Part(0);
        var journal = plan.BeginJournal(document.Number);
        var total = Total.OfBoth(released.Components);
        journal.Debit(control.Account, control.Role, control.Dimensions, total);
        released.Credit(journal, credited);
        released.CreditOffsets(journal, credited);
        var item = OpenItem.Posted(
            document,
            credited.Currency,
            credited.Rate,
            quantities is null ? EquatableArray<ItemLine>.Empty : Lines(credited, released, quantities),
            ItemParts.Of(ItemPart.Posted(control.Account, control.Role, control.Dimensions, total)),
            journal.TakeLines());
        plan.Open(item);
        Settle(plan, item, record, total, released, prepayment);
    }

    /// <summary>The lines of an invoice as far as they are credited.</summary>
    private static EquatableArray<ItemLine> Lines(OpenItem credited, Release released, decimal[] quantities)
    {
        var lines = new List<ItemLine>();
        int at = 0, leg = 0;
        for (var i = 0; i < quantities.Length; i++)
        {
            var line = credited.Lines[i];
            var components = Array.ConvertAll(line.Components.Items, component => component.WithAmount(released.Components[at++]));
            var legs = Array.ConvertAll(line.Legs.Items, owed => owed.WithAmount(released.Legs[leg++]));
            if (quantities[i] > 0 || Array.Exists(components, component => !component.Amount.IsZero))
            {
                lines.Add(line.Credited(
                    EquatableArray<Component>.Wrap(components), EquatableArray<Component>.Wrap(legs), quantities[i]));
            }
        }

        return EquatableArray<ItemLine>.Wrap([.. lines]);
    }

    /// <summary>
    /// Settles what is credited with its credit memo: both by the same amount in both currencies, so that no rounding arises
    /// unless both are closed by it (X4).
    /// </summary>
    private static void Settle(
        Plan plan, OpenItem memo, ItemRecord record, PostedAmount total, Release released, PrepaymentBalance? prepayment)
    {
        var credited = record.Item;
        var control = credited.Part(0);
        var open = OpenParts.Of(plan, record);
        var left = open.Left(0);
        var amount = Math.Min(left.Transaction, total.Transaction);
        var given = plan.Share(total, default, amount);
        var taken = amount == left.Transaction
            ? left
            : new PostedAmount(given.Transaction, Math.Min(given.Accounting, left.Accounting));
        var difference = taken.Accounting - given.Accounting;
        var journal = plan.BeginJournal(plan.IdOfLink(credited.Number));
        journal.Debit(control.Account, control.Role, control.Dimensions, plan.InAccounts(difference));
        journal.Exchange(difference, true, control.Dimensions);
        open.Take(0, taken);
        var revalued = prepayment?.PostUnrealised(plan, journal, released.Unrealised) ?? [];
        plan.Join(LinkKind.Credit, memo, credited, Taken.Of(given, taken), released, journal, [], open.PostUnrealised(journal), revalued);
    }
}
