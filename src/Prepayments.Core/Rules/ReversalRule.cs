namespace Prepayments;

/// <summary>
/// Reverses a document, settlement or application (D13, R1 to R5): one rule for all. Nothing live may rest on it and its
/// room must still be there; its lines are mirrored as stored and its effects undone.
/// </summary>
internal static class ReversalRule
{
    internal static void Make(Plan plan, Reversal reversal)
    {
        switch (plan.Subledger.Find(reversal.Reversed))
        {
            case ItemRecord record:
                Item(plan, reversal, record);
                break;
            case LinkRecord record:
                Link(plan, reversal, record);
                break;
            case RevaluationRecord record:
                Revaluation(plan, reversal, record);
                break;
            case null:
                plan.BreakUnknown(RejectionCode.UnknownDocument, "document", reversal.Reversed);
                break;
            default:
                // Orders are amended, and a reversal is not reversed.
                plan.Break(RejectionCode.NotReversible, "document", reversal.Reversed);
                break;
        }
    }

    private static void Item(Plan plan, Reversal reversal, ItemRecord record)
    {
        CheckMark(plan, reversal, record.ReversedBy, record.Item.Date);
        var reversed = new List<string> { record.Item.Number };
        var journals = new List<EquatableArray<JournalLine>> { record.Item.Journal };
        var taken = new List<Link>();
        for (var i = 0; i < record.Links.Count; i++)
        {
            var link = record.Links.Get(i);
            if (!link.Lives || link.Link.Kind == LinkKind.Reservation)
            {
                continue;
            }

            if (GoesWith(record.Item, link.Link))
            {
                CheckDate(plan, reversal, link.Link.Date);
                if (link.Link.Kind != LinkKind.Revaluation)
                {
                    taken.Add(link.Link);
                }

                reversed.Add(link.Link.Id);
                journals.Add(link.Link.Journal);
            }
            else
            {
                CheckLink(plan, record.Item, link.Link);
            }
        }

        CheckRoom(plan, record.Item, taken);
        Add(plan, reversal, reversed, journals);
    }

    /// <summary>
    /// Says whether a link is undone with a document: its revaluations, what an invoice reversed as unpaid (S4), what a memo
    /// credited (D18).
    /// </summary>
    private static bool GoesWith(OpenItem item, Link link) =>
        link.Kind == LinkKind.Revaluation
        || (link.Kind == LinkKind.UnpaidReversal && item.Kind == DocumentKind.Invoice)
        || (link.Kind == LinkKind.Credit && string.Equals(link.From, item.Number, StringComparison.Ordinal));

    private static void Link(Plan plan, Reversal reversal, LinkRecord record)
    {
        var link = record.Link;
        if (link.Kind is LinkKind.UnpaidReversal or LinkKind.Credit)
        {
            plan.Break(RejectionCode.NotReversible, "document", link.Id);
        }

        CheckMark(plan, reversal, record.ReversedBy, link.Date);
        if (link.Kind == LinkKind.Revaluation)
        {
            CheckRevaluation(plan, link);
        }

        if (link.Kind == LinkKind.Settlement
            && plan.Subledger.FindItem(link.To) is { Item.Kind: DocumentKind.PrepaymentInvoice } settled
            && plan.Policy.Unpaid != UnpaidPrepayments.Apply
            && new PrepaymentBalance(settled).Applied > 0)
        {
            plan.Break(RejectionCode.HasApplications, "document", settled.Item.Number);
        }

        CheckDue(plan, link);
        Add(plan, reversal, [link.Id], [link.Journal]);
    }

    /// <summary>
    /// Taxes that fell due by a settlement or application are not made to wait again while what was applied, credited or paid
    /// since rests on them (T4).
    /// </summary>
    private static void CheckDue(Plan plan, Link link)
    {
        var number = link.Kind == LinkKind.Settlement ? link.To : link.From;
        if (plan.Subledger.FindItem(number) is { Item.IsTaxedWhenPaid: true } record)
        {
            var prepayment = new PrepaymentBalance(record);
            prepayment.TakeBack(link);
            if (prepayment.IsShortOfDue)
            {
                var applied = link.Kind == LinkKind.Settlement && prepayment.Applied > 0;
                plan.Break(applied ? RejectionCode.HasApplications : RejectionCode.HasSettlements, "document", number);
            }
        }
    }

    /// <summary>Reverses a revaluation of all items that it changed, but for those on which it was reversed already.</summary>
    private static void Revaluation(Plan plan, Reversal reversal, RevaluationRecord record)
    {
        CheckMark(plan, reversal, record.ReversedBy, record.Fact.Date);
        var reversed = new List<string> { record.Fact.Number };
        var journals = new List<EquatableArray<JournalLine>>();
        foreach (var item in record.Fact.Items.Items)
        {
            var link = plan.Subledger.LinkOf(record.Fact.Number + "/" + item);
            if (link.Lives)
            {
                CheckRevaluation(plan, link.Link);
                reversed.Add(link.Link.Id);
                journals.Add(link.Link.Journal);
            }
        }

        Add(plan, reversal, reversed, journals);
    }

