using System.Collections;

namespace Prepayments;

/// <summary>Holds the financial dimensions of a document or a journal line: name and value pairs.</summary>
/// <remarks>
/// Rule P3. Immutable; two sets are equal if they hold the same pairs, in whatever order they were given. Names and
/// values are compared ordinally. Pairs are listed in ordinal order of their names.
/// </remarks>
public sealed class Dimensions : IEquatable<Dimensions>, IReadOnlyCollection<KeyValuePair<string, string>>
{
    private readonly KeyValuePair<string, string>[] pairs;

    private Dimensions(KeyValuePair<string, string>[] pairs) => this.pairs = pairs;

    /// <summary>Gets the set without any pair.</summary>
    public static Dimensions None { get; } = new([]);

    /// <summary>Gets the number of pairs.</summary>
    public int Count => pairs.Length;

    /// <summary>Returns the set with one pair.</summary>
    /// <param name="name">The dimension, such as <c>department</c>; not empty.</param>
    /// <param name="value">Its value; not null.</param>
    /// <returns>The new set.</returns>
    /// <exception cref="ArgumentException">The name is empty, or the value is null.</exception>
    public static Dimensions Of(string name, string value) => None.With(name, value);

    /// <summary>Returns this set with one pair more, or with another value where the name is there already.</summary>
    /// <param name="name">The dimension; not empty.</param>
    /// <param name="value">Its value; not null.</param>
    /// <returns>The new set.</returns>
    /// <exception cref="ArgumentException">The name is empty, or the value is null.</exception>
    public Dimensions With(string name, string value)
    {
        Guard.NotEmpty(name, nameof(name));
        Guard.NotNull(value, nameof(value));
        var at = IndexOf(name);
        var found = at >= 0;
        var position = found ? at : ~at;
        var next = new KeyValuePair<string, string>[found ? pairs.Length : pairs.Length + 1];
        Array.Copy(pairs, next, position);
        next[position] = new KeyValuePair<string, string>(name, value);
        Array.Copy(pairs, found ? position + 1 : position, next, position + 1, next.Length - position - 1);
        return new Dimensions(next);
    }

    /// <summary>Returns the value of a dimension.</summary>
    /// <param name="name">The dimension.</param>
    /// <returns>Its value, or null where the set has none.</returns>
    public string? Find(string name)
    {
        var at = IndexOf(Guard.NotNull(name, nameof(name)));
        return at >= 0 ? pairs[at].Value : null;
    }

    /// <summary>Lays this set over another: its values win, the pairs that it does not name are the other's.</summary>
    /// <param name="below">The set below, such as the order header's.</param>
    /// <returns>The joined set.</returns>
    public Dimensions Over(Dimensions below)
    {
        Guard.NotNull(below, nameof(below));
        if (Count == 0 || ReferenceEquals(this, below))
        {
            return below;
        }

        var joined = below;
        foreach (var pair in pairs)
        {
            joined = joined.With(pair.Key, pair.Value);
        }

        return joined;
    }

    /// <summary>Returns the pairs that both sets have.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>The pairs in common.</returns>
    public Dimensions SharedWith(Dimensions other)
    {
        Guard.NotNull(other, nameof(other));
        var shared = None;
        foreach (var pair in pairs)
        {
            if (string.Equals(other.Find(pair.Key), pair.Value, StringComparison.Ordinal))
            {
                shared = shared.With(pair.Key, pair.Value);
            }
        }

        return shared;
    }

    /// <summary>Lists the pairs in ordinal order of their names.</summary>
    /// <returns>The enumerator.</returns>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, string>>)pairs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => pairs.GetEnumerator();

    /// <summary>Says whether the other set has the same pairs.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>True if so.</returns>
    public bool Equals(Dimensions? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || other.pairs.Length != pairs.Length)
        {
            return false;
        }

        for (var i = 0; i < pairs.Length; i++)
        {
            if (!string.Equals(pairs[i].Key, other.pairs[i].Key, StringComparison.Ordinal)
                || !string.Equals(pairs[i].Value, other.pairs[i].Value, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Dimensions);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var pair in pairs)
        {
            hash.Add(pair.Key);
            hash.Add(pair.Value);
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns the pairs as <c>name=value</c>, separated by commas.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var texts = new string[pairs.Length];
        for (var i = 0; i < pairs.Length; i++)
        {
            texts[i] = pairs[i].Key + "=" + pairs[i].Value;
        }

        return string.Join(", ", texts);
    }

    /// <summary>Says whether two sets have the same pairs.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other set.</param>
    /// <returns>True if so.</returns>
    public static bool operator ==(Dimensions? left, Dimensions? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Says whether two sets differ.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other set.</param>
    /// <returns>True if so.</returns>
    public static bool operator !=(Dimensions? left, Dimensions? right) => !(left == right);

    private int IndexOf(string name)
    {
        int low = 0, high = pairs.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(pairs[middle].Key, name);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }
}
