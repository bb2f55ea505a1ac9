using NodaTime;

namespace Prepayments;

/// <summary>Is a posted revaluation: when, at which rates, and which items it changed.</summary>
/// <remarks>What it changed of an item is a link with the id <c>revaluation/item</c>.</remarks>
public sealed record RevaluationFact
{
    private RevaluationFact(string number, LocalDate date, EquatableArray<StatedRate> rates, EquatableArray<string> items)
    {
        Number = number;
        Date = date;
        Rates = rates;
        Items = items;
    }

    /// <summary>Gets the number of the revaluation.</summary>
    public string Number { get; }

    /// <summary>Gets its posting date.</summary>
    public LocalDate Date { get; }

    /// <summary>Gets the rates.</summary>
    public EquatableArray<StatedRate> Rates { get; }

    /// <summary>Gets the numbers of the items that it changed.</summary>
    public EquatableArray<string> Items { get; }

    /// <summary>Returns a posted revaluation.</summary>
    /// <param name="number">The number; not empty.</param>
    /// <param name="date">The posting date.</param>
    /// <param name="rates">The rates.</param>
    /// <param name="items">The numbers of the items that it changed.</param>
    /// <returns>The fact.</returns>
    /// <exception cref="ArgumentException">The number is empty, or the date is not of the ISO calendar.</exception>
    public static RevaluationFact Create(string number, LocalDate date, EquatableArray<StatedRate> rates, EquatableArray<string> items) => new(
        Guard.NotEmpty(number, nameof(number)), Guard.Iso(date, nameof(date)), Guard.NotNull(rates, nameof(rates)), Guard.NotNull(items, nameof(items)));

    /// <summary>Returns number and rates.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Number + " " + Rates;
}
