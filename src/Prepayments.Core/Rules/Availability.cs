namespace Prepayments;

/// <summary>Works out what an order can still be asked for as prepayment (rules D14, O4, O8).</summary>
internal static class Availability
{
    /// <summary>
    /// What each line has available under a definition, on the order's basis: its share less what is invoiced on it, cut
    /// to what the limit leaves.
    /// </summary>
    internal static decimal[] Of(OrderProgress progress, DefinitionTerms terms)
    {
        var available = new decimal[terms.Targets.Count];
        terms.Targets.Items.CopyTo(available, 0);
        var room = terms.Limit;
        foreach (var prepayment in progress.Prepayments)
        {
            for (var i = 0; i < prepayment.LineCount; i++)
            {
                var line = prepayment.Item.Lines[i];
                if (!string.Equals(line.Definition, terms.Key, StringComparison.Ordinal))
                {
                    continue;
                }

                var invoiced = prepayment.LineInvoiced(i, progress.Text.Basis);
                var at = progress.IndexOf(line.Id);
                room -= invoiced;
                if (at >= 0)
                {
                    available[at] -= invoiced;
                }
            }
        }

        decimal sum = 0;
        for (var i = 0; i < available.Length; i++)
        {
            available[i] = Math.Max(available[i], 0);
            sum += available[i];
        }

        return sum <= room ? available : Proration.Spread(available, Math.Max(room, 0), progress.Currency);
    }

    /// <summary>Adds what is asked for under a definition to a list of requests, line by line.</summary>
    internal static void Ask(
        List<PrepaymentRequest> requests, Subledger subledger, OrderProgress progress, DefinitionTerms terms, int definition, decimal[] amounts)
    {
        var stated = terms.Line is { } line
            ? progress.Text.Lines[progress.IndexOf(line)].Prepayment!
            : progress.Text.Prepayments[definition];
        for (var i = 0; i < amounts.Length; i++)
        {
            if (amounts[i] == 0)
            {
                continue;
            }

            var code = subledger.Policy.TaxOnPrepayment == PrepaymentTaxation.Never ? null : stated.Tax ?? progress.Text.Lines[i].Tax;
            var tax = code is null ? null : subledger.TaxCodes.Find(code);
            requests.Add(new PrepaymentRequest(
                i, terms, stated, new TaxedLine(tax, progress.Text.Basis == PrepaymentBasis.Gross, amounts[i])));
        }
    }

    /// <summary>Works out the taxes of what is asked for, telescoped over the prepayment invoices before (rule T3).</summary>
    internal static void Tax(List<PrepaymentRequest> requests, OrderProgress progress, MidpointRule midpoint)
    {
        var groups = new Dictionary<TaxCode, TaxGroup>();
        foreach (var request in requests)
        {
            if (request.Taxed.Code is not { } code)
            {
                continue;
            }

            if (!groups.TryGetValue(code, out var group))
            {
                group = progress.PrepaymentGroup(code);
                groups.Add(code, group);
            }

            group.Lines.Add(request.Taxed);
        }

        foreach (var group in groups.Values)
        {
            TaxCalculation.Assess(group, progress.Currency, midpoint);
        }
    }

    /// <summary>The gross amount of a prepayment invoice for everything, under one definition or under all (null).</summary>
    internal static decimal Gross(Subledger subledger, OrderProgress progress, OrderTerms terms, string? key)
    {
        var requests = new List<PrepaymentRequest>();
        for (var i = 0; i < terms.Definitions.Count; i++)
        {
            var definition = terms.Definitions[i];
            if (key is null || string.Equals(definition.Key, key, StringComparison.Ordinal))
            {
                Ask(requests, subledger, progress, definition, i, Of(progress, definition));
            }
        }

        Tax(requests, progress, subledger.Policy.Midpoint);
        decimal gross = 0;
        foreach (var request in requests)
        {
            gross += request.Taxed.Gross;
        }

        return gross;
    }
}
