using Prepayments.Tests.Units;

namespace Prepayments.Tests.SmallScope;

/// <summary>The settings under which all small histories are walked: every value of every policy, every pair of them.</summary>
internal static class SmallSettings
{
    public static readonly Currency Foreign = Currency.Of("USD");

    private static readonly PostingProfile Profile = Ledger.Profile
        .With(AccountRole.ExchangeGain, "7100").With(AccountRole.ExchangeLoss, "7110").With(AccountRole.UnrealisedGain, "7120")
        .With(AccountRole.UnrealisedLoss, "7130").With(AccountRole.Rounding, "7190").With(AccountRole.Forfeiture, "5900");

    private static readonly TaxCodes Taxes = TaxCodes.Of(
        TaxCode.Create("V20", Percentage.Of(20)),
        TaxCode.Create("V10", Percentage.Of(10)).WithRecoverable(Percentage.Of(50)));

    /// <summary>Gets a subledger for each combination, and the currency of its documents.</summary>
    public static IReadOnlyList<(Subledger Start, Currency Currency)> All { get; } = [.. AllPairs
        .Of(2, 2, 3, 3, 2, 3, 3, 2, 2, 2, 2, 2, 2, 2)
        .Select(row => (Start(row), row[1] == 0 ? Currency.Of("EUR") : Foreign))];

    private static Subledger Start(int[] row)
    {
        var policy = PrepaymentPolicy.Default
            .WithApplication((ApplicationPolicy)row[2])
            .WithUnpaid((UnpaidPrepayments)row[3])
            .WithApplicationAmount((ApplicationAmount)row[4])
            .WithTaxOnPrepayment((PrepaymentTaxation)row[5])
            .WithTaxRounding((TaxRounding)row[6])
            .WithRemoveInvoiced((RemoveInvoiced)row[7])
            .WithPrepaymentAfterInvoice((PrepaymentAfterInvoice)row[8])
            .WithExchangeDifference((ExchangeDifferences)row[9])
            .WithForfeitedTax((ForfeitedTax)row[10])
            .WithMidpoint((MidpointRule)row[11])
            .WithRequireConfirmedOrder(row[12] == 1);
        policy = row[13] == 1 ? policy.WithMaxDefinitions(1) : policy;
        return Subledger.Create((Side)row[0], "V-1", Currency.Of("EUR"), Profile, policy).WithTaxCodes(Taxes);
    }
}
