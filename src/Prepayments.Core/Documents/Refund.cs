using NodaTime;

namespace Prepayments;

/// <summary>Is a refund: money back from the vendor, or back to the customer.</summary>
/// <remarks>Document D10, rule D17.</remarks>
public sealed record Refund : MoneyDocument
{
    private Refund(string number, LocalDate date, decimal amount)
        : base(number, date, amount)
    {
    }

    private protected override DocumentKind KindOf => DocumentKind.Refund;

    /// <summary>Returns a refund that settles nothing yet.</summary>
    /// <param name="number">The number; not empty.</param>
    /// <param name="date">The posting date.</param>
    /// <param name="amount">The amount that moves.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentException">The number is empty, or the date is not of the ISO calendar.</exception>
    public static Refund Create(string number, LocalDate date, decimal amount) => new(number, date, amount);
}
