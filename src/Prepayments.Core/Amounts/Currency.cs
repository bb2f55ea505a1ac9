using System.Diagnostics.CodeAnalysis;

namespace Prepayments;

/// <summary>A currency of ISO 4217 and how many decimal places its minor unit has.</summary>
/// <remarks>
/// Rule A1. The table holds the active codes of list one that have a minor unit, so not the precious metals, the units of
/// account without one (XDR, XSU, XUA), XTS and XXX. Codes are three capital letters. A code that ISO withdraws stays
/// in the table, because documents that name it stay: ANG (until 2025) and BGN (until 2025) are the first. There is one
/// instance for each currency; equality is by code.
/// </remarks>
public sealed class Currency : IEquatable<Currency>
{
    private const string WithoutDecimals =
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";

    private const string WithTwoDecimals =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY " +
        "COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS " +
        "INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR " +
        "MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP " +
        "STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG " +
        "ANG BGN";

    private const string WithThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";

    private const string WithFourDecimals = "CLF UYW";

    private static readonly Dictionary<string, Currency> Table = CreateTable();

    private Currency(string code, int minorUnits)
    {
        Code = code;
        MinorUnits = minorUnits;
    }

    /// <summary>The three letters of ISO 4217, for example <c>EUR</c>.</summary>
    public string Code { get; }

    /// <summary>The number of decimal places of the minor unit.</summary>
    /// <remarks>From zero to four: JPY 0, EUR 2, KWD 3, CLF 4.</remarks>
    public int MinorUnits { get; }

    /// <summary>The currency of a code.</summary>
    /// <param name="code">Three capital letters.</param>
    /// <returns>The one instance of this currency.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    /// <exception cref="ArgumentException">The table has no such code; small letters do not match.</exception>
    public static Currency Of(string code)
    {
        _ = code ?? throw new ArgumentNullException(nameof(code));
        return TryOf(code, out Currency? currency)
            ? currency
            : throw new ArgumentException("Not the code of an ISO 4217 currency with a minor unit: " + code, nameof(code));
    }

    /// <summary>The currency of a code, if there is one.</summary>
    /// <param name="code">Three capital letters; null and anything else finds nothing.</param>
    /// <param name="currency">The one instance of this currency, or null.</param>
    /// <returns>Whether the table has the code.</returns>
    public static bool TryOf(string? code, [NotNullWhen(true)] out Currency? currency)
    {
        currency = null;
        return code is not null && Table.TryGetValue(code, out currency);
    }

    /// <summary>Whether another currency has the same code.</summary>
    /// <param name="other">The other currency.</param>
    /// <returns>True when equal; false for null.</returns>
    public bool Equals(Currency? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => (Code[0] << 16) | (Code[1] << 8) | Code[2];

    /// <summary>The code.</summary>
    /// <returns>For example <c>EUR</c>.</returns>
    public override string ToString() => Code;

    /// <summary>Whether two currencies have the same code.</summary>
    /// <param name="left">One currency.</param>
    /// <param name="right">The other currency.</param>
    /// <returns>True when equal, or both null.</returns>
    public static bool operator ==(Currency? left, Currency? right) => ReferenceEquals(left, right);

    /// <summary>Whether two currencies have different codes.</summary>
    /// <param name="left">One currency.</param>
    /// <param name="right">The other currency.</param>
    /// <returns>True when not equal.</returns>
    public static bool operator !=(Currency? left, Currency? right) => !ReferenceEquals(left, right);

    private static Dictionary<string, Currency> CreateTable()
    {
        Dictionary<string, Currency> table = new Dictionary<string, Currency>(StringComparer.Ordinal);
        string[] codesByMinorUnits = { WithoutDecimals, string.Empty, WithTwoDecimals, WithThreeDecimals, WithFourDecimals };
        for (int minorUnits = 0; minorUnits < codesByMinorUnits.Length; minorUnits++)
        {
            string codes = codesByMinorUnits[minorUnits];
            for (int start = 0; start < codes.Length; start += 4)
            {
                string code = codes.Substring(start, 3);
                table.Add(code, new Currency(code, minorUnits));
            }
        }

        return table;
    }
}
