namespace Prepayments;

/// <summary>
/// Settles two open items with each other (S1, D11, D17): one piece of code for payments and refunds, inside a document
/// and after it.
/// </summary>
internal static class Settling
{
    /// <summary>What payments and credits settle.</summary>
    internal static readonly DocumentKind[] Payable = [DocumentKind.PrepaymentInvoice, DocumentKind.Invoice];

    /// <summary>What refunds repay.</summary>
    internal static readonly DocumentKind[] Repayable =
        [DocumentKind.Payment, DocumentKind.PrepaymentVoucher, DocumentKind.PrepaymentCreditMemo, DocumentKind.CreditMemo];

    /// <summary>What a settlement after posting may use.</summary>
    internal static readonly DocumentKind[] Paying =
        [DocumentKind.Payment, DocumentKind.Refund, DocumentKind.PrepaymentCreditMemo, DocumentKind.CreditMemo];

    /// <summary>What is open on each part of a posted item: what was posted less the links that live.</summary>
    internal static PostedAmount[] OpenParts(Subledger subledger, ItemRecord record)
    {
        var item = record.Item;
        var open = new PostedAmount[item.Parts.Count];
        for (var i = 0; i < open.Length && record.Lives; i++)
        {
            open[i] = item.Parts[i].Amount;
        }

        for (var i = 0; i < record.Links.Count; i++)
        {
            var link = subledger.LinkOf(record.Links.Get(i));
            if (!link.Lives)
            {
                continue;
            }

            // A prepayment that is applied is used by its components, not by its part on a control account.
            var settled = string.Equals(link.Link.To, item.Number, StringComparison.Ordinal);
            var parts = settled ? link.Link.ToParts : link.Link.FromParts;
            for (var p = 0; p < parts.Count; p++)
            {
                open[p] -= parts[p];
            }
        }

        return open;
    }

    /// <summary>
    /// Takes an amount from the open parts of both items and adds the link; the open parts are reduced. Parts on the same
    /// account are taken first; where two accounts differ the amount is transferred between them.
    /// </summary>
    internal static void Settle(
        Plan plan, string id, OpenItem from, PostedAmount[] fromOpen, OpenItem to, PostedAmount[] toOpen, decimal amount)
    {
        var journal = new Journal(plan, id, from.Currency);
        var released = EquatableArray<PostedAmount>.Empty;
        if (from.Kind == DocumentKind.PrepaymentVoucher)
        {
            // A refund gives a voucher's tax back with it (D18).
            var voucher = new PrepaymentBalance(plan.Subledger, plan.Subledger.FindItem(from.Number)!);
            released = Applying.ReleaseTax(plan, voucher, journal, voucher.Split(amount));
        }

        var fromParts = new PostedAmount[fromOpen.Length];
        var toParts = new PostedAmount[toOpen.Length];
        for (var pass = 0; pass < 2; pass++)
        {
            for (var f = 0; f < fromOpen.Length; f++)
            {
                for (var t = 0; t < toOpen.Length && amount > 0; t++)
                {
                    var same = string.Equals(from.Parts[f].Account, to.Parts[t].Account, StringComparison.Ordinal);
                    var step = Math.Min(amount, Math.Min(fromOpen[f].Transaction, toOpen[t].Transaction));
                    if (step <= 0 || (pass == 0 && !same))
                    {
                        continue;
                    }

                    var taken = plan.Posted(step);
                    amount -= step;
                    fromOpen[f] -= taken;
                    toOpen[t] -= taken;
                    fromParts[f] += taken;
                    toParts[t] += taken;
                    if (!same)
                    {
                        Transfer(journal, from.Parts[f], to.Parts[t], taken);
                    }
                }
            }
        }

        plan.Add(Link.Create(
            id,
            LinkKind.Settlement,
            plan.Document.Date,
            plan.Document.Number,
            from.Number,
            to.Number,
            EquatableArray<PostedAmount>.Wrap(fromParts),
            EquatableArray<PostedAmount>.Wrap(toParts),
            released,
            journal.ToLines()));
    }

    private static void Transfer(Journal journal, ItemPart from, ItemPart to, PostedAmount amount)
    {
        journal.Debit(to.Account, to.Role, to.Dimensions, amount);
        journal.Credit(from.Account, from.Role, from.Dimensions, amount);
    }
}
