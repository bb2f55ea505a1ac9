namespace Prepayments;

/// <summary>Posts a prepayment invoice (D2, rules D14, T3, T4, T7).</summary>
internal static class PrepaymentInvoiceRule
{
    internal static void Make(Plan plan, PrepaymentInvoice invoice)
    {
        var order = plan.FindOrder(invoice.Order);
        plan.UseCurrency(order?.Text.Currency);
        plan.CheckExchangeRate(invoice.ExchangeRate);
        StatedTaxes.Check(plan, invoice.Taxes);
        if (invoice.Amount is { } amount)
        {
            plan.CheckAmount(amount, "amount");
        }

        if (order is null)
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
        var requests = Availability.Of(progress, order.Order.Current, definition);
        Ask(plan, invoice, order, requests);
        requests.RemoveAll(request => request.Asked.IsZero());
        foreach (var request in requests)
        {
            plan.CheckTax(Availability.TaxOf(request, plan.Policy, progress));
        }

        var taxed = Availability.Tax(requests, plan.Subledger, progress, out var groups);
        StatedTaxes.TakeOver(plan, invoice.Taxes, taxed);
        plan.SplitNonRecoverable(ref groups);
        if (requests.Count > 0)
        {
            Open(plan, invoice, order, requests, taxed);
        }
    }

    private static void CheckLines(Plan plan, PrepaymentInvoice invoice, OrderRecord order)
    {
        var ids = new DistinctNames(invoice.Lines.Count);
        foreach (var line in invoice.Lines.Items)
        {
            plan.CheckAmount(line.Amount, "amount");
            if (order.IndexOf(line.OrderLine) < 0)
            {
                plan.Break(RejectionCode.UnknownOrderLine, "line", line.OrderLine);
            }

            if (!ids.Add(line.OrderLine))
            {
                plan.Break(RejectionCode.DuplicateLine, "line", line.OrderLine);
            }
        }
    }

    /// <summary>Returns the key of the definition that is meant, or null for all of them: those of the lines, or the only one.</summary>
    private static string? FindDefinition(Plan plan, PrepaymentInvoice invoice, OrderRecord order)
    {
        var terms = order.Order.Current.Definitions;
        if (invoice.Definition is { } id)
        {
            for (var i = 0; i < terms.Count; i++)
            {
                var definition = terms[i].Line is { } line
                    ? order.Text.Lines[order.IndexOf(line)].Prepayment!
                    : order.Text.Prepayments[i];
                if (string.Equals(definition.Id, id, StringComparison.Ordinal))
                {
                    return terms[i].Key;
                }
            }

            plan.Break(RejectionCode.UnknownDocument, "definition", id);
        }
        else if (order.Text.Prepayments.Count > 1)
        {
            plan.Break(RejectionCode.MultipleDefinitions, Figure.OfNumber("definitions", order.Text.Prepayments.Count));
        }

        return null;
    }

    private static void CheckOrder(Plan plan, OrderRecord order, OrderProgress progress)
    {
        if (plan.Policy.RequireConfirmedOrder && !order.Text.Confirmed)
        {
            plan.Break(RejectionCode.OrderNotConfirmed, "order", order.Text.Number);
        }

        if (plan.Policy.PrepaymentAfterInvoice == PrepaymentAfterInvoice.Reject && progress.HasInvoiceLines)
        {
            plan.Break(RejectionCode.OrderInvoiced, "order", order.Text.Number);
        }
    }

    /// <summary>Says how much is asked for: everything available, a stated amount of it, or stated line amounts.</summary>
    private static void Ask(
        Plan plan, PrepaymentInvoice invoice, OrderRecord order, List<PrepaymentRequest> requests)
    {
        if (invoice.Lines.Count > 0)
        {
            AskByLine(plan, invoice, order, requests);
        }
        else if (invoice.Amount is { } amount)
        {
            AskInAll(plan, amount, requests);
        }
        else if (requests.Count == 0)
        {
            plan.Break(RejectionCode.NothingToInvoice, "order", order.Text.Number);
        }
    }

    private static void AskInAll(Plan plan, decimal amount, List<PrepaymentRequest> requests)
    {
        var available = requests.ConvertAll(request => request.Available).ToArray();
        var sum = Total.Of(available);
        if (amount > sum)
        {
            plan.Break(RejectionCode.ExceedsAvailable, "amount", amount, "available", sum);
            return;
        }

        var asked = Proration.Spread(available, amount, plan.Currency);
        for (var i = 0; i < asked.Length; i++)
        {
            requests[i].Asked = asked[i];
        }
    }

    private static void AskByLine(
        Plan plan, PrepaymentInvoice invoice, OrderRecord order, List<PrepaymentRequest> requests)
    {
        var byLine = new Dictionary<int, PrepaymentRequest>();
        foreach (var request in requests)
        {
            request.Asked = 0;
            byLine.Add(request.Line, request);
        }

        foreach (var line in invoice.Lines.Items)
        {
            byLine.TryGetValue(order.IndexOf(line.OrderLine), out var request);
            if (request is null || line.Amount > request.Available)
            {
                plan.Break(RejectionCode.ExceedsAvailable, "amount", line.Amount, "available", request?.Available ?? 0);
            }
            else
            {
                request.Asked = line.Amount;
            }
        }
    }

    private static void Open(
        Plan plan, PrepaymentInvoice invoice, OrderRecord order, List<PrepaymentRequest> requests, TaxedLine[] taxed)
    {
        var header = invoice.Dimensions.Over(order.Text.Dimensions);
        var journal = plan.BeginJournal(invoice.Number);
        var deferred = plan.Policy.TaxOnPrepayment == PrepaymentTaxation.OnPayment;
        var posting = new LinePosting(plan, journal, header, taxed, deferred);
        if (!plan.IsSound)
        {
            // What is still to come, a missing account, stands last in the list.
            return;
        }

        var lines = new ItemLine[requests.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            var request = requests[i];
            var line = order.Text.Lines[request.Line];
            var account = plan.Subledger.Profile.FindPrepaymentCategory(request.Definition.Category)
                ?? plan.Subledger.Profile.FindPrepaymentCategory(line.Category)
                ?? (taxed[i].NeedsNoAccount ? string.Empty : plan.Account(AccountRole.Prepayment));
            var (components, legs) = posting.Post(taxed[i], account, AccountRole.Prepayment, header, line.Id);
            lines[i] = ItemLine.Prepaid(
                line.Id,
                components,
                legs,
                taxed[i].Named,
                order.Text.Number,
                order.Order.Terms.Count - 1,
                request.Terms.Key,
                request.Definition.Refundable);
        }

        var control = plan.Account(AccountRole.PrepaymentControl);
        journal.Credit(control, AccountRole.PrepaymentControl, header, posting.Total);
        var item = OpenItem.Posted(
            invoice,
            plan.Currency,
            plan.Rate,
            EquatableArray<ItemLine>.Wrap(lines),
            ItemParts.Of(ItemPart.Posted(control, AccountRole.PrepaymentControl, header, posting.Total)),
            journal.TakeLines());
        plan.Open(deferred ? item.WithTaxWhenPaid() : item);
    }
}
