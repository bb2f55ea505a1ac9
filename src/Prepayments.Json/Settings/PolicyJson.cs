using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a prepayment policy: every setting, or a preset and what is different.</summary>
internal static class PolicyJson
{
    /// <summary>Reads a preset, which may be left out, and the settings that go over it.</summary>
    internal static PrepaymentPolicy ReadPreset(JsonCursor json)
    {
        var preset = json.Find("preset");
        return Read(json.Find, preset?.Text() switch
        {
            null or "default" => PrepaymentPolicy.Default,
            "finance" => PrepaymentPolicy.Finance,
            "businessCentral" => PrepaymentPolicy.BusinessCentral,
            _ => throw preset.Wrong("'" + Quotation.Of(preset.Text()) + "' is not one of default, finance, businessCentral."),
        });
    }

    /// <summary>Reads a policy of which every setting is stated.</summary>
    internal static PrepaymentPolicy ReadWhole(JsonCursor json) => Read(json.Get, PrepaymentPolicy.Default);

    internal static void Write(Utf8JsonWriter json, PrepaymentPolicy policy)
    {
        if (policy.MaxDefinitions is { } count)
        {
            json.WriteNumber("maxDefinitions", count);
        }
        else
        {
            json.WriteNull("maxDefinitions");
        }

        json.WriteBoolean("requireConfirmedOrder", policy.RequireConfirmedOrder);
        json.WriteWord("prepaymentAfterInvoice", policy.PrepaymentAfterInvoice);
        json.WriteWord("application", policy.Application);
        json.WriteWord("applicationAmount", policy.ApplicationAmount);
        json.WriteWord("unpaid", policy.Unpaid);
        json.WriteWord("taxOnPrepayment", policy.TaxOnPrepayment);
        json.WriteWord("taxRounding", policy.TaxRounding);
        json.WriteWord("exchangeDifference", policy.ExchangeDifference);
        json.WriteWord("removeInvoiced", policy.RemoveInvoiced);
        json.WriteWord("forfeitedTax", policy.ForfeitedTax);
        json.WriteWord("midpoint", policy.Midpoint);
    }

    private static PrepaymentPolicy Read(Func<string, JsonCursor?> setting, PrepaymentPolicy policy) => policy
        .With(setting("maxDefinitions"), (it, found) => found.IsNull
            ? it.WithUnlimitedDefinitions()
            : it.WithMaxDefinitions((int)found.Whole(int.MaxValue)))
        .With(setting("requireConfirmedOrder"), (it, found) => it.WithRequireConfirmedOrder(found.Flag()))
        .With(setting("prepaymentAfterInvoice"), (it, found) => it.WithPrepaymentAfterInvoice(found.Word<PrepaymentAfterInvoice>()))
        .With(setting("application"), (it, found) => it.WithApplication(found.Word<ApplicationPolicy>()))
        .With(setting("applicationAmount"), (it, found) => it.WithApplicationAmount(found.Word<ApplicationAmount>()))
        .With(setting("unpaid"), (it, found) => it.WithUnpaid(found.Word<UnpaidPrepayments>()))
        .With(setting("taxOnPrepayment"), (it, found) => it.WithTaxOnPrepayment(found.Word<PrepaymentTaxation>()))
        .With(setting("taxRounding"), (it, found) => it.WithTaxRounding(found.Word<TaxRounding>()))
        .With(setting("exchangeDifference"), (it, found) => it.WithExchangeDifference(found.Word<ExchangeDifferences>()))
        .With(setting("removeInvoiced"), (it, found) => it.WithRemoveInvoiced(found.Word<RemoveInvoiced>()))
        .With(setting("forfeitedTax"), (it, found) => it.WithForfeitedTax(found.Word<ForfeitedTax>()))
        .With(setting("midpoint"), (it, found) => it.WithMidpoint(found.Word<MidpointRule>()));
}
