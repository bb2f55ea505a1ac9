using NodaTime;

namespace Prepayments;

/// <summary>Is a credit memo: it gives back a standard invoice, or lines or parts of lines of it.</summary>
/// <remarks>Document D9, rule D18.</remarks>
public sealed record CreditMemo : Document
{
    private CreditMemo(string number, LocalDate date, string invoice)
        : base(number, date)
    {
        Invoice = Guard.NotEmpty(invoice, nameof(invoice));
    }

    /// <summary>Gets the number of the standard invoice.</summary>
    public string Invoice { get; }

    /// <summary>Gets the lines that are credited, or null for all that is left of the invoice.</summary>
    public EquatableArray<CreditedLine>? Lines { get; private init; }

    private protected override DocumentKind KindOf => DocumentKind.CreditMemo;

    /// <summary>Returns a credit memo over all that is left of an invoice.</summary>
    /// <param name="number">The number; not empty.</param>
    /// <param name="date">The posting date.</param>
    /// <param name="invoice">The number of the standard invoice; not empty.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentException">A number is empty, or the date is not of the ISO calendar.</exception>
    public static CreditMemo Create(string number, LocalDate date, string invoice) => new(number, date, invoice);

    /// <summary>Returns this credit memo over the lines named alone.</summary>
    /// <param name="lines">The lines.</param>
    /// <returns>The new document.</returns>
    public CreditMemo WithLines(EquatableArray<CreditedLine> lines) =>
        this with { Lines = Guard.NotNull(lines, nameof(lines)) };

    /// <summary>Returns this credit memo with one line more; it is over the lines named alone then.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The new document.</returns>
    public CreditMemo WithLine(CreditedLine line) =>
        this with { Lines = (Lines ?? EquatableArray<CreditedLine>.Empty).Add(Guard.NotNull(line, nameof(line))) };
}
