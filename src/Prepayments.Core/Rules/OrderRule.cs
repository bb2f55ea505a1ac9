namespace Prepayments;

/// <summary>Places or amends an order (D1, rules O1 to O6).</summary>
internal static class OrderRule
{
    internal static void Make(Plan plan, Order order)
    {
        var before = plan.Amended;
        plan.UseCurrency(order.Currency);
        var positions = LinePositions.Of(order.Lines);
        var amounts = CheckLines(plan, order, positions);
        CheckDefinitions(plan, order);
        if (!plan.IsWellFormed)
        {
            return;
        }

        if (order.Lines.Count == 0)
        {
            plan.Break(RejectionCode.NothingToInvoice, "order", order.Number);
        }

        var terms = before?.Order.Terms ?? EquatableArray<OrderTerms>.Empty;
        var pricedSince = PricedSince(order, before);
        var progress = OrderProgress.Of(
            plan.Subledger, order, positions, pricedSince, before?.Items ?? PersistentList<string>.Empty);
        var definitions = Keyed(order);
        if (before is not null)
        {
            CheckAmendment(plan, order, before, progress, definitions);
            if (plan.Rejection?.Code == RejectionCode.OrderLocked)
            {
                // What was posted cannot be seen in another currency or price mode, and all that is left stands later in the list.
                return;
            }
        }

        var limits = LimitRule.Set(plan, progress, before, definitions, amounts);
        var placed = PlacedOrder.Create(order, terms.Add(OrderTerms.Create(pricedSince, EquatableArray<DefinitionTerms>.Wrap(limits))));
        plan.Place(new Effects.Placed(placed, positions));
    }

    /// <summary>Checks the lines, and returns what each comes to (rule O1).</summary>
    private static decimal[] CheckLines(Plan plan, Order order, LinePositions positions)
    {
        var amounts = new decimal[order.Lines.Count];
        decimal total = 0;
        for (var i = 0; i < order.Lines.Count; i++)
        {
            var line = order.Lines[i];
            plan.CheckTax(line.Tax);
            if (positions.IndexOf(order.Lines, line.Id) != i)
            {
                plan.Break(RejectionCode.DuplicateLine, "line", line.Id);
            }

            var sound = plan.CheckRate(line.Quantity, "quantity");
            sound &= CheckNotNegative(plan, line.UnitPrice, Limits.FitsRate(line.UnitPrice), "unitPrice");
            sound &= CheckNotNegative(plan, line.Discount, Limits.FitsAmount(line.Discount, plan.Currency), "discount");
            if (!sound)
            {
                continue;
            }

            if (!Rounding.TryLineAmount(
                line.Quantity, line.UnitPrice, line.Discount, plan.Currency, plan.Policy.Midpoint, out var amount))
            {
                plan.Break(RejectionCode.AmountOutOfRange, "line", line.Id);
            }
            else if (CheckNotNegative(plan, amount, true, "lineAmount"))
            {
                total = total.Plus(amount);
                amounts[i] = amount.OrZero();
            }
        }

        plan.CheckTotal(total);
        return amounts;
    }

    private static bool CheckNotNegative(Plan plan, decimal figure, bool fits, string name)
    {
        if (figure.IsNegative())
        {
            plan.Break(RejectionCode.NonPositiveAmount, Figure.OfNumber(name, figure));
            return false;
        }

        return plan.CheckRange(fits, figure, name);
    }

    private static void CheckDefinitions(Plan plan, Order order)
    {
        var ids = new DistinctNames(order.Prepayments.Count + order.Lines.Count);
        foreach (var definition in order.Prepayments.Items)
        {
            CheckDefinition(plan, definition, ref ids);
        }

        var onLines = 0;
        foreach (var line in order.Lines.Items)
        {
            if (line.Prepayment is { } definition)
            {
                onLines++;
                CheckDefinition(plan, definition, ref ids);
            }
        }

        var wide = order.Prepayments.Count;
        if ((wide > 0 && onLines > 0) || wide > plan.Policy.MaxDefinitions)
        {
            plan.Break(RejectionCode.MultipleDefinitions, "onOrder", wide, "onLines", onLines);
        }
    }

    private static void CheckDefinition(Plan plan, PrepaymentDefinition definition, ref DistinctNames ids)
    {
        plan.CheckTax(definition.Tax);
        if (definition.Id is { } id && !ids.Add(id))
        {
            plan.Break(RejectionCode.DuplicateLine, "definition", id);
        }

        if (definition.Amount is { } amount)
        {
            plan.CheckAmount(amount, "prepayment");
        }
        else if (definition.Percent is { } percent)
        {
            plan.CheckRange(Limits.FitsRate(percent), percent, "percent");
            if (!percent.IsPositive() || percent.IsMoreThan(100))
            {
                plan.Break(RejectionCode.InvalidPercentage, Figure.OfNumber("percent", percent));
            }
        }
    }

