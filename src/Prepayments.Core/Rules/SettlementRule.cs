namespace Prepayments;

/// <summary>Settles a payment with an invoice, or a refund with a payment or voucher, after both are posted (D11, rule S1).</summary>
internal static class SettlementRule
{
    internal static void Make(Plan plan, Settlement settlement)
    {
        plan.CheckFree(settlement.Number);
        if (settlement.Amount is { } stated)
        {
            plan.CheckAmount(stated, "amount");
        }

        var first = plan.FindItem(settlement.Payment, DocumentKind.Payment, DocumentKind.Refund);
        var repays = first?.Item.Kind == DocumentKind.Refund;
        var second = repays
            ? plan.FindItem(settlement.Invoice, DocumentKind.Payment, DocumentKind.PrepaymentVoucher)
            : plan.FindItem(settlement.Invoice, DocumentKind.PrepaymentInvoice, DocumentKind.Invoice);
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
