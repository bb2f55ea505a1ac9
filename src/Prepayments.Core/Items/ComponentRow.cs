namespace Prepayments;

/// <summary>Goes through the components of an item as they stand in one row, line after line.</summary>
internal struct ComponentRow
{
    private readonly ItemLine[] lines;
    private int line;
    private int next;

    internal ComponentRow(EquatableArray<ItemLine> lines)
    {
        this.lines = lines.Items;
        Index = -1;
    }

    /// <summary>Gets the place in the row.</summary>
    internal int Index { get; private set; }

    internal readonly ItemLine Line => lines[line];

    internal readonly Component Component => Line.Components[next - 1];

    public readonly ComponentRow Current => this;

    public readonly ComponentRow GetEnumerator() => this;

    public bool MoveNext()
    {
        while (line < lines.Length && next == Line.Components.Count)
        {
            line++;
            next = 0;
        }

        Index++;
        next++;
        return line < lines.Length;
    }
}
