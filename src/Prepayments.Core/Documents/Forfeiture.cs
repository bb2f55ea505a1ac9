using NodaTime;

namespace Prepayments;

/// <summary>
/// Is the forfeiture of a prepayment: what is paid and not applied is kept, as income of the seller and cost of the buyer.
/// </summary>
/// <remarks>
/// Document D20. It opens an item for the amount that is kept and applies the prepayment to it, so nothing stays open. To
/// take it back, reverse the application, then the forfeiture. What becomes of the tax is policy
/// (<see cref="ForfeitedTax"/>).
/// </remarks>
public sealed record Forfeiture : Document
{
    private Forfeiture(string number, LocalDate date, string prepayment)
        : base(number, date) => Prepayment = Guard.NotEmpty(prepayment, nameof(prepayment));

    /// <summary>Gets the number of the prepayment invoice or voucher.</summary>
    public string Prepayment { get; }

    /// <summary>Gets the gross amount, or null for all that is paid and not applied.</summary>
    public decimal? Amount { get; private init; }

    /// <summary>Gets the account of the income or cost, or null for that of the posting profile.</summary>
    public string? Account { get; private init; }

    private protected override DocumentKind KindOf => DocumentKind.Forfeiture;

    /// <summary>Returns the forfeiture of all that is paid and not applied.</summary>
    /// <param name="number">The number; not empty.</param>
    /// <param name="date">The posting date.</param>
    /// <param name="prepayment">The number of the prepayment invoice or voucher; not empty.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentException">A number is empty, or the date is not of the ISO calendar.</exception>
    public static Forfeiture Create(string number, LocalDate date, string prepayment) => new(number, date, prepayment);

    /// <summary>Returns this forfeiture of an amount.</summary>
    /// <param name="amount">The gross amount.</param>
    /// <returns>The new document.</returns>
    public Forfeiture WithAmount(decimal amount) => this with { Amount = amount };

    /// <summary>Returns this forfeiture on another account.</summary>
    /// <param name="account">The account code; not empty.</param>
    /// <returns>The new document.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public Forfeiture WithAccount(string account) => this with { Account = Guard.NotEmpty(account, nameof(account)) };
}
