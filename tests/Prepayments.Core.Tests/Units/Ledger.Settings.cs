namespace Prepayments.Tests.Units;

/// <content>The accounts and tax codes, which eng/determinism uses too.</content>
internal sealed partial class Ledger
{
    internal static PostingProfile Profile { get; } = PostingProfile.Create("2000")
        .WithPrepaymentControl("2010")
        .WithPrepayment("1300")
        .WithPrepaymentCategory("hardware", "1310")
        .With(AccountRole.Advance, "2020")
        .WithBank("1000")
        .WithTax("V25", TaxAccounts.Create("1400").WithPrepaymentTaxOffset("1450"))
        .WithTax("V20", TaxAccounts.Create("1400").WithPrepaymentTaxOffset("1450"))
        .WithTax("V10", TaxAccounts.Create("1410").WithPrepaymentTaxOffset("1460"))
        .WithTax("CGST", TaxAccounts.Create("1420").WithPrepaymentTaxOffset("1470"))
        .WithTax("SGST", TaxAccounts.Create("1430").WithPrepaymentTaxOffset("1480"));

    internal static TaxCodes Taxes { get; } = TaxCodes.Of(
        TaxCode.Create("V25", Percentage.Of(25)),
        TaxCode.Create("V20", Percentage.Of(20)),
        TaxCode.Create("V10", Percentage.Of(10)),
        TaxCode.CreateWithComponents(
            "GST",
            EquatableArray<TaxComponent>.Of(
                TaxComponent.Create("CGST", Percentage.Of(9)), TaxComponent.Create("SGST", Percentage.Of(9)))));
}
