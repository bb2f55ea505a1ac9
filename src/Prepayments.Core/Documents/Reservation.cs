using NodaTime;

namespace Prepayments;

/// <summary>Is the reservation of a prepayment voucher for an order.</summary>
/// <remarks>Document D12, rule S6. It posts no journal lines and is released by its reversal.</remarks>
public sealed record Reservation : Document
{
    private Reservation(string number, LocalDate date, string prepayment, string order)
        : base(number, date)
    {
        Prepayment = Guard.NotEmpty(prepayment, nameof(prepayment));
        Order = Guard.NotEmpty(order, nameof(order));
    }

    /// <summary>Gets the number of the voucher.</summary>
    public string Prepayment { get; }

    /// <summary>Gets the number of the order.</summary>
    public string Order { get; }

    private protected override DocumentKind KindOf => DocumentKind.Reservation;

    /// <summary>Returns a reservation.</summary>
    /// <param name="number">The number; not empty.</param>
    /// <param name="date">The date.</param>
    /// <param name="prepayment">The number of the voucher; not empty.</param>
    /// <param name="order">The number of the order; not empty.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentException">A number is empty, or the date is not of the ISO calendar.</exception>
    public static Reservation Create(string number, LocalDate date, string prepayment, string order) =>
        new(number, date, prepayment, order);
}
