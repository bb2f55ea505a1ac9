using System.Globalization;

namespace Prepayments;

/// <summary>Gives consecutive document numbers to hosts that have no numbering of their own.</summary>
/// <remarks>
/// Immutable. A number is only passed by when it stands in the subledger, so a fold over documents leaves no gap: after a
/// rejection the next document gets the number that the rejected one had. One series serves one type of document of one
/// subledger.
/// </remarks>
public sealed record NumberSeries
{
    private const int MaxWidth = 18;

    private NumberSeries(string prefix, int width, long next)
    {
        Prefix = prefix;
        Width = width;
        Next = next;
    }

    /// <summary>Gets what stands before the digits, such as <c>PPI-</c>.</summary>
    public string Prefix { get; }

    /// <summary>Gets how many digits a number has at least; zeros are put before.</summary>
    public int Width { get; }

    /// <summary>Gets the next number, without prefix and zeros.</summary>
    public long Next { get; }

    /// <summary>Gets the number for the next document, such as <c>PPI-0001</c>.</summary>
    /// <remarks>Past the width it has more digits, and no longer sorts as a text.</remarks>
    public string Number => Prefix + Next.ToString(CultureInfo.InvariantCulture).PadLeft(Width, '0');

    /// <summary>Returns a series.</summary>
    /// <param name="prefix">What stands before the digits; not empty, since all types of documents share one number space.</param>
    /// <param name="width">How many digits a number has at least: 1 to 18.</param>
    /// <param name="next">The first number to give; not negative.</param>
    /// <returns>The series.</returns>
    /// <exception cref="ArgumentException">The prefix is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The width or the number is out of range.</exception>
    public static NumberSeries Create(string prefix, int width, long next = 1)
    {
        Guard.NotEmpty(prefix, nameof(prefix));
        if (width is < 1 or > MaxWidth)
        {
            throw new ArgumentOutOfRangeException(nameof(width), width, "A number has 1 to 18 digits.");
        }

        return next < 0
            ? throw new ArgumentOutOfRangeException(nameof(next), next, "A number must not be negative.")
            : new NumberSeries(prefix, width, next);
    }

    /// <summary>Returns the series as it continues after what stands in a subledger.</summary>
    /// <param name="subledger">The subledger, such as <see cref="PostingResult.Subledger"/> of the document just posted.</param>
    /// <returns>This series where its number is free; else the series at the next number that is.</returns>
    public NumberSeries After(Subledger subledger)
    {
        Guard.NotNull(subledger, nameof(subledger));
        var series = this;
        while (subledger.Contains(series.Number))
        {
            series = new NumberSeries(Prefix, Width, checked(series.Next + 1));
        }

        return series;
    }

    /// <summary>Returns the number for the next document.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Number;
}
