using NodaTime;

namespace Prepayments;

/// <summary>Is a period-end revaluation: what is open in a foreign currency and monetary is brought to the rate of the day.</summary>
/// <remarks>
/// Document D21, rule X5 (IAS 21). Monetary are open invoices, payments, refunds and credits, and prepayments that are
/// refundable; a committed prepayment is never revalued. Differences are unrealised, and taken back as the item is settled.
/// A later revaluation replaces an earlier one. What is open as it is posted is revalued.
/// </remarks>
public sealed record Revaluation : Document
{
    private Revaluation(string number, LocalDate date)
        : base(number, date) => Rates = EquatableArray<StatedRate>.Empty;

    /// <summary>Gets the rates; items in other currencies stay as they are.</summary>
    public EquatableArray<StatedRate> Rates { get; private init; }

    private protected override DocumentKind KindOf => DocumentKind.Revaluation;

    /// <summary>Returns a revaluation without rates.</summary>
    /// <param name="number">The number; not empty.</param>
    /// <param name="date">The posting date; items dated later are left alone.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentException">The number is empty, or the date is not of the ISO calendar.</exception>
    public static Revaluation Create(string number, LocalDate date) => new(number, date);

    /// <summary>Returns this revaluation with the rate of one more currency.</summary>
    /// <param name="currency">The currency.</param>
    /// <param name="rate">Accounting units per unit of the currency.</param>
    /// <returns>The new document.</returns>
    public Revaluation WithRate(Currency currency, decimal rate) => this with { Rates = Rates.Add(StatedRate.Create(currency, rate)) };
}
