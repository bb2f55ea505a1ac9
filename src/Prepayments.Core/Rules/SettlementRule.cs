namespace Prepayments;

/// <summary>Settles a payment or credit with an invoice, or a refund with what it repays, after both are posted (D11, rule S1).</summary>
internal static class SettlementRule
{
    internal static void Make(Plan plan, Settlement settlement)
    {
        var first = plan.FindItem(settlement.Payment, SettlementSides.Paying);
        var repays = first?.Item.Kind == DocumentKind.Refund;
        var second = repays
            ? plan.FindItem(settlement.Invoice, SettlementSides.Repayable)
            : plan.FindItem(settlement.Invoice, SettlementSides.Payable);
        plan.UseCurrency(first?.Item.Currency);
        if (settlement.Amount is { } stated)
        {
            plan.CheckAmount(stated, "amount");
        }

        if (first is null || second is null)
        {
            return;
        }

        plan.CheckCurrency(second.Item);
        plan.CheckNotBefore(first.Item);
        plan.CheckNotBefore(second.Item);
        ReservationRule.CheckNotReserved(plan, second, []);

        // A link runs from what reduces the balance to what it settles, so a refund is settled by the payment it repays.
        var (from, to) = repays ? (second, first) : (first, second);
        var fromOpen = OpenParts.Of(plan, from);
        var toOpen = OpenParts.Of(plan, to);
        var open = Math.Min(fromOpen.Total, toOpen.Total);
        var amount = settlement.Amount ?? open;
        if (amount > open || amount.IsZero())
        {
            plan.Break(RejectionCode.ExceedsOpenAmount, "amount", amount, "open", open);
        }
        else if (plan.IsSound)
        {
            Settling.Settle(plan, settlement.Number, fromOpen, toOpen, amount);
        }
    }
}
