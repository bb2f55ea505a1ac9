using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a prepayment voucher.</summary>
internal static class PrepaymentVoucherJson
{
    internal static PrepaymentVoucher Read(JsonCursor json) => PrepaymentVoucher
        .Create(json.Get("number").Name(), json.Get("date").Date(), json.Get("amount").Number())
        .With(json.Find("currency"), (it, found) => it.WithCurrency(found.Currency()))
        .With(json.Find("bank"), (it, found) => it.WithBank(found.Name()))
        .WithEach(json.Find("taxes"), (it, tax) => it.WithTax(tax.Get("code").Name(), tax.Get("gross").Number()))
        .With(json.Find("reservedFor"), (it, found) => it.WithReservation(found.Name()))
        .With(json.Find("refundable"), (it, found) => it.WithRefundable(found.Flag()))
        .With(json.Find("exchangeRate"), (it, found) => it.WithExchangeRate(found.Number()));

    internal static void Write(Utf8JsonWriter json, PrepaymentVoucher voucher)
    {
        json.WriteNumber("amount", voucher.Amount);
        json.WriteOptional("currency", voucher.Currency);
        json.WriteOptional("bank", voucher.Bank);
        json.WriteOptional("taxes", voucher.Taxes, WriteTax);
        json.WriteOptional("reservedFor", voucher.ReservedFor);
        json.WriteFlag("refundable", voucher.Refundable);
        json.WriteOptional("exchangeRate", voucher.ExchangeRate);
    }

    private static void WriteTax(Utf8JsonWriter json, TaxedAmount tax)
    {
        json.WriteText("code", tax.Code);
        json.WriteNumber("gross", tax.Gross);
    }
}
