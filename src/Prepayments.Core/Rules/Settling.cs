namespace Prepayments;

/// <summary>
/// Settles two open items with each other (S1, D11, D17): one piece of code for payments and refunds, inside a document
/// and after it.
/// </summary>
internal static class Settling
{
    /// <summary>What is open on each part of a posted item.</summary>
    internal static PostedAmount[] OpenParts(ItemRecord record)
    {
        var open = new PostedAmount[record.Item.PartCount];
        for (var p = 0; p < open.Length; p++)
        {
            open[p] = OpenPart(record, p);
        }

        return open;
    }

    /// <summary>What is open on a part of a posted item: what was posted less the links that live.</summary>
    internal static PostedAmount OpenPart(ItemRecord record, int part)
    {
        if (!record.Lives)
        {
            return default;
        }

        var open = record.Item.Part(part).Amount;
        for (var i = 0; i < record.Links.Count; i++)
        {
            var link = record.Links.Get(i);
            if (!link.Lives)
            {
                continue;
            }

            // A prepayment that is applied is used by its components, not by its part on a control account.
            open -= link.Link.Taken.OfPart(string.Equals(link.Link.To, record.Item.Number, StringComparison.Ordinal), part);
        }

        return open;
    }

    /// <summary>By how much revaluations made each part of a posted item grow, less what settlements took back (X5).</summary>
    internal static decimal[] RevaluedParts(ItemRecord record)
    {
        var parts = new decimal[record.Item.PartCount];
        for (var i = 0; i < record.Links.Count && record.Lives; i++)
        {
            var link = record.Links.Get(i);
            var settled = string.Equals(link.Link.To, record.Item.Number, StringComparison.Ordinal);
            var changes = settled ? link.Link.ToRevalued : link.Link.FromRevalued;
            for (var p = 0; p < changes.Count && link.Lives; p++)
            {
                parts[p] += changes[p].Accounting;
            }
        }

        return parts;
    }

    /// <summary>
    /// Takes an amount from the open parts of both items and adds the link; the open parts are reduced. Parts on the same
    /// account are taken first; where two accounts differ the amount is transferred between them. What the two differ by in
    /// the accounting currency is an exchange difference (X1).
    /// </summary>
    internal static void Settle(Plan plan, string id, OpenParts from, OpenParts to, decimal amount)
    {
        var journal = plan.BeginJournal(id);
        var released = Released(plan, journal, from.Item, to.Item, amount);
        var taken = Take(plan, journal, from, to, amount);
        plan.Join(
            LinkKind.Settlement,
            from.Item,
            to.Item,
            taken,
            released,
            journal,
            from.PostUnrealised(journal),
            to.PostUnrealised(journal),
            []);
    }

    /// <summary>Takes an amount of both. Mostly each stands on one account, and what one gives is what the other takes.</summary>
    private static Taken Take(Plan plan, Journal journal, OpenParts from, OpenParts to, decimal amount)
    {
        if (from.Count > 1 || to.Count > 1)
        {
            return TakeParts(plan, journal, from, to, amount);
        }

        var given = from.Take(0, amount);
        var taken = to.Take(0, amount);
        Transfer(plan, journal, from.Item, 0, given, to.Item, 0, taken);
        return Taken.Of(given, taken);
    }

    private static Taken TakeParts(Plan plan, Journal journal, OpenParts from, OpenParts to, decimal amount)
    {
        var fromParts = new PostedAmount[from.Count];
        var toParts = new PostedAmount[to.Count];
        for (var pass = 0; pass < 2 && amount.IsPositive(); pass++)
        {
            for (var f = 0; f < from.Count; f++)
            {
                for (var t = 0; t < to.Count && amount.IsPositive(); t++)
                {
                    var same = IsOnOneAccount(from.Item, f, to.Item, t);
                    var step = Math.Min(amount, Math.Min(from.Left(f).Transaction, to.Left(t).Transaction));
                    if (!step.IsPositive() || (pass == 0 && !same))
                    {
                        continue;
                    }

                    amount -= step;
                    var given = from.Take(f, step);
                    var taken = to.Take(t, step);
                    fromParts[f] += given;
                    toParts[t] += taken;
                    Transfer(plan, journal, from.Item, f, given, to.Item, t, taken);
                }
            }
        }

        return Taken.Of(EquatableArray<PostedAmount>.Wrap(fromParts), EquatableArray<PostedAmount>.Wrap(toParts));
    }

    /// <summary>A refund gives a voucher's taxes back with it (D18); a payment makes taxes due that wait for it (T4).</summary>
    private static Release Released(Plan plan, Journal journal, OpenItem from, OpenItem to, decimal amount)
    {
        var released = Release.Nothing;
        if (from.Kind == DocumentKind.PrepaymentVoucher)
        {
            var voucher = new PrepaymentBalance(plan.Subledger.FindItem(from.Number)!);
            released = voucher.Value(plan, voucher.Split(amount), LinkKind.Settlement);
            released.CreditOffsets(journal, from);
        }
        else if (to.IsTaxedWhenPaid)
        {
            released = new PrepaymentBalance(plan.Subledger.FindItem(to.Number)!).Due(plan, amount);
            released.Credit(journal, to);
            released.CreditOffsets(journal, to);
        }

        return released;
    }

    private static void Transfer(
        Plan plan, Journal journal, OpenItem from, int f, PostedAmount given, OpenItem to, int t, PostedAmount taken)
    {
        var same = IsOnOneAccount(from, f, to, t);
        var source = from.Part(f);
        var target = to.Part(t);
        var difference = taken.Accounting.Less(given.Accounting);
        if (same && difference.IsZero())
        {
            return;
        }

        if (same)
        {
            journal.Debit(target.Account, target.Role, target.Dimensions, plan.InAccounts(difference));
        }
        else
        {
            journal.Debit(target.Account, target.Role, target.Dimensions, taken);
            journal.Credit(source.Account, source.Role, source.Dimensions, given);
        }

        journal.Exchange(difference, from.Rate == to.Rate, target.Dimensions);
    }

    private static bool IsOnOneAccount(OpenItem from, int f, OpenItem to, int t) =>
        string.Equals(from.Part(f).Account, to.Part(t).Account, StringComparison.Ordinal);
}
