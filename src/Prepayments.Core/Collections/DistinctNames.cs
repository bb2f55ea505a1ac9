namespace Prepayments;

/// <summary>Sees a name that comes again among those of one document. Most documents have few, and need no set for them.</summary>
internal sealed class DistinctNames
{
    private const int Few = 4;

    private readonly HashSet<string>? many;
    private readonly string[] few;
    private int count;

    /// <summary>Expects no more than so many names.</summary>
    internal DistinctNames(int most)
    {
        many = most > Few ? new HashSet<string>(StringComparer.Ordinal) : null;
        few = many is null && most > 0 ? new string[most] : [];
    }

    /// <summary>Adds a name, and returns whether it is the first of its kind.</summary>
    internal bool Add(string name)
    {
        if (many is not null)
        {
            return many.Add(name);
        }

        if (Array.IndexOf(few, name, 0, count) >= 0)
        {
            return false;
        }

        few[count++] = name;
        return true;
    }
}
