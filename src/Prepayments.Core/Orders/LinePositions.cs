namespace Prepayments;

/// <summary>
/// Finds a line of an order by its id. The few lines of most orders are looked at one after another; many are indexed, so
/// that an invoice of many lines finds each at once.
/// </summary>
internal readonly struct LinePositions
{
    private const int Few = 8;

    private readonly Dictionary<string, int>? many;

    private LinePositions(Dictionary<string, int> many) => this.many = many;

    internal static LinePositions Of(EquatableArray<OrderLine> ordered)
    {
        var lines = ordered.Items;
        if (lines.Length <= Few)
        {
            return default;
        }

        var many = new Dictionary<string, int>(lines.Length, StringComparer.Ordinal);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!many.ContainsKey(lines[i].Id))
            {
                many.Add(lines[i].Id, i);
            }
        }

        return new LinePositions(many);
    }

    /// <summary>The position of the first line of an id, or −1, among the very lines that these are of.</summary>
    internal int IndexOf(EquatableArray<OrderLine> ordered, string line)
    {
        if (many is not null)
        {
            return many.TryGetValue(line, out var position) ? position : -1;
        }

        var lines = ordered.Items;
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.Equals(lines[i].Id, line, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
