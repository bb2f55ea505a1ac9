namespace Prepayments;

/// <summary>Sets the limits of an order's prepayments and spreads them over its lines (rules O3 to O5).</summary>
internal static class LimitRule
{
    internal static DefinitionTerms[] Set(
        Plan plan, OrderProgress progress, OrderRecord? before, List<KeyedDefinition> definitions)
    {
        var terms = before?.Order.Terms ?? EquatableArray<OrderTerms>.Empty;
        var final = progress.FinalInvoice();
        var open = new decimal[final.Length];
        decimal gross = 0;
        for (var i = 0; i < open.Length; i++)
        {
            open[i] = progress.Text.Basis == PrepaymentBasis.Gross ? final[i].Gross : final[i].Net;
            gross += final[i].Gross;
        }

        plan.CheckRange(gross <= Limits.MaxAmount, gross, "total");

        var spread = new decimal[open.Length];
        var result = new DefinitionTerms[definitions.Count];
        var sameLines = before is not null && HasSameAmounts(before.Text, progress.Text);
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = definitions[i].Line >= 0 ? ForLine(plan, progress, terms, definitions[i], open)
                : ForOrder(plan, progress, terms, definitions[i], open, spread, sameLines);
            CheckInvoiced(plan, progress, result[i]);
        }

        CheckOrder(plan, progress, open, result);
        return result;
    }

    private static DefinitionTerms ForOrder(
        Plan plan,
        OrderProgress progress,
        EquatableArray<OrderTerms> terms,
        KeyedDefinition keyed,
        decimal[] open,
        decimal[] spread,
        bool sameLines)
    {
        var targets = new decimal[open.Length];
        decimal shares = 0;
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = Round(plan, ShareOfInvoiced(progress, terms, keyed.Key, i));
            shares += targets[i];
        }

        var whole = Total.Of(open);
        var limit = Stated(keyed, progress)
            ?? Round(plan, PercentOf(whole, keyed) + ShareOfInvoiced(progress, terms, keyed.Key, -1));

        // Several definitions are successive steps of one proration, on top of the shares of what is invoiced. A fixed
        // amount, or a minor unit from rounding, can be more than what is not yet invoiced; it follows the same amounts.
        var rest = Math.Max(limit - shares, 0);
        var kept = sameLines ? terms[terms.Count - 1].Find(keyed.Key) : null;
        var parts = kept?.Limit == limit ? Kept(kept.Targets, targets)
            : rest <= whole - Total.Of(spread) ? Proration.Give(open, spread, rest, progress.Currency)
            : Proration.Spread(open, rest, progress.Currency);
        for (var i = 0; i < parts.Length; i++)
        {
            targets[i] += parts[i];
            spread[i] = Math.Min(Math.Max(spread[i] + parts[i], 0), open[i]);
        }

        return Terms(keyed, null, limit, targets, rest, whole);
    }

    /// <summary>
    /// What a line has besides its share of what is invoiced, where the limit and the lines are as before: then the spread
    /// stays as well (rule O4: an amended prepayment is spread anew).
    /// </summary>
    private static decimal[] Kept(EquatableArray<decimal> before, decimal[] shares)
    {
        var parts = new decimal[shares.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = before[i] - shares[i];
        }

        return parts;
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

    private static DefinitionTerms ForLine(
        Plan plan, OrderProgress progress, EquatableArray<OrderTerms> terms, KeyedDefinition keyed, decimal[] open)
    {
        var line = progress.Text.Lines[keyed.Line];
        var share = ShareOfInvoiced(progress, terms, keyed.Key, keyed.Line);
        var limit = Stated(keyed, progress) ?? Round(plan, PercentOf(open[keyed.Line], keyed) + share);
        var whole = open[keyed.Line] + Invoiced(progress, keyed.Line);
        if (limit > whole)
        {
            plan.Break(RejectionCode.LimitExceedsOrder, "limit", limit, "line", whole);
        }

        var targets = new decimal[open.Length];
        targets[keyed.Line] = limit;
        return Terms(keyed, line.Id, limit, targets, Math.Max(limit - Round(plan, share), 0), open[keyed.Line]);
    }

    private static DefinitionTerms Terms(
        KeyedDefinition keyed, string? line, decimal limit, decimal[] targets, decimal rest, decimal whole) =>
        keyed.Definition.Percent is { } percent
            ? DefinitionTerms.Create(keyed.Key, line, limit, EquatableArray<decimal>.Wrap(targets), percent, 100)
            : DefinitionTerms.Create(
                keyed.Key, line, limit, EquatableArray<decimal>.Wrap(targets), whole == 0 ? 0 : rest, whole == 0 ? 1 : whole);

    private static decimal? Stated(KeyedDefinition keyed, OrderProgress progress) =>
        keyed.Definition.Amount is { } amount ? Limits.Canonical(amount, progress.Currency) : null;

    private static Exact PercentOf(decimal amount, KeyedDefinition keyed) =>
        Exact.Of(amount) * keyed.Definition.Percent!.Value / 100;

    /// <summary>What was prepaid of the amounts invoiced on a line, or on all (−1), with the percentages in force then.</summary>
    private static Exact ShareOfInvoiced(
        OrderProgress progress, EquatableArray<OrderTerms> terms, string key, int line)
    {
        Exact sum = 0;
        foreach (var invoiced in progress.InvoicedLines)
        {
            if ((line < 0 || progress.IndexOf(invoiced.Id) == line) && terms[invoiced.Terms].Find(key) is { } then)
            {
                sum += Exact.Of(OnBasis(progress, invoiced)) * then.Share / then.Whole;
            }
        }

        return sum;
    }

    private static void CheckInvoiced(Plan plan, OrderProgress progress, DefinitionTerms terms)
    {
        var invoiced = progress.InvoicedUnder(terms.Key);
        if (terms.Limit < invoiced)
        {
            plan.Break(RejectionCode.LimitBelowInvoiced, "limit", terms.Limit, "invoiced", invoiced);
        }
    }

    private static void CheckOrder(Plan plan, OrderProgress progress, decimal[] open, DefinitionTerms[] terms)
    {
        decimal limits = 0;
        foreach (var definition in terms)
        {
            limits += definition.Limit;
        }

        // What stands of a removed definition takes its room until it is applied (section 11, O6).
        foreach (var prepayment in progress.Prepayments)
        {
            for (var i = 0; i < prepayment.LineCount; i++)
            {
                var key = prepayment.Item.Lines[i].Definition;
                if (!Array.Exists(terms, t => string.Equals(t.Key, key, StringComparison.Ordinal)))
                {
                    limits += progress.Text.Basis == PrepaymentBasis.Gross ? prepayment.LineLeft(i) : prepayment.NetLeft(i);
                }
            }
        }

        var order = Total.Of(open);
        foreach (var invoiced in progress.InvoicedLines)
        {
            order += OnBasis(progress, invoiced);
        }

        if (terms.Length > 0 && limits > order)
        {
            plan.Break(RejectionCode.LimitExceedsOrder, "limit", limits, "order", order);
        }
    }

    private static decimal Invoiced(OrderProgress progress, int line)
    {
        decimal sum = 0;
        foreach (var invoiced in progress.InvoicedLines)
        {
            sum += progress.IndexOf(invoiced.Id) == line ? OnBasis(progress, invoiced) : 0;
        }

        return sum;
    }

    private static decimal OnBasis(OrderProgress progress, ItemLine line) =>
        progress.Text.Basis == PrepaymentBasis.Gross ? line.Gross : line.Net;

    private static decimal Round(Plan plan, Exact amount) => amount.Round(plan.Currency, plan.Policy.Midpoint);
}
