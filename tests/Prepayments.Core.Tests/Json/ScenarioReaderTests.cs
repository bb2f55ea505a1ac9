using Prepayments.Json;

namespace Prepayments.Tests.Json;

/// <summary>A file that is no scenario says where and why; one for a later version says that.</summary>
public class ScenarioReaderTests
{
    private const string Good =
        """{"scenario":"S","source":"A","rules":["D1"],"setup":{"side":"payables","counterparty":"V-1","accountingCurrency":"EUR","profile":{"control":"2100","taxes":{"VAT":{"tax":"1350"}},"prepaymentByCategory":{"A":"1451"}},"taxes":[{"code":"VAT","rate":25}],"policy":{"preset":"finance","maxDefinitions":null}},"steps":[{"post":{"type":"order","number":"PO-1","date":"2026-01-05","lines":[]},"expect":{"lines":[{"account":"1","debit":1,"transaction":1,"dimensions":{"a":"b"}}],"rejection":"NothingToInvoice","orders":{"PO-1":{"limit":1}},"open":{"PO-1":1},"balance":1,"accounts":{"1":1},"notices":["PrepaymentAvailable"]}},{"post":{"type":"reversal","number":"R","date":"2026-01-05","document":"PO-1"}}]}""";

    [Fact]
    public void Read_HasTheSetUp()
    {
        var scenario = ScenarioReader.Read(Good);

        Assert.Equal("S", scenario.Name);
        Assert.Equal("A", scenario.Source);
        Assert.Equal(["D1"], scenario.Rules);
        Assert.Equal(2, scenario.Steps.Count);
        Assert.Equal("V-1", scenario.Subledger.Counterparty);
        Assert.Equal(PrepaymentPolicy.Finance.WithUnlimitedDefinitions(), scenario.Subledger.Policy);
        Assert.Equal("1451", scenario.Subledger.Profile.FindPrepaymentCategory("A"));
        Assert.Equal(Percentage.Of(25), scenario.Subledger.TaxCodes.Find("VAT")!.Rate);
    }

    [Theory]
    [InlineData("{}", "Default")]
    [InlineData("{\"preset\":\"default\"}", "Default")]
    [InlineData("{\"preset\":\"finance\"}", "Finance")]
    [InlineData("{\"preset\":\"businessCentral\"}", "BusinessCentral")]
    public void Read_OfAPreset_HasItsPolicy(string policy, string preset) => Assert.Equal(
        preset switch { "Finance" => PrepaymentPolicy.Finance, "BusinessCentral" => PrepaymentPolicy.BusinessCentral, _ => PrepaymentPolicy.Default },
        ReadWithPolicy(policy));

    [Fact]
    public void Read_OfEverySetting_HasEachOfThem() => Assert.Equal(
        PrepaymentPolicy.Finance.WithMaxDefinitions(3).WithRequireConfirmedOrder(false)
            .WithPrepaymentAfterInvoice(PrepaymentAfterInvoice.Allow).WithApplication(ApplicationPolicy.Manual)
            .WithApplicationAmount(ApplicationAmount.Proportional).WithUnpaid(UnpaidPrepayments.Apply)
            .WithTaxOnPrepayment(PrepaymentTaxation.Never).WithTaxRounding(TaxRounding.PerLine)
            .WithExchangeDifference(ExchangeDifferences.HistoricalCost).WithRemoveInvoiced(RemoveInvoiced.Reject)
            .WithMidpoint(MidpointRule.ToEven),
        ReadWithPolicy("""{"midpoint":"toEven","removeInvoiced":"reject","exchangeDifference":"historicalCost","taxRounding":"perLine","taxOnPrepayment":"never","unpaid":"apply","applicationAmount":"proportional","application":"manual","prepaymentAfterInvoice":"allow","requireConfirmedOrder":false,"maxDefinitions":3,"preset":"finance"}"""));

