using Prepayments.Json;
using Prepayments.Tests.Scenarios;

namespace Prepayments.Tests.Json;

/// <summary>An expectation that is wrong fails, whatever its kind; so a scenario that passes means something.</summary>
public class ScenarioRunnerTests
{
    private const string Setup =
        """ "setup":{"side":"payables","counterparty":"V-1","accountingCurrency":"EUR","profile":{"control":"2100","prepaymentControl":"2110","prepayment":"1450","bank":"1010"},"policy":{"preset":"finance","application":"notification","prepaymentAfterInvoice":"allow"}},""";

    private const string Order =
        """{"post":{"type":"order","number":"PO-1","date":"2026-01-05","dimensions":{"d":"1"},"lines":[{"id":"10","quantity":1,"unitPrice":100,"account":"5000","dimensions":{"p":"7"}},{"id":"20","quantity":1,"unitPrice":50,"account":"5000"}],"prepayments":[{"percent":30}]}},""";

    private const string Prepaid =
        Order + """{"post":{"type":"prepaymentInvoice","number":"PPI-1","date":"2026-01-06","order":"PO-1"}},{"post":{"type":"payment","number":"PAY-1","date":"2026-01-07","amount":45,"settle":[{"document":"PPI-1"}]}},""";

    private const string Invoice =
        """{"type":"invoice","number":"INV-1","date":"2026-01-08","order":"PO-1","lines":[{"orderLine":"10","quantity":1},{"orderLine":"20","quantity":1}]}""";

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"lines":[{"account":"5000","debit":150},{"account":"2100","credit":150}]}""")]
    [InlineData("""{"lines":[{"account":"5000","debit":200},{"account":"5000","credit":50},{"account":"2100","credit":150},{"account":"9999","debit":0}]}""")]
    [InlineData("""{"lines":[{"account":"5000","debit":150,"transaction":150},{"account":"2100","credit":150,"transaction":150}]}""")]
    [InlineData("""{"lines":[{"account":"5000","debit":100,"dimensions":{"d":"1","p":"7"}},{"account":"5000","debit":50,"dimensions":{"d":"1"}},{"account":"2100","credit":150}]}""")]
    [InlineData("""{"lines":[{"account":"5000","debit":100,"dimensions":{"p":"7","d":"1"}},{"account":"5000","debit":50},{"account":"2100","credit":150}]}""")]
    [InlineData("""{"orders":{"PO-1":{"limit":45,"invoiced":45,"available":0,"paid":45,"applied":0,"remaining":45}}}""")]
    [InlineData("""{"open":{"INV-1":150,"PPI-1":0,"PAY-1":0}}""")]
    [InlineData("""{"balance":150}""")]
    [InlineData("""{"accounts":{"5000":150,"2100":-150,"1450":45,"2110":0,"1010":-45,"9999":0}}""")]
    [InlineData("""{"notices":["PrepaymentAvailable"]}""")]
    public void Expectation_ThatIsRight_Passes(string expectation) => Assert.Empty(Differences(Invoice, expectation));

    [Theory]
    [InlineData("""{"lines":[]}""", "lines on 2100: expected nothing, is credit 150.00|lines on 5000: expected nothing, is debit 150.00")]
    [InlineData("""{"lines":[{"account":"5000","debit":150},{"account":"2100","credit":149.99}]}""", "lines on 2100: expected credit 149.99, is credit 150.00")]
    [InlineData("""{"lines":[{"account":"5000","debit":150},{"account":"2100","debit":150}]}""", "lines on 2100: expected debit 150, is credit 150.00")]
    [InlineData("""{"lines":[{"account":"5000","debit":150},{"account":"2101","credit":150}]}""", "lines on 2100: expected nothing, is credit 150.00|lines on 2101: expected credit 150, is nothing")]
    [InlineData("""{"lines":[{"account":"5000","debit":150,"transaction":151},{"account":"2100","credit":150}]}""", "lines on 5000 in the transaction currency: expected debit 151, is debit 150.00")]
    [InlineData("""{"lines":[{"account":"5000","debit":100,"dimensions":{"d":"1","p":"8"}},{"account":"5000","debit":50,"dimensions":{"d":"1"}},{"account":"2100","credit":150}]}""", "lines on 5000: expected nothing, is debit 100.00|lines on 5000 {d=1, p=8}: expected debit 100, is nothing")]
    [InlineData("""{"lines":[{"account":"5000","debit":50,"dimensions":{"d":"1","p":"7"}},{"account":"5000","debit":100,"dimensions":{"d":"1"}},{"account":"2100","credit":150}]}""", "lines on 5000 {d=1, p=7}: expected debit 50, is debit 100.00|lines on 5000 {d=1}: expected debit 100, is debit 50.00")]
    [InlineData("""{"rejection":"ExceedsOrdered"}""", "rejection: expected ExceedsOrdered, is none")]
    [InlineData("""{"orders":{"PO-1":{"limit":46}}}""", "limit of PO-1: expected 46, is 45.00")]
    [InlineData("""{"orders":{"PO-1":{"invoiced":46}}}""", "invoiced of PO-1: expected 46, is 45.00")]
    [InlineData("""{"orders":{"PO-1":{"available":1}}}""", "available of PO-1: expected 1, is 0.00")]
    [InlineData("""{"orders":{"PO-1":{"paid":46}}}""", "paid of PO-1: expected 46, is 45.00")]
    [InlineData("""{"orders":{"PO-1":{"applied":46}}}""", "applied of PO-1: expected 46, is 0.00")]
    [InlineData("""{"orders":{"PO-1":{"remaining":46}}}""", "remaining of PO-1: expected 46, is 45.00")]
    [InlineData("""{"orders":{"PO-2":{"limit":0}}}""", "limit of PO-2: expected 0, is unknown")]
    [InlineData("""{"open":{"INV-1":149}}""", "open on INV-1: expected 149, is 150.00")]
    [InlineData("""{"open":{"INV-2":0}}""", "open on INV-2: expected 0, is unknown")]
    [InlineData("""{"balance":-150}""", "balance of the counterparty: expected -150, is 150.00")]
    [InlineData("""{"accounts":{"5000":0}}""", "balance of account 5000: expected 0, is 150.00")]
    [InlineData("""{"accounts":{"9999":1}}""", "balance of account 9999: expected 1, is 0")]
    [InlineData("""{"notices":[]}""", "notices: expected [], is [PrepaymentAvailable]")]
    [InlineData("""{"notices":["PrepaymentAvailable","PrepaymentAvailable"]}""", "notices: expected [PrepaymentAvailable, PrepaymentAvailable], is [PrepaymentAvailable]")]
    public void Expectation_ThatIsWrong_Fails(string expectation, string differences) =>
        Assert.Equal(differences.Split('|'), Differences(Invoice, expectation));

    [Fact]
    public void Rejection_ThatIsExpected_Passes() =>
        Assert.Empty(Differences("""{"type":"prepaymentInvoice","number":"PPI-2","date":"2026-01-08","order":"PO-1"}""", """{"rejection":"NothingToInvoice","lines":[],"notices":[],"balance":0}"""));

    [Theory]
    [InlineData("{}", "rejection: expected none, is NothingToInvoice")]
    [InlineData("""{"lines":[]}""", "rejection: expected none, is NothingToInvoice")]
    [InlineData("""{"rejection":"ExceedsAvailable"}""", "rejection: expected ExceedsAvailable, is NothingToInvoice")]
    public void Rejection_ThatIsNotExpected_Fails(string expectation, string difference) => Assert.StartsWith(
        difference,
        Assert.Single(Differences("""{"type":"prepaymentInvoice","number":"PPI-2","date":"2026-01-08","order":"PO-1"}""", expectation)),
        StringComparison.Ordinal);

    [Fact]
    public void Document_WithoutExpectation_MustBePosted()
    {
        var result = ScenarioRunner.Run(ScenarioReader.Read(
            "{\"scenario\":\"S\"," + Setup + """ "steps":[{"post":{"type":"prepaymentInvoice","number":"PPI-1","date":"2026-01-06","order":"PO-1"}}]}"""));

        Assert.False(result.Passed);
        Assert.Equal(["rejection: expected none, is UnknownOrder: order PO-1"], result.Steps[0].Differences);
    }

    [Fact]
    public void Document_AfterARejectedOne_IsStillPosted()
    {
        var result = ScenarioRunner.Run(ScenarioReader.Read(
            "{\"scenario\":\"S\"," + Setup + "\"steps\":["
            + """{"post":{"type":"prepaymentInvoice","number":"PPI-1","date":"2026-01-06","order":"PO-1"}},"""
            + Order.TrimEnd(',') + "]}"));

        Assert.True(result.Steps[1].Result.IsPosted);
        Assert.Equal(1, result.Subledger.Version);
    }

    [Fact]
    public Task Print_OfAnUnpaidPrepayment_IsAsApproved() => Verifier.Verify(ScenarioPrinter.Print(ScenarioRunner.Run(
        ScenarioFolders.Read("finance/purchase-order-unpaid-prepayment-reversed-by-final-invoice.json"))));

    [Fact]
    public Task Print_OfDimensionsAndDifferences_IsAsApproved()
    {
        var result = Run(Invoice, """{"balance":7}""");

        return Verifier.Verify(ScenarioPrinter.Print(result) + "\n" + ScenarioPrinter.PrintDifferences(result));
    }

    [Fact]
    public Task Json_OfEverything_IsAsApproved() => Verifier.Verify(
        ScenarioResultJson.Write("folder/file.json", Run(Invoice, """{"balance":7}""")).Replace("{\"lines\"", "\n{\"lines\"", StringComparison.Ordinal),
        "json");

    [Fact]
    public void Json_HasReversedDocumentsAndRejections()
    {
        var json = ScenarioResultJson.Write("f", Run(
            """{"type":"invoice","number":"INV-1","date":"2026-01-08","lines":[{"id":"1","amount":5,"account":"5000"}]}""",
            """{}},{"post":{"type":"reversal","number":"R","date":"2026-01-08","document":"INV-1"}},{"post":{"type":"reversal","number":"R2","date":"2026-01-08","document":"INV-1"}}"""[..^1]));

        Assert.EndsWith(
            """{"lines":[],"rejection":"AlreadyReversed","orders":{"PO-1":{"limit":45.00,"invoiced":45.00,"available":0.00,"paid":45.00,"applied":0.00,"remaining":45.00}},"open":{"PPI-1":0.00,"PAY-1":0.00,"INV-1":0.00},"balance":0.00,"accounts":{"1010":-45.00,"1450":45.00,"2100":0.00,"2110":0.00,"5000":0.00},"notices":[]}]}""",
            json,
            StringComparison.Ordinal);
    }

    private static EquatableArray<string> Differences(string document, string expectation) =>
        Run(document, expectation).Steps[3].Differences;

    private static ScenarioResult Run(string document, string expectation) => ScenarioRunner.Run(ScenarioReader.Read(
        "{\"scenario\":\"S\"," + Setup + "\"steps\":[" + Prepaid + "{\"post\":" + document + ",\"expect\":" + expectation + "}]}"));
}
