using NodaTime;

namespace Prepayments;

/// <summary>Is a document by which money moves: a payment, or a refund the other way.</summary>
/// <remarks>Documents D3 and D10, rule D17.</remarks>
public abstract record MoneyDocument : Document
{
    private protected MoneyDocument(string number, LocalDate date, decimal amount)
        : base(number, date)
    {
        Amount = amount;
        Settlements = EquatableArray<StatedSettlement>.Empty;
    }

    /// <summary>Gets the amount that moves.</summary>
    public decimal Amount { get; }

    /// <summary>Gets the currency, or null for the accounting currency.</summary>
    public Currency? Currency { get; private init; }

    /// <summary>Gets the bank account, or null for that of the posting profile.</summary>
    public string? Bank { get; private init; }

    /// <summary>Gets what is settled as the document is posted.</summary>
    public EquatableArray<StatedSettlement> Settlements { get; private init; }

    /// <summary>Gets the exchange rate, accounting units per transaction unit, or null in the accounting currency.</summary>
    public decimal? ExchangeRate { get; private init; }

    /// <summary>Returns this document in a currency.</summary>
    /// <param name="currency">The currency.</param>
    /// <returns>The new document, of the same type.</returns>
    public MoneyDocument WithCurrency(Currency currency) =>
        this with { Currency = Guard.NotNull(currency, nameof(currency)) };

    /// <summary>Returns this document over another bank account.</summary>
    /// <param name="account">The account code; not empty.</param>
    /// <returns>The new document, of the same type.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public MoneyDocument WithBank(string account) => this with { Bank = Guard.NotEmpty(account, nameof(account)) };

    /// <summary>Returns this document settling all that is open on one document more.</summary>
    /// <param name="document">The number of that document; not empty.</param>
    /// <returns>The new document, of the same type.</returns>
    /// <exception cref="ArgumentException">The number is empty.</exception>
    public MoneyDocument WithSettlement(string document) => Settling(StatedSettlement.Create(document));

    /// <summary>Returns this document settling an amount of one document more.</summary>
    /// <param name="document">The number of that document; not empty.</param>
    /// <param name="amount">The amount.</param>
    /// <returns>The new document, of the same type.</returns>
    /// <exception cref="ArgumentException">The number is empty.</exception>
    public MoneyDocument WithSettlement(string document, decimal amount) =>
        Settling(StatedSettlement.Create(document).WithAmount(amount));

    /// <summary>Returns this document with an exchange rate.</summary>
    /// <param name="rate">Accounting units per transaction unit.</param>
    /// <returns>The new document, of the same type.</returns>
    public MoneyDocument WithExchangeRate(decimal rate) => this with { ExchangeRate = rate };

    private MoneyDocument Settling(StatedSettlement settlement) =>
        this with { Settlements = Settlements.Add(settlement) };
}
