using System.Diagnostics.CodeAnalysis;

namespace Prepayments.Tests.House;

#pragma warning disable CS0067, CS0660, CS0661, CA1822 // Listed, never run.
/// <summary>One of each, for the test of the listing.</summary>
public abstract class PublicApiSpecimen
{
    public const decimal Limit = 1000.5m;

    public const string Quoted = "a \"quoted\" word";

    protected static readonly int Shared = 1;

    internal static readonly int Hidden = 2;

    protected PublicApiSpecimen(int count) => Count = count;

    private PublicApiSpecimen()
    {
    }

    [Flags]
    public enum Colours : byte
    {
        None = 0,
        Red = 1,
        Blue = 2,
    }

    public delegate bool Check<in T>(T value, out string? reason)
        where T : notnull;

    public event EventHandler? Changed;

    public interface IShape
    {
        int Corners { get; }

        void Draw();
    }

    public int Count { get; private protected set; }

    public string? Name { get; init; }

    public required IReadOnlyDictionary<string, string?> Pairs { get; init; }

    public int this[int index] => index;

    public static explicit operator int(PublicApiSpecimen specimen) => specimen.Count;

    public static PublicApiSpecimen operator +(PublicApiSpecimen left, PublicApiSpecimen right) => left ?? right;

    public static bool TryFind<T>(string name, [NotNullWhen(true)] out T? found, int depth = 3, params string[] more)
        where T : class, IComparable<T>, new()
    {
        found = null;
        return name.Length + depth + more.Length < 0;
    }

    public abstract void Close(ref int code, in decimal rate, Colours colour = Colours.Red | Colours.Blue, string? note = null);

    public virtual (int Left, string? Right) Split() => (1, null);

    [Obsolete("Use Split.")]
    public int?[] Parts() => [];

    public sealed override string ToString() => "";

    private protected abstract void Closed();

    public readonly record struct Point(int X, int Y);

    public sealed record Line(Point From, Point To) : IComparable<Line>
    {
        public int CompareTo(Line? other) => 0;
    }

    public static class Nothing
    {
        public static int Corners(IShape shape) => shape.Corners;
    }

    internal sealed class NotListed;
}
#pragma warning restore CS0067, CS0660, CS0661, CA1822
