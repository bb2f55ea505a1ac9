namespace Prepayments.Samples.ErpHost;

/// <summary>Is a subledger in short.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Side">Payables or receivables.</param>
/// <param name="Counterparty">The vendor or customer.</param>
/// <param name="AccountingCurrency">The currency of the accounts.</param>
/// <param name="Version">What every document raises by one; tax codes in the set-up have raised it once.</param>
/// <param name="Balance">The counterparty's balance: positive when we owe the vendor, or the customer owes us.</param>
internal sealed record SubledgerSummary(
    string Id, Side Side, string Counterparty, string AccountingCurrency, long Version, decimal Balance)
{
    public static SubledgerSummary Of(string id, Subledger subledger) => new(
        id,
        subledger.Side,
        subledger.Counterparty,
        subledger.AccountingCurrency.Code,
        subledger.Version,
        Figures.Balance(subledger).Amount);
}