    /// <summary>A revaluation of an item is not reversed while a later link takes of the item, or replaces it.</summary>
    private static void CheckRevaluation(Plan plan, Link revaluation)
    {
        var record = plan.Subledger.FindItem(revaluation.From)!;
        for (var i = record.Links.Count - 1; i >= 0; i--)
        {
            var link = record.Links.Get(i);
            if (string.Equals(link.Link.Id, revaluation.Id, StringComparison.Ordinal))
            {
                return;
            }

            if (link.Lives && link.Link.Kind != LinkKind.Reservation)
            {
                CheckLink(plan, record.Item, link.Link);
            }
        }
    }

    private static void CheckMark(Plan plan, Reversal reversal, string? reversedBy, NodaTime.LocalDate date)
    {
        if (reversedBy is not null)
        {
            plan.Break(RejectionCode.AlreadyReversed, "by", reversedBy);
        }

        CheckDate(plan, reversal, date);
    }

    private static void CheckDate(Plan plan, Reversal reversal, NodaTime.LocalDate date)
    {
        if (reversal.Date < date)
        {
            plan.Break(RejectionCode.ReversalTooEarly, "document", reversal.Reversed);
        }
    }

    private static void CheckLink(Plan plan, OpenItem item, Link link)
    {
        if (link.Kind != LinkKind.UnpaidReversal)
        {
            var code = link.Kind == LinkKind.Application ? RejectionCode.HasApplications : RejectionCode.HasSettlements;
            plan.Break(code, "link", link.Id);
        }
        else if (link.Amount == item.Total)
        {
            plan.Break(RejectionCode.AlreadyReversed, "by", link.Document);
        }
        else
        {
            plan.Break(RejectionCode.HasApplications, "link", link.Id);
        }
    }

    /// <summary>
    /// Checks that what comes back still finds its room: prepayments that an invoice reversed as unpaid (S4) or a memo
    /// credited (D18) in their limits, a credited quantity in its order. What stands under a removed definition needs none
    /// (rule O6).
    /// </summary>
    private static void CheckRoom(Plan plan, OpenItem item, List<Link> taken)
    {
        if (taken.Count == 0 && item.Kind != DocumentKind.CreditMemo)
        {
            return;
        }

        var orders = new Dictionary<string, OrderProgress>(StringComparer.Ordinal);
        foreach (var link in taken)
        {
            var prepayment = link.Kind == LinkKind.Credit ? link.To : link.From;
            if (plan.Subledger.FindItem(prepayment)!.Item is { Kind: DocumentKind.PrepaymentInvoice } posted)
            {
                Progress(plan, orders, posted.Lines[0].Order!)
                    .Prepayments.Find(p => string.Equals(p.Item.Number, prepayment, StringComparison.Ordinal))!
                    .TakeBack(link);
            }
        }

        CheckLimits(plan, orders);
        foreach (var line in item.Lines.Items)
        {
            if (item.Kind == DocumentKind.CreditMemo && line is { Order: { } number, Quantity: > 0 })
            {
                var progress = Progress(plan, orders, number);
                var at = progress.IndexOf(line.Id);
                var ordered = at < 0 ? 0 : progress.Text.Lines[at].Quantity;
                if (progress.QuantityOf(line.Id) + line.Quantity > ordered)
                {
                    plan.Break(RejectionCode.ExceedsOrdered, "quantity", line.Quantity, "ordered", ordered);
                }
            }
        }
    }

    private static OrderProgress Progress(Plan plan, Dictionary<string, OrderProgress> orders, string number)
    {
        if (!orders.TryGetValue(number, out var progress))
        {
            progress = OrderProgress.Of(plan.Subledger, plan.Subledger.FindOrder(number)!);
            orders.Add(number, progress);
        }

        return progress;
    }

    private static void CheckLimits(Plan plan, Dictionary<string, OrderProgress> orders)
    {
        foreach (var order in orders)
        {
            foreach (var terms in plan.Subledger.FindOrder(order.Key)!.Order.Current.Definitions.Items)
            {
                var invoiced = order.Value.PrepaidUnder(terms.Key);
                if (invoiced > terms.Limit)
                {
                    plan.Break(RejectionCode.ExceedsAvailable, "invoiced", invoiced, "limit", terms.Limit);
                }
            }
        }
    }

    /// <summary>Adds the reversal with the mirror of the lines, in their order (rule R1).</summary>
    private static void Add(Plan plan, Reversal reversal, List<string> reversed, List<EquatableArray<JournalLine>> journals)
    {
        if (!plan.IsSound)
        {
            return;
        }

        var mirrored = new List<JournalLine>();
        foreach (var journal in journals)
        {
            foreach (var line in journal.Items)
            {
                mirrored.Add(line.Mirror(reversal.Number));
            }
        }

        plan.Reverse(new Effects.Reversed(
            ReversalFact.Create(reversal.Number, reversal.Date, EquatableArray<string>.Wrap([.. reversed])),
            EquatableArray<JournalLine>.Wrap([.. mirrored])));
    }
}
