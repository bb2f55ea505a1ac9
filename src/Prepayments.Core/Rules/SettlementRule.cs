namespace Prepayments;

/// <summary>Settles a payment or credit with an invoice, or a refund with what it repays, after both are posted (D11, rule S1).</summary>
internal static class SettlementRule
{
    internal static void Make(Plan plan, Settlement settlement)
    {
        plan.CheckFree(settlement.Number);
        if (settlement.Amount is { } stated)
        {
            plan.CheckAmount(stated, "amount");
        }

        var first = plan.FindItem(settlement.Payment, Settling.Paying);
        var repays = first?.Item.Kind == DocumentKind.Refund;
        var second = repays
            ? plan.FindItem(settlement.Invoice, Settling.Repayable)
            : plan.FindItem(settlement.Invoice, Settling.Payable);
        if (first is null || second is null)
        {
            return;
        }

        plan.CheckNotBefore(first.Item);
        plan.CheckNotBefore(second.Item);
        ReservationRule.CheckNotReserved(plan, second, null);

        // A link runs from what reduces the balance to what it settles, so a refund is settled by the payment it repays.
        var (from, to) = repays ? (second, first) : (first, second);
        var fromOpen = Settling.OpenParts(plan.Subledger, from);
        var toOpen = Settling.OpenParts(plan.Subledger, to);
        var open = Math.Min(Total.Of(fromOpen), Total.Of(toOpen));
        var amount = settlement.Amount ?? open;
        if (amount > open || amount == 0)
        {
            plan.Break(RejectionCode.ExceedsOpenAmount, "amount", amount, "open", open);
        }
        else if (plan.IsSound)
        {
            Settling.Settle(plan, settlement.Number, from.Item, fromOpen, to.Item, toOpen, amount);
        }
    }
}
