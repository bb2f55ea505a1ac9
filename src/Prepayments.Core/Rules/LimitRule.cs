namespace Prepayments;

/// <summary>Sets the limits of an order's prepayments and spreads them over its lines (rules O3 to O5).</summary>
internal sealed class LimitRule
{
    private readonly Plan plan;
    private readonly OrderProgress progress;
    private readonly InvoicedShares shares;

    // What is not yet invoiced per line, on the order's basis, and what of it earlier definitions took.
    private readonly decimal[] open;
    private readonly decimal[] spread;

    // The terms of the order as it was, where its lines had the same amounts; an amendment of them spreads anew.
    private readonly OrderTerms? same;

    private LimitRule(Plan plan, OrderProgress progress, OrderRecord? before)
    {
        this.plan = plan;
        this.progress = progress;
        shares = new InvoicedShares(progress, before?.Order.Terms ?? EquatableArray<OrderTerms>.Empty);
        same = before is not null && HasSameAmounts(before.Text, progress.Text) ? before.Order.Current : null;
        var final = progress.FinalInvoice();
        open = new decimal[final.Length];
        spread = new decimal[final.Length];
        decimal gross = 0;
        for (var i = 0; i < open.Length; i++)
        {
            open[i] = progress.Text.Basis == PrepaymentBasis.Gross ? final[i].Gross : final[i].Net;
            gross += final[i].Gross;
        }

        plan.CheckRange(gross <= Limits.MaxAmount, gross, "total");
    }

    internal static DefinitionTerms[] Set(
        Plan plan, OrderProgress progress, OrderRecord? before, List<KeyedDefinition> definitions)
    {
        var rule = new LimitRule(plan, progress, before);
        var terms = new DefinitionTerms[definitions.Count];
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = definitions[i].Line < 0 ? rule.ForOrder(definitions[i]) : rule.ForLine(definitions[i]);
            rule.CheckInvoiced(terms[i]);
        }

