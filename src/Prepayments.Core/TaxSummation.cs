namespace Prepayments;

/// <summary>Adds up taxes, fact by fact: what posted documents and links had, with a sign (see <see cref="TaxTotals"/>).</summary>
internal sealed class TaxSummation
{
    private readonly Subledger subledger;
    private readonly SortedDictionary<(TaxTotalKind Kind, string Code, string Component, string Currency), TaxTotal> totals =
        new(Comparer<(TaxTotalKind Kind, string Code, string Component, string Currency)>.Create(Compare));

    internal TaxSummation(Subledger subledger) => this.subledger = subledger;

    private delegate PostedAmount Row(ItemLine line, int at);

    /// <summary>The totals that have an amount, in their order.</summary>
    internal EquatableArray<TaxTotal> Totals()
    {
        var list = new List<TaxTotal>();
        foreach (var total in totals.Values)
        {
            if (total != TaxTotal.Create(total.Kind, total.Code, total.Component, total.Currency))
            {
                list.Add(total);
            }
        }

        return EquatableArray<TaxTotal>.Wrap([.. list]);
    }

    internal void Reverse(string number, int sign)
    {
        if (subledger.GetItem(number) is { } item)
        {
            Add(item, sign);
        }
        else if (subledger.GetLink(number) is { } link)
        {
            Add(link, sign);
        }
    }

    internal void Add(OpenItem item, int sign)
    {
        var (kind, direction) = item.Kind switch
        {
            DocumentKind.Invoice => (TaxTotalKind.Supply, 1),
            DocumentKind.CreditMemo => (TaxTotalKind.Supply, -1),
            DocumentKind.PrepaymentInvoice or DocumentKind.PrepaymentVoucher => (TaxTotalKind.Prepayment, item.IsTaxedWhenPaid ? 0 : 1),
            _ => (TaxTotalKind.Supply, 0),
        };
        if (sign * direction != 0)
        {
            Row components = (line, at) => line.Components[at].Amount;
            Row legs = (line, at) => line.Legs[at].Amount;
            Add(kind, item, components, legs, sign * direction);
        }
    }

    /// <summary>
    /// What a link releases of a prepayment leaves the totals, less what waited for payment until then; what it makes due
    /// enters.
    /// </summary>
    internal void Add(Link link, int sign)
    {
        if (sign == 0 || link.Kind == LinkKind.Reservation)
        {
            return;
        }

        var prepayment = subledger.GetItem(link.Kind == LinkKind.Credit || link.Released.Count == 0 ? link.To : link.From)!;
        if (prepayment.Kind is not (DocumentKind.PrepaymentInvoice or DocumentKind.PrepaymentVoucher))
        {
            return;
        }

        var kind = link.Kind == LinkKind.Application ? TaxTotalKind.Release : TaxTotalKind.Prepayment;
        Add(kind, prepayment, Of(link.Released), Of(link.ReleasedLegs), -sign);
        Add(kind, prepayment, Of(link.Undeferred), Of(link.UndeferredLegs), sign);
        if (link.Kind == LinkKind.Application)
        {
            AddAdjustments(prepayment, link, sign);
        }
    }

    /// <summary>Reads the amounts of a link line after line, in the order in which it holds them.</summary>
    private static Row Of(EquatableArray<PostedAmount> amounts)
    {
        var next = 0;
        return (_, _) => amounts.Count == 0 ? default : amounts[next++];
    }

    /// <summary>Adds the amounts of an item's lines, with a sign.</summary>
    private void Add(TaxTotalKind kind, OpenItem item, Row components, Row legs, int sign)
    {
        foreach (var line in item.Lines.Items)
        {
            for (var c = 0; c < line.Components.Count; c++)
            {
                Add(kind, item.Currency, line, line.Components[c], Signed(components(line, c), sign));
            }

            for (var leg = 0; leg < line.Legs.Count; leg++)
            {
                Add(kind, item.Currency, line, line.Legs[leg], Signed(legs(line, leg), sign));
            }
        }
    }

    private static PostedAmount Signed(PostedAmount amount, int sign) => sign > 0 ? amount : -amount;

