using NodaTime;

namespace Prepayments;

/// <summary>Is a payment: money to the vendor, or from the customer.</summary>
/// <remarks>Document D3, rule D17.</remarks>
public sealed record Payment : MoneyDocument
{
    private Payment(string number, LocalDate date, decimal amount)
        : base(number, date, amount)
    {
    }

    private protected override DocumentKind KindOf => DocumentKind.Payment;

    /// <summary>Returns a payment that settles nothing yet.</summary>
    /// <param name="number">The number; not empty.</param>
    /// <param name="date">The posting date.</param>
    /// <param name="amount">The amount that moves.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentException">The number is empty, or the date is not of the ISO calendar.</exception>
    public static Payment Create(string number, LocalDate date, decimal amount) => new(number, date, amount);
}