        rule.CheckOrder(terms);
        return terms;
    }

    /// <summary>The limit of an order-wide definition, rounded once, and its spread (O4).</summary>
    private DefinitionTerms ForOrder(KeyedDefinition keyed)
    {
        var targets = new decimal[open.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = Round(shares.Of(keyed.Key, i));
        }

        var whole = Total.Of(open);
        var limit = Stated(keyed) ?? PercentOf(whole, keyed, shares.Of(keyed.Key));
        var rest = Math.Max(limit - Total.Of(targets), 0);
        var parts = Parts(keyed, limit, rest, whole, targets);
        for (var i = 0; i < parts.Length; i++)
        {
            targets[i] += parts[i];
            spread[i] = Math.Min(Math.Max(spread[i] + parts[i], 0), open[i]);
        }

        return Terms(keyed, null, limit, targets, rest, whole);
    }

    /// <summary>
    /// What each line has besides its share of what is invoiced. Where limit and lines are as before, the spread stays, unless
    /// an earlier definition has taken its room. Otherwise several definitions are successive steps of one proration. A fixed
    /// amount, or a minor unit from rounding, can be more than what is not yet invoiced; it follows the same amounts.
    /// </summary>
    private decimal[] Parts(KeyedDefinition keyed, decimal limit, decimal rest, decimal whole, decimal[] invoiced)
    {
        if (same?.Find(keyed.Key) is { } kept && kept.Limit == limit)
        {
            var parts = new decimal[invoiced.Length];
            var fits = true;
            for (var i = 0; i < parts.Length; i++)
            {
                parts[i] = kept.Targets[i] - invoiced[i];
                fits &= spread[i] == 0 || spread[i] + parts[i] <= open[i];
            }

            if (fits)
            {
                return parts;
            }
        }

        return open.Length == 0 ? []
            : rest <= whole - Total.Of(spread) ? Proration.Give(open, spread, rest, progress.Currency)
            : Proration.Spread(open, rest, progress.Currency);
    }

    private DefinitionTerms ForLine(KeyedDefinition keyed)
    {
        var share = shares.Of(keyed.Key, keyed.Line);
        var limit = Stated(keyed) ?? PercentOf(open[keyed.Line], keyed, share);
        var whole = open[keyed.Line] + shares.InvoicedOn(keyed.Line);
        if (limit > whole)
        {
            plan.Break(RejectionCode.LimitExceedsOrder, "limit", limit, "line", whole);
        }

        return Terms(
            keyed, progress.Text.Lines[keyed.Line].Id, limit, [], Math.Max(limit - Round(share), 0), open[keyed.Line]);
    }

    /// <summary>A fixed amount counts as the percentage that it is of the amounts over which it is spread (rule O3).</summary>
    private static DefinitionTerms Terms(
        KeyedDefinition keyed, string? line, decimal limit, decimal[] targets, decimal rest, decimal whole)
    {
        var (share, of) = keyed.Definition.Percent is { } percent ? (percent, 100m)
            : whole == 0 ? (0m, 1m)
            : (rest, whole);
        return DefinitionTerms.Create(keyed.Key, line, limit, EquatableArray<decimal>.Wrap(targets), share, of);
    }

    private void CheckInvoiced(DefinitionTerms terms)
    {
        var invoiced = progress.PrepaidUnder(terms.Key);
        if (terms.Limit < invoiced)
        {
            plan.Break(RejectionCode.LimitBelowInvoiced, "limit", terms.Limit, "invoiced", invoiced);
        }
    }

    private void CheckOrder(DefinitionTerms[] terms)
    {
        decimal limits = 0;
        foreach (var definition in terms)
        {
            limits += definition.Limit;
        }

        // What stands of a removed definition takes its room until it is applied (rule O6).
        var keys = progress.Prepayments.Count == 0
            ? []
            : new HashSet<string>(Array.ConvertAll(terms, definition => definition.Key), StringComparer.Ordinal);
        foreach (var prepayment in progress.Prepayments)
        {
            for (var i = 0; i < prepayment.LineCount; i++)
            {
                if (!keys.Contains(prepayment.Item.Lines[i].Definition!))
                {
                    limits += progress.Text.Basis == PrepaymentBasis.Gross ? prepayment.LineLeft(i) : prepayment.NetLeft(i);
                }
            }
        }

        var order = Total.Of(open) + shares.Invoiced;
        if (limits > order)
        {
            plan.Break(RejectionCode.LimitExceedsOrder, "limit", limits, "order", order);
        }
    }

    private static bool HasSameAmounts(Order before, Order after)
    {
        var same = before.Lines.Count == after.Lines.Count
            && before.Basis == after.Basis
            && before.PricesIncludeTax == after.PricesIncludeTax;
        for (var i = 0; same && i < after.Lines.Count; i++)
        {
            var (x, y) = (before.Lines[i], after.Lines[i]);
            same = x.Quantity == y.Quantity && x.UnitPrice == y.UnitPrice && x.Discount == y.Discount
                && string.Equals(x.Id, y.Id, StringComparison.Ordinal)
                && string.Equals(x.Tax, y.Tax, StringComparison.Ordinal);
        }

        return same;
    }

    private decimal? Stated(KeyedDefinition keyed) =>
        keyed.Definition.Amount is { } amount ? Limits.Canonical(amount, progress.Currency) : null;

    private decimal PercentOf(decimal amount, KeyedDefinition keyed, Exact share)
    {
        var percent = keyed.Definition.Percent ?? 0;
        return share.IsZero
            ? Rounding.MultiplyDivide(amount, percent, 100, progress.Currency, plan.Policy.Midpoint)
            : Round((Exact.Of(amount) * percent / 100) + share);
    }

    private decimal Round(Exact amount) => amount.IsZero ? Limits.Canonical(0, progress.Currency) : amount.Round(progress.Currency, plan.Policy.Midpoint);
}
