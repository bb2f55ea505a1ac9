using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a posting profile: accounts by role, by prepayment category and by tax code.</summary>
internal static class ProfileJson
{
    private static readonly AccountRole[] Roles =
    [
        AccountRole.Control,
        AccountRole.PrepaymentControl,
        AccountRole.Advance,
        AccountRole.Prepayment,
        AccountRole.Bank,
        AccountRole.ExchangeGain,
        AccountRole.ExchangeLoss,
        AccountRole.Rounding,
        AccountRole.Forfeiture,
        AccountRole.UnrealisedGain,
        AccountRole.UnrealisedLoss,
    ];

    internal static PostingProfile Read(JsonCursor json)
    {
        var profile = PostingProfile.Empty;
        foreach (var role in Roles)
        {
            profile = profile.With(json.Find(Words.Of(role)), (it, found) => it.With(role, found.Name()));
        }

        return profile
            .With(json.Find("prepaymentByCategory"), ReadCategories)
            .With(json.Find("taxes"), ReadTaxes);
    }

    internal static void Write(Utf8JsonWriter json, PostingProfile profile)
    {
        foreach (var role in Roles)
        {
            json.WriteOptional(Words.Of(role), profile.FindOwn(role));
        }

        if (profile.Categories.Count > 0)
        {
            json.WriteStartObject("prepaymentByCategory");
            foreach (var category in profile.Categories)
            {
                json.WriteText(category, profile.FindPrepaymentCategory(category)!);
            }

            json.WriteEndObject();
        }

        if (profile.Taxes.Count > 0)
        {
            json.WriteStartObject("taxes");
            foreach (var code in profile.Taxes)
            {
                json.WriteStartObject(JsonWriting.Whole(code));
                WriteTax(json, profile.FindTax(code));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }
    }

    private static PostingProfile ReadCategories(PostingProfile profile, JsonCursor json)
    {
        foreach (var category in json.Properties())
        {
            profile = profile.WithPrepaymentCategory(category.PropertyName, category.Name());
        }

        return profile;
    }

    private static PostingProfile ReadTaxes(PostingProfile profile, JsonCursor json)
    {
        foreach (var code in json.Properties())
        {
            profile = profile.WithTax(code.PropertyName, code.Object(ReadTax));
        }

        return profile;
    }

    private static TaxAccounts ReadTax(JsonCursor json) => TaxAccounts.None
        .With(json.Find("tax"), (it, found) => it.WithTax(found.Name()))
        .With(json.Find("prepaymentTaxOffset"), (it, found) => it.WithPrepaymentTaxOffset(found.Name()))
        .With(json.Find("reverseCharge"), (it, found) => it.WithReverseCharge(found.Name()));

    private static void WriteTax(Utf8JsonWriter json, TaxAccounts accounts)
    {
        json.WriteOptional("tax", accounts.Tax);
        json.WriteOptional("prepaymentTaxOffset", accounts.PrepaymentTaxOffset);
        json.WriteOptional("reverseCharge", accounts.ReverseCharge);
    }
}
