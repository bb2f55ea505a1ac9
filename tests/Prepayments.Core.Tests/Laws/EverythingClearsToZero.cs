using NodaTime;
using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Rules T5 and S7: once everything is delivered, every prepayment invoice paid and every prepayment applied, the
/// prepayment, advance and offset accounts are exactly zero (refunds that repay nothing apart) and each tax account holds
/// the tax of the standard invoices alone, less what credit memos of them gave back, whatever was changed in the settings in between.
/// </summary>
public sealed class EverythingClearsToZero(ITestOutputHelper output) : Law(output)
{
    private static readonly LocalDate Late = new(2030, 1, 1);

    // What is not recovered stands on other accounts than the tax (T6).
    protected override bool OrdinaryTaxes => true;

    protected override IEnumerable<string> Required =>
        [.. PostedDocuments, .. Links, .. Settings, "applied at the end", "voucher applied at the end", "tax", "two components", "foreign at the end", "own at the end"];

    [Law(2000, Arbitrary = [typeof(ChangingHistories)])]
    public void PrepaymentAccountsAreZeroAndTaxesThoseOfTheStandardInvoices(History history) => Try(history, stages =>
    {
        if (stages.Count == 0)
        {
            return;
        }

        // What was changed in between is as it was; what was posted in between keeps its accounts and rates.
        var start = history.WithOrdinaryTaxes().Start();
        var books = new Books(stages[^1].After.WithSettings(start.Profile, start.Policy, start.TaxCodes));
        books.Entries.AddRange(stages.SelectMany(stage => stage.Result.Entries));
        new Completion(books, Late, See).Run();
        var accounts = Position.Accounts(books.Entries);
        Assert.All(Chart.Prepayments, account => Assert.Equal(0, accounts.GetValueOrDefault(account)));
        Assert.Equal(OpenRefunds(books.State), accounts.GetValueOrDefault(Chart.Advance) * (books.State.Side == Side.Payables ? -1 : 1));
        foreach (var component in Chart.Taxes.All.SelectMany(code => code.Components))
        {
            Assert.Equal(0, accounts.GetValueOrDefault(Chart.OffsetAccount(component.Code)));
            var balance = accounts.GetValueOrDefault(Chart.TaxAccount(component.Code));
            See(balance == 0 ? "no tax" : component.Code.EndsWith("-2", StringComparison.Ordinal) ? "two components" : "tax");
        }

        foreach (var currency in Exchange.Foreign(start).Append(start.AccountingCurrency))
        {
            // In the accounting currency a tax is in part at the rates of its prepayments (X3), so it is counted in its own.
            var balances = Position.AccountsIn(currency, books.Entries);
            foreach (var component in Chart.Taxes.All.SelectMany(code => code.Components))
            {
                var balance = balances.GetValueOrDefault(Chart.TaxAccount(component.Code));
                Assert.Equal(TaxOfInvoices(books.State, component.Code, currency), books.State.Side == Side.Payables ? balance : -balance);
                Assert.Equal(0, balances.GetValueOrDefault(Chart.OffsetAccount(component.Code)));
            }

            Assert.All(Chart.Prepayments, account => Assert.Equal(0, balances.GetValueOrDefault(account)));
            See(balances.Count > 0 && currency != start.AccountingCurrency ? "foreign at the end" : "own at the end");
        }
    });

    /// <summary>A refund whose settlement with a voucher was reversed is open where it was posted to (R2), until it repays something.</summary>
    private static decimal OpenRefunds(Subledger state) => state.Items()
        .Where(item => item.Kind == DocumentKind.Refund && state.ReversedBy(item.Number) is null)
        .Sum(item => Position.OpenOn(state, item, Chart.Advance));

    private static decimal TaxOfInvoices(Subledger state, string component, Currency currency) => state.Items()
        .Where(item => item.Kind is DocumentKind.Invoice or DocumentKind.CreditMemo && item.Currency == currency && state.ReversedBy(item.Number) is null)
        .Sum(item => (item.Kind == DocumentKind.Invoice ? 1 : -1) * item.Lines
            .SelectMany(line => line.Components)
            .Where(part => part.TaxComponent == component)
            .Sum(part => part.Amount.Transaction));
}