    /// <summary>Finds, per line, since which terms its price and discount stand (rule D15).</summary>
    private static EquatableArray<int> PricedSince(Order order, OrderRecord? before)
    {
        var since = new int[order.Lines.Count];
        for (var i = 0; before is not null && i < since.Length; i++)
        {
            var line = order.Lines[i];
            var at = before.IndexOf(line.Id);
            var same = at >= 0
                && before.Text.Lines[at].UnitPrice == line.UnitPrice
                && before.Text.Lines[at].Discount == line.Discount;
            since[i] = same ? before.Order.Current.PricedSince[at] : before.Order.Terms.Count;
        }

        return EquatableArray<int>.Wrap(since);
    }

    /// <summary>Gives every definition the key by which it is the same one across amendments (rule O6).</summary>
    private static KeyedDefinition[] Keyed(Order order)
    {
        var count = order.Prepayments.Count;
        foreach (var line in order.Lines.Items)
        {
            count += line.Prepayment is null ? 0 : 1;
        }

        var keyed = new KeyedDefinition[count];
        var next = 0;
        for (var i = 0; i < order.Prepayments.Count; i++)
        {
            // The first word keeps ids, positions and lines apart, whatever an id looks like.
            var key = order.Prepayments[i].Id is { } id ? "definition " + id
                : i == 0 ? "position 1"
                : FormattableString.Invariant($"position {i + 1}");
            keyed[next++] = new KeyedDefinition(key, -1, order.Prepayments[i]);
        }

        for (var i = 0; i < order.Lines.Count; i++)
        {
            if (order.Lines[i].Prepayment is { } definition)
            {
                keyed[next++] = new KeyedDefinition("line " + order.Lines[i].Id, i, definition);
            }
        }

        return keyed;
    }

    private static void CheckAmendment(
        Plan plan, Order order, OrderRecord before, OrderProgress progress, KeyedDefinition[] definitions)
    {
        CheckLocked(plan, order, before.Text, progress);
        CheckRemoved(plan, before, progress, definitions);
        foreach (var prepayment in progress.Prepayments)
        {
            for (var i = 0; i < prepayment.LineCount; i++)
            {
                if (progress.IndexOf(prepayment.Item.Lines[i].Id) < 0 && prepayment.LineLeft(i).IsPositive())
                {
                    plan.Break(RejectionCode.LineHasPrepayment, "line", prepayment.Item.Lines[i].Id);
                }
            }
        }

        foreach (var line in progress.InvoicedLines)
        {
            var at = progress.IndexOf(line.Id);
            if ((at < 0 ? 0 : order.Lines[at].Quantity) < progress.QuantityOf(line.Id))
            {
                plan.Break(RejectionCode.QuantityBelowInvoiced, "line", line.Id);
            }
        }
    }

    private static void CheckLocked(Plan plan, Order order, Order old, OrderProgress progress)
    {
        if ((progress.HasPrepayments || progress.HasInvoiceLines)
            && ((order.Currency ?? plan.Accounting) != (old.Currency ?? plan.Accounting)
                || order.PricesIncludeTax != old.PricesIncludeTax
                || order.Basis != old.Basis))
        {
            plan.Break(RejectionCode.OrderLocked, "order", order.Number);
        }

        var invoiced = new HashSet<string>(progress.InvoicedLines.ConvertAll(line => line.Id), StringComparer.Ordinal);
        foreach (var line in old.Lines.Items)
        {
            var at = progress.IndexOf(line.Id);
            if (at >= 0
                && (!string.Equals(order.Lines[at].Tax, line.Tax, StringComparison.Ordinal)
                    || !string.Equals(order.Lines[at].Account, line.Account, StringComparison.Ordinal))
                && invoiced.Contains(line.Id))
            {
                plan.Break(RejectionCode.OrderLocked, "line", line.Id);
            }
        }
    }

    private static void CheckRemoved(
        Plan plan, OrderRecord before, OrderProgress progress, KeyedDefinition[] definitions)
    {
        var removed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var old in before.Order.Current.Definitions.Items)
        {
            removed.Add(old.Key);
        }

        removed.ExceptWith(Array.ConvertAll(definitions, definition => definition.Key));
        if (removed.Count == 0)
        {
            return;
        }

        if (progress.HasInvoiceLines)
        {
            plan.Break(RejectionCode.OrderInvoiced, "order", before.Text.Number);
        }

        foreach (var prepayment in progress.Prepayments)
        {
            if (prepayment.Invoiced.IsZero() || !prepayment.IsUnder(removed))
            {
                continue;
            }

            if (prepayment.HasPayment)
            {
                plan.Break(RejectionCode.PrepaymentPaid, "prepayment", prepayment.Item.Number);
            }

            if (plan.Policy.RemoveInvoiced == RemoveInvoiced.Reject)
            {
                plan.Break(RejectionCode.PrepaymentInvoiced, "prepayment", prepayment.Item.Number);
            }
        }
    }
}
