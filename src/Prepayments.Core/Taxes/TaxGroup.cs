namespace Prepayments;

/// <summary>
/// Is the set of lines over which the tax of one code is rounded once, with what the documents before it had (rule T3).
/// </summary>
internal sealed class TaxGroup
{
    // The lines follow each other: there may be as many groups as lines, so a group has no list.
    private TaxedLine? first;
    private TaxedLine? last;
    private decimal[]? taxesBefore;

    internal TaxGroup(TaxCode code, bool inclusive)
    {
        Code = code;
        Inclusive = inclusive && code.Kind != TaxKind.ReverseCharge;
    }

    internal TaxCode Code { get; }

    internal bool Inclusive { get; }

    /// <summary>Gets the lines, for going through them.</summary>
    internal Enumerator Lines => new(first);

    internal int LineCount { get; private set; }

    internal decimal BaseBefore { get; set; }

    /// <summary>Gets the taxes of the documents before per component, to be added to.</summary>
    internal decimal[] TaxesBefore => taxesBefore ??= new decimal[Code.Components.Count];

    /// <summary>Gets or sets the scope of the group, such as an order, within which it is the one of its code.</summary>
    internal int Scope { get; set; }

    /// <summary>Gets or sets the group after this one in the document.</summary>
    internal TaxGroup? Next { get; set; }

    /// <summary>The tax of one component in the documents before. Mostly there are none.</summary>
    internal decimal TaxBefore(int component) => taxesBefore is null ? 0 : taxesBefore[component];

    internal void Add(TaxedLine line)
    {
        if (last is null)
        {
            first = line;
        }
        else
        {
            last.Next = line;
        }

        last = line;
        LineCount++;
    }

    /// <summary>Goes through the lines of a group.</summary>
    internal struct Enumerator(TaxedLine? first)
    {
        private TaxedLine? next = first;

        public TaxedLine Current { get; private set; } = null!;

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (next is null)
            {
                return false;
            }

            Current = next;
            next = next.Next;
            return true;
        }
    }
}