    [Theory]
    [InlineData("\"scenario\":\"S\",", "", "$", "scenario is missing")]
    [InlineData("\"source\"", "\"sources\"", "$.sources", "no such property")]
    [InlineData("\"side\":\"payables\"", "\"side\":\"payable\"", "$.setup.side", "is not one of payables, receivables")]
    [InlineData("\"EUR\"", "\"XYZ\"", "$.setup.accountingCurrency", "'XYZ' is not the code of a currency")]
    [InlineData("\"control\":\"2100\"", "\"controls\":\"2100\"", "$.setup.profile.controls", "no such property")]
    [InlineData("\"control\":\"2100\"", "\"control\":2100", "$.setup.profile.control", "Here should be a text")]
    [InlineData("{\"tax\":\"1350\"}", "{\"taxes\":\"1350\"}", "$.setup.profile.taxes.VAT.taxes", "no such property")]
    [InlineData("\"rate\":25", "\"rate\":-25", "$.setup.taxes[0]", "not below zero")]
    [InlineData("\"rate\":25", "\"rate\":25,\"kind\":\"odd\"", "$.setup.taxes[0].kind", "'odd' is not one of")]
    [InlineData("\"rate\":25", "\"rate\":25,\"components\":[{\"code\":\"A\",\"rate\":1}]", "$.setup.taxes[0].rate", "no such property")]
    [InlineData("\"rate\":25}", "\"rate\":25},{\"code\":\"VAT\",\"rate\":20}", "$.setup", "given twice")]
    [InlineData("\"finance\"", "\"Finance\"", "$.setup.policy.preset", "is not one of default, finance, businessCentral")]
    [InlineData("\"maxDefinitions\":null", "\"maxDefinitions\":1.5", "$.setup.policy.maxDefinitions", "must be whole")]
    [InlineData("\"maxDefinitions\":null", "\"application\":\"sometimes\"", "$.setup.policy.application", "is not one of automatic, notification, manual")]
    [InlineData("\"date\":\"2026-01-05\",\"lines\"", "\"lines\"", "$.steps[0].post", "date is missing")]
    [InlineData("\"debit\":1", "\"debit\":1,\"credit\":0", "$.steps[0].expect.lines[0]", "on one of the two sides")]
    [InlineData("\"debit\":1", "\"debit\":1,\"role\":\"bank\"", "$.steps[0].expect.lines[0].role", "no such property")]
    [InlineData("\"NothingToInvoice\"", "\"nothingToInvoice\"", "$.steps[0].expect.rejection", "is not one of DuplicateNumber")]
    [InlineData("{\"limit\":1}", "{\"limits\":1}", "$.steps[0].expect.orders['PO-1'].limits", "no such property")]
    [InlineData("\"open\":{\"PO-1\":1}", "\"open\":{\"PO-1\":\"1\"}", "$.steps[0].expect.open['PO-1']", "Here should be a number")]
    [InlineData("\"accounts\":{\"1\":1}", "\"accounts\":{\"1\":1,\"1\":1}", "$.steps[0].expect.accounts['1']", "there twice")]
    [InlineData("\"balance\":1", "\"balance\":1234567890123456789012345678901234567890", "$.steps[0].expect.balance", "more digits")]
    [InlineData("[\"PrepaymentAvailable\"]", "[\"Other\"]", "$.steps[0].expect.notices[0]", "is not one of PrepaymentAvailable")]
    [InlineData("\"document\":\"PO-1\"}}]", "\"document\":\"PO-1\"},\"expected\":{}}]", "$.steps[1].expected", "no such property")]
    public void Read_SaysWhereAndWhy(string good, string bad, string path, string reason)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);

        var error = Assert.Throws<JsonFormatException>(() => ScenarioReader.Read(Good.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Equal(path, error.Path);
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"kind\":\"ordinary\"")]
    [InlineData("\"kind\":\"reverseCharge\"")]
    [InlineData("\"kind\":\"exempt\",\"recoverable\":95")]
    [InlineData("\"recoverable\":100")]
    public void Read_OfAnOrdinaryTaxThatSaysSo_IsSupported(string fact) =>
        ScenarioReader.Read(Good.Replace("\"rate\":25", "\"rate\":25," + fact, StringComparison.Ordinal));

    private static PrepaymentPolicy ReadWithPolicy(string policy) => ScenarioReader
        .Read(Good.Replace("""{"preset":"finance","maxDefinitions":null}""", policy, StringComparison.Ordinal)).Subledger.Policy;
}
