using System.Runtime.CompilerServices;

namespace Prepayments;

/// <summary>
/// Is how far an order, or a new text of it, has come: a fold over the live invoices and prepayment invoices on it. Rows
/// are by line of the text.
/// </summary>
internal sealed class OrderProgress
{
    /// <summary>Up to so many lines of prepayment invoices are added up each time.</summary>
    private const int Few = 16;

    private readonly Subledger subledger;
    private readonly LinePositions positions;
    private readonly EquatableArray<int> pricedSince;

    // There are none of these where nothing of the kind was posted, as is the case for most looks at an order.
    private List<ItemRecord>? posted;
    private List<PrepaymentBalance>? prepayments;
    private List<ItemLine>? invoicedLines;
    private Row[]? rows;

    // The lines that the document at hand has named.
    private bool[]? named;
    private RareFacts? rare;

    private OrderProgress(
        Subledger subledger,
        Order text,
        LinePositions positions,
        EquatableArray<int> pricedSince,
        PersistentList<string> items)
    {
        this.subledger = subledger;
        this.positions = positions;
        this.pricedSince = pricedSince;
        Text = text;
        for (var i = 0; i < items.Count; i++)
        {
            var record = subledger.FindItem(items.Get(i))!;
            if (!record.Lives)
            {
                continue;
            }

            switch (record.Item.Kind)
            {
                case DocumentKind.PrepaymentInvoice:
                    (posted ??= new(1)).Add(record);
                    break;
                case DocumentKind.PrepaymentVoucher:
                    if (!Reserved.Contains(record))
                    {
                        Reserved.Add(record);
                    }

                    break;
                case DocumentKind.CreditMemo:
                    Count(record.Item, CreditedLines, -1);
                    break;
                default:
                    Count(record.Item, InvoicedLines, 1);
                    break;
            }
        }
    }

    /// <summary>Gets the order as it stands, or null for a new text of it.</summary>
    internal OrderRecord? Record { get; private init; }

    internal Order Text { get; }

    internal Currency Currency => Text.Currency ?? subledger.AccountingCurrency;

    internal bool HasPrepayments => posted is not null;

    /// <summary>Gets the live prepayment invoices, in the order of posting; their balances are worked out when first asked for.</summary>
    internal List<PrepaymentBalance> Prepayments =>
        prepayments ??= posted is null ? [] : posted.ConvertAll(record => new PrepaymentBalance(record));

    internal bool HasReserved => rare?.Reserved is { Count: > 0 };

    /// <summary>Gets the live vouchers that were ever reserved for the order.</summary>
    internal List<ItemRecord> Reserved => Rarely.Reserved ??= [];

    /// <summary>Gets a value indicating whether a line of a standard invoice on the order, or of a credit memo of one, lives.</summary>
    internal bool IsInvoiced => rows is not null || rare?.Deleted is not null;

    /// <summary>Gets a value indicating whether a line of a standard invoice on the order lives.</summary>
    internal bool HasInvoiceLines => invoicedLines is { Count: > 0 };

    /// <summary>Gets the lines of live standard invoices on this order, in the order of posting.</summary>
    internal List<ItemLine> InvoicedLines => invoicedLines ??= [];

    /// <summary>Gets the lines of live credit memos of these, in the order of posting.</summary>
    internal List<ItemLine> CreditedLines => Rarely.CreditedLines ??= [];

    private RareFacts Rarely => rare ??= new RareFacts();

    /// <summary>Gets a value indicating whether every line is invoiced with all its quantity.</summary>
    internal bool IsCompletelyInvoiced
    {
        get
        {
            for (var i = 0; i < Text.Lines.Count; i++)
            {
                if (QuantityOf(i) < Text.Lines[i].Quantity)
                {
                    return false;
                }
            }

            return true;
        }
    }

    internal static OrderProgress Of(Subledger subledger, OrderRecord record) =>
        new(subledger, record.Text, record.Positions, record.Order.Current.PricedSince, record.Items) { Record = record };

    /// <summary>Looks at what was posted on an order from a new text of it.</summary>
    internal static OrderProgress Of(
        Subledger subledger,
        Order text,
        LinePositions positions,
        EquatableArray<int> pricedSince,
        PersistentList<string> items) => new(subledger, text, positions, pricedSince, items);

    internal int IndexOf(string line) => positions.IndexOf(Text.Lines, line);

    /// <summary>Notes that a document names a line, and returns whether it does so for the first time.</summary>
    internal bool MarkNamed(int line)
    {
        named ??= new bool[Text.Lines.Count];
        if (named[line])
        {
            return false;
        }

        named[line] = true;
        return true;
    }

