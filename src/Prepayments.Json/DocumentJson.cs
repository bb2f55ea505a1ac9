using System.Text.Json;

namespace Prepayments.Json;

/// <summary>Writes documents as JSON and reads them back, digit for digit.</summary>
/// <remarks>
/// What is read equals what was written, and writing it again gives the same bytes: properties stand in a fixed order, those
/// that say nothing are left out, numbers keep their digits.
/// </remarks>
public static class DocumentJson
{
    /// <summary>Returns a document as JSON.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The text, on one line.</returns>
    /// <exception cref="ArgumentException">The document is null, or a text in it has half of a character.</exception>
    public static string Write(Document document) => JsonText.Write(Writing(document));

    /// <summary>Returns a document as JSON in UTF-8.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The bytes, without a byte order mark.</returns>
    /// <exception cref="ArgumentException">The document is null, or a text in it has half of a character.</exception>
    public static byte[] WriteUtf8(Document document) => JsonText.WriteUtf8(Writing(document));

    /// <summary>Returns the document that a JSON text holds.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="JsonFormatException">The text is not a document; the exception says where and why.</exception>
    public static Document Read(string json) => JsonText.Read(json, Read);

    /// <summary>Returns the document that a JSON text in UTF-8 holds.</summary>
    /// <param name="utf8">The bytes, with or without a byte order mark.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentNullException">There are no bytes.</exception>
    /// <exception cref="JsonFormatException">The text is not a document; the exception says where and why.</exception>
    public static Document ReadUtf8(byte[] utf8) => JsonText.Read(utf8, Read);

    /// <summary>Returns the document that a JSON text holds, if it holds one.</summary>
    /// <param name="json">The text.</param>
    /// <param name="document">The document, or null.</param>
    /// <param name="error">Where and why the text is not a document, or null.</param>
    /// <returns>True if there is a document.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static bool TryRead(string json, out Document? document, out JsonFormatException? error) =>
        JsonText.TryRead(json, Read, out document, out error);

    internal static Document Read(JsonCursor json) => json.Object(ReadProperties);

    internal static void WriteProperties(Utf8JsonWriter json, Document document)
    {
        json.WriteWord("type", document.Kind);
        json.WriteText("number", document.Number);
        json.WriteDate("date", document.Date);
        json.WriteOptional("description", document.Description);
        json.WriteOptional("counterparty", document.Counterparty);
        json.WriteOptional("dimensions", document.Dimensions);
        switch (document)
        {
            case Order order:
                OrderJson.Write(json, order);
                break;
            case PrepaymentInvoice invoice:
                PrepaymentInvoiceJson.Write(json, invoice);
                break;
            case PrepaymentVoucher voucher:
                PrepaymentVoucherJson.Write(json, voucher);
                break;
            case PrepaymentCreditMemo memo:
                PrepaymentCreditMemoJson.Write(json, memo);
                break;
            case CreditMemo memo:
                CreditMemoJson.Write(json, memo);
                break;
            case Reservation reservation:
                ReservationJson.Write(json, reservation);
                break;
            case MoneyDocument money:
                MoneyDocumentJson.Write(json, money);
                break;
            case Invoice invoice:
                InvoiceJson.Write(json, invoice);
                break;
            case Application application:
                ApplicationJson.Write(json, application);
                break;
            case Settlement settlement:
                SettlementJson.Write(json, settlement);
                break;
            case Forfeiture forfeiture:
                ForfeitureJson.Write(json, forfeiture);
                break;
            case Revaluation revaluation:
                RevaluationJson.Write(json, revaluation);
                break;
            case Reversal reversal:
                ReversalJson.Write(json, reversal);
                break;
        }
    }

    private static Document ReadProperties(JsonCursor json)
    {
        var type = json.Get("type");
        Document document = type.Word<DocumentKind>() switch
        {
            DocumentKind.Order => OrderJson.Read(json),
            DocumentKind.PrepaymentInvoice => PrepaymentInvoiceJson.Read(json),
            DocumentKind.Payment => MoneyDocumentJson.Read(json, Payment.Create),
            DocumentKind.PrepaymentVoucher => PrepaymentVoucherJson.Read(json),
            DocumentKind.Invoice => InvoiceJson.Read(json),
            DocumentKind.PrepaymentCreditMemo => PrepaymentCreditMemoJson.Read(json),
            DocumentKind.CreditMemo => CreditMemoJson.Read(json),
            DocumentKind.Application => ApplicationJson.Read(json),
            DocumentKind.Refund => MoneyDocumentJson.Read(json, Refund.Create),
            DocumentKind.Settlement => SettlementJson.Read(json),
            DocumentKind.Reservation => ReservationJson.Read(json),
            DocumentKind.Forfeiture => ForfeitureJson.Read(json),
            DocumentKind.Revaluation => RevaluationJson.Read(json),
            DocumentKind.Reversal => ReversalJson.Read(json),
            _ => throw new InvalidOperationException("A type of document is not read."),
        };
        return document
            .With(json.Find("description"), (it, found) => it.WithDescription(found.Text()))
            .With(json.Find("counterparty"), (it, found) => it.WithCounterparty(found.Name()))
            .With(json.Find("dimensions"), (it, found) => it.WithDimensions(found.Dimensions()));
    }

    private static Action<Utf8JsonWriter> Writing(Document document)
    {
        _ = document ?? throw new ArgumentNullException(nameof(document));
        return json =>
        {
            json.WriteStartObject();
            WriteProperties(json, document);
            json.WriteEndObject();
        };
    }
}
