using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a prepayment credit memo.</summary>
internal static class PrepaymentCreditMemoJson
{
    internal static PrepaymentCreditMemo Read(JsonCursor json) => PrepaymentCreditMemo
        .Create(json.Get("number").Name(), json.Get("date").Date(), json.Get("prepaymentInvoice").Name())
        .With(json.Find("amount"), (it, found) => it.WithAmount(found.Number()));

    internal static void Write(Utf8JsonWriter json, PrepaymentCreditMemo memo)
    {
        json.WriteText("prepaymentInvoice", memo.PrepaymentInvoice);
        json.WriteOptional("amount", memo.Amount);
    }
}
