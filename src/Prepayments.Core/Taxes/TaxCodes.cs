namespace Prepayments;

/// <summary>Holds the tax codes that the documents of a subledger may name.</summary>
/// <remarks>Rule P1: a setting of the subledger, whose change is for later documents only.</remarks>
public sealed class TaxCodes : IEquatable<TaxCodes>
{
    /// <summary>How many codes are looked at one after the other.</summary>
    private const int Few = 6;

    private readonly Dictionary<string, TaxCode> byCode;

    private TaxCodes(EquatableArray<TaxCode> all, Dictionary<string, TaxCode> byCode)
    {
        All = all;
        this.byCode = byCode;
    }

    /// <summary>Gets the set without any code.</summary>
    public static TaxCodes None { get; } = Of();

    /// <summary>Gets the codes in the order in which they were given.</summary>
    public EquatableArray<TaxCode> All { get; }

    /// <summary>Returns the set of some codes.</summary>
    /// <param name="codes">The codes, each once.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">A code is given twice.</exception>
    public static TaxCodes Of(params TaxCode[] codes)
    {
        var byCode = new Dictionary<string, TaxCode>(StringComparer.Ordinal);
        foreach (var code in Guard.NotNull(codes, nameof(codes)))
        {
            if (byCode.ContainsKey(Guard.NotNull(code, nameof(codes)).Code))
            {
                throw new ArgumentException("The tax code " + code.Code + " is given twice.", nameof(codes));
            }

            byCode.Add(code.Code, code);
        }

        return new TaxCodes(EquatableArray<TaxCode>.Of(codes), byCode);
    }

    /// <summary>Returns this set with one code more.</summary>
    /// <param name="code">The code, which the set does not have.</param>
    /// <returns>The new set.</returns>
    /// <exception cref="ArgumentException">The set has the code already.</exception>
    public TaxCodes Add(TaxCode code) => Of(All.Add(code).Items);

    /// <summary>Returns a tax code by its name.</summary>
    /// <param name="code">The name.</param>
    /// <returns>The tax code, or null where the set has none of that name.</returns>
    public TaxCode? Find(string code)
    {
        Guard.NotNull(code, nameof(code));
        if (All.Count > Few)
        {
            return byCode.TryGetValue(code, out var found) ? found : null;
        }

        foreach (var one in All.Items)
        {
            if (string.Equals(one.Code, code, StringComparison.Ordinal))
            {
                return one;
            }
        }

        return null;
    }

    /// <summary>Says whether the other set has the same codes in the same order.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>True if so.</returns>
    public bool Equals(TaxCodes? other) => other is not null && All.Equals(other.All);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TaxCodes);

    /// <inheritdoc/>
    public override int GetHashCode() => All.GetHashCode();

    /// <summary>Returns the codes with their rates.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => All.ToString();

    /// <summary>Says whether two sets have the same codes in the same order.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other set.</param>
    /// <returns>True if so.</returns>
    public static bool operator ==(TaxCodes? left, TaxCodes? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Says whether two sets differ.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other set.</param>
    /// <returns>True if so.</returns>
    public static bool operator !=(TaxCodes? left, TaxCodes? right) => !(left == right);
}
