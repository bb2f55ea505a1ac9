using NodaTime;

namespace Prepayments;

/// <summary>Is a posted reversal: what it reversed, and when.</summary>
public sealed record ReversalFact
{
    private ReversalFact(string number, LocalDate date, EquatableArray<string> reversed)
    {
        Number = number;
        Date = date;
        Reversed = reversed;
    }

    /// <summary>Gets the number of the reversal.</summary>
    public string Number { get; }

    /// <summary>Gets its posting date.</summary>
    public LocalDate Date { get; }

    /// <summary>
    /// Gets the number or id of what it reversed, and after it those of the unpaid reversals that it took back (rule S4).
    /// </summary>
    public EquatableArray<string> Reversed { get; }

    /// <summary>Returns a posted reversal.</summary>
    /// <param name="number">The number; not empty.</param>
    /// <param name="date">The posting date.</param>
    /// <param name="reversed">What it reversed; at least one number or id.</param>
    /// <returns>The fact.</returns>
    /// <exception cref="ArgumentException">The number is empty, the date is not of the ISO calendar, or nothing is reversed.</exception>
    public static ReversalFact Create(string number, LocalDate date, EquatableArray<string> reversed) =>
        Guard.NotNull(reversed, nameof(reversed)).Count > 0
            ? new ReversalFact(Guard.NotEmpty(number, nameof(number)), Guard.Iso(date, nameof(date)), reversed)
            : throw new ArgumentException("A reversal reverses something.", nameof(reversed));

    /// <summary>Returns the number and what it reversed.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Number + " of " + Reversed;
}
