using System.Runtime.CompilerServices;

namespace Prepayments;

/// <summary>Sets the limits of an order's prepayments and spreads them over its lines (rules O3 to O5).</summary>
/// <remarks>It changes as it is used: made for one document, and kept in one place.</remarks>
internal struct LimitRule
{
    private readonly Plan plan;
    private readonly OrderProgress progress;
    private readonly KeyedDefinition[] definitions;

    // What of the invoiced amounts counts as prepaid; null where nothing is invoiced.
    private readonly InvoicedShares? shares;

    // What is not yet invoiced per line, on the order's basis, all of it, and what earlier definitions took: null for none.
    private readonly decimal[] open;
    private readonly decimal whole;
    private decimal[]? taken;

    // The terms of the order as it was, where its lines had the same amounts; an amendment of them spreads anew.
    private readonly OrderTerms? same;

    private LimitRule(
        Plan plan, OrderProgress progress, OrderRecord? before, KeyedDefinition[] definitions, decimal[] amounts)
    {
        this.plan = plan;
        this.progress = progress;
        this.definitions = definitions;
        shares = progress.IsInvoiced
            ? new InvoicedShares(progress, before?.Order.Terms ?? EquatableArray<OrderTerms>.Empty)
            : null;
        same = before is not null && HasSameAmounts(before.Text, progress.Text) ? before.Order.Current : null;
        open = shares is null ? amounts : progress.NotInvoiced();
        if (progress.Text.PricesIncludeTax != (progress.Text.Basis == PrepaymentBasis.Gross) || !IsFarInRange())
        {
            // Only on the basis of the prices the taxes make no difference, as long as all is in range with them.
            WorkOutTaxes();
        }

        whole = Total.Of(open);
    }

    /// <summary>Sets the limits of the definitions of an order whose lines come to some amounts. That row is the rule's from then on.</summary>
    internal static DefinitionTerms[] Set(
        Plan plan, OrderProgress progress, OrderRecord? before, KeyedDefinition[] definitions, decimal[] amounts)
    {
        var rule = new LimitRule(plan, progress, before, definitions, amounts);
        var terms = new DefinitionTerms[definitions.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = definitions[i].Line < 0 ? rule.ForOrder(definitions[i]) : rule.ForLine(definitions[i]);
            rule.CheckInvoiced(terms[i]);
        }

        rule.CheckOrder(terms);
        return terms;
    }

