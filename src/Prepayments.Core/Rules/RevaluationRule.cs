namespace Prepayments;

/// <summary>
/// Revalues what is open in foreign currencies (D21, rule X5): the open parts of monetary items, and what is left of
/// refundable prepayments. What earlier revaluations made of them is replaced.
/// </summary>
internal static class RevaluationRule
{
    internal static void Make(Plan plan, Revaluation revaluation)
    {
        var rates = new Dictionary<Currency, decimal>();
        foreach (var stated in revaluation.Rates.Items)
        {
            plan.CheckRate(stated.Rate, "rate");
            if (stated.Currency == plan.Accounting)
            {
                plan.Break(RejectionCode.CurrencyMismatch, "currency", stated.Currency.Code);
            }

            if (rates.ContainsKey(stated.Currency))
            {
                plan.Break(RejectionCode.DuplicateLine, "currency", stated.Currency.Code);
            }

            rates[stated.Currency] = stated.Rate;
        }

        if (revaluation.Rates.Count == 0)
        {
            plan.Break(RejectionCode.NothingToInvoice, "revaluation", revaluation.Number);
        }

        if (plan.IsWellFormed)
        {
            Revalue(plan, revaluation, rates);
        }
    }

    private static void Revalue(Plan plan, Revaluation revaluation, Dictionary<Currency, decimal> rates)
    {
        var items = new List<string>();
        foreach (var item in plan.Subledger.Items().Items)
        {
            var record = plan.Subledger.FindItem(item.Number)!;
            if (record.Lives && item.Date <= revaluation.Date && rates.TryGetValue(item.Currency, out var rate))
            {
                plan.UseCurrency(item.Currency);
                if (Revalue(plan, record, rate))
                {
                    CheckNotBefore(plan, record);
                    items.Add(item.Number);
                }
            }
        }

        plan.Revalue(RevaluationFact.Create(
            revaluation.Number, revaluation.Date, revaluation.Rates, EquatableArray<string>.Wrap([.. items])));
    }

    /// <summary>
    /// Revaluations of one item are made in the order of their dates, as each replaces the one before. An item on which nothing
    /// changes, such as one that is settled, has no say.
    /// </summary>
    private static void CheckNotBefore(Plan plan, ItemRecord record)
    {
        for (var i = 0; i < record.Links.Count; i++)
        {
            var link = record.Links.Get(i);
            if (link.Lives && link.Link.Kind == LinkKind.Revaluation && link.Link.Date > plan.Document.Date)
            {
                plan.Break(RejectionCode.TooEarly, "document", link.Link.Document);
            }
        }
    }

    private static bool Revalue(Plan plan, ItemRecord record, decimal rate)
    {
        var item = record.Item;
        var journal = plan.BeginJournal(plan.IdOfLink(item.Number));
        var parts = OpenParts.Of(plan, record);
        for (var p = 0; p < parts.Count && (item.Kind != DocumentKind.PrepaymentVoucher || item.Lines[0].IsRefundable); p++)
        {
            parts.Revalue(p, plan.Worth(parts.Left(p).Transaction, rate));
        }

        var changes = parts.PostUnrealised(journal);
        PostedAmount[] deposits = [];
        if (item.Kind == DocumentKind.PrepaymentInvoice)
        {
            var prepayment = new PrepaymentBalance(record);
            deposits = prepayment.PostUnrealised(plan, journal, prepayment.Revalue(plan, rate));
        }

        if (changes.Length == 0 && deposits.Length == 0)
        {
            return false;
        }

        plan.CheckFreeLink(journal.Source);
        plan.Join(LinkKind.Revaluation, item, item, Taken.Nothing, Release.Nothing, journal, [], changes, deposits);
        return true;
    }
}
