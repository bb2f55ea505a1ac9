using NodaTime;

namespace Prepayments;

/// <summary>Is the application of a prepayment to a standard invoice after both are posted.</summary>
/// <remarks>Document D6, rules D16, S1 and S3.</remarks>
public sealed record Application : Document
{
    private Application(string number, LocalDate date, string prepayment, string invoice)
        : base(number, date)
    {
        Prepayment = Guard.NotEmpty(prepayment, nameof(prepayment));
        Invoice = Guard.NotEmpty(invoice, nameof(invoice));
    }

    /// <summary>Gets the number of the prepayment.</summary>
    public string Prepayment { get; }

    /// <summary>Gets the number of the standard invoice.</summary>
    public string Invoice { get; }

    /// <summary>Gets the gross amount, or null for as much as both sides allow.</summary>
    public decimal? Amount { get; private init; }

    private protected override DocumentKind KindOf => DocumentKind.Application;

    /// <summary>Returns an application of as much as both sides allow.</summary>
    /// <param name="number">The number; not empty.</param>
    /// <param name="date">The posting date.</param>
    /// <param name="prepayment">The number of the prepayment; not empty.</param>
    /// <param name="invoice">The number of the standard invoice; not empty.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentException">A number is empty, or the date is not of the ISO calendar.</exception>
    public static Application Create(string number, LocalDate date, string prepayment, string invoice) =>
        new(number, date, prepayment, invoice);

    /// <summary>Returns this application with an amount.</summary>
    /// <param name="amount">The gross amount.</param>
    /// <returns>The new document.</returns>
    public Application WithAmount(decimal amount) => this with { Amount = amount };
}
