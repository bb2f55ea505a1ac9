namespace Prepayments;

/// <summary>Sorts the lines of a document into the groups over which their taxes are rounded, and works the taxes out.</summary>
/// <typeparam name="TKey">What keeps groups of one tax code apart.</typeparam>
internal sealed class TaxGroups<TKey>
{
    private readonly Dictionary<(TKey Key, TaxCode Tax), TaxGroup> groups = [];

    /// <summary>Adds a line, if it is taxed. A group that is new is made with what the documents before had.</summary>
    internal void Add(TKey key, TaxedLine line, Func<TaxCode, TaxGroup> start)
    {
        if (line.Code is not { } tax)
        {
            return;
        }

        if (!groups.TryGetValue((key, tax), out var group))
        {
            group = start(tax);
            groups.Add((key, tax), group);
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
