namespace Prepayments;

/// <summary>
/// Is what of an order's invoiced amounts counts as prepaid: each with the percentage in force when it was invoiced (rule
/// O3), per definition and per definition and line. Made in one pass over the invoiced lines.
/// </summary>
internal sealed class InvoicedShares
{
    private readonly Dictionary<string, Exact> byDefinition = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Definition, int Line), Exact> byLine = [];
    private readonly decimal[] invoiced;

    internal InvoicedShares(OrderProgress progress, EquatableArray<OrderTerms> terms)
    {
        invoiced = new decimal[progress.Text.Lines.Count];
        Add(progress, terms, progress.InvoicedLines, 1);
        Add(progress, terms, progress.CreditedLines, -1);
    }

    /// <summary>Gets what is invoiced in all, on the order's basis.</summary>
    internal decimal Invoiced { get; private set; }

    internal decimal InvoicedOn(int line) => invoiced[line];

    internal Exact Of(string definition) => byDefinition.TryGetValue(definition, out var share) ? share : default;

    internal Exact Of(string definition, int line) => byLine.TryGetValue((definition, line), out var share) ? share : default;

    private void Add(OrderProgress progress, EquatableArray<OrderTerms> terms, List<ItemLine> lines, int sign)
    {
        if (lines.Count == 0)
        {
            return;
        }

        var indexed = new Dictionary<int, Dictionary<string, DefinitionTerms>>();
        foreach (var line in lines)
        {
            var at = progress.IndexOf(line.Id);
            var amount = sign * (progress.Text.Basis == PrepaymentBasis.Gross ? line.Gross : line.Net);
            Invoiced += amount;
            if (at >= 0)
            {
                invoiced[at] += amount;
            }

            var then = terms[line.Terms].Definitions;
            if (then.Count > 0 && then[0].Line is not null)
            {
                if (OwnDefinition(then, line, indexed) is { } own)
                {
                    Add(own, at, amount);
                }

                continue;
            }

            foreach (var definition in then.Items)
            {
                Add(definition, at, amount);
            }
        }
    }

    /// <summary>Finds the definition of a line under the terms of its invoice; these are indexed once for all their lines.</summary>
    private static DefinitionTerms? OwnDefinition(
        EquatableArray<DefinitionTerms> then, ItemLine line, Dictionary<int, Dictionary<string, DefinitionTerms>> indexed)
    {
        if (!indexed.TryGetValue(line.Terms, out var byLine))
        {
            byLine = new Dictionary<string, DefinitionTerms>(then.Count, StringComparer.Ordinal);
            foreach (var definition in then.Items)
            {
                byLine.Add(definition.Line!, definition);
            }

            indexed.Add(line.Terms, byLine);
        }

        return byLine.TryGetValue(line.Id, out var own) ? own : null;
    }

    private void Add(DefinitionTerms definition, int line, decimal amount)
    {
        var share = Exact.Of(amount) * definition.Share / definition.Whole;
        byDefinition[definition.Key] = Of(definition.Key) + share;
        byLine[(definition.Key, line)] = Of(definition.Key, line) + share;
    }
}
