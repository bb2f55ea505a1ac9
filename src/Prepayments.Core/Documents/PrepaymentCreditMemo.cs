using NodaTime;

namespace Prepayments;

/// <summary>Is a prepayment credit memo: it gives back a prepayment invoice, or a part of it that is not applied.</summary>
/// <remarks>Document D8, rule D18.</remarks>
public sealed record PrepaymentCreditMemo : Document
{
    private PrepaymentCreditMemo(string number, LocalDate date, string prepaymentInvoice)
        : base(number, date) => PrepaymentInvoice = Guard.NotEmpty(prepaymentInvoice, nameof(prepaymentInvoice));

    /// <summary>Gets the number of the prepayment invoice.</summary>
    public string PrepaymentInvoice { get; }

    /// <summary>Gets the gross amount, or null for all that is not applied.</summary>
    public decimal? Amount { get; private init; }

    private protected override DocumentKind KindOf => DocumentKind.PrepaymentCreditMemo;

    /// <summary>Returns a credit memo of all that is not applied.</summary>
    /// <param name="number">The number; not empty.</param>
    /// <param name="date">The posting date.</param>
    /// <param name="prepaymentInvoice">The number of the prepayment invoice; not empty.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentException">A number is empty, or the date is not of the ISO calendar.</exception>
    public static PrepaymentCreditMemo Create(string number, LocalDate date, string prepaymentInvoice) =>
        new(number, date, prepaymentInvoice);

    /// <summary>Returns this credit memo over an amount.</summary>
    /// <param name="amount">The gross amount.</param>
    /// <returns>The new document.</returns>
    public PrepaymentCreditMemo WithAmount(decimal amount) => this with { Amount = amount };
}
