namespace Prepayments;

/// <summary>Is the parts of an item on control accounts, at least one.</summary>
/// <remarks>Mostly an item stands on one account: no list is made of its part before somebody asks.</remarks>
internal readonly struct ItemParts : IEquatable<ItemParts>
{
    private readonly ItemPart first;

    // All of them; null where there is one.
    private readonly EquatableArray<ItemPart>? several;

    private ItemParts(ItemPart first, EquatableArray<ItemPart>? several)
    {
        this.first = first;
        this.several = several;
    }

    internal int Count => several?.Count ?? 1;

    internal EquatableArray<ItemPart> List => several ?? EquatableArray<ItemPart>.Wrap([first]);

    internal ItemPart this[int index] => several is null ? first : several[index];

    internal static ItemParts Of(ItemPart part) => new(part, null);

    internal static ItemParts Of(EquatableArray<ItemPart> parts) => new(parts[0], parts.Count == 1 ? null : parts);

    /// <inheritdoc/>
    public bool Equals(ItemParts other) => first == other.first && several == other.several;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ItemParts other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(first, several);
}
