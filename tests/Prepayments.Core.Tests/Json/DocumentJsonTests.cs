using System.Text;
using NodaTime;
using Prepayments.Json;

namespace Prepayments.Tests.Json;

/// <summary>A document read is the document written, and written again it is the same bytes.</summary>
public class DocumentJsonTests
{
    private static readonly LocalDate Date = new(2026, 1, 31);

    internal static readonly string[] Texts =
    [
        """{"type":"order","number":"PO-1","date":"2026-01-31","lines":[]}""",
        """{"type":"order","number":"PO-1","date":"2026-01-31","description":"Machine","counterparty":"V-1","dimensions":{"department":"010","project":"P7"},"currency":"USD","confirmed":false,"pricesIncludeTax":true,"prepaymentBasis":"net","lines":[{"id":"10","quantity":2.5,"unitPrice":100.00,"discount":0.01,"tax":"VAT","account":"5000","dimensions":{"project":"P8"},"item":"I-1","category":"TOOLS","prepayment":{"id":"D1","percent":30,"description":"Deposit","category":"WORK","tax":"VAT0","dueDate":"2026-02-28"}},{"id":"20","quantity":1,"unitPrice":0,"prepayment":{"amount":12.50}}],"prepayments":[{"percent":10},{"id":"B","amount":7,"dueDate":"2026-03-31"}]}""",
        """{"type":"prepaymentInvoice","number":"PPI-1","date":"2026-01-31","order":"PO-1"}""",
        """{"type":"prepaymentInvoice","number":"PPI-1","date":"2026-01-31","order":"PO-1","definition":"D1","amount":10.00,"taxes":[{"code":"VAT","tax":1.99},{"code":"VAT0","tax":0}],"exchangeRate":1.0825}""",
        """{"type":"prepaymentInvoice","number":"PPI-1","date":"2026-01-31","order":"PO-1","lines":[{"orderLine":"10","amount":5},{"orderLine":"20","amount":6.10}]}""",
        """{"type":"payment","number":"PAY-1","date":"2026-01-31","amount":100}""",
        """{"type":"payment","number":"PAY-1","date":"2026-01-31","dimensions":{"a":""},"amount":-0.5,"currency":"JPY","bank":"1020","settle":[{"document":"INV-1"},{"document":"PPI-1","amount":3}],"exchangeRate":0.0061}""",
        """{"type":"refund","number":"REF-1","date":"2026-01-31","amount":100,"currency":"EUR","bank":"1020","settle":[{"document":"PAY-1","amount":1}],"exchangeRate":1}""",
        """{"type":"invoice","number":"INV-1","date":"2026-01-31"}""",
        """{"type":"invoice","number":"INV-1","date":"2026-01-31","order":"PO-1","currency":"EUR","lines":[{"order":"PO-2","orderLine":"10","quantity":1.5},{"orderLine":"20","quantity":2},{"id":"F","amount":99.99,"tax":"VAT","account":"5100","dimensions":{"project":"P9"}}],"taxes":[{"code":"VAT","tax":21}],"apply":[{"prepayment":"PPI-1"},{"prepayment":"PPI-2","amount":50}],"imported":true,"exchangeRate":2}""",
        """{"type":"invoice","number":"INV-1","date":"2026-01-31","apply":[]}""",
        """{"type":"application","number":"APP-1","date":"2026-01-31","prepayment":"PPI-1","invoice":"INV-1"}""",
        """{"type":"application","number":"APP-1","date":"2026-01-31","prepayment":"PPI-1","invoice":"INV-1","amount":3.33}""",
        """{"type":"settlement","number":"SET-1","date":"2026-01-31","payment":"PAY-1","invoice":"INV-1"}""",
        """{"type":"settlement","number":"SET-1","date":"2026-01-31","payment":"PAY-1","invoice":"INV-1","amount":3.33}""",
        """{"type":"prepaymentVoucher","number":"PV-1","date":"2026-01-31","amount":125}""",
        """{"type":"prepaymentVoucher","number":"PV-1","date":"2026-01-31","description":"Deposit","counterparty":"V-1","dimensions":{"a":"b"},"amount":125.00,"currency":"USD","bank":"1020","taxes":[{"code":"VAT","gross":100.50},{"code":"VAT0","gross":4}],"reservedFor":"PO-1","exchangeRate":1.0825}""",
        """{"type":"reservation","number":"RES-1","date":"2026-01-31","description":"Kept","dimensions":{"a":"b"},"prepayment":"PV-1","order":"PO-1"}""",
        """{"type":"prepaymentCreditMemo","number":"PCM-1","date":"2026-01-31","prepaymentInvoice":"PPI-1"}""",
        """{"type":"prepaymentCreditMemo","number":"PCM-1","date":"2026-01-31","prepaymentInvoice":"PPI-1","amount":3.30}""",
        """{"type":"creditMemo","number":"CM-1","date":"2026-01-31","invoice":"INV-1"}""",
        """{"type":"creditMemo","number":"CM-1","date":"2026-01-31","invoice":"INV-1","lines":[]}""",
        """{"type":"creditMemo","number":"CM-1","date":"2026-01-31","counterparty":"V-1","invoice":"INV-1","lines":[{"orderLine":"10","quantity":1.50},{"order":"PO-2","orderLine":"10","quantity":2},{"orderLine":"20","amount":9.99},{"order":"PO-2","orderLine":"20","amount":1},{"id":"F","amount":5}]}""",
        """{"type":"forfeiture","number":"FF-1","date":"2026-01-31","prepayment":"PV-1"}""",
        """{"type":"forfeiture","number":"FF-1","date":"2026-01-31","prepayment":"PV-1","amount":3.30,"account":"8100"}""",
        """{"type":"prepaymentVoucher","number":"PV-1","date":"2026-01-31","amount":125,"refundable":true}""",
        """{"type":"order","number":"PO-1","date":"2026-01-31","lines":[],"prepayments":[{"percent":30,"refundable":true}]}""",
        """{"type":"revaluation","number":"VAL-1","date":"2026-01-31"}""",
        """{"type":"revaluation","number":"VAL-1","date":"2026-01-31","rates":[{"currency":"USD","rate":0.9300},{"currency":"JPY","rate":0.006}]}""",
        """{"type":"reversal","number":"REV-1","date":"2026-01-31","document":"INV-1/PPI-1"}""",
    ];