    private void Add(TaxTotalKind kind, Currency currency, ItemLine line, Component component, PostedAmount amount)
    {
        PostedAmount none = default;
        if (component.Kind == ComponentKind.Net)
        {
            // A voucher's net amount is of several codes; it has their bases as legs.
            foreach (var tax in line.Tax is { } code ? code.Components.Items : [])
            {
                Add(kind, line.Tax!.Code, tax.Code, currency, total => total.Add(amount, none, none, none));
            }

            return;
        }

        Add(kind, component.TaxCode ?? line.Tax!.Code, component.TaxComponent!, currency, total => component.Kind switch
        {
            ComponentKind.TaxBase => total.Add(amount, none, none, none),
            ComponentKind.NonRecoverableTax => total.Add(none, none, amount, component.Offset is null ? none : amount),
            ComponentKind.ReverseCharge => total.Add(none, amount, none, amount),
            _ => total.Add(none, amount, none, none),
        });
    }

    private void Add(TaxTotalKind kind, string code, string component, Currency currency, Func<TaxTotal, TaxTotal> add)
    {
        var key = (kind, code, component, currency.Code);
        totals.TryGetValue(key, out var total);
        totals[key] = add(total ?? TaxTotal.Create(kind, code, component, currency));
    }

    /// <summary>
    /// Adds what an application adjusted of taxes to another exchange rate (X3): what its journal has of a component beyond
    /// what was released. Where several codes share a component, it counts for the first.
    /// </summary>
    private void AddAdjustments(OpenItem prepayment, Link link, int sign)
    {
        var side = subledger.Side == Side.Payables ? 1 : -1;
        var adjusted = new Dictionary<(AccountRole Role, string Component), decimal>();
        void Count(AccountRole role, string component, decimal amount)
        {
            adjusted.TryGetValue((role, component), out var sum);
            adjusted[(role, component)] = sum + amount;
        }

        foreach (var line in link.Journal.Items)
        {
            if (line.Role is AccountRole.Tax or AccountRole.ReverseCharge)
            {
                Count(line.Role, line.Component!, side * line.SignedAmount);
            }
        }

        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        Row released = Of(link.Released), releasedLegs = Of(link.ReleasedLegs);
        Row undeferred = Of(link.Undeferred), undeferredLegs = Of(link.UndeferredLegs);
        foreach (var line in prepayment.Lines.Items)
        {
            for (var c = 0; c < line.Components.Count; c++)
            {
                Expect(line, line.Components[c], released(line, c).Accounting - undeferred(line, c).Accounting);
            }

            for (var leg = 0; leg < line.Legs.Count; leg++)
            {
                Expect(line, line.Legs[leg], releasedLegs(line, leg).Accounting - undeferredLegs(line, leg).Accounting);
            }
        }

        void Expect(ItemLine line, Component component, decimal amount)
        {
            if (component.TaxComponent is not { } name || component.Kind == ComponentKind.TaxBase)
            {
                return;
            }

            codes[name] = codes.TryGetValue(name, out var first) ? first : component.TaxCode ?? line.Tax!.Code;
            if (component.Kind is ComponentKind.Tax or ComponentKind.ReverseCharge)
            {
                Count(AccountRole.Tax, name, amount);
            }

            if (component.Offset is not null && component.Kind != ComponentKind.Tax)
            {
                Count(AccountRole.ReverseCharge, name, -amount);
            }
        }

        PostedAmount none = default;
        foreach (var adjustment in adjusted)
        {
            var amount = new PostedAmount(0, sign * adjustment.Value);
            Add(TaxTotalKind.Release, codes[adjustment.Key.Component], adjustment.Key.Component, prepayment.Currency, total =>
                adjustment.Key.Role == AccountRole.Tax ? total.Add(none, amount, none, none) : total.Add(none, none, none, -amount));
        }
    }

    private static int Compare(
        (TaxTotalKind Kind, string Code, string Component, string Currency) left,
        (TaxTotalKind Kind, string Code, string Component, string Currency) right)
    {
        var order = left.Kind.CompareTo(right.Kind);
        order = order != 0 ? order : string.CompareOrdinal(left.Code, right.Code);
        order = order != 0 ? order : string.CompareOrdinal(left.Component, right.Component);
        return order != 0 ? order : string.CompareOrdinal(left.Currency, right.Currency);
    }
}
