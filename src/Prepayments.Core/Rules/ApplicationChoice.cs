namespace Prepayments;

/// <summary>
/// Chooses what a standard invoice applies as it posts: what it states, or what the policy says (rules S2 and S4). How a
/// choice is carried out is the same for all (<see cref="Applying"/>).
/// </summary>
internal static class ApplicationChoice
{
    /// <summary>
    /// Checks what an invoice states to apply, as far as it does not depend on the invoice's amount; null where it states
    /// nothing.
    /// </summary>
    internal static Stated[]? Resolve(
        Plan plan, Invoice invoice, List<OrderProgress> orders)
    {
        if (invoice.Applications is not { } applications)
        {
            return null;
        }

        var stated = new Stated[applications.Count];
        var named = new DistinctNames(applications.Count);
        for (var i = 0; i < stated.Length; i++)
        {
            var application = applications[i];
            var id = plan.IdOfLink(application.Prepayment);
            plan.CheckFreeLink(id);
            if (!named.Add(application.Prepayment))
            {
                plan.Break(RejectionCode.DuplicateLine, "prepayment", application.Prepayment);
            }

            if (application.Amount is { } amount)
            {
                plan.CheckAmount(amount, "amount");
            }

            var record = plan.FindItem(application.Prepayment, SettlementSides.Applicable);
            if (record is not null)
            {
                plan.CheckCurrency(record.Item);
                plan.CheckNotBefore(record.Item);
                if (record.Item.Kind == DocumentKind.PrepaymentVoucher)
                {
                    ReservationRule.CheckNotReserved(plan, record, orders.ConvertAll(order => order.Text.Number).ToArray());
                }

                var prepayment = BalanceOf(record, orders);
                stated[i] = new Stated(id, prepayment, application.Amount);
                CheckRemaining(plan, prepayment, application.Amount);
            }
        }

        return stated;
    }

    /// <summary>Applies to an invoice that is about to be posted; the orders are as they were before it.</summary>
    internal static void Make(
        Plan plan,
        Invoice invoice,
        OpenItem item,
        List<OrderProgress> orders,
        Stated[]? stated)
    {
        var open = OpenParts.Of(plan, item);
        if (stated is not null)
        {
            AsStated(plan, open, stated);
            return;
        }

        // Vouchers reserved for an order are applied whatever the policy (S6).
        var automatic = new AutomaticApplication(plan, open, orders);
        var policy = invoice.Imported ? ApplicationPolicy.Manual : plan.Policy.Application;
        if (policy == ApplicationPolicy.Automatic)
        {
            automatic.ApplyAll();
            return;
        }

        automatic.ApplyReserved();
        if (policy == ApplicationPolicy.Notification)
        {
            Notify(plan, item, orders);
        }
    }

    /// <summary>Those prepayment invoices of an invoice's orders that are not dated after it, oldest first by date, then number.</summary>
    internal static List<PrepaymentBalance> Eligible(OpenItem invoice, List<OrderProgress> orders)
    {
        if (orders.Count == 1)
        {
            return Eligible(invoice, orders[0].Prepayments);
        }

        var prepayments = new List<PrepaymentBalance>();
        orders.ForEach(order => prepayments.AddRange(order.Prepayments));
        return Eligible(invoice, prepayments);
    }

    /// <summary>Those of some prepayments that are not dated after an invoice, oldest first by date, then number.</summary>
    internal static List<PrepaymentBalance> Eligible(OpenItem invoice, List<PrepaymentBalance> prepayments)
    {
        var eligible = new List<PrepaymentBalance>(prepayments.Count);
        foreach (var prepayment in prepayments)
        {
            if (prepayment.Item.Date <= invoice.Date)
            {
                eligible.Add(prepayment);
            }
        }

        if (eligible.Count > 1)
        {
            eligible.Sort(ByDateAndNumber);
        }

        return eligible;
    }

