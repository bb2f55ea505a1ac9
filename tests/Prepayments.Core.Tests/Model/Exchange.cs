namespace Prepayments.Tests.Model;

/// <summary>Draws currencies and exchange rates, and writes them on documents.</summary>
public static class Exchange
{
    /// <summary>Tells what an order is in, else null: its documents are in the accounting currency.</summary>
    public static Currency Of(Subledger state, PlacedOrder order) => order.Text.Currency ?? state.AccountingCurrency;

    /// <summary>The foreign currencies of a subledger: none where its profile has no accounts for differences.</summary>
    public static Currency[] Foreign(Subledger state) => state.Profile.Find(AccountRole.ExchangeGain) is null
        ? []
        : state.AccountingCurrency.Code switch
        {
            "EUR" => [Currency.Of("USD"), Currency.Of("JPY"), Currency.Of("KWD")],
            "JPY" => [Currency.Of("EUR")],
            _ => [Currency.Of("JPY")],
        };

    /// <summary>Draws the currency of the next document: the plainest is the own one, the likeliest the foreign one in use.</summary>
    public static Currency Next(Subledger state, Choices choices)
    {
        var foreign = Foreign(state);
        if (foreign.Length == 0)
        {
            return state.AccountingCurrency;
        }

        var kind = choices.Next(8);
        var last = state.Orders().LastOrDefault(order => Of(state, order) != state.AccountingCurrency)?.Text.Currency;
        return kind == 0 ? state.AccountingCurrency
            : kind < 7 && last is not null ? last
            : choices.In(foreign);
    }

    /// <summary>A plausible rate, in accounting units per unit of the currency.</summary>
    public static decimal Plausible(Currency accounting, Currency currency) => (accounting.Code, currency.Code) switch
    {
        ("EUR", "USD") => 0.92m,
        ("EUR", "JPY") => 0.0061m,
        ("EUR", "KWD") => 3.01m,
        ("JPY", "EUR") => 164.5m,
        ("KWD", "JPY") => 0.002m,
        _ => 1,
    };

    /// <summary>Draws a rate: plausible, near that with few or ten decimals, that of the last document, or far off.</summary>
    public static decimal Rate(Subledger state, Currency currency, Choices choices)
    {
        var plausible = Plausible(state.AccountingCurrency, currency);
        return choices.Next(9) switch
        {
            1 or 2 => state.Items().LastOrDefault(item => item.Currency == currency)?.Rate ?? plausible,
            3 or 4 or 5 => plausible * (900 + choices.Next(201)) / 1000,
            6 or 7 => decimal.Round(plausible * (9500 + choices.Next(1000)) / 9973, 10, MidpointRounding.ToEven),
            8 when choices.Once(3) => choices.Of(1m, 0.0000000001m, 0.0033m, 7919.1234567891m, 1_000_000m),
            _ => plausible,
        };
    }

    /// <summary>Draws the rates of a law's own documents, the same one several times now and then.</summary>
    public static decimal[] Rates(Subledger state, Currency currency, Choices choices)
    {
        var plausible = Plausible(state.AccountingCurrency, currency);
        return [.. Enumerable.Range(0, 4).Select(_ => choices.Next(3) switch
        {
            0 => plausible,
            1 => plausible * (900 + choices.Next(201)) / 1000,
            _ => decimal.Round(plausible * (9500 + choices.Next(1000)) / 9973, 10, MidpointRounding.ToEven),
        })];
    }

    /// <summary>Writes currency and rate on a document that states neither; a document in the own currency needs none.</summary>
    public static Document At(Document document, Currency accounting, Currency currency, decimal rate) => currency == accounting
        ? document
        : document switch
        {
            MoneyDocument { Currency: null, ExchangeRate: null } money => money.WithCurrency(currency).WithExchangeRate(rate),
            Invoice { Currency: null, ExchangeRate: null } invoice => invoice.WithCurrency(currency).WithExchangeRate(rate),
            PrepaymentVoucher { Currency: null, ExchangeRate: null } voucher => voucher.WithCurrency(currency).WithExchangeRate(rate),
            PrepaymentInvoice { ExchangeRate: null } invoice => invoice.WithExchangeRate(rate),
            _ => document,
        };
}
