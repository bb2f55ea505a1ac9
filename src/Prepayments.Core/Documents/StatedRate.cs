namespace Prepayments;

/// <summary>Is the exchange rate of a currency as a revaluation states it.</summary>
public sealed record StatedRate
{
    private StatedRate(Currency currency, decimal rate)
    {
        Currency = currency;
        Rate = rate;
    }

    /// <summary>Gets the currency.</summary>
    public Currency Currency { get; }

    /// <summary>Gets the rate, accounting units per unit of the currency.</summary>
    public decimal Rate { get; }

    /// <summary>Returns a stated rate.</summary>
    /// <param name="currency">The currency.</param>
    /// <param name="rate">Accounting units per unit of the currency.</param>
    /// <returns>The stated rate.</returns>
    public static StatedRate Create(Currency currency, decimal rate) => new(Guard.NotNull(currency, nameof(currency)), rate);

    /// <summary>Returns currency and rate.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => FormattableString.Invariant($"{Currency} {Rate}");
}
