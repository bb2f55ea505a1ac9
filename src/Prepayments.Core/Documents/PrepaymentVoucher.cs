using NodaTime;

namespace Prepayments;

/// <summary>Is a prepayment voucher: a payment that is itself the prepayment, to be settled later with a standard invoice.</summary>
/// <remarks>
/// Document D4, rules T5, T8 and S6. It needs no order and no prepayment invoice. The taxes that it states are contained in
/// its amount and are shown against an offset account until it is applied.
/// </remarks>
public sealed record PrepaymentVoucher : Document
{
    private PrepaymentVoucher(string number, LocalDate date, decimal amount)
        : base(number, date)
    {
        Amount = amount;
        Taxes = EquatableArray<TaxedAmount>.Empty;
    }

    /// <summary>Gets the amount that moves, gross.</summary>
    public decimal Amount { get; }

    /// <summary>Gets the currency, or null for the accounting currency.</summary>
    public Currency? Currency { get; private init; }

    /// <summary>Gets the bank account, or null for that of the posting profile.</summary>
    public string? Bank { get; private init; }

    /// <summary>Gets the parts of the amount that hold tax, per tax code; the rest is without tax.</summary>
    public EquatableArray<TaxedAmount> Taxes { get; private init; }

    /// <summary>Gets the number of the order for which the voucher is reserved as it is posted, or null.</summary>
    public string? ReservedFor { get; private init; }

    /// <summary>Gets a value indicating whether the money is a refundable deposit, which is monetary and revalued (rule X5).</summary>
    public bool Refundable { get; private init; }

    /// <summary>Gets the exchange rate, accounting units per transaction unit, or null in the accounting currency.</summary>
    public decimal? ExchangeRate { get; private init; }

    private protected override DocumentKind KindOf => DocumentKind.PrepaymentVoucher;

    /// <summary>Returns a voucher without tax.</summary>
    /// <param name="number">The number; not empty.</param>
    /// <param name="date">The posting date.</param>
    /// <param name="amount">The amount that moves, gross.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentException">The number is empty, or the date is not of the ISO calendar.</exception>
    public static PrepaymentVoucher Create(string number, LocalDate date, decimal amount) => new(number, date, amount);

    /// <summary>Returns this voucher in a currency.</summary>
    /// <param name="currency">The currency.</param>
    /// <returns>The new document.</returns>
    public PrepaymentVoucher WithCurrency(Currency currency) =>
        this with { Currency = Guard.NotNull(currency, nameof(currency)) };

    /// <summary>Returns this voucher over another bank account.</summary>
    /// <param name="account">The account code; not empty.</param>
    /// <returns>The new document.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public PrepaymentVoucher WithBank(string account) => this with { Bank = Guard.NotEmpty(account, nameof(account)) };

    /// <summary>Returns this voucher with the tax of one code contained in a part of its amount.</summary>
    /// <param name="code">The tax code; not empty.</param>
    /// <param name="gross">The part of the amount that holds the tax.</param>
    /// <returns>The new document.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public PrepaymentVoucher WithTax(string code, decimal gross) =>
        this with { Taxes = Taxes.Add(TaxedAmount.Create(code, gross)) };

    /// <summary>Returns this voucher reserved for an order.</summary>
    /// <param name="order">The number of the order; not empty.</param>
    /// <returns>The new document.</returns>
    /// <exception cref="ArgumentException">The number is empty.</exception>
    public PrepaymentVoucher WithReservation(string order) =>
        this with { ReservedFor = Guard.NotEmpty(order, nameof(order)) };

    /// <summary>Returns this voucher as a refundable deposit, or as a committed prepayment.</summary>
    /// <param name="refundable">True for a refundable one.</param>
    /// <returns>The new document.</returns>
    public PrepaymentVoucher WithRefundable(bool refundable) => this with { Refundable = refundable };

    /// <summary>Returns this voucher with an exchange rate.</summary>
    /// <param name="rate">Accounting units per transaction unit.</param>
    /// <returns>The new document.</returns>
    public PrepaymentVoucher WithExchangeRate(decimal rate) => this with { ExchangeRate = rate };
}
