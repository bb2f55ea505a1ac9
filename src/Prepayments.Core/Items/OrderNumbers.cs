namespace Prepayments;

/// <summary>Goes through the numbers of the orders of some lines, each once, in the order of the lines.</summary>
/// <remarks>It changes as it goes on: made for one <c>foreach</c>, or for <see cref="ToArray"/>.</remarks>
internal struct OrderNumbers
{
    private readonly ItemLine[] lines;
    private DistinctNames names;
    private int next;

    internal OrderNumbers(ItemLine[] lines)
    {
        this.lines = lines;
        names = new DistinctNames(lines.Length);
    }

    /// <summary>Gets the number it has come to.</summary>
    public string Current { get; private set; } = string.Empty;

    public readonly OrderNumbers GetEnumerator() => this;

    public bool MoveNext()
    {
        while (next < lines.Length)
        {
            // Lines of one order mostly stand together.
            if (lines[next++].Order is { } order && !string.Equals(order, Current, StringComparison.Ordinal) && names.Add(order))
            {
                Current = order;
                return true;
            }
        }

        return false;
    }

    internal readonly string[] ToArray()
    {
        List<string> numbers = [];
        foreach (var number in this)
        {
            numbers.Add(number);
        }

        return [.. numbers];
    }
}
