namespace Prepayments;

/// <summary>Applies a prepayment to a standard invoice after both are posted (D6, rules D16 and S1).</summary>
internal static class ApplicationRule
{
    internal static void Make(Plan plan, Application application)
    {
        var record = plan.FindItem(application.Prepayment, SettlementSides.Applicable);
        var invoice = plan.FindItem(application.Invoice, DocumentKind.Invoice);
        plan.UseCurrency(invoice?.Item.Currency);
        if (application.Amount is { } stated)
        {
            plan.CheckAmount(stated, "amount");
        }

        if (record is null || invoice is null)
        {
            return;
        }

        plan.CheckCurrency(record.Item);
        plan.CheckNotBefore(record.Item);
        plan.CheckNotBefore(invoice.Item);
        ReservationRule.CheckNotReserved(plan, record, invoice.Item.Orders().ToArray());
        var prepayment = new PrepaymentBalance(record);
        var remaining = prepayment.Remaining(plan.Policy);
        var parts = OpenParts.Of(plan, invoice);
        var open = parts.Total;
        var amount = application.Amount ?? Math.Min(remaining, open);
        if (amount > remaining || remaining.IsZero())
        {
            plan.Break(RejectionCode.ExceedsRemaining, "amount", amount, "remaining", remaining);
        }

        if (amount > open || open.IsZero())
        {
            plan.Break(RejectionCode.ExceedsOpenAmount, "amount", amount, "open", open);
        }

        if (plan.IsSound)
        {
            Applying.Apply(plan, prepayment, parts, application.Number, prepayment.Split(amount));
        }
    }
}
