namespace Prepayments;

/// <summary>
/// Releases prepayments: one piece of code for applications inside an invoice and after it, and for the reversal of what
/// is unpaid. What to release is decided elsewhere (<see cref="ApplicationChoice"/>).
/// </summary>
internal static class Applying
{
    /// <summary>Applies parts of a prepayment to a standard invoice that is being posted (D6, D17).</summary>
    internal static void Apply(Plan plan, PrepaymentBalance prepayment, OpenItem invoice, decimal[] parts) =>
        Apply(plan, prepayment, invoice, invoice.Number + "/" + prepayment.Item.Number, parts);

    /// <summary>Applies parts of a prepayment to a standard invoice. Nothing happens where all parts are zero.</summary>
    internal static void Apply(Plan plan, PrepaymentBalance prepayment, OpenItem invoice, string id, decimal[] parts) =>
        Release(plan, prepayment, LinkKind.Application, invoice.Number, invoice.Parts[0], id, parts);

    /// <summary>Reverses what of a prepayment invoice is unpaid, if anything is (rule S4).</summary>
    internal static void Cancel(Plan plan, PrepaymentBalance prepayment)
    {
        var item = prepayment.Item;
        var id = plan.Document.Number + "/" + item.Number + "/unpaid";
        Release(
            plan, prepayment, LinkKind.UnpaidReversal, item.Number, item.Parts[0], id, prepayment.Split(prepayment.Unpaid));
    }

    /// <summary>
    /// Moves parts of a prepayment from the accounts on which they were posted to a control account. The parts are what
    /// was posted, never a new calculation (rule S7).
    /// </summary>
    private static void Release(
        Plan plan, PrepaymentBalance prepayment, LinkKind kind, string to, ItemPart control, string id, decimal[] parts)
    {
        var sum = Total.Of(parts);
        if (sum == 0)
        {
            return;
        }

        if (!string.Equals(id, plan.Document.Number, StringComparison.Ordinal))
        {
            plan.CheckFree(id);
        }

        var journal = new Journal(plan, id, prepayment.Item.Currency);
        var amount = plan.Posted(sum);
        journal.Debit(control.Account, control.Role, control.Dimensions, amount);
        var released = Credit(plan, prepayment, journal, parts);

        var link = Link.Create(
            id,
            kind,
            plan.Document.Date,
            plan.Document.Number,
            prepayment.Item.Number,
            to,
            prepayment.IsVoucher ? EquatableArray<PostedAmount>.Of(amount) : EquatableArray<PostedAmount>.Empty,
            EquatableArray<PostedAmount>.Of(amount),
            released,
            journal.ToLines());
        plan.Add(link);
        prepayment.Add(link);
    }

    /// <summary>
    /// Takes the components of a prepayment invoice from their accounts; what a voucher holds stands on its control account,
    /// with its taxes against their offset besides (D7).
    /// </summary>
    private static EquatableArray<PostedAmount> Credit(
        Plan plan, PrepaymentBalance prepayment, Journal journal, decimal[] parts)
    {
        if (prepayment.IsVoucher)
        {
            var advance = prepayment.Item.Parts[0];
            journal.Credit(advance.Account, advance.Role, advance.Dimensions, plan.Posted(Total.Of(parts)));
            return ReleaseTax(plan, prepayment, journal, parts);
        }

        var released = new PostedAmount[parts.Length];
        var at = 0;
        foreach (var line in prepayment.Item.Lines.Items)
        {
            foreach (var component in line.Components.Items)
            {
                released[at] = plan.Posted(parts[at]);
                journal.Credit(
                    component.Account,
                    component.Kind == ComponentKind.Net ? AccountRole.Prepayment : AccountRole.Tax,
                    component.Dimensions,
                    released[at++],
                    component.TaxComponent ?? line.Id);
            }
        }

        return EquatableArray<PostedAmount>.Wrap(released);
    }

    /// <summary>Takes the taxes of a voucher back from tax account and offset, in an application as in a refund (D7, D10).</summary>
    internal static EquatableArray<PostedAmount> ReleaseTax(
        Plan plan, PrepaymentBalance voucher, Journal journal, decimal[] parts)
    {
        var components = voucher.Item.Lines[0].Components;
        var released = new PostedAmount[parts.Length];
        for (var c = 0; c < parts.Length; c++)
        {
            var component = components[c];
            released[c] = plan.Posted(parts[c]);
            if (component.Offset is { } offset)
            {
                journal.Debit(offset, AccountRole.PrepaymentTaxOffset, component.Dimensions, released[c], component.TaxComponent);
                journal.Credit(component.Account, AccountRole.Tax, component.Dimensions, released[c], component.TaxComponent);
            }
        }

        return EquatableArray<PostedAmount>.Wrap(released);
    }
}
