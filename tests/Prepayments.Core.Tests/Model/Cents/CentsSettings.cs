using System.Numerics;
using System.Text.Json;

namespace Prepayments.Tests.Model.Cents;

/// <summary>A component of a tax code: its name and its rate, 0.19 for 19 %.</summary>
public sealed record CentsRate(string Component, Fraction Rate);

/// <summary>A tax code as the settings have it.</summary>
public sealed record CentsTax(string Code, string Kind, Fraction Recoverable, List<CentsRate> Rates);

/// <summary>The settings of a subledger, read from the set-up of a scenario or from a stored subledger.</summary>
public sealed class CentsSettings
{
    private static readonly Dictionary<string, string> Default = new(StringComparer.Ordinal)
    {
        ["requireConfirmedOrder"] = "false",
        ["prepaymentAfterInvoice"] = "allow",
        ["application"] = "notification",
        ["applicationAmount"] = "maximum",
        ["unpaid"] = "reject",
        ["taxOnPrepayment"] = "onPrepayment",
        ["taxRounding"] = "perOrder",
        ["removeInvoiced"] = "reject",
        ["exchangeDifference"] = "historicalCost",
        ["forfeitedTax"] = "release",
        ["midpoint"] = "awayFromZero",
    };

    private static readonly Dictionary<string, string> Finance = new(StringComparer.Ordinal)
    {
        ["maxDefinitions"] = "1",
        ["requireConfirmedOrder"] = "true",
        ["prepaymentAfterInvoice"] = "reject",
        ["application"] = "automatic",
        ["unpaid"] = "reverse",
        ["removeInvoiced"] = "allow",
        ["exchangeDifference"] = "realise",
    };

    private static readonly Dictionary<string, string> BusinessCentral = new(StringComparer.Ordinal)
    {
        ["maxDefinitions"] = "1",
        ["application"] = "automatic",
        ["applicationAmount"] = "proportional",
        ["unpaid"] = "apply",
        ["exchangeDifference"] = "realise",
    };

    private readonly Dictionary<string, string> policy = new(Default, StringComparer.Ordinal);
    private readonly Dictionary<string, string> accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> categories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> taxAccounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CentsTax> taxes = new(StringComparer.Ordinal);

    public CentsSettings(JsonElement json)
    {
        Payables = json.GetProperty("side").GetString() == "payables";
        Counterparty = json.GetProperty("counterparty").GetString()!;
        Currency = json.GetProperty("accountingCurrency").GetString()!;
        ReadPolicy(json);
        ReadProfile(json);
        ReadTaxes(json);
    }

    public bool Payables { get; }

    public string Counterparty { get; }

    public string Currency { get; }

    public bool HalfToEven => Is("midpoint", "toEven");

    public int? MaxDefinitions { get; private set; }

    public bool Is(string setting, string value) => policy[setting] == value;

    public CentsTax? Tax(string code) => taxes.GetValueOrDefault(code);

    public string? Category(string category) => categories.GetValueOrDefault(category);

    /// <summary>The account of a tax component: tax, prepaymentTaxOffset or reverseCharge.</summary>
    public string? TaxAccount(string component, string role) => taxAccounts.GetValueOrDefault(component + "\n" + role);

    /// <summary>The account of a role, or that of the role that stands in for it (rule P2).</summary>
    public string? Account(string role) => accounts.GetValueOrDefault(role) ?? role switch
    {
        "prepaymentControl" => accounts.GetValueOrDefault("control"),
        "unrealisedGain" => accounts.GetValueOrDefault("exchangeGain"),
        "unrealisedLoss" => accounts.GetValueOrDefault("exchangeLoss"),
        _ => null,
    };

    /// <summary>Rule A1: the decimals of a currency (ISO 4217).</summary>
    public static int Decimals(string currency) => currency switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "VND" or "VUV" or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        _ => 2,
    };

    public static BigInteger Unit(string currency) => BigInteger.Pow(10, Decimals(currency));

    private void ReadPolicy(JsonElement json)
    {
        if (!json.TryGetProperty("policy", out var stated))
        {
            return;
        }

        var preset = stated.TryGetProperty("preset", out var name) ? name.GetString() : "default";
        foreach (var (setting, value) in preset switch { "finance" => Finance, "businessCentral" => BusinessCentral, _ => [] })
        {
            policy[setting] = value;
        }

        foreach (var setting in stated.EnumerateObject())
        {
            policy[setting.Name] = setting.Value.ValueKind == JsonValueKind.String ? setting.Value.GetString()! : setting.Value.GetRawText();
        }

        MaxDefinitions = policy.TryGetValue("maxDefinitions", out var most) && most != "null"
            ? int.Parse(most, System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }

    private void ReadProfile(JsonElement json)
    {
        if (!json.TryGetProperty("profile", out var profile))
        {
            return;
        }

        foreach (var role in profile.EnumerateObject())
        {
            if (role.Name == "prepaymentByCategory")
            {
                foreach (var category in role.Value.EnumerateObject())
                {
                    categories[category.Name] = category.Value.GetString()!;
                }
            }
            else if (role.Name == "taxes")
            {
                foreach (var tax in role.Value.EnumerateObject())
                {
                    foreach (var account in tax.Value.EnumerateObject())
                    {
                        taxAccounts[tax.Name + "\n" + account.Name] = account.Value.GetString()!;
                    }
                }
            }
            else
            {
                accounts[role.Name] = role.Value.GetString()!;
            }
        }
    }

    private void ReadTaxes(JsonElement json)
    {
        if (!json.TryGetProperty("taxes", out var list))
        {
            return;
        }

        foreach (var tax in list.EnumerateArray())
        {
            var code = tax.GetProperty("code").GetString()!;
            var rates = new List<CentsRate>();
            if (tax.TryGetProperty("components", out var components))
            {
                foreach (var component in components.EnumerateArray())
                {
                    rates.Add(new CentsRate(component.GetProperty("code").GetString()!, Percent(component.GetProperty("rate"))));
                }
            }
            else
            {
                rates.Add(new CentsRate(code, Percent(tax.GetProperty("rate"))));
            }

            var kind = tax.TryGetProperty("kind", out var stated) ? stated.GetString()! : "ordinary";
            var recoverable = tax.TryGetProperty("recoverable", out var share) ? Percent(share) : 1;
            taxes[code] = new CentsTax(code, kind, recoverable, rates);
        }
    }

    private static Fraction Percent(JsonElement number) => Fraction.Parse(number.GetRawText()) / 100;
}
