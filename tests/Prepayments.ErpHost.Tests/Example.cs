using NodaTime;

namespace Prepayments.Samples.ErpHost.Tests;

/// <summary>Is a vendor with a prepaid order: its set-up as JSON, its documents as values.</summary>
internal static class Example
{
    public const string Setup =
        """
        {
          "side": "payables", "counterparty": "V-100", "accountingCurrency": "EUR",
          "profile": { "control": "2100", "prepaymentControl": "2110", "prepayment": "1450", "bank": "1010",
            "taxes": { "VAT25": { "tax": "2300" } } },
          "taxes": [ { "code": "VAT25", "rate": 25 } ],
          "policy": { "preset": "finance" }
        }
        """;

    public static SubledgerKey Key => SubledgerKey.TryOf("acme", "v-100", out var key) ? key : throw new InvalidOperationException();

    public static Subledger Opening => SetupJson.Read(System.Text.Encoding.UTF8.GetBytes(Setup));

    /// <summary>Returns an order and what follows from it, until nothing of it is open.</summary>
    public static Document[] Documents(string suffix) =>
    [
        Order.Create("PO-" + suffix, new LocalDate(2026, 1, 5), OrderLine.Create("10", quantity: 3, unitPrice: 33.33m).WithAccount("5000").WithTax("VAT25"))
            .WithPrepayment(PrepaymentDefinition.OfPercent(30)),
        PrepaymentInvoice.Create("PPI-" + suffix, new LocalDate(2026, 1, 10), order: "PO-" + suffix),
        Payment.Create("PAY-" + suffix, new LocalDate(2026, 1, 20), amount: 37.50m).WithSettlement("PPI-" + suffix),
        Invoice.Create("INV-" + suffix, new LocalDate(2026, 2, 10)).WithOrder("PO-" + suffix).WithOrderLine("10", quantity: 3),
    ];

    /// <summary>Posts a document to a store, which must keep it.</summary>
    public static async Task<StoredDocument> PostAsync(ISubledgerStore store, Document document)
    {
        var answer = await new DocumentPosting(store, new FixedTime()).PostAsync(Key, document, default);
        return Assert.IsType<PostingAnswer.Kept>(answer).Document;
    }
}
