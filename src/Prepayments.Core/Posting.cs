namespace Prepayments;

/// <summary>Posts documents: the one function of this library.</summary>
public static class Posting
{
    /// <summary>Posts a document to a subledger.</summary>
    /// <remarks>
    /// A pure function: the same subledger and document give the same result, and the subledger that is given stays as it
    /// is. A document that breaks a rule is rejected with the first code of the closed list that applies.
    /// </remarks>
    /// <param name="subledger">The subledger before the document.</param>
    /// <param name="document">The document.</param>
    /// <returns>The next subledger with journal entries and notices, or the rejection.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static PostingResult Post(Subledger subledger, Document document)
    {
        Guard.NotNull(subledger, nameof(subledger));
        Guard.NotNull(document, nameof(document));
        var plan = new Plan(subledger, document);
        if (document.Counterparty is { } counterparty
            && !string.Equals(counterparty, subledger.Counterparty, StringComparison.Ordinal))
        {
            plan.Break(RejectionCode.CounterpartyMismatch, "counterparty", counterparty);
        }

        plan.CheckFree();
        if (!plan.IsTaken)
        {
            Make(plan, document);
        }

        if (plan.Rejection is { } rejection)
        {
            return new Rejected(subledger, rejection);
        }

        // ---- Nothing can be rejected below this line. ----
        return new Posted(subledger.Apply(plan.Effects), Unpaid(plan), Entry(plan), plan.Notices);
    }

    private static void Make(Plan plan, Document document)
    {
        switch (document)
        {
            case Order order:
                OrderRule.Make(plan, order);
                break;
            case PrepaymentInvoice invoice:
                PrepaymentInvoiceRule.Make(plan, invoice);
                break;
            case PrepaymentVoucher voucher:
                VoucherRule.Make(plan, voucher);
                break;
            case Reservation reservation:
                ReservationRule.Make(plan, reservation);
                break;
            case PrepaymentCreditMemo memo:
                CreditRule.Make(plan, memo);
                break;
            case CreditMemo memo:
                CreditRule.Make(plan, memo);
                break;
            case MoneyDocument money:
                MoneyRule.Make(plan, money);
                break;
            case Invoice invoice:
                InvoiceRule.Make(plan, invoice);
                break;
            case Settlement settlement:
                SettlementRule.Make(plan, settlement);
                break;
            case Application application:
                ApplicationRule.Make(plan, application);
                break;
            case Forfeiture forfeiture:
                ForfeitureRule.Make(plan, forfeiture);
                break;
            case Revaluation revaluation:
                RevaluationRule.Make(plan, revaluation);
                break;
            case Reversal reversal:
                ReversalRule.Make(plan, reversal);
                break;
            default:
                throw new ArgumentException(document.Kind + " has no rule.", nameof(document));
        }
    }

    /// <summary>
    /// Finds the reversals of unpaid prepayments. Only these have entries of their own, which stand first, as they happen first
    /// (rules D19, S4).
    /// </summary>
    private static EquatableArray<JournalEntry> Unpaid(Plan plan)
    {
        List<JournalEntry>? entries = null;
        for (var i = 0; i < plan.Effects.LinkCount; i++)
        {
            if (plan.Effects.Link(i) is { Kind: LinkKind.UnpaidReversal } link)
            {
                (entries ??= []).Add(JournalEntry.Create(link.Document, link.Date, link.Journal).WithId(link.Id));
            }
        }

        return entries is null ? EquatableArray<JournalEntry>.Empty : EquatableArray<JournalEntry>.Wrap([.. entries]);
    }

    /// <summary>Gathers the lines of all other effects into one entry, if there are any.</summary>
    private static JournalEntry? Entry(Plan plan)
    {
        var lines = LinesOf(plan.Effects.Fact);
        var count = lines.Count;
        for (var i = 0; i < plan.Effects.LinkCount; i++)
        {
            count += LinesOf(plan.Effects.Link(i)).Count;
        }

        return count == 0 ? null : JournalEntry.Create(
            plan.Document.Number, plan.Document.Date, lines.Count == count ? lines : WithLinks(plan, lines, count));
    }

    /// <summary>The lines of the fact and of all links in one row. Mostly one of them alone has lines, which are then the entry's.</summary>
    private static EquatableArray<JournalLine> WithLinks(Plan plan, EquatableArray<JournalLine> lines, int count)
    {
        JournalLine[]? all = null;
        var next = lines.Count;
        for (var i = 0; i < plan.Effects.LinkCount; i++)
        {
            var added = LinesOf(plan.Effects.Link(i));
            if (added.Count == count)
            {
                return added;
            }

            if (all is null)
            {
                all = new JournalLine[count];
                lines.Items.CopyTo(all, 0);
            }

            added.Items.CopyTo(all, next);
            next += added.Count;
        }

        return EquatableArray<JournalLine>.Wrap(all!);
    }

    /// <summary>The lines of an effect that stand in the document's own entry.</summary>
    private static EquatableArray<JournalLine> LinesOf(object? effect) => effect switch
    {
        OpenItem item => item.Journal,
        Link { Kind: not LinkKind.UnpaidReversal } link => link.Journal,
        Effects.Reversed reversed => reversed.Journal,
        _ => EquatableArray<JournalLine>.Empty,
    };
}
