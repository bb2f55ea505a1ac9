namespace Prepayments;

/// <summary>Is what is left of a posted standard invoice to be credited: a fold over its credit memos (rule D18).</summary>
internal sealed class InvoiceBalance
{
    private readonly int[] starts;
    private readonly decimal[] totals;
    private readonly decimal[] credited;
    private readonly decimal[] creditedInAccounts;
    private readonly PostedAmount[] creditedLegs;
    private readonly decimal[] quantities;

    // What was credited of a line's amount with a quantity, apart from price corrections.
    private readonly decimal[] byQuantity;
    private readonly bool[] inclusive;
    private readonly Dictionary<(string? Order, string Line), int> positions = [];
    private readonly string? onlyOrder;

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

            positions.Add((lines[i].Order, lines[i].Id), i);
            inclusive[i] = lines[i].Order is { } order && subledger.FindOrder(order)!.Text.PricesIncludeTax;
            quantities[i] = record.Lives ? lines[i].Quantity : 0;
            starts[i + 1] = all.Count;
        }

        var orders = Item.Orders().ToArray();
        onlyOrder = orders.Length == 1 ? orders[0] : null;
        totals = [.. all];
        credited = new decimal[totals.Length];
        creditedInAccounts = new decimal[totals.Length];
        var legs = 0;
        foreach (var line in lines.Items)
        {
            legs += line.Legs.Count;
        }

        creditedLegs = new PostedAmount[legs];
        for (var i = 0; i < record.Links.Count; i++)
        {
            var link = record.Links.Get(i);
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

    /// <summary>Puts the parts that a credit gives back in both currencies, as posted (D18).</summary>
    internal Release Value(Plan plan, decimal[] parts)
    {
        var all = new PostedAmount[credited.Length];
        for (var c = 0; c < all.Length; c++)
        {
            all[c] = new PostedAmount(credited[c], creditedInAccounts[c]);
        }

        return Release.Of(plan, Item, parts, all, creditedLegs);
    }

    internal decimal[] NoParts() => new decimal[totals.Length];

    /// <summary>Finds the line that a credit memo names, or −1. The order may be left out where the invoice has one.</summary>
    internal int Find(CreditedLine line)
    {
        var order = line.IsFree ? null : line.Order ?? onlyOrder;
        return positions.TryGetValue((order, line.Line), out var at) ? at : -1;
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
        if (quantity == quantities[line] && amount >= AmountLeft(line))
        {
            // The last of a quantity takes also a tax that was stated on no net amount.
            TakeAll(line, parts);
            return;
        }

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
            var due = whole.IsZero()
                ? 0
                : Rounding.MultiplyDivide(totals[c], soFar, whole, Item.Currency, midpoint) - credited[c];
            var room = inclusive[line] ? amount - taxes : decimal.MaxValue;
            parts[c] = Math.Min(Math.Min(Math.Max(due, 0), totals[c] - credited[c]), room);
            taxes += parts[c];
        }

        if (!inclusive[line])
        {
            parts[at] = amount;
            return;
        }

        // The net amount is what the taxes leave, and no more than is left of it: a line may be all tax.
        parts[at] = Math.Min(amount - taxes, totals[at] - credited[at]);
        var rest = amount - taxes - parts[at];
        for (var c = at + 1; c < starts[line + 1]; c++)
        {
            var more = Math.Min(rest, totals[c] - credited[c] - parts[c]);
            parts[c] += more;
            rest -= more;
        }
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
            creditedInAccounts[c] += link.Released[c].Accounting;
        }

        for (var leg = 0; leg < creditedLegs.Length; leg++)
        {
            creditedLegs[leg] += link.ReleasedLegs[leg];
        }

        foreach (var line in memo.Lines.Items)
        {
            if (line.Quantity.IsPositive())
            {
                var at = positions[(line.Order, line.Id)];
                quantities[at] -= line.Quantity;
                byQuantity[at] += inclusive[at] ? line.Gross : line.Net;
            }
        }
    }
}
