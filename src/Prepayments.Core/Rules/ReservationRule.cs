namespace Prepayments;

/// <summary>Reserves a prepayment voucher for an order (D12), and says for which order one is reserved (rule S6).</summary>
internal static class ReservationRule
{
    internal static void Make(Plan plan, Reservation reservation)
    {
        plan.CheckFree(reservation.Number);
        var voucher = plan.FindItem(
            reservation.Prepayment, DocumentKind.PrepaymentVoucher);
        var order = plan.FindOrder(reservation.Order);
        if (voucher is null || order is null)
        {
            return;
        }

        plan.CheckNotBefore(voucher.Item);
        CheckNotReserved(plan, voucher, null);
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
    internal static void CheckNotReserved(Plan plan, ItemRecord prepayment, ICollection<string>? orders)
    {
        if (OrderOf(plan.Subledger, prepayment) is { } order && orders?.Contains(order) != true)
        {
            plan.Break(RejectionCode.ReservedForOrder, "order", order);
        }
    }

    /// <summary>
    /// The order for which a voucher is reserved, or null. A reservation holds until it is reversed or the order is
    /// completely invoiced, which is read anew each time.
    /// </summary>
    internal static string? OrderOf(Subledger subledger, ItemRecord prepayment)
    {
        for (var i = prepayment.Links.Count - 1; i >= 0; i--)
        {
            var link = subledger.LinkOf(prepayment.Links.Get(i));
            if (link.Link.Kind == LinkKind.Reservation
                && link.Lives
                && !OrderProgress.Of(subledger, subledger.FindOrder(link.Link.To)!).IsCompletelyInvoiced)
            {
                return link.Link.To;
            }
        }

        return null;
    }
}
