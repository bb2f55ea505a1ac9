namespace Prepayments.Tests.Model;

/// <summary>
/// Turns a list of numbers into choices. Where the list ends every choice is the first one, which is the plainest: so a
/// shorter list of smaller numbers gives a plainer document, and FsCheck shrinks documents by shrinking numbers.
/// </summary>
public sealed class Choices(IReadOnlyList<int> numbers)
{
    private int at;

    /// <summary>Chooses a number from 0 to <paramref name="count"/> − 1.</summary>
    public int Next(int count) => at < numbers.Count ? numbers[at++] % count : 0;

    /// <summary>Says yes once in so many times, and no where the list has ended.</summary>
    public bool Once(int times) => Next(times) == times - 1;

    public T Of<T>(params T[] items) => items[Next(items.Length)];

    public T In<T>(IReadOnlyList<T> items) => items[Next(items.Count)];
}
