namespace Prepayments;

/// <summary>Sees a name that comes again among those of one document. Most documents have few, and need no set for them.</summary>
/// <remarks>It changes as names are added: to be handed on by reference alone.</remarks>
internal struct DistinctNames
{
    private const int Few = 4;

    private readonly int most;
    private string? first;
    private string[]? few;
    private HashSet<string>? many;
    private int count;

    /// <summary>Expects no more than so many names.</summary>
    internal DistinctNames(int most) => this.most = most;

    /// <summary>Adds a name, and returns whether it is the first of its kind.</summary>
    internal bool Add(string name)
    {
        if (first is null)
        {
            first = name;
            return true;
        }

        if (string.Equals(first, name, StringComparison.Ordinal))
        {
            return false;
        }

        if (most > Few)
        {
            many ??= new HashSet<string>(StringComparer.Ordinal);
            return many.Add(name);
        }

        few ??= new string[most - 1];
        if (Array.IndexOf(few, name, 0, count) >= 0)
        {
            return false;
        }

        few[count++] = name;
        return true;
    }
}
