namespace Prepayments.Samples.ErpHost;

/// <summary>Is an amount in the currency of the transaction and in that of the accounts.</summary>
internal sealed record AmountAnswer(decimal Transaction, decimal Accounting)
{
    public static AmountAnswer Of(PostedAmount amount) => new(amount.Transaction, amount.Accounting);
}