    /// <summary>
    /// Whether no tax at rates of up to 100 % can take the order out of range, so that it need not be worked out. A tax that is
    /// rounded is at most twice what it is exactly, and without invoices before there is none to make up for.
    /// </summary>
    private bool IsFarInRange()
    {
        var all = Total.Of(open);
        if (shares is not null || !Limits.IsInRange(all.Plus(all).Plus(all)))
        {
            return false;
        }

        foreach (var line in progress.Text.Lines.Items)
        {
            if (line.Tax is { } tax && plan.Subledger.TaxCodes.Find(tax)!.Rate.Percent.IsMoreThan(100))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Puts what is not yet invoiced on the order's basis, and checks that with its taxes it is in range (rule A3).</summary>
    private void WorkOutTaxes()
    {
        decimal gross = 0;
        var final = progress.FinalInvoice();
        for (var i = 0; i < final.Length; i++)
        {
            open[i] = progress.Text.Basis == PrepaymentBasis.Gross ? final[i].Gross : final[i].Net;
            gross = gross.Plus(final[i].Gross);
        }

        plan.CheckTotal(gross);
    }

    /// <summary>The limit of an order-wide definition, rounded once, and its spread (O4).</summary>
    private DefinitionTerms ForOrder(KeyedDefinition keyed)
    {
        var invoiced = InvoicedUnder(keyed.Key);
        var limit = Stated(keyed) ?? PercentOf(whole, keyed, shares?.Of(keyed.Key) ?? default);
        var rest = invoiced is null ? limit : Math.Max(limit - Total.Of(invoiced), 0);
        var targets = Parts(keyed, limit, rest, invoiced);
        if (definitions.Length > 1)
        {
            Take(targets);
        }

        for (var i = 0; invoiced is not null && i < targets.Length; i++)
        {
            targets[i] += invoiced[i];
        }

        return Terms(keyed, null, limit, targets, rest, whole);
    }

    /// <summary>What of a definition's limit is invoiced on each line, or null where nothing is invoiced.</summary>
    private decimal[]? InvoicedUnder(string key)
    {
        if (shares is null)
        {
            return null;
        }

        var invoiced = new decimal[open.Length];
        for (var i = 0; i < invoiced.Length; i++)
        {
            invoiced[i] = Round(shares.Of(key, i));
        }

        return invoiced;
    }

    /// <summary>
    /// What each line has besides its share of what is invoiced. Where limit and lines are as before, the spread stays, unless
    /// an earlier definition has taken its room. Otherwise several definitions are successive steps of one proration. A fixed
    /// amount, or a minor unit from rounding, can be more than what is not yet invoiced; it follows the same amounts.
    /// </summary>
    private decimal[] Parts(KeyedDefinition keyed, decimal limit, decimal rest, decimal[]? invoiced)
    {
        if (same?.Find(keyed.Key) is { } kept && kept.Limit == limit)
        {
            var parts = new decimal[open.Length];
            var fits = true;
            for (var i = 0; i < parts.Length; i++)
            {
                parts[i] = kept.Targets[i] - (invoiced is null ? Round(default) : invoiced[i]);
                fits &= taken is null || taken[i].IsZero() || taken[i].Plus(parts[i]) <= open[i];
            }

            if (fits)
            {
                return parts;
            }
        }

        return open.Length == 0 ? []
            : !rest.IsMoreThan(taken is null ? whole : whole - Total.Of(taken)) ? Proration.Give(open, taken, rest, progress.Currency)
            : Proration.Spread(open, rest, progress.Currency);
    }

    /// <summary>Leaves less room for the definitions that follow.</summary>
    private void Take(decimal[] parts)
    {
        taken ??= new decimal[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            taken[i] = Math.Min(Math.Max(taken[i].Plus(parts[i]), 0), open[i]);
        }
    }

    private DefinitionTerms ForLine(KeyedDefinition keyed)
    {
        var share = shares?.Of(keyed.Key, keyed.Line) ?? default;
        var limit = Stated(keyed) ?? PercentOf(open[keyed.Line], keyed, share);
        var line = open[keyed.Line] + (shares?.InvoicedOn(keyed.Line) ?? 0);
        if (limit > line)
        {
            plan.Break(RejectionCode.LimitExceedsOrder, "limit", limit, "line", line);
        }

        return Terms(
            keyed, progress.Text.Lines[keyed.Line].Id, limit, [], Math.Max(limit - Round(share), 0), open[keyed.Line]);
    }

    /// <summary>A fixed amount counts as the percentage that it is of the amounts over which it is spread (rule O3).</summary>
    private static DefinitionTerms Terms(
        KeyedDefinition keyed, string? line, decimal limit, decimal[] targets, decimal rest, decimal whole)
    {
        var (share, of) = keyed.Definition.Percent is { } percent ? (percent, 100m)
            : whole.IsZero() ? (0m, 1m)
            : (rest, whole);
        return DefinitionTerms.Create(keyed.Key, line, limit, EquatableArray<decimal>.Wrap(targets), share, of);
    }

    private void CheckInvoiced(DefinitionTerms terms)
    {
        var invoiced = progress.PrepaidUnder(terms.Key);
        if (invoiced.IsMoreThan(terms.Limit))
        {
            plan.Break(RejectionCode.LimitBelowInvoiced, "limit", terms.Limit, "invoiced", invoiced);
        }
    }

    private void CheckOrder(DefinitionTerms[] terms)
    {
        decimal limits = 0;
        foreach (var definition in terms)
        {
            limits = limits.Plus(definition.Limit);
        }

        if (progress.HasPrepayments)
        {
            limits += LeftOfRemoved(terms);
        }

        var order = whole.Plus(shares?.Invoiced ?? 0);
        if (limits.IsMoreThan(order))
        {
            plan.Break(RejectionCode.LimitExceedsOrder, "limit", limits, "order", order);
        }
    }

    /// <summary>What stands of a removed definition takes its room until it is applied (rule O6).</summary>
    private decimal LeftOfRemoved(DefinitionTerms[] terms)
    {
        var keys = new HashSet<string>(Array.ConvertAll(terms, definition => definition.Key), StringComparer.Ordinal);
        decimal left = 0;
        foreach (var prepayment in progress.Prepayments)
        {
            for (var i = 0; i < prepayment.LineCount; i++)
            {
                if (!keys.Contains(prepayment.Item.Lines[i].Definition!))
                {
                    left += progress.Text.Basis == PrepaymentBasis.Gross ? prepayment.LineLeft(i) : prepayment.NetLeft(i);
                }
            }
        }

        return left;
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
            : RoundWith(share, amount, percent);
    }

    // Apart from the above, which is mostly done without what this needs room for.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private decimal RoundWith(Exact share, decimal amount, decimal percent) => Round((Exact.Of(amount) * percent / 100) + share);

    private decimal Round(Exact amount) => amount.IsZero ? Limits.Canonical(0, progress.Currency) : amount.Round(progress.Currency, plan.Policy.Midpoint);
}
