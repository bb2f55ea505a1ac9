namespace Prepayments;

/// <summary>Reserves a prepayment voucher for an order (D12), and says for which order one is reserved (rule S6).</summary>
internal static class ReservationRule
{
    internal static void Make(Plan plan, Reservation reservation)
    {
        var voucher = plan.FindItem(reservation.Prepayment, DocumentKind.PrepaymentVoucher);
        var order = plan.FindOrder(reservation.Order);
        if (voucher is null || order is null)
        {
            return;
        }

        plan.UseCurrency(voucher.Item.Currency);
        plan.CheckCurrency(order.Text.Currency ?? plan.Accounting, order.Text.Number);
        plan.CheckNotBefore(voucher.Item);
        CheckNotReserved(plan, voucher, []);
        if (plan.IsSound)
        {
            Reserve(plan, reservation.Number, voucher.Item.Number, order.Text.Number);
        }
    }

    internal static void Reserve(Plan plan, string id, string voucher, string order) => plan.Add(Link.Create(
        id,
        LinkKind.Reservation,
        plan.Document.Date,
        plan.Document.Number,
        voucher,
        order,
        EquatableArray<PostedAmount>.Empty,
        EquatableArray<PostedAmount>.Empty,
        EquatableArray<PostedAmount>.Empty,
        EquatableArray<JournalLine>.Empty));

    /// <summary>Checks that a prepayment is not reserved for another order than those of an invoice (S5, S6).</summary>
    internal static void CheckNotReserved(Plan plan, ItemRecord prepayment, string[] orders)
    {
        if (prepayment.Item.Kind == DocumentKind.PrepaymentVoucher
            && OrderOf(plan.Subledger, prepayment) is { } order
            && Array.IndexOf(orders, order) < 0)
        {
            plan.Break(RejectionCode.ReservedForOrder, "order", order);
        }
    }

    /// <summary>The vouchers that are reserved for an order which is not completely invoiced.</summary>
    internal static List<PrepaymentBalance> Vouchers(OrderProgress order)
    {
        var vouchers = new List<PrepaymentBalance>();
        foreach (var record in order.Reserved)
        {
            // An order on which nothing is posted may have changed its currency since.
            if (!order.IsCompletelyInvoiced
                && record.Item.Currency == order.Currency
                && string.Equals(Latest(record), order.Text.Number, StringComparison.Ordinal))
            {
                vouchers.Add(new PrepaymentBalance(record));
            }
        }

        return vouchers;
    }

    /// <summary>
    /// The order for which a voucher is reserved, or null. A reservation holds until it is reversed, followed by another one, or
    /// the order is completely invoiced, which is read anew each time.
    /// </summary>
    private static string? OrderOf(Subledger subledger, ItemRecord voucher) =>
        Latest(voucher) is { } order && !OrderProgress.Of(subledger, subledger.FindOrder(order)!).IsCompletelyInvoiced
            ? order
            : null;

    /// <summary>The order of the latest reservation that lives, whether or not it holds.</summary>
    private static string? Latest(ItemRecord voucher)
    {
        for (var i = voucher.Links.Count - 1; i >= 0; i--)
        {
            var link = voucher.Links.Get(i);
            if (link.Link.Kind == LinkKind.Reservation && link.Lives)
            {
                return link.Link.To;
            }
        }

        return null;
    }
}
