namespace Prepayments;

/// <summary>Sorts the lines of a document into the groups over which their taxes are rounded, and works the taxes out.</summary>
internal sealed class TaxGroups
{
    // By the name of the code: a document's lines all take it from the same codes.
    private readonly Dictionary<(int Scope, string Tax), TaxGroup> groups = [];

    /// <summary>
    /// Adds a line to the group of its tax code in a scope, such as an order, if it is taxed. A group that is new is made with what
    /// the documents before had.
    /// </summary>
    internal void Add(int scope, TaxedLine line, Func<TaxCode, TaxGroup> start)
    {
        if (line.Code is not { } tax)
        {
            return;
        }

        if (!groups.TryGetValue((scope, tax.Code), out var group))
        {
            group = start(tax);
            groups.Add((scope, tax.Code), group);
        }

        group.Lines.Add(line);
    }

    /// <summary>Parts what is not recovered from the taxes: tax − r(tax × recoverable) per component, spread over the lines (T6).</summary>
    internal void Recover(Currency currency, MidpointRule midpoint)
    {
        foreach (var group in groups.Values)
        {
            for (var c = 0; c < group.TaxesBefore.Length && group.Code.Recoverable.Percent < 100; c++)
            {
                var taxes = group.Lines.ConvertAll(line => line.Taxes[c]).ToArray();
                var tax = Total.Of(taxes);
                var recovered = Rounding.MultiplyDivide(tax, group.Code.Recoverable.Percent, 100, currency, midpoint);
                var spread = Proration.Spread(taxes, recovered, currency);
                for (var i = 0; i < taxes.Length; i++)
                {
                    group.Lines[i].Unrecovered[c] = taxes[i] - spread[i];
                }
            }
        }
    }

    internal void Assess(Currency currency, MidpointRule midpoint)
    {
        foreach (var group in groups.Values)
        {
            TaxCalculation.Assess(group, currency, midpoint);
        }
    }
}
