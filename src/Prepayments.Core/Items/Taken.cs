namespace Prepayments;

/// <summary>Is what a link takes of the parts of the item that is used, and of the item that is settled.</summary>
/// <remarks>Mostly each has one part and it is one amount: no list is made of it before somebody asks.</remarks>
internal readonly struct Taken : IEquatable<Taken>
{
    private readonly PostedAmount one;

    // Null where it is that one amount; what is settled is, whenever it is of one part.
    private readonly EquatableArray<PostedAmount>? from;
    private readonly EquatableArray<PostedAmount>? to;

    private Taken(EquatableArray<PostedAmount>? from, EquatableArray<PostedAmount>? to, PostedAmount one)
    {
        this.from = from;
        this.to = to;
        this.one = one;
    }

    /// <summary>Gets nothing of either.</summary>
    internal static Taken Nothing { get; } = new(EquatableArray<PostedAmount>.Empty, EquatableArray<PostedAmount>.Empty, default);

    internal EquatableArray<PostedAmount> From => from ?? EquatableArray<PostedAmount>.Wrap([one]);

    internal EquatableArray<PostedAmount> To => to ?? EquatableArray<PostedAmount>.Wrap([one]);

    /// <summary>Gets what is settled in all, in the transaction currency.</summary>
    internal decimal Amount => to is null ? one.Transaction : Total.Of(to.Items);

    internal int FromCount => from?.Count ?? 1;

    internal int ToCount => to?.Count ?? 1;

    internal static Taken Of(EquatableArray<PostedAmount> from, EquatableArray<PostedAmount> to) =>
        to.Count != 1 ? new(from, to, default)
        : from.Count == 1 ? Of(from[0], to[0])
        : new(from, null, to[0]);

    /// <summary>Returns one amount of one part on either side.</summary>
    internal static Taken Of(PostedAmount from, PostedAmount to) =>
        new(from.IsSameAs(to) ? null : EquatableArray<PostedAmount>.Wrap([from]), null, to);

    /// <summary>Returns an amount that is used by the components of a prepayment, not by its parts.</summary>
    internal static Taken OfComponents(PostedAmount to) => new(EquatableArray<PostedAmount>.Empty, null, to);

    /// <summary>What is taken of a part of the one or the other; nothing of a part that is not used.</summary>
    internal PostedAmount OfPart(bool settled, int part)
    {
        var parts = settled ? to : from;
        return parts is not null ? (part < parts.Count ? parts[part] : default)
            : part == 0 ? one
            : default;
    }

    /// <inheritdoc/>
    public bool Equals(Taken other) => From == other.From && To == other.To;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Taken other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, To);
}
