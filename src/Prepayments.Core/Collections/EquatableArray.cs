using System.Collections;
using System.Globalization;
using System.Text;

namespace Prepayments;

/// <summary>A list of facts that never changes and equals every other list of the same facts in the same order.</summary>
/// <typeparam name="T">The type of the elements; their own equality decides.</typeparam>
/// <remarks>
/// Two lists are equal when they have the same number of elements and these are equal one by one, in order. Elements are
/// never null. Reading by position takes constant time; every change makes a new list.
/// </remarks>
public sealed class EquatableArray<T> : IReadOnlyList<T>, IEquatable<EquatableArray<T>>
    where T : IEquatable<T>
{
    private EquatableArray(T[] items) => Items = items;

    /// <summary>The list without elements.</summary>
    public static EquatableArray<T> Empty { get; } = new EquatableArray<T>(Array.Empty<T>());

    /// <summary>The number of elements.</summary>
    public int Count => Items.Length;

    /// <summary>The elements as they are stored, for loops that are run often. Never written to.</summary>
    internal T[] Items { get; }

    /// <summary>The element at a position, counted from zero.</summary>
    /// <param name="index">The position, from zero to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="index"/> is negative, or not less than <see cref="Count"/>.
    /// </exception>
    public T this[int index] => Get(index);

    /// <summary>A list of the given elements, in their order.</summary>
    /// <param name="items">The elements; they are copied.</param>
    /// <returns>The list; <see cref="Empty"/> when nothing was given.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    /// <exception cref="ArgumentException">An element is null.</exception>
    public static EquatableArray<T> Of(params T[] items)
    {
        _ = items ?? throw new ArgumentNullException(nameof(items));
        T[] copy = new T[items.Length];
        Array.Copy(items, copy, copy.Length);
        return Wrap(WithoutNull(copy, nameof(items)));
    }

    /// <summary>A list of the elements of a sequence, in its order.</summary>
    /// <param name="items">The elements; the sequence is read once, here. A list of this type is returned as it is.</param>
    /// <returns>The list; <see cref="Empty"/> when the sequence is empty.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    /// <exception cref="ArgumentException">An element is null.</exception>
    public static EquatableArray<T> From(IEnumerable<T> items)
    {
        _ = items ?? throw new ArgumentNullException(nameof(items));
        return items as EquatableArray<T> ?? Wrap(WithoutNull(new List<T>(items).ToArray(), nameof(items)));
    }

    /// <summary>The element at a position, counted from zero.</summary>
    /// <param name="index">The position, from zero to <see cref="Count"/> − 1.</param>
    /// <returns>The element, never null.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="index"/> is negative, or not less than <see cref="Count"/>.
    /// </exception>
    public T Get(int index)
    {
        T[] items = Items;
        return (uint)index < (uint)items.Length
            ? items[index]
            : throw new ArgumentOutOfRangeException(nameof(index), index, "No element stands at this position.");
    }

    /// <summary>This list with one more element at its end.</summary>
    /// <param name="item">The element.</param>
    /// <returns>A new list; this one stays as it is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is null.</exception>
    /// <remarks>All elements are copied: for a few additions, not for a list that grows for ever.</remarks>
    public EquatableArray<T> Add(T item)
    {
        T[] longer = new T[Items.Length + 1];
        Array.Copy(Items, longer, Items.Length);
        longer[Items.Length] = item is null ? throw new ArgumentNullException(nameof(item)) : item;
        return new EquatableArray<T>(longer);
    }

    /// <summary>Goes through the elements in order.</summary>
    /// <returns>A position before the first element.</returns>
    public Enumerator GetEnumerator() => new Enumerator(Items);

    /// <inheritdoc/>
    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => Items.GetEnumerator();

    /// <summary>Whether another list has the same elements in the same order.</summary>
    /// <param name="other">The other list.</param>
    /// <returns>True when equal; false for null.</returns>
    public bool Equals(EquatableArray<T>? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || other.Items.Length != Items.Length)
        {
            return false;
        }

        for (int i = 0; i < Items.Length; i++)
        {
            if (!Items[i].Equals(other.Items[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EquatableArray<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = Items.Length + 1;
        foreach (T item in Items)
        {
            hash = unchecked((hash * 31) + item.GetHashCode());
        }

        return hash;
    }

    /// <summary>The elements between brackets, separated by commas, the same in every culture.</summary>
    /// <returns>For example <c>[1, 2, 3]</c>.</returns>
    public override string ToString()
    {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < Items.Length; i++)
        {
            text.Append(i == 0 ? string.Empty : ", ").Append(Convert.ToString(Items[i], CultureInfo.InvariantCulture));
        }

        return text.Append(']').ToString();
    }

    /// <summary>Whether two lists have the same elements in the same order.</summary>
    /// <param name="left">One list.</param>
    /// <param name="right">The other list.</param>
    /// <returns>True when equal, or both null.</returns>
    public static bool operator ==(EquatableArray<T>? left, EquatableArray<T>? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Whether two lists differ in an element, in order or in length.</summary>
    /// <param name="left">One list.</param>
    /// <param name="right">The other list.</param>
    /// <returns>True when not equal.</returns>
    public static bool operator !=(EquatableArray<T>? left, EquatableArray<T>? right) => !(left == right);

    /// <summary>A list over an array that nobody else holds: not copied, not checked.</summary>
    internal static EquatableArray<T> Wrap(T[] owned) => owned.Length == 0 ? Empty : new EquatableArray<T>(owned);

    private static T[] WithoutNull(T[] items, string parameter)
    {
        foreach (T item in items)
        {
            if (item is null)
            {
                throw new ArgumentException("An element is null.", parameter);
            }
        }

        return items;
    }

    /// <summary>A position in a list that goes through its elements in order.</summary>
    /// <remarks>A value that changes as it goes on: made by <c>foreach</c>, not to be kept or copied.</remarks>
    public struct Enumerator
    {
        private readonly T[] items;
        private int index;

        internal Enumerator(T[] items)
        {
            this.items = items;
            index = -1;
        }

        /// <summary>The element at this position.</summary>
        public readonly T Current => items[index];

        /// <summary>Goes on to the next element.</summary>
        /// <returns>False when there is none.</returns>
        public bool MoveNext() => ++index < items.Length;
    }
}