    /// <summary>
    /// The amount of a further quantity of a line (rule D15): what the line comes to with it, less what was invoiced. At a
    /// changed price the formula runs over the rest of the quantity.
    /// </summary>
    internal decimal AmountOf(int line, decimal quantity)
    {
        var rest = Rest(line);
        if (!rest.IsPositive())
        {
            return 0;
        }

        // Mostly nothing was, and all is delivered at once.
        var soFar = rows is null ? quantity : rows[line].QuantityAtPrice.Plus(quantity);
        var total = Total(line, rest);
        var amount = soFar.IsEqualTo(rest) ? total : Rounding.MultiplyDivide(total, soFar, rest, Currency, subledger.Policy.Midpoint);
        return (rows is null ? amount : amount.Less(rows[line].AmountAtPrice)).OrZero();
    }

    /// <summary>The amount of a line that is not yet invoiced.</summary>
    internal decimal NotInvoiced(int line)
    {
        var rest = Rest(line);
        return rest.IsPositive() ? Total(line, rest).Less(At(line).AmountAtPrice).OrZero() : 0;
    }

    /// <summary>The amount of each line that is not yet invoiced.</summary>
    internal decimal[] NotInvoiced()
    {
        var amounts = new decimal[Text.Lines.Count];
        for (var i = 0; i < amounts.Length; i++)
        {
            amounts[i] = NotInvoiced(i);
        }

        return amounts;
    }

    /// <summary>The quantity invoiced of a line.</summary>
    internal decimal QuantityOf(int line) => At(line).Quantity;

    /// <summary>The quantity invoiced of a line, also of one that the text does not have any more.</summary>
    internal decimal QuantityOf(string line) => IndexOf(line) is >= 0 and var at ? QuantityOf(at)
        : rare?.Deleted is { } deleted && deleted.TryGetValue(line, out var quantity) ? quantity
        : 0;

    /// <summary>What prepayment invoices ask for under a definition, on the order's basis.</summary>
    internal decimal PrepaidUnder(string definition) => HasPrepayments ? Prepaid(definition, null) : 0;

    /// <summary>What prepayment invoices ask for under a definition on a line, on the order's basis.</summary>
    internal decimal PrepaidUnder(string definition, string line) => HasPrepayments ? Prepaid(definition, line) : 0;

    /// <summary>
    /// The lines as an invoice for all that is not yet invoiced would have them, with its taxes telescoped over those
    /// before it (rule T3).
    /// </summary>
    internal TaxedLine[] FinalInvoice()
    {
        var lines = new TaxedLine[Text.Lines.Count];
        var groups = new TaxGroups();
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = subledger.Taxed(Text.Lines[i].Tax, Text.PricesIncludeTax, NotInvoiced(i));
            groups.Add(0, lines[i], this, static (order, first) => order.InvoiceGroup(first.Code!));
        }

