namespace Prepayments;

/// <summary>Sorts the lines of a document into the groups over which their taxes are rounded, and works the taxes out.</summary>
/// <remarks>It changes as it is used: it is kept in one place, and handed on by reference while it does.</remarks>
internal struct TaxGroups
{
    /// <summary>Up to so many groups are looked through one by one: most documents have one or two.</summary>
    private const int Few = 4;

    private TaxGroup? first;
    private TaxGroup? last;
    private int count;
    private Dictionary<(int Scope, string Tax), TaxGroup>? many;

    /// <summary>
    /// Adds a line, if it is taxed, to the group of its tax code in a scope, such as an order. Where there is no such group yet, it is
    /// started from a source, such as the order, that knows what the documents before had of it.
    /// </summary>
    internal void Add<T>(int scope, TaxedLine line, T source, Func<T, TaxedLine, TaxGroup> start)
    {
        if (line.Code is not { } tax)
        {
            return;
        }

        var group = Find(scope, tax.Code);
        if (group is null)
        {
            group = start(source, line);
            group.Scope = scope;
            Append(group);
        }

        group.Add(line);
    }

    /// <summary>Adds a line where the documents before do not matter.</summary>
    internal void Add(int scope, TaxedLine line) => Add(scope, line, 0, static (_, first) => new TaxGroup(first.Code!, first.Inclusive));

    internal readonly void Assess(Currency currency, MidpointRule midpoint)
    {
        for (var group = first; group is not null; group = group.Next)
        {
            TaxCalculation.Assess(group, currency, midpoint);
        }
    }

    /// <summary>Splits what is a cost from the taxes: tax − r(tax × recoverable) per component, spread over the lines (T6).</summary>
    internal readonly void SplitNonRecoverable(Currency currency, MidpointRule midpoint)
    {
        for (var group = first; group is not null; group = group.Next)
        {
            for (var c = 0; c < group.Code.Components.Count && group.Code.Recoverable.Percent < 100; c++)
            {
                TaxCalculation.SplitNonRecoverable(group, c, currency, midpoint);
            }
        }
    }

    private void Append(TaxGroup group)
    {
        if (last is null)
        {
            first = group;
        }
        else
        {
            last.Next = group;
        }

        last = group;
        count++;
        if (many is not null)
        {
            many.Add((group.Scope, group.Code.Code), group);
        }
        else if (count > Few)
        {
            many = [];
            for (var each = first; each is not null; each = each.Next)
            {
                many.Add((each.Scope, each.Code.Code), each);
            }
        }
    }

    // By the name of the code: a document's lines all take it from the same codes.
    private readonly TaxGroup? Find(int scope, string tax)
    {
        if (many is not null)
        {
            return many.TryGetValue((scope, tax), out var found) ? found : null;
        }

        var group = first;
        while (group is not null && !(group.Scope == scope && string.Equals(group.Code.Code, tax, StringComparison.Ordinal)))
        {
            group = group.Next;
        }

        return group;
    }
}