    private static int ByDateAndNumber(PrepaymentBalance x, PrepaymentBalance y) =>
        x.Item.Date != y.Item.Date
            ? x.Item.Date.CompareTo(y.Item.Date)
            : string.CompareOrdinal(x.Item.Number, y.Item.Number);

    /// <summary>Finds the balance of a prepayment with its order, which the invoice mostly is on, or works it out.</summary>
    private static PrepaymentBalance BalanceOf(ItemRecord record, List<OrderProgress> orders)
    {
        foreach (var order in orders)
        {
            foreach (var prepayment in order.Prepayments)
            {
                if (ReferenceEquals(prepayment.Record, record))
                {
                    return prepayment;
                }
            }
        }

        return new PrepaymentBalance(record);
    }

    /// <summary>A statement may include what is unpaid only where the policy reverses that part (rule S4).</summary>
    private static void CheckRemaining(Plan plan, PrepaymentBalance prepayment, decimal? amount)
    {
        var remaining = prepayment.Remaining(plan.Policy);
        var unpaid = plan.Policy.Unpaid == UnpaidPrepayments.Apply ? 0 : prepayment.Unpaid;
        if (amount is not { } stated)
        {
            if (remaining.IsZero() && (unpaid.IsZero() || plan.Policy.Unpaid != UnpaidPrepayments.Reverse))
            {
                // Nothing is never applied in silence (S1).
                var code = unpaid.IsPositive() ? RejectionCode.PrepaymentUnpaid : RejectionCode.ExceedsRemaining;
                plan.Break(code, "amount", 0, "remaining", remaining);
            }
        }
        else if (stated.IsMoreThan(remaining.Plus(unpaid)))
        {
            plan.Break(RejectionCode.ExceedsRemaining, "amount", stated, "remaining", remaining);
        }
        else if (stated.IsMoreThan(remaining) && plan.Policy.Unpaid == UnpaidPrepayments.Reject)
        {
            plan.Break(RejectionCode.PrepaymentUnpaid, "amount", stated, "remaining", remaining);
        }
    }

    private static void AsStated(
        Plan plan, OpenParts invoice, Stated[] stated)
    {
        foreach (var application in stated)
        {
            var prepayment = application.Prepayment;
            var asked = application.Amount;
            if (plan.Policy.Unpaid == UnpaidPrepayments.Reverse)
            {
                Applying.ReverseUnpaid(plan, prepayment);
            }

            // What was stated may include the unpaid part that was just reversed; what is paid is applied.
            var open = invoice.Total;
            var remaining = prepayment.Remaining(plan.Policy);
            var amount = Math.Min(asked ?? open, remaining);
            if (amount.IsMoreThan(open) || (asked is null && open.IsZero() && remaining.IsPositive()))
            {
                plan.Break(RejectionCode.ExceedsOpenAmount, "amount", amount, "open", open);
                return;
            }

            Applying.Apply(plan, prepayment, invoice, application.Id, prepayment.Split(amount));
        }
    }

    private static void Notify(Plan plan, OpenItem item, List<OrderProgress> orders)
    {
        var figures = new List<Figure>();
        foreach (var prepayment in Eligible(item, orders))
        {
            var remaining = prepayment.Remaining(plan.Policy);
            if (remaining.IsPositive())
            {
                figures.Add(Figure.OfNumber(prepayment.Item.Number, remaining));
            }
        }

        if (figures.Count > 0)
        {
            plan.Add(Notice.Create(NoticeCode.PrepaymentAvailable, EquatableArray<Figure>.Wrap([.. figures])));
        }
    }

    /// <summary>Is what an invoice states to apply: by which link, of which prepayment, and how much, or all that fits.</summary>
    internal readonly struct Stated(string id, PrepaymentBalance prepayment, decimal? amount)
    {
        internal string Id { get; } = id;

        internal PrepaymentBalance Prepayment { get; } = prepayment;

        internal decimal? Amount { get; } = amount;
    }
}
