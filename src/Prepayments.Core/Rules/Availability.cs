namespace Prepayments;

/// <summary>Works out what an order can still be asked for as prepayment, and its tax (rules D14, O4, O8, T3).</summary>
internal static class Availability
{
    /// <summary>What is available on each line, under one definition or under all (null): only lines that have something.</summary>
    internal static List<PrepaymentRequest> Of(OrderProgress progress, OrderTerms terms, string? key)
    {
        var requests = new List<PrepaymentRequest>(progress.Text.Lines.Count);
        for (var d = 0; d < terms.Definitions.Count; d++)
        {
            var definition = terms.Definitions[d];
            if (key is not null && !string.Equals(definition.Key, key, StringComparison.Ordinal))
            {
                continue;
            }

            if (definition.Line is { } line)
            {
                var at = progress.IndexOf(line);
                var available = definition.Limit.Less(progress.PrepaidUnder(definition.Key));
                Add(requests, at, definition, progress.Text.Lines[at].Prepayment!, available);
            }
            else
            {
                OrderWide(requests, progress, definition, progress.Text.Prepayments[d]);
            }
        }

        return requests;
    }

    /// <summary>Gives what is asked for its tax, telescoped over the prepayment invoices before (T3).</summary>
    internal static TaxedLine[] Tax(
        List<PrepaymentRequest> requests, Subledger subledger, OrderProgress progress, out TaxGroups groups)
    {
        groups = new TaxGroups();
        var lines = new TaxedLine[requests.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            var code = TaxOf(requests[i], subledger.Policy, progress);
            lines[i] = subledger.Taxed(code, progress.Text.Basis == PrepaymentBasis.Gross, requests[i].Asked);
            groups.Add(0, lines[i], progress, static (order, first) => order.PrepaymentGroup(first.Code!));
        }

        groups.Assess(progress.Currency, subledger.Policy.Midpoint);
        return lines;
    }

    /// <summary>
    /// The tax code of what is asked for, or null: by policy there is none (T4), a definition's own replaces the line's
    /// (O2).
    /// </summary>
    internal static string? TaxOf(PrepaymentRequest request, PrepaymentPolicy policy, OrderProgress progress) =>
        policy.TaxOnPrepayment == PrepaymentTaxation.Never
            ? null
            : request.Definition.Tax ?? progress.Text.Lines[request.Line].Tax;

    /// <summary>The gross amount of a prepayment invoice for everything, under one definition or under all (null).</summary>
    internal static decimal Gross(Subledger subledger, OrderProgress progress, OrderTerms terms, string? key)
    {
        decimal gross = 0;
        foreach (var line in Tax(Of(progress, terms, key), subledger, progress, out _))
        {
            gross = gross.Plus(line.Gross);
        }

        return gross;
    }

    /// <summary>A line has its share less what is invoiced on it; together the lines have what the limit leaves.</summary>
    private static void OrderWide(
        List<PrepaymentRequest> requests, OrderProgress progress, DefinitionTerms terms, PrepaymentDefinition definition)
    {
        var available = progress.HasPrepayments ? Left(progress, terms) : terms.Targets.Items;
        var room = terms.Limit.Less(progress.PrepaidUnder(terms.Key)).OrZero();
        if (Total.Of(available).IsMoreThan(room))
        {
            available = Proration.Spread(available, room, progress.Currency);
        }

        for (var i = 0; i < available.Length; i++)
        {
            Add(requests, i, terms, definition, available[i]);
        }
    }

    private static decimal[] Left(OrderProgress progress, DefinitionTerms terms)
    {
        var left = new decimal[terms.Targets.Count];
        for (var i = 0; i < left.Length; i++)
        {
            var invoiced = progress.PrepaidUnder(terms.Key, progress.Text.Lines[i].Id);
            left[i] = terms.Targets[i].Less(invoiced).OrZero();
        }

        return left;
    }

    private static void Add(
        List<PrepaymentRequest> requests, int line, DefinitionTerms terms, PrepaymentDefinition definition, decimal available)
    {
        if (available.IsPositive())
        {
            requests.Add(new PrepaymentRequest(line, terms, definition, available));
        }
    }
}
