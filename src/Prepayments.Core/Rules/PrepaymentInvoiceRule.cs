namespace Prepayments;

/// <summary>Posts a prepayment invoice (D2, rules D14, T3, T4, T7).</summary>
internal static class PrepaymentInvoiceRule
{
    internal static void Make(Plan plan, PrepaymentInvoice invoice)
    {
        plan.CheckFree(invoice.Number);
        plan.CheckCurrency(null, invoice.ExchangeRate);
        StatedTaxes.Check(plan, invoice.Taxes);
        if (invoice.Amount is { } amount)
        {
            plan.CheckAmount(amount, "amount");
        }

        if (plan.FindOrder(invoice.Order) is not { } order)
        {
            return;
        }

        CheckLines(plan, invoice, order);
        var definition = FindDefinition(plan, invoice, order);
        if (!plan.IsWellFormed)
        {
            return;
        }

        var progress = OrderProgress.Of(plan.Subledger, order);
        CheckOrder(plan, order, progress);
        var requests = Ask(plan, invoice, order, progress, definition);
        Availability.Tax(requests, progress, plan.Policy.Midpoint);
        var taxed = requests.ConvertAll(request => request.Taxed);
        StatedTaxes.TakeOver(plan, invoice.Taxes, taxed);
        if (requests.Count > 0)
        {
            Open(plan, invoice, order, requests);
        }
    }

    private static void CheckLines(Plan plan, PrepaymentInvoice invoice, OrderRecord order)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in invoice.Lines.Items)
        {
            plan.CheckAmount(line.Amount, "amount");
            if (!order.Positions.ContainsKey(line.OrderLine))
            {
                plan.Break(RejectionCode.UnknownOrderLine, "line", line.OrderLine);
            }

            if (!ids.Add(line.OrderLine))
            {
                plan.Break(RejectionCode.DuplicateLine, "line", line.OrderLine);
            }
        }
    }

    /// <summary>Returns the index of the definition that is meant, or −1 for all of them: those of the lines, or none.</summary>
    private static int FindDefinition(Plan plan, PrepaymentInvoice invoice, OrderRecord order)
    {
        var terms = order.Order.Current.Definitions;
        if (invoice.Definition is { } id)
        {
            for (var i = 0; i < terms.Count; i++)
            {
                var definition = terms[i].Line is { } line
                    ? order.Text.Lines[order.Positions[line]].Prepayment!
                    : order.Text.Prepayments[i];
                if (string.Equals(definition.Id, id, StringComparison.Ordinal))
                {
                    return i;
                }
            }

            plan.Break(RejectionCode.UnknownDocument, "definition", id);
        }
        else if (order.Text.Prepayments.Count > 1)
        {
            plan.Break(RejectionCode.MultipleDefinitions, Figure.OfNumber("definitions", order.Text.Prepayments.Count));
        }

        return -1;
    }

    private static void CheckOrder(Plan plan, OrderRecord order, OrderProgress progress)
    {
        if (plan.Policy.RequireConfirmedOrder && !order.Text.Confirmed)
        {
            plan.Break(RejectionCode.OrderNotConfirmed, "order", order.Text.Number);
        }

        if (plan.Policy.PrepaymentAfterInvoice == PrepaymentAfterInvoice.Reject && progress.InvoicedLines.Count > 0)
        {
            plan.Break(RejectionCode.OrderInvoiced, "order", order.Text.Number);
        }
    }

    private static List<PrepaymentRequest> Ask(
        Plan plan, PrepaymentInvoice invoice, OrderRecord order, OrderProgress progress, int definition)
    {
        var terms = order.Order.Current.Definitions;
        var available = new decimal[terms.Count][];
        var sums = new decimal[order.Text.Lines.Count];
        decimal sum = 0;
        for (var d = 0; d < available.Length; d++)
        {
            available[d] = definition < 0 || d == definition ? Availability.Of(progress, terms[d]) : new decimal[sums.Length];
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += available[d][i];
                sum += available[d][i];
            }
        }

        var asked = Asked(plan, invoice, order, sums, sum);
        var requests = new List<PrepaymentRequest>();
        for (var d = 0; d < available.Length; d++)
        {
            // Only one of the definitions meant has anything available on a line, so what is asked there is its own.
            var amounts = new decimal[sums.Length];
            for (var i = 0; i < amounts.Length; i++)
            {
                amounts[i] = available[d][i] == 0 ? 0 : asked[i];
            }

            Availability.Ask(requests, plan.Subledger, progress, terms[d], d, amounts);
        }

        return requests;
    }

    /// <summary>What is asked for per order line: everything available, a stated amount of it, or stated line amounts.</summary>
    private static decimal[] Asked(Plan plan, PrepaymentInvoice invoice, OrderRecord order, decimal[] available, decimal sum)
    {
        if (invoice.Lines.Count > 0)
        {
            var asked = new decimal[available.Length];
            foreach (var line in invoice.Lines.Items)
            {
                var at = order.Positions[line.OrderLine];
                asked[at] = line.Amount;
                if (line.Amount > available[at])
                {
                    plan.Break(RejectionCode.ExceedsAvailable, "amount", line.Amount, "available", available[at]);
                }
            }

            return asked;
        }

        if (invoice.Amount is { } amount)
        {
            if (amount <= sum)
            {
                return Proration.Spread(available, amount, plan.Currency);
            }

            plan.Break(RejectionCode.ExceedsAvailable, "amount", amount, "available", sum);
        }
        else if (sum == 0)
        {
            plan.Break(RejectionCode.NothingToInvoice, "order", order.Text.Number);
        }

        return available;
    }

    private static void Open(Plan plan, PrepaymentInvoice invoice, OrderRecord order, List<PrepaymentRequest> requests)
    {
        var header = invoice.Dimensions.Over(order.Text.Dimensions);
        var journal = new Journal(plan, invoice.Number, plan.Currency);
        var lines = new ItemLine[requests.Count];
        decimal gross = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var request = requests[i];
            var line = order.Text.Lines[request.Line];
            var account = plan.Subledger.Profile.FindPrepaymentCategory(request.Definition.Category)
                ?? plan.Subledger.Profile.FindPrepaymentCategory(line.Category)
                ?? (request.Taxed.Net == 0 ? string.Empty : plan.Account(AccountRole.Prepayment));
            var components = LinePosting.Post(
                plan, journal, request.Taxed, account, AccountRole.Prepayment, header, header, line.Id);
            lines[i] = ItemLine.Create(line.Id, components)
                .WithOrder(order.Text.Number, order.Order.Terms.Count - 1, 0)
                .WithDefinition(request.Terms.Key)
                .WithTax(request.Taxed.Code);
            gross += request.Taxed.Gross;
        }

        plan.CheckRange(gross <= Limits.MaxAmount, gross, "total");
        var control = plan.Account(AccountRole.PrepaymentControl);
        var total = plan.Posted(gross);
        journal.Credit(control, AccountRole.PrepaymentControl, header, total);
        plan.Add(OpenItem.Create(
            invoice.Number,
            DocumentKind.PrepaymentInvoice,
            invoice.Date,
            plan.Currency,
            EquatableArray<ItemLine>.Wrap(lines),
            EquatableArray<ItemPart>.Of(ItemPart.Create(control, AccountRole.PrepaymentControl, header, total)),
            journal.ToLines()));
    }
}