        groups.Assess(Currency, subledger.Policy.Midpoint);
        return lines;
    }

    /// <summary>A group for further lines of standard invoices under a tax code, with what was invoiced before.</summary>
    internal TaxGroup InvoiceGroup(TaxCode tax)
    {
        var group = new TaxGroup(tax, Text.PricesIncludeTax);
        Add(group, invoicedLines, 1);
        Add(group, rare?.CreditedLines, -1);
        return group;
    }

    /// <summary>A group for further lines of prepayment invoices under a tax code, with what lives of those before.</summary>
    internal TaxGroup PrepaymentGroup(TaxCode tax)
    {
        var group = new TaxGroup(tax, Text.Basis == PrepaymentBasis.Gross);
        if (!HasPrepayments)
        {
            return group;
        }

        foreach (var prepayment in Prepayments)
        {
            for (var i = 0; i < prepayment.LineCount; i++)
            {
                if (!tax.Equals(prepayment.Item.Lines[i].Tax))
                {
                    continue;
                }

                group.BaseBefore += prepayment.LineInvoiced(i, Text.Basis);
                for (var c = 0; c < group.TaxesBefore.Length; c++)
                {
                    group.TaxesBefore[c] += prepayment.LineTax(i, tax.Components[c].Code);
                }
            }
        }

        return group;
    }

    /// <summary>What prepayment invoices ask for under a definition, on a line or on all (null): few lines are added up each time.</summary>
    private decimal Prepaid(string definition, string? on)
    {
        if (rare?.Prepaid is not null || HasManyPrepaymentLines())
        {
            return PrepaidIndex().TryGetValue((definition, on), out var sum) ? sum : 0;
        }

        decimal asked = 0;
        foreach (var prepayment in Prepayments)
        {
            for (var i = 0; i < prepayment.LineCount; i++)
            {
                var line = prepayment.Item.Lines[i];
                if (string.Equals(line.Definition, definition, StringComparison.Ordinal)
                    && (on is null || string.Equals(line.Id, on, StringComparison.Ordinal)))
                {
                    asked = asked.Plus(prepayment.LineInvoiced(i, Text.Basis));
                }
            }
        }

        return asked;
    }

    private bool HasManyPrepaymentLines()
    {
        var count = 0;
        for (var i = 0; i < Prepayments.Count && count <= Few; i++)
        {
            count += Prepayments[i].LineCount;
        }

        return count > Few;
    }

    /// <summary>Adds up what the prepayment invoices ask for, per definition and per definition and line, when first asked.</summary>
    private Dictionary<(string Definition, string? Line), decimal> PrepaidIndex()
    {
        if (rare?.Prepaid is { } known)
        {
            return known;
        }

        Dictionary<(string Definition, string? Line), decimal> prepaid = [];
        foreach (var prepayment in Prepayments)
        {
            for (var i = 0; i < prepayment.LineCount; i++)
            {
                var line = prepayment.Item.Lines[i];
                var invoiced = prepayment.LineInvoiced(i, Text.Basis);
                prepaid.TryGetValue((line.Definition!, null), out var all);
                prepaid.TryGetValue((line.Definition!, line.Id), out var onLine);
                prepaid[(line.Definition!, null)] = all + invoiced;
                prepaid[(line.Definition!, line.Id)] = onLine + invoiced;
            }
        }

        Rarely.Prepaid = prepaid;
        return prepaid;
    }

    private static void Add(TaxGroup group, List<ItemLine>? lines, int sign)
    {
        if (lines is null)
        {
            return;
        }

        foreach (var line in lines)
        {
            if (!group.Code.Equals(line.Tax))
            {
                continue;
            }

            group.BaseBefore = group.BaseBefore.Plus(Signed(sign, group.Inclusive ? line.Gross : line.Net));
            for (var c = 0; c < group.TaxesBefore.Length; c++)
            {
                group.TaxesBefore[c] = group.TaxesBefore[c].Plus(Signed(sign, line.TaxOf(group.Code.Components[c].Code)));
            }
        }
    }

    private void Count(OpenItem invoice, List<ItemLine> lines, int sign)
    {
        foreach (var line in invoice.Lines.Items)
        {
            if (!string.Equals(line.Order, Text.Number, StringComparison.Ordinal))
            {
                continue;
            }

            lines.Add(line);
            var at = IndexOf(line.Id);
            if (at < 0)
            {
                var deleted = Rarely.Deleted ??= new Dictionary<string, decimal>(StringComparer.Ordinal);
                deleted.TryGetValue(line.Id, out var quantity);
                deleted[line.Id] = quantity + Signed(sign, line.Quantity);
                continue;
            }

            // An amount that is credited without a quantity corrects the price and does not count as delivered back.
            rows ??= new Row[Text.Lines.Count];
            ref var row = ref rows[at];
            row.Quantity = row.Quantity.Plus(Signed(sign, line.Quantity));
            if (line.Terms >= pricedSince[at] && (sign > 0 || line.Quantity.IsPositive()))
            {
                row.QuantityAtPrice = row.QuantityAtPrice.Plus(Signed(sign, line.Quantity));
                row.AmountAtPrice = row.AmountAtPrice.Plus(Signed(sign, Text.PricesIncludeTax ? line.Gross : line.Net));
            }
        }
    }

    /// <summary>Counts what is invoiced, or takes away what is credited.</summary>
    private static decimal Signed(int sign, decimal amount) => sign > 0 ? amount : -amount;

    private Row At(int line) => rows is null ? default : rows[line];

    private decimal Rest(int line) => rows is null
        ? Text.Lines[line].Quantity
        : Text.Lines[line].Quantity - (rows[line].Quantity - rows[line].QuantityAtPrice);

    private decimal Total(int line, decimal rest)
    {
        var text = Text.Lines[line];
        if (!rest.IsEqualTo(text.Quantity))
        {
            return PartOf(text, rest);
        }

        Rounding.TryLineAmount(
            text.Quantity, text.UnitPrice, text.Discount, Currency, subledger.Policy.Midpoint, out var amount);
        return amount;
    }

    // Apart from the above, which is mostly done without what this needs room for.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private decimal PartOf(OrderLine line, decimal quantity)
    {
        var whole = (Exact.Of(line.Quantity) * line.UnitPrice) - line.Discount;
        return (whole * quantity / line.Quantity).Round(Currency, subledger.Policy.Midpoint);
    }

    /// <summary>Is what few orders have: reserved vouchers, credits, invoiced lines that were deleted, many lines of prepayment invoices.</summary>
    private sealed class RareFacts
    {
        internal List<ItemRecord>? Reserved { get; set; }

        internal List<ItemLine>? CreditedLines { get; set; }

        internal Dictionary<string, decimal>? Deleted { get; set; }

        internal Dictionary<(string Definition, string? Line), decimal>? Prepaid { get; set; }
    }

    /// <summary>Is what was invoiced of a line in all, and since its price is the present one.</summary>
    private struct Row
    {
        internal decimal Quantity { get; set; }

        internal decimal QuantityAtPrice { get; set; }

        internal decimal AmountAtPrice { get; set; }
    }
}
