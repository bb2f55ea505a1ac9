namespace Prepayments.Tests.Laws;

/// <summary>Counts the cases that were drawn, and says which of the required ones were not.</summary>
public sealed class Coverage
{
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    public void See(string seen)
    {
        counts.TryGetValue(seen, out var count);
        counts[seen] = count + 1;
    }

    public IEnumerable<string> Missing(IEnumerable<string> required) => required.Where(name => !counts.ContainsKey(name));

    public override string ToString() => string.Join("\n", counts.Select(pair => FormattableString.Invariant($"{pair.Key} {pair.Value}")));
}
