using NodaTime;

namespace Prepayments;

/// <summary>Is the reversal of a document, settlement or application.</summary>
/// <remarks>Document D13, rules R1 to R5: an entry of its own that mirrors what was posted.</remarks>
public sealed record Reversal : Document
{
    private Reversal(string number, LocalDate date, string reversed)
        : base(number, date) => Reversed = Guard.NotEmpty(reversed, nameof(reversed));

    /// <summary>Gets the number of the document, or the id of the settlement or application, that is reversed.</summary>
    public string Reversed { get; }

    private protected override DocumentKind KindOf => DocumentKind.Reversal;

    /// <summary>Returns a reversal.</summary>
    /// <param name="number">The number; not empty.</param>
    /// <param name="date">The posting date.</param>
    /// <param name="reversed">What is reversed: a number, or an id such as <c>INV-1/PPI-1</c>; not empty.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentException">A number is empty, or the date is not of the ISO calendar.</exception>
    public static Reversal Create(string number, LocalDate date, string reversed) => new(number, date, reversed);
}
