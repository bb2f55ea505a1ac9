using Prepayments.Json;

namespace Prepayments.Tests.Json;

/// <summary>A text that is no document says where and why.</summary>
public class BadDocumentTests
{
    private const string Head = """{"type":"order","number":"PO-1","date":"2026-01-31",""";

    [Theory]
    [InlineData("[]", "$", "Here should be an object, not an array")]
    [InlineData("\"order\"", "$", "Here should be an object, not a text")]
    [InlineData("null", "$", "Here should be an object, not null")]
    [InlineData("{}", "$", "The property type is missing")]
    [InlineData("""{"type":null}""", "$.type", "Here should be a text, not null")]
    [InlineData("""{"type":"Order"}""", "$.type", "'Order' is not one of order, prepaymentInvoice, payment")]
    [InlineData("""{"type":"order, payment"}""", "$.type", "is not one of")]
    [InlineData("""{"type":"1"}""", "$.type", "is not one of")]
    [InlineData("""{"type":"99"}""", "$.type", "is not one of")]
    [InlineData("""{"type":""}""", "$.type", "is not one of")]
    [InlineData("""{"type":"order","date":"2026-01-31","lines":[]}""", "$", "The property number is missing")]
    [InlineData("""{"type":"order","number":7,"date":"2026-01-31","lines":[]}""", "$.number", "Here should be a text, not a number")]
    [InlineData("""{"type":"order","number":" ","date":"2026-01-31","lines":[]}""", "$.number", "must not be empty")]
    [InlineData("""{"type":"order","number":"PO-1","date":"2026-02-29","lines":[]}""", "$.date", "'2026-02-29' is not a date")]
    [InlineData("""{"type":"order","number":"PO-1","date":"31.01.2026","lines":[]}""", "$.date", "is not a date")]
    [InlineData("""{"type":"order","number":"PO-1","date":"2026-01-31T00:00:00","lines":[]}""", "$.date", "is not a date")]
    [InlineData("""{"type":"order","number":"PO-1","date":20260131,"lines":[]}""", "$.date", "Here should be a text")]
    [InlineData(Head + """ "lines":{}}""", "$.lines", "Here should be an array, not an object")]
    [InlineData(Head + """ "lines":[7]}""", "$.lines[0]", "Here should be an object, not a number")]
    [InlineData(Head + """ "lines":[{"id":"1","quantity":1,"unitPrice":1},{"id":"2","unitPrice":1}]}""", "$.lines[1]", "quantity is missing")]
    [InlineData(Head + """ "lines":[{"id":"1","quantity":"1","unitPrice":1}]}""", "$.lines[0].quantity", "Here should be a number, not a text")]
    [InlineData(Head + """ "lines":[{"id":"1","quantity":true,"unitPrice":1}]}""", "$.lines[0].quantity", "not true or false")]
    [InlineData(Head + """ "lines":[{"id":"1","quantity":1,"unitPrice":1,"price":2}]}""", "$.lines[0].price", "no such property")]
    [InlineData(Head + """ "lines":[{"id":"1","quantity":1,"unitPrice":1,"dimensions":{"a":1}}]}""", "$.lines[0].dimensions.a", "Here should be a text")]
    [InlineData(Head + """ "lines":[{"id":"1","quantity":1,"unitPrice":1,"dimensions":{"":"x"}}]}""", "$.lines[0].dimensions['']", "has a name")]
    [InlineData(Head + """ "lines":[{"id":"1","quantity":1,"unitPrice":1,"prepayment":{}}]}""", "$.lines[0].prepayment", "by percent or by amount")]
    [InlineData(Head + """ "lines":[],"prepayments":[{"percent":1,"amount":1}]}""", "$.prepayments[0]", "by percent or by amount")]
    [InlineData(Head + """ "lines":[],"prepayments":[{"percent":1,"dueDate":"soon"}]}""", "$.prepayments[0].dueDate", "is not a date")]
    [InlineData(Head + """ "lines":[],"currency":"EURO"}""", "$.currency", "'EURO' is not the code of a currency")]
    [InlineData(Head + """ "lines":[],"currency":"eur"}""", "$.currency", "is not the code of a currency")]
    [InlineData(Head + """ "lines":[],"confirmed":"yes"}""", "$.confirmed", "Here should be true or false, not a text")]
    [InlineData(Head + """ "lines":[],"prepaymentBasis":"Net"}""", "$.prepaymentBasis", "'Net' is not one of net, gross")]
    [InlineData(Head + """ "lines":[],"PO 1":1}""", "$['PO 1']", "no such property")]
    [InlineData(Head + """ "lines":[],"description":null}""", "$.description", "not null")]
    [InlineData(Head + """ "lines":[],"amount":1}""", "$.amount", "no such property")]
    [InlineData("""{"type":"prepaymentInvoice","number":"N","date":"2026-01-31","order":"O","amount":1,"lines":[{"orderLine":"1","amount":1}]}""", "$", "one amount or amounts per line")]
    [InlineData("""{"type":"invoice","number":"N","date":"2026-01-31","lines":[{"orderLine":"1","quantity":1,"tax":"VAT"}]}""", "$.lines[0].tax", "no such property")]
    [InlineData("""{"type":"invoice","number":"N","date":"2026-01-31","lines":[{"orderLine":"1","amount":1}]}""", "$.lines[0]", "quantity is missing")]
    [InlineData("""{"type":"invoice","number":"N","date":"2026-01-31","apply":{"prepayment":"P"}}""", "$.apply", "Here should be an array")]
    [InlineData("""{"type":"payment","number":"N","date":"2026-01-31","amount":1,"settle":[{"amount":1}]}""", "$.settle[0]", "document is missing")]
    public void Read_SaysWhereAndWhy(string json, string path, string reason)
    {
        var error = Assert.Throws<JsonFormatException>(() => DocumentJson.Read(json));

        Assert.Equal(path, error.Path);
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }
}