    public static TheoryData<string> Documents { get; } = [.. Texts];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Write_OfWhatWasRead_IsTheSameText(string json)
    {
        var document = DocumentJson.Read(json);

        Assert.Equal(json, DocumentJson.Write(document));
        Assert.Equal(document, DocumentJson.Read(DocumentJson.Write(document)));
        Assert.Equal(Encoding.UTF8.GetBytes(json), DocumentJson.WriteUtf8(document));
        Assert.Equal(document, DocumentJson.ReadUtf8(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void Documents_AreOfEveryKind() => Assert.Equal(
        Enum.GetValues<DocumentKind>(),
        Texts.Select(text => DocumentJson.Read(text).Kind).Distinct().Order());

    [Fact]
    public void Read_OfWhatWasWritten_HasEveryFact()
    {
        Document order = Order
            .Create(
                "PO-1",
                Date,
                OrderLine.Create("10", 2.5m, 100.00m).WithDiscount(0.01m).WithTax("VAT").WithAccount("5000")
                    .WithDimensions(Dimensions.Of("project", "P8")).WithItem("I-1").WithCategory("TOOLS")
                    .WithPrepayment(PrepaymentDefinition.OfPercent(30).WithId("D1").WithDescription("Deposit")
                        .WithCategory("WORK").WithTax("VAT0").WithDueDate(Date)))
            .WithPrepayment(PrepaymentDefinition.OfAmount(7))
            .WithCurrency(Currency.Of("USD"))
            .WithConfirmed(false)
            .WithPricesIncludingTax(true)
            .WithBasis(PrepaymentBasis.Net)
            .WithDescription("Machine")
            .WithCounterparty("V-1")
            .WithDimensions(Dimensions.Of("department", "010"));

        Assert.Equal(order, DocumentJson.Read(DocumentJson.Write(order)));
    }

    [Fact]
    public void Read_TakesPropertiesInAnyOrder() => Assert.Equal(
        Payment.Create("P", Date, 1).WithBank("1020").WithDescription("x"),
        DocumentJson.Read("""{"description":"x","bank":"1020","amount":1,"date":"2026-01-31","number":"P","type":"payment"}"""));

    [Theory]
    [InlineData("Anzahlung für Maschine №7 – 𝒳")]
    [InlineData("\"quoted\" \\ / \b\f\n\r\t \u0000 \u007f \u2028 <&>'")]
    [InlineData("")]
    public void Text_IsKept_WhateverItsCharacters(string text)
    {
        var document = Reversal.Create("R", Date, "X").WithDescription(text);

        Assert.Equal(document, DocumentJson.Read(DocumentJson.Write(document)));
        Assert.Equal(document, DocumentJson.ReadUtf8(DocumentJson.WriteUtf8(document)));
    }

    [Fact]
    public void Write_OfHalfACharacter_IsAnArgumentException()
    {
        Assert.ThrowsAny<ArgumentException>(() => DocumentJson.Write(Reversal.Create("R", Date, "\ud835")));
        Assert.ThrowsAny<ArgumentException>(() => DocumentJson.Write(Reversal.Create("R", Date, "X").WithDescription("\ud835")));
        Assert.ThrowsAny<ArgumentException>(() => DocumentJson.Write(Reversal.Create("R", Date, "X").WithDimensions(Dimensions.Of("\udc00", "a"))));
    }

    [Fact]
    public void Write_LeavesLettersAsTheyAre() => Assert.Contains(
        "\"für <A&B>\"", DocumentJson.Write(Reversal.Create("R", Date, "X").WithDescription("für <A&B>")), StringComparison.Ordinal);

    [Fact]
    public void TryRead_OfADocument_GivesIt()
    {
        Assert.True(DocumentJson.TryRead("""{"type":"reversal","number":"R","date":"2026-01-31","document":"X"}""", out var document, out var error));
        Assert.Equal(Reversal.Create("R", Date, "X"), document);
        Assert.Null(error);
    }

    [Fact]
    public void TryRead_OfSomethingElse_SaysWhereAndWhy()
    {
        Assert.False(DocumentJson.TryRead("""{"type":"reversal","number":"R","date":"2026-01-32","document":"X"}""", out var document, out var error));
        Assert.Null(document);
        Assert.Equal("$.date", error!.Path);
        Assert.Equal("$.date: " + error.Reason, error.Message);
    }

    [Fact]
    public void Argument_ThatIsNull_IsAnArgumentException()
    {
        Assert.Throws<ArgumentNullException>(() => DocumentJson.Read((string)null!));
        Assert.Throws<ArgumentNullException>(() => DocumentJson.ReadUtf8(null!));
        Assert.Throws<ArgumentNullException>(() => DocumentJson.Write(null!));
        Assert.Throws<ArgumentNullException>(() => DocumentJson.WriteUtf8(null!));
    }
}
