namespace Prepayments;

/// <summary>Is what is left of a posted standard invoice to be credited: a fold over its credit memos (rule D18).</summary>
internal sealed class InvoiceBalance
{
    private readonly int[] starts;
    private readonly decimal[] totals;
    private readonly decimal[] credited;
    private readonly decimal[] quantities;

    // What was credited of a line's amount with a quantity, apart from price corrections.
    private readonly decimal[] byQuantity;
    private readonly bool[] inclusive;

    internal InvoiceBalance(Subledger subledger, ItemRecord record)
    {
        Item = record.Item;
        var lines = Item.Lines;
        starts = new int[lines.Count + 1];
        quantities = new decimal[lines.Count];
        byQuantity = new decimal[lines.Count];
        inclusive = new bool[lines.Count];
        var all = new List<decimal>();
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var component in lines[i].Components.Items)
            {
                all.Add(record.Lives ? component.Amount.Transaction : 0);
            }

            inclusive[i] = lines[i].Order is { } order && subledger.FindOrder(order)!.Text.PricesIncludeTax;
            quantities[i] = record.Lives ? lines[i].Quantity : 0;
            starts[i + 1] = all.Count;
        }

        totals = [.. all];
        credited = new decimal[totals.Length];
        for (var i = 0; i < record.Links.Count; i++)
        {
            var link = subledger.LinkOf(record.Links.Get(i));
            if (link.Lives && link.Link.Kind == LinkKind.Credit)
            {
                Count(subledger.FindItem(link.Link.From)!.Item, link.Link);
            }
        }
    }

    internal OpenItem Item { get; }

    internal decimal QuantityLeft(int line) => quantities[line];

    /// <summary>What of a line's amount, net or gross as it is priced, is not credited.</summary>
    internal decimal AmountLeft(int line) => Amount(totals, line) - Amount(credited, line);

    internal decimal[] NoParts() => new decimal[totals.Length];

    /// <summary>Finds the line that a credit memo names, or −1.</summary>
    internal int Find(CreditedLine line)
    {
        for (var i = 0; i < Item.Lines.Count; i++)
        {
            var posted = Item.Lines[i];
            if (string.Equals(posted.Id, line.Line, StringComparison.Ordinal)
                && (posted.Order is null) == line.IsFree
                && (line.Order is null || string.Equals(posted.Order, line.Order, StringComparison.Ordinal)))
            {
                return i;
            }
        }

        return -1;
    }

    internal void TakeAll(int line, decimal[] parts)
    {
        for (var c = starts[line]; c < starts[line + 1]; c++)
        {
            parts[c] = totals[c] - credited[c];
        }
    }

    /// <summary>Credits a quantity: its amount is cumulative in the quantity, as it was on the invoice (D15).</summary>
    internal void TakeQuantity(int line, decimal quantity, decimal[] parts, MidpointRule midpoint)
    {
        var whole = Item.Lines[line].Quantity;
        var soFar = whole - quantities[line] + quantity;
        var amount = Rounding.MultiplyDivide(Amount(totals, line), soFar, whole, Item.Currency, midpoint) - byQuantity[line];
        TakeAmount(line, Math.Min(Math.Max(amount, 0), AmountLeft(line)), parts, midpoint);
    }

    /// <summary>Credits an amount of a line; its taxes follow it cumulatively.</summary>
    internal void TakeAmount(int line, decimal amount, decimal[] parts, MidpointRule midpoint)
    {
        var at = starts[line];
        var whole = Amount(totals, line);
        var soFar = Amount(credited, line) + amount;
        decimal taxes = 0;
        for (var c = at + 1; c < starts[line + 1]; c++)
        {
            var due = whole == 0
                ? 0
                : Rounding.MultiplyDivide(totals[c], soFar, whole, Item.Currency, midpoint) - credited[c];
            parts[c] = Math.Min(Math.Max(due, 0), totals[c] - credited[c]);
            taxes += parts[c];
        }

        parts[at] = inclusive[line] ? Math.Max(amount - taxes, 0) : amount;
    }

    /// <summary>The amount of a line as it is priced: net, or gross where the prices of its order include tax.</summary>
    private decimal Amount(decimal[] row, int line)
    {
        var amount = row[starts[line]];
        for (var c = starts[line] + 1; inclusive[line] && c < starts[line + 1]; c++)
        {
            amount += row[c];
        }

        return amount;
    }

    private void Count(OpenItem memo, Link link)
    {
        for (var c = 0; c < credited.Length; c++)
        {
            credited[c] += link.Released[c].Transaction;
        }

        foreach (var line in memo.Lines.Items)
        {
            for (var i = 0; i < quantities.Length; i++)
            {
                if (line.Quantity > 0
                    && string.Equals(Item.Lines[i].Id, line.Id, StringComparison.Ordinal)
                    && string.Equals(Item.Lines[i].Order, line.Order, StringComparison.Ordinal))
                {
                    quantities[i] -= line.Quantity;
                    byQuantity[i] += inclusive[i] ? line.Gross : line.Net;
                }
            }
        }
    }
}
