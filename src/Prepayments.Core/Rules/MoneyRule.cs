namespace Prepayments;

/// <summary>
/// Posts a payment (D3) or a refund (D10): the same rule in two directions. What it settles posts to the control accounts
/// of what is settled, the rest to the control account (D17).
/// </summary>
internal static class MoneyRule
{
    internal static void Make(Plan plan, MoneyDocument document)
    {
        plan.CheckFree(document.Number);
        plan.CheckCurrency(document.Currency, document.ExchangeRate);
        plan.CheckAmount(document.Amount, "amount");
        var targets = new List<Target>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var settlement in document.Settlements.Items)
        {
            if (!named.Add(settlement.Document))
            {
                plan.Break(RejectionCode.DuplicateLine, "document", settlement.Document);
            }

            Resolve(plan, document, settlement, targets);
        }

        if (plan.IsWellFormed)
        {
            CheckOpen(plan, document, targets);
        }

        if (plan.IsSound)
        {
            Open(plan, document, targets);
        }
    }

    private static void Resolve(Plan plan, MoneyDocument document, StatedSettlement settlement, List<Target> targets)
    {
        plan.CheckFree(document.Number + "/" + settlement.Document);
        if (settlement.Amount is { } amount)
        {
            plan.CheckAmount(amount, "amount");
        }

        var record = document.Kind == DocumentKind.Payment
            ? plan.FindItem(settlement.Document, Settling.Payable)
            : plan.FindItem(settlement.Document, Settling.Repayable);
        if (record is null)
        {
            return;
        }

        plan.CheckNotBefore(record.Item);
        ReservationRule.CheckNotReserved(plan, record, null);
        var open = Settling.OpenParts(plan.Subledger, record);
        targets.Add(new Target(record.Item, open, settlement.Amount ?? Total.Of(open)));
    }

    private static void CheckOpen(Plan plan, MoneyDocument document, List<Target> targets)
    {
        decimal settled = 0;
        foreach (var target in targets)
        {
            var open = Total.Of(target.Open);
            settled += target.Amount;
            if (target.Amount > open || target.Amount == 0)
            {
                plan.Break(
                    RejectionCode.ExceedsOpenAmount,
                    Figure.OfText("document", target.Item.Number),
                    Figure.OfNumber("amount", target.Amount),
                    Figure.OfNumber("open", open));
            }
        }

        if (settled > document.Amount)
        {
            plan.Break(RejectionCode.ExceedsOpenAmount, "amount", settled, "open", document.Amount);
        }
    }

    private static void Open(Plan plan, MoneyDocument document, List<Target> targets)
    {
        var parts = Parts(plan, document, targets);
        var journal = new Journal(plan, document.Number, plan.Currency);
        var sign = document.Kind == DocumentKind.Payment ? 1 : -1;
        foreach (var part in parts)
        {
            journal.Debit(part.Account, part.Role, part.Dimensions, plan.Posted(sign * part.Amount.Transaction));
        }

        journal.Credit(
            document.Bank ?? plan.Account(AccountRole.Bank),
            AccountRole.Bank,
            document.Dimensions,
            plan.Posted(sign * document.Amount));
        var item = OpenItem.Create(
            document.Number,
            document.Kind,
            document.Date,
            plan.Currency,
            EquatableArray<ItemLine>.Empty,
            EquatableArray<ItemPart>.Wrap([.. parts]),
            journal.ToLines());
        plan.Add(item);
        var open = parts.ConvertAll(part => part.Amount).ToArray();
        foreach (var target in targets)
        {
            var id = document.Number + "/" + target.Item.Number;
            if (document.Kind == DocumentKind.Payment)
            {
                Settling.Settle(plan, id, item, open, target.Item, target.Open, target.Amount);
            }
            else
            {
                Settling.Settle(plan, id, target.Item, target.Open, item, open, target.Amount);
            }
        }
    }

    /// <summary>The document's parts: per control account of what it settles, in that order, then what is left.</summary>
    private static List<ItemPart> Parts(Plan plan, MoneyDocument document, List<Target> targets)
    {
        var parts = new List<ItemPart>();
        var rest = document.Amount;
        foreach (var target in targets)
        {
            var left = target.Amount;
            for (var i = 0; i < target.Open.Length && left > 0; i++)
            {
                var step = Math.Min(left, target.Open[i].Transaction);
                left -= step;
                rest -= step;
                Add(parts, target.Item.Parts[i].Account, target.Item.Parts[i].Role, document, plan.Posted(step));
            }
        }

        if (rest > 0)
        {
            Add(parts, plan.Account(AccountRole.Control), AccountRole.Control, document, plan.Posted(rest));
        }

        return parts;
    }

    private static void Add(
        List<ItemPart> parts, string account, AccountRole role, MoneyDocument document, PostedAmount amount)
    {
        if (amount.IsZero)
        {
            return;
        }

        var at = parts.FindIndex(part => string.Equals(part.Account, account, StringComparison.Ordinal));
        if (at < 0)
        {
            parts.Add(ItemPart.Create(account, role, document.Dimensions, amount));
        }
        else
        {
            parts[at] = ItemPart.Create(account, parts[at].Role, document.Dimensions, parts[at].Amount + amount);
        }
    }

    /// <summary>Is an item that the document settles, with what is open on its parts and how much of it is meant.</summary>
    private sealed class Target
    {
        internal Target(OpenItem item, PostedAmount[] open, decimal amount)
        {
            Item = item;
            Open = open;
            Amount = amount;
        }

        internal OpenItem Item { get; }

        internal PostedAmount[] Open { get; }

        internal decimal Amount { get; }
    }
}
