namespace Prepayments;

/// <summary>
/// Posts a payment (D3) or a refund (D10): the same rule in two directions. What it settles posts to the control accounts
/// of what is settled, the rest to the control account (D17).
/// </summary>
internal static class MoneyRule
{
    internal static void Make(Plan plan, MoneyDocument document)
    {
        plan.UseCurrency(document.Currency);
        plan.CheckExchangeRate(document.ExchangeRate);
        plan.CheckAmount(document.Amount, "amount");
        var settlements = document.Settlements;
        var targets = new Target[settlements.Count];
        var named = new DistinctNames(settlements.Count);
        for (var i = 0; i < targets.Length; i++)
        {
            if (!named.Add(settlements[i].Document))
            {
                plan.Break(RejectionCode.DuplicateLine, "document", settlements[i].Document);
            }

            targets[i] = Resolve(plan, document, settlements[i]);
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

    /// <summary>Finds what a settlement is about; where it is unknown, the plan is not well-formed and goes no further.</summary>
    private static Target Resolve(Plan plan, MoneyDocument document, StatedSettlement settlement)
    {
        var id = plan.IdOfLink(settlement.Document);
        plan.CheckFreeLink(id);
        if (settlement.Amount is { } amount)
        {
            plan.CheckAmount(amount, "amount");
        }

        var record = document.Kind == DocumentKind.Payment
            ? plan.FindItem(settlement.Document, SettlementSides.Payable)
            : plan.FindItem(settlement.Document, SettlementSides.Repayable);
        if (record is null)
        {
            return default;
        }

        plan.CheckCurrency(record.Item);
        plan.CheckNotBefore(record.Item);
        ReservationRule.CheckNotReserved(plan, record, []);
        var open = OpenParts.Of(plan, record);
        return new Target(id, open, settlement.Amount ?? open.Total);
    }

    private static void CheckOpen(Plan plan, MoneyDocument document, Target[] targets)
    {
        decimal settled = 0;
        foreach (var target in targets)
        {
            var open = target.Open.Total;
            settled = settled.Plus(target.Amount);
            if (target.Amount.IsMoreThan(open) || target.Amount.IsZero())
            {
                plan.Break(
                    RejectionCode.ExceedsOpenAmount,
                    Figure.OfText("document", target.Open.Item.Number),
                    Figure.OfNumber("amount", target.Amount),
                    Figure.OfNumber("open", open));
            }
        }

        if (settled.IsMoreThan(document.Amount))
        {
            plan.Break(RejectionCode.ExceedsOpenAmount, "amount", settled, "open", document.Amount);
        }
    }

    private static void Open(Plan plan, MoneyDocument document, Target[] targets)
    {
        var parts = Parts(plan, document, targets);
        var journal = plan.BeginJournal(document.Number);
        journal.Expect(parts.Count + 1);
        var total = default(PostedAmount);
        var pays = document.Kind == DocumentKind.Payment;
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            var amount = pays ? part.Amount : -part.Amount;
            journal.Debit(part.Account, part.Role, part.Dimensions, amount);
            total += amount;
        }

        journal.Credit(
            document.Bank ?? plan.Account(AccountRole.Bank),
            AccountRole.Bank,
            document.Dimensions,
            total);
        var item = OpenItem.Posted(
            document,
            plan.Currency,
            plan.Rate,
            EquatableArray<ItemLine>.Empty,
            parts,
            journal.TakeLines());
        plan.Open(item);
        if (targets.Length == 0)
        {
            return;
        }

        var open = OpenParts.Of(plan, item);
        foreach (var target in targets)
        {
            Settling.Settle(plan, target.Id, pays ? open : target.Open, pays ? target.Open : open, target.Amount);
        }
    }

    /// <summary>The document's parts: per control account of what it settles, in that order, then what is left.</summary>
    private static ItemParts Parts(Plan plan, MoneyDocument document, Target[] targets)
    {
        if (targets.Length == 0)
        {
            return ItemParts.Of(Part(plan, document, plan.Account(AccountRole.Control), AccountRole.Control));
        }

        if (targets.Length == 1 && targets[0].Open.Count == 1 && targets[0].Amount.IsEqualTo(document.Amount))
        {
            var settled = targets[0].Open.Item.Part(0);
            return ItemParts.Of(Part(plan, document, settled.Account, settled.Role));
        }

        var shares = new List<Share>();
        var rest = document.Amount;
        foreach (var target in targets)
        {
            var left = target.Amount;
            for (var i = 0; i < target.Open.Count && left > 0; i++)
            {
                var step = Math.Min(left, target.Open.Left(i).Transaction);
                left -= step;
                rest -= step;
                Add(shares, target.Open.Item.Part(i).Account, target.Open.Item.Part(i).Role, step);
            }
        }

        if (rest.IsPositive())
        {
            Add(shares, plan.Account(AccountRole.Control), AccountRole.Control, rest);
        }

        var amounts = new decimal[shares.Count];
        for (var i = 0; i < amounts.Length; i++)
        {
            amounts[i] = shares[i].Amount;
        }

        var posted = plan.Convert(amounts);
        var parts = new ItemPart[posted.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = ItemPart.Posted(shares[i].Account, shares[i].Role, document.Dimensions, posted[i]);
        }

        return ItemParts.Of(EquatableArray<ItemPart>.Wrap(parts));
    }

    /// <summary>The part of a document that stands on one account with all of its amount.</summary>
    private static ItemPart Part(Plan plan, MoneyDocument document, string account, AccountRole role) =>
        ItemPart.Posted(account, role, document.Dimensions, plan.Convert(document.Amount));

    private static void Add(List<Share> shares, string account, AccountRole role, decimal amount)
    {
        if (amount.IsZero())
        {
            return;
        }

        for (var i = 0; i < shares.Count; i++)
        {
            if (string.Equals(shares[i].Account, account, StringComparison.Ordinal))
            {
                shares[i] = new Share(account, shares[i].Role, shares[i].Amount + amount);
                return;
            }
        }

        shares.Add(new Share(account, role, amount));
    }

    /// <summary>Is what of the document's amount stands on one control account.</summary>
    private readonly struct Share(string account, AccountRole role, decimal amount)
    {
        internal string Account { get; } = account;

        internal AccountRole Role { get; } = role;

        internal decimal Amount { get; } = amount;
    }

    /// <summary>Is an item that the document settles: by which link, what is open on its parts, and how much of it is meant.</summary>
    private readonly struct Target(string id, OpenParts open, decimal amount)
    {
        internal string Id { get; } = id;

        internal OpenParts Open { get; } = open;

        internal decimal Amount { get; } = amount;
    }
}
