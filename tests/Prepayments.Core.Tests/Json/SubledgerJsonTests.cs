using System.Text;
using Prepayments.Json;
using Prepayments.Tests.Scenarios;
using Prepayments.Tests.Units;

namespace Prepayments.Tests.Json;

/// <summary>A subledger that was stored and loaded is the one that was stored, and goes on as it would have.</summary>
public class SubledgerJsonTests
{
    public static TheoryData<string> Files => ScenarioTests.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_OfWhatWasWritten_IsTheSameAfterEveryStep(string file)
    {
        foreach (var step in ScenarioRunner.Run(ScenarioFolders.Read(file)).Steps)
        {
            var subledger = step.Result.Subledger;
            var bytes = SubledgerJson.WriteUtf8(subledger);
            var read = SubledgerJson.ReadUtf8(bytes);

            Assert.Equal(subledger.ToSnapshot(), read.ToSnapshot());
            Assert.Equal(bytes, SubledgerJson.WriteUtf8(read));
            Assert.Equal(subledger.Version, read.Version);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Subledger_ThatIsStoredBetweenDocuments_GoesOnTheSame(string file)
    {
        var scenario = ScenarioFolders.Read(file);
        var stored = scenario.Subledger;
        foreach (var step in ScenarioRunner.Run(scenario).Steps)
        {
            var result = Posting.Post(SubledgerJson.Read(SubledgerJson.Write(stored)), step.Document);

            Assert.Equal(step.Result.Entries, result.Entries);
            Assert.Equal(step.Result.Rejection, result.Rejection);
            Assert.Equal(step.Result.Notices, result.Notices);
            Assert.Equal(SubledgerJson.Write(step.Result.Subledger), SubledgerJson.Write(result.Subledger));
            stored = result.Subledger;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Documents_ThatAreReplayed_GiveTheSameBytes(string file)
    {
        var first = ScenarioRunner.Run(ScenarioFolders.Read(file));
        var second = ScenarioRunner.Run(ScenarioFolders.Read(file));

        Assert.Equal(SubledgerJson.WriteUtf8(first.Subledger), SubledgerJson.WriteUtf8(second.Subledger));
        Assert.Equal(
            first.Steps.SelectMany(step => step.Result.Entries).Select(EntryJson.Write),
            second.Steps.SelectMany(step => step.Result.Entries).Select(EntryJson.Write));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Entries_AndDocuments_AreReadAsTheyWereWritten(string file)
    {
        foreach (var step in ScenarioRunner.Run(ScenarioFolders.Read(file)).Steps)
        {
            Assert.Equal(step.Document, DocumentJson.Read(DocumentJson.Write(step.Document)));
            Assert.All(step.Result.Entries, entry => Assert.Equal(entry, EntryJson.Read(EntryJson.Write(entry))));
        }
    }

    [Fact]
    public Task Write_OfAPurchaseOrder_IsAsApproved() => Verifier.Verify(Indented(Prepaid()), "json");

    [Fact]
    public Task Write_OfVouchersAndCreditMemos_IsAsApproved() => Verifier.Verify(Indented(WithVoucherAndCredits()), "json");

    [Fact]
    public void Read_OfVouchersAndCreditMemos_IsTheSame()
    {
        var subledger = WithVoucherAndCredits();
        var bytes = SubledgerJson.WriteUtf8(subledger);
        var read = SubledgerJson.ReadUtf8(bytes);

        Assert.Equal(subledger.ToSnapshot(), read.ToSnapshot());
        Assert.Equal(bytes, SubledgerJson.WriteUtf8(read));
        Assert.Equal("1450", read.GetItem("PV-1")!.Lines[0].Components[1].Offset);
        Assert.Equal(4, read.GetItem("CM-1")!.Lines[0].Quantity);
        Assert.Equal([LinkKind.Reservation, LinkKind.Application, LinkKind.Credit, LinkKind.Credit], read.Links().Select(link => link.Kind));
    }

    [Theory]
    [InlineData("\"to\":\"PO-1\"", "\"to\":\"PO-9\"")]
    [InlineData("\"to\":\"PO-1\"", "\"to\":\"INV-1\"")]
    [InlineData("\"from\":\"PV-1\",\"to\":\"PO-1\"", "\"from\":\"PPI-1\",\"to\":\"PO-1\"")]
    [InlineData("\"from\":\"CM-1\"", "\"from\":\"PCM-1\"")]
    [InlineData("\"kind\":\"credit\"", "\"kind\":\"settlement\"")]
    [InlineData("\"kind\":\"reservation\"", "\"kind\":\"application\"")]
    public void Read_OfAVoucherOrCreditThatDoesNotFit_SaysSo(string good, string bad)
    {
        var json = SubledgerJson.Write(WithVoucherAndCredits());
        Assert.Contains(good, json, StringComparison.Ordinal);

        var error = Assert.Throws<JsonFormatException>(() => SubledgerJson.Read(json.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Contains("contradicts itself", error.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"schema\":1", "\"schema\":2", "$.schema", "reads schema 1, not 2")]
    [InlineData("\"schema\":1,", "", "$", "schema is missing")]
    [InlineData("\"version\":4", "\"version\":-4", "$.version", "whole, and from 0")]
    [InlineData("\"version\":4", "\"version\":4.5", "$.version", "whole, and from 0")]
    [InlineData("\"version\":4", "\"version\":9223372036854775808", "$.version", "whole, and from 0")]
    [InlineData("\"midpoint\":\"awayFromZero\"", "\"midpoint\":\"up\"", "$.policy.midpoint", "is not one of awayFromZero, toEven")]
    [InlineData(",\"midpoint\":\"awayFromZero\"", "", "$.policy", "midpoint is missing")]
    [InlineData("\"maxDefinitions\":1", "\"preset\":\"finance\",\"maxDefinitions\":1", "$.policy.preset", "no such property")]
    [InlineData("\"kind\":\"payment\"", "\"kind\":\"order\"", "$.items[1]", "leaves nothing open")]
    [InlineData("\"type\":\"order\",\"number\":\"PO-1\"", "\"type\":\"order\",\"number\":\"PPI-1\"", "$", "contradicts itself")]
    [InlineData("\"from\":\"PAY-1\"", "\"from\":\"PAY-9\"", "$", "contradicts itself at the link PAY-1/PPI-1")]
    [InlineData("\"released\":[]", "\"released\":[{\"transaction\":1,\"accounting\":1}]", "$", "contradicts itself at the link")]
    [InlineData("\"transaction\":3000.00,\"accounting\":3000.00", "\"transaction\":79228162514264337593543950335,\"accounting\":1", "$", "")]
    [InlineData("\"pricedSince\":[0]", "\"pricedSince\":[]", "$.orders[0]", "do not fit")]
    [InlineData("\"targets\":[3000.00]", "\"targets\":[-1]", "$.orders[0].terms[0].definitions[0]", "not negative")]
    public void Read_OfABadState_SaysWhereAndWhy(string good, string bad, string path, string reason)
    {
        var json = SubledgerJson.Write(Prepaid());
        Assert.Contains(good, json, StringComparison.Ordinal);

        var error = Assert.Throws<JsonFormatException>(() => SubledgerJson.Read(json.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Equal(path, error.Path);
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    /// <summary>
    /// What such a state would post later does not balance, or takes less than nothing: more of the accounting currency than
    /// there is, less of it with the last of the other, and a journal that balances in one currency only.
    /// </summary>
    [Theory]
    [InlineData("\"toParts\":[{\"transaction\":3000.00,\"accounting\":3000.00}]", "\"toParts\":[{\"transaction\":3000.00,\"accounting\":3000.01}]", "link PAY-1/PPI-1")]
    [InlineData("\"fromParts\":[{\"transaction\":3000.00,\"accounting\":3000.00}]", "\"fromParts\":[{\"transaction\":3000.00,\"accounting\":2999.99}]", "link PAY-1/PPI-1")]
    [InlineData("\"released\":[{\"transaction\":3000.00,\"accounting\":3000.00}]", "\"released\":[{\"transaction\":3000.00,\"accounting\":2999}]", "link INV-1/PPI-1")]
    [InlineData("\"currency\":\"EUR\",\"transaction\":3000.00,\"role\":\"bank\"", "\"currency\":\"EUR\",\"transaction\":3000,\"role\":\"bank\"", null)]
    [InlineData("\"currency\":\"EUR\",\"transaction\":3000.00,\"role\":\"bank\"", "\"currency\":\"EUR\",\"transaction\":300,\"role\":\"bank\"", "item PAY-1")]
    public void Read_OfAStateThatDoesNotAddUp_SaysWhere(string good, string bad, string? place)
    {
        var json = SubledgerJson.Write(Prepaid());
        Assert.Contains(good, json, StringComparison.Ordinal);

        Assert.Equal(place is null, SubledgerJson.TryRead(json.Replace(good, bad, StringComparison.Ordinal), out _, out var error));

        Assert.Equal(place is null ? null : "The snapshot contradicts itself at the " + place + ".", error?.Reason);
    }

    /// <summary>Whatever is missing, doubled or changed: it is refused with its place, or it is a state that can be stored again.</summary>
    [Theory]
    [InlineData("business-central/hundred-percent-with-line-discount-leaves-nothing-due.json")]
    [InlineData("finance/purchase-order-application-reversed-and-moved-to-another-invoice.json")]
    [InlineData("finance/sales-order-part-paid-prepayment-applied-rest-reversed.json")]
    [InlineData("finance/prepayment-voucher-reserved-for-an-order.json")]
    [InlineData("business-central/credit-memo-after-a-partial-delivery.json")]
    public void Read_OfADamagedState_IsRefusedOrIsAState(string file)
    {
        var json = SubledgerJson.Write(ScenarioRunner.Run(ScenarioFolders.Read(file)).Subledger);

        foreach (var damaged in Damage.Of(json))
        {
            if (SubledgerJson.TryRead(damaged, out var subledger, out var error))
            {
                Assert.Equal(SubledgerJson.Write(subledger!), SubledgerJson.Write(SubledgerJson.Read(SubledgerJson.Write(subledger!))));
            }
            else
            {
                Assert.StartsWith("$", error!.Path, StringComparison.Ordinal);
            }
        }
    }

    private static Subledger WithVoucherAndCredits() => Ledger.Of(PrepaymentPolicy.Default)
        .Post(
            Order.Create("PO-1", Ledger.Day(1), OrderLine.Create("1", 10, 100).WithTax("V20").WithAccount("5000"))
                .WithPrepayment(PrepaymentDefinition.OfPercent(30)),
            PrepaymentVoucher.Create("PV-1", Ledger.Day(1), 240).WithTax("V20", 120).WithReservation("PO-1"),
            PrepaymentInvoice.Create("PPI-1", Ledger.Day(2), "PO-1"),
            Invoice.Create("INV-1", Ledger.Day(3)).WithOrder("PO-1").WithOrderLine("1", 5),
            CreditMemo.Create("CM-1", Ledger.Day(4), "INV-1").WithLine(CreditedLine.OfQuantity("1", 4)),
            PrepaymentCreditMemo.Create("PCM-1", Ledger.Day(4), "PPI-1").WithAmount(120))
        .State;

    private static Subledger Prepaid() =>
        ScenarioRunner.Run(ScenarioFolders.Read("finance/purchase-order-30-percent-applied-on-final-invoice.json")).Steps
            .First(step => step.Document.Kind == DocumentKind.Invoice).Result.Subledger;

    private static string Indented(Subledger subledger)
    {
        var document = System.Text.Json.JsonDocument.Parse(SubledgerJson.WriteUtf8(subledger));
        using var stream = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n" }))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
