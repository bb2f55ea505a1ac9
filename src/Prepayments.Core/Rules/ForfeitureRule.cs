namespace Prepayments;

/// <summary>
/// Posts a forfeiture (D20): an item of what is kept, with the amounts as the prepayment posted them, to which the prepayment
/// is applied at once. Nothing is computed anew (S7), and both are at the prepayment's own rate (X2).
/// </summary>
internal static class ForfeitureRule
{
    internal static void Make(Plan plan, Forfeiture forfeiture)
    {
        plan.CheckFreeLink(plan.IdOfLink(forfeiture.Prepayment));
        var record = plan.FindItem(forfeiture.Prepayment, SettlementSides.Applicable);
        plan.UseCurrency(record?.Item.Currency);
        if (forfeiture.Amount is { } stated)
        {
            plan.CheckAmount(stated, "amount");
        }

        if (record is null)
        {
            return;
        }

        plan.CheckNotBefore(record.Item);
        ReservationRule.CheckNotReserved(plan, record, []);
        var prepayment = new PrepaymentBalance(record);
        var left = (prepayment.Paid - prepayment.Applied).OrZero();
        var amount = forfeiture.Amount ?? left;
        if (amount > left || left.IsZero())
        {
            plan.Break(RejectionCode.ExceedsRemaining, "amount", amount, "remaining", left);
        }
        else if (plan.IsSound)
        {
            Open(plan, forfeiture, prepayment, prepayment.Split(amount));
        }
    }

    private static void Open(Plan plan, Forfeiture forfeiture, PrepaymentBalance prepayment, decimal[] parts)
    {
        var released = prepayment.Value(plan, parts, LinkKind.Application);
        var total = Total.OfBoth(released.Components);
        var control = plan.Account(AccountRole.Control);
        var account = forfeiture.Account ?? plan.Account(AccountRole.Forfeiture);
        var header = forfeiture.Dimensions.Over(prepayment.Item.Part(0).Dimensions);
        var journal = plan.BeginJournal(forfeiture.Number);
        var lines = new List<ItemLine>();
        int at = 0, leg = 0;
        foreach (var line in prepayment.Item.Lines.Items)
        {
            var components = Amounts(line.Components, released.Components, ref at);
            var legs = Amounts(line.Legs, released.Legs, ref leg);
            if (Array.Exists(components, component => !component.Amount.IsZero))
            {
                lines.Add(plan.Policy.ForfeitedTax == ForfeitedTax.Keep
                    ? Kept(journal, line, components, legs, account, forfeiture.Dimensions)
                    : Released(journal, line, components, account, forfeiture.Dimensions));
            }
        }

        journal.Credit(control, AccountRole.Control, header, total);
        var item = OpenItem.Create(
            forfeiture.Number,
            DocumentKind.Invoice,
            forfeiture.Date,
            plan.Currency,
            EquatableArray<ItemLine>.Wrap([.. lines]),
            EquatableArray<ItemPart>.Of(ItemPart.Create(control, AccountRole.Control, header, total)),
            journal.TakeLines()).WithRate(prepayment.Item.Rate);
        plan.Open(item);
        Applying.Apply(plan, prepayment, OpenParts.Of(plan, item), plan.IdOfLink(prepayment.Item.Number), parts);
    }

    /// <summary>The tax goes back: the line has one amount, with the tax in it.</summary>
    private static ItemLine Released(Journal journal, ItemLine line, Component[] components, string account, Dimensions dimensions)
    {
        var amount = default(PostedAmount);
        Array.ForEach(components, component => amount += component.Amount);
        var net = components[0];
        var kept = Component.Create(ComponentKind.Net, null, account, dimensions.Over(net.Dimensions), amount);
        journal.Debit(account, AccountRole.Line, kept.Dimensions, amount, line.Id);
        return ItemLine.Create(line.Id, EquatableArray<Component>.Of(kept));
    }

    /// <summary>The tax stays: the line has what the prepayment's had, the net amount on the account of the forfeiture.</summary>
    private static ItemLine Kept(
        Journal journal, ItemLine line, Component[] components, Component[] legs, string account, Dimensions dimensions)
    {
        Component OnAccount(Component component) => component.Kind is ComponentKind.Net or ComponentKind.NonRecoverableTax
            ? component.On(account, dimensions.Over(component.Dimensions))
            : component;

        var kept = Array.ConvertAll(components, component => OnAccount(component).WithoutOffset());
        foreach (var component in kept)
        {
            var role = component.Kind == ComponentKind.Tax ? AccountRole.Tax : AccountRole.Line;
            journal.Debit(component.Account, role, component.Dimensions, component.Amount, component.TaxComponent ?? line.Id);
        }

        var owed = Array.ConvertAll(legs, OnAccount);
        foreach (var leg in owed)
        {
            if (leg.Offset is not null)
            {
                journal.PostOnBoth(leg, AccountRole.Line, leg.Amount);
            }
        }

        return ItemLine.Create(line.Id, EquatableArray<Component>.Wrap(kept))
            .WithLegs(EquatableArray<Component>.Wrap(owed))
            .WithTax(line.Tax);
    }

    private static Component[] Amounts(EquatableArray<Component> posted, PostedAmount[] released, ref int at)
    {
        var amounts = new Component[posted.Count];
        for (var c = 0; c < amounts.Length; c++)
        {
            amounts[c] = posted[c].WithAmount(released[at++]);
        }

        return amounts;
    }
}
