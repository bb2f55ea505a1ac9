namespace Prepayments;

/// <summary>Is what a prepayment definition comes to under one text of its order.</summary>
/// <remarks>Rules O3 to O5: set when the order is posted or amended, and not computed again until it is amended.</remarks>
public sealed record DefinitionTerms
{
    private DefinitionTerms(
        string key, string? line, decimal limit, EquatableArray<decimal> targets, decimal share, decimal whole)
    {
        Key = key;
        Line = line;
        Limit = limit;
        Targets = targets;
        Share = share;
        Whole = whole;
    }

    /// <summary>
    /// Gets the key by which the definition is the same one across amendments (rule O6): <c>definition A</c> by its id, else
    /// <c>position 1</c>; for a line's own, <c>line 10</c>.
    /// </summary>
    public string Key { get; }

    /// <summary>Gets the id of the order line to which the definition belongs, or null for the order as a whole.</summary>
    public string? Line { get; }

    /// <summary>Gets what may be invoiced as prepayment in total, on the order's basis.</summary>
    public decimal Limit { get; }

    /// <summary>
    /// Gets how the limit is spread over the order's lines, in their order; empty for a line's own definition, which is all
    /// on that line.
    /// </summary>
    public EquatableArray<decimal> Targets { get; }

    /// <summary>Gets the part of <see cref="Whole"/> that is prepaid of amounts invoiced under these terms.</summary>
    public decimal Share { get; }

    /// <summary>
    /// Gets what <see cref="Share"/> is a part of: 100 for a percentage, the amounts over which a fixed amount is spread.
    /// </summary>
    public decimal Whole { get; }

    /// <summary>Returns the terms of a definition.</summary>
    /// <param name="key">The key; not empty.</param>
    /// <param name="line">The order line, or null.</param>
    /// <param name="limit">The limit; not negative.</param>
    /// <param name="targets">The limit per order line, none negative; empty for a line's own definition.</param>
    /// <param name="share">The share; not negative.</param>
    /// <param name="whole">What it is a part of; above zero.</param>
    /// <returns>The terms.</returns>
    /// <exception cref="ArgumentException">The key is empty, or a figure is out of range.</exception>
    public static DefinitionTerms Create(
        string key, string? line, decimal limit, EquatableArray<decimal> targets, decimal share, decimal whole)
    {
        foreach (var target in Guard.NotNull(targets, nameof(targets)).Items)
        {
            if (target.IsNegative())
            {
                throw new ArgumentException("A target is not negative.", nameof(targets));
            }
        }

        return !limit.IsNegative() && !share.IsNegative() && whole.IsPositive()
            ? new DefinitionTerms(Guard.NotEmpty(key, nameof(key)), line, limit, targets, share, whole)
            : throw new ArgumentException("A figure is out of range.", nameof(limit));
    }

    /// <summary>Returns key and limit.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => FormattableString.Invariant($"{Key}: {Limit}");
}
