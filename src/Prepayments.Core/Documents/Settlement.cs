using NodaTime;

namespace Prepayments;

/// <summary>Is the settlement of a payment with an invoice or prepayment invoice after both are posted.</summary>
/// <remarks>Document D11, rule S1. A refund may stand in the payment's place; it settles an open payment then.</remarks>
public sealed record Settlement : Document
{
    private Settlement(string number, LocalDate date, string payment, string invoice)
        : base(number, date)
    {
        Payment = Guard.NotEmpty(payment, nameof(payment));
        Invoice = Guard.NotEmpty(invoice, nameof(invoice));
    }

    /// <summary>Gets the number of the payment, or of a refund.</summary>
    public string Payment { get; }

    /// <summary>Gets the number of the invoice or prepayment invoice, or of what a refund repays.</summary>
    public string Invoice { get; }

    /// <summary>Gets the amount, or null for as much as both sides allow.</summary>
    public decimal? Amount { get; private init; }

    private protected override DocumentKind KindOf => DocumentKind.Settlement;

    /// <summary>Returns a settlement of as much as both sides allow.</summary>
    /// <param name="number">The number; not empty.</param>
    /// <param name="date">The posting date.</param>
    /// <param name="payment">The number of the payment; not empty.</param>
    /// <param name="invoice">The number of the invoice; not empty.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentException">A number is empty, or the date is not of the ISO calendar.</exception>
    public static Settlement Create(string number, LocalDate date, string payment, string invoice) =>
        new(number, date, payment, invoice);

    /// <summary>Returns this settlement with an amount.</summary>
    /// <param name="amount">The amount.</param>
    /// <returns>The new document.</returns>
    public Settlement WithAmount(decimal amount) => this with { Amount = amount };
}
