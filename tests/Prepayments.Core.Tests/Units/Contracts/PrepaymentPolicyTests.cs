namespace Prepayments.Tests.Units.Contracts;

/// <summary>Section 10: the presets against the table, and changes of one value at a time.</summary>
public class PrepaymentPolicyTests
{
    private const string Table = """
        maxDefinitions        | 1             | 1               | unlimited
        requireConfirmedOrder | yes           | no              | no
        prepaymentAfterInvoice| Reject        | Allow           | Allow
        application           | Automatic     | Automatic       | Notification
        applicationAmount     | Maximum       | Proportional    | Maximum
        unpaid                | Reverse       | Apply           | Reject
        taxOnPrepayment       | OnPrepayment  | OnPrepayment    | OnPrepayment
        taxRounding           | PerOrder      | PerOrder        | PerOrder
        removeInvoiced        | Allow         | Reject          | Reject
        exchangeDifference    | Realise       | Realise         | HistoricalCost
        forfeitedTax          | Release       | Release         | Release
        midpoint              | AwayFromZero  | AwayFromZero    | AwayFromZero
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Preset_IsTheColumnOfTheTable(int column)
    {
        PrepaymentPolicy[] presets = [PrepaymentPolicy.Finance, PrepaymentPolicy.BusinessCentral, PrepaymentPolicy.Default];
        var rows = Table.Split('\n').Select(row => row.Split('|', StringSplitOptions.TrimEntries));

        Assert.Equal(
            rows.Select(row => row[0] + " " + row[column]).Order(StringComparer.Ordinal),
            presets[column - 1].ToString().Split(", ").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Changes_OfEachValue_LeadFromOnePresetToAnother()
    {
        var finance = PrepaymentPolicy.Finance;
        var changed = PrepaymentPolicy.Default
            .WithMaxDefinitions(1)
            .WithRequireConfirmedOrder(true)
            .WithPrepaymentAfterInvoice(PrepaymentAfterInvoice.Reject)
            .WithApplication(ApplicationPolicy.Automatic)
            .WithApplicationAmount(ApplicationAmount.Maximum)
            .WithUnpaid(UnpaidPrepayments.Reverse)
            .WithTaxOnPrepayment(PrepaymentTaxation.OnPrepayment)
            .WithTaxRounding(TaxRounding.PerOrder)
            .WithRemoveInvoiced(RemoveInvoiced.Allow)
            .WithExchangeDifference(ExchangeDifferences.Realise)
            .WithForfeitedTax(ForfeitedTax.Release)
            .WithMidpoint(MidpointRule.AwayFromZero);

        Assert.Equal(finance, changed);
        Assert.Equal(finance.GetHashCode(), changed.GetHashCode());
        Assert.NotEqual(finance, PrepaymentPolicy.Default);
        Assert.Null(changed.WithUnlimitedDefinitions().MaxDefinitions);
        Assert.Equal(0, changed.WithMaxDefinitions(0).MaxDefinitions);
        Assert.Throws<ArgumentException>(() => changed.WithMaxDefinitions(-1));
    }

    [Fact]
    public void Change_LeavesThePresetAsItIs()
    {
        _ = PrepaymentPolicy.Finance.WithMaxDefinitions(5);

        Assert.Equal(1, PrepaymentPolicy.Finance.MaxDefinitions);
    }
}
