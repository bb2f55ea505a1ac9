namespace Prepayments.Samples.ErpHost;

/// <summary>Is what a tax return needs of one kind, code, component and currency, in that currency and that of the accounts.</summary>
internal sealed record TaxTotalAnswer(
    TaxTotalKind Kind,
    string Code,
    string Component,
    string Currency,
    AmountAnswer Base,
    AmountAnswer Tax,
    AmountAnswer NonRecoverable,
    AmountAnswer ReverseCharge)
{
    public static TaxTotalAnswer Of(TaxTotal total) => new(
        total.Kind,
        total.Code,
        total.Component,
        total.Currency.Code,
        AmountAnswer.Of(total.Base),
        AmountAnswer.Of(total.Tax),
        AmountAnswer.Of(total.NonRecoverable),
        AmountAnswer.Of(total.ReverseCharge));
}
