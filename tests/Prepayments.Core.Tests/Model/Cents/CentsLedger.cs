using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Prepayments.Tests.Model.Cents;

/// <summary>
/// The rules of prepayments once more, slow and plain, in whole minor units: a second opinion on what the library posts. It
/// reads documents and settings as JSON and shares no code with the library.
/// </summary>
/// <remarks>
/// Whatever is used up in steps is stored with the step that took it, and what is left is counted anew each time from all
/// steps that live. What a document breaks is collected, and the first of the list (section 9) is the answer.
/// </remarks>
public sealed partial class CentsLedger
{
    /// <summary>The list of section 9.</summary>
    private static readonly string[] Codes =
    [
        "DuplicateNumber", "CounterpartyMismatch", "CurrencyMismatch", "MissingExchangeRate",
        "UnknownOrder", "UnknownOrderLine", "UnknownDocument", "UnknownTaxCode",
        "NonPositiveAmount", "AmountOutOfRange", "InvalidPercentage", "MultipleDefinitions", "DuplicateLine",
        "OrderNotConfirmed", "OrderLocked", "OrderInvoiced", "PrepaymentPaid", "PrepaymentInvoiced", "LineHasPrepayment",
        "QuantityBelowInvoiced", "ReservedForOrder", "PrepaymentUnpaid", "AlreadyReversed", "NotReversible", "HasApplications",
        "HasSettlements", "ReversalTooEarly", "TooEarly",
        "LimitExceedsOrder", "LimitBelowInvoiced", "NothingToInvoice", "ExceedsAvailable", "ExceedsOrdered", "ExceedsRemaining",
        "ExceedsOpenAmount", "TaxMismatch",
        "MissingAccount",
    ];

    private static readonly Fraction Most = BigInteger.Pow(10, 15);

    private readonly List<CentsOrder> orders = [];
    private readonly List<CentsItem> items = [];
    private readonly List<CentsLink> links = [];

    /// <summary>Every number and id that is taken.</summary>
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>What each reversed document or link was reversed by.</summary>
    private readonly Dictionary<string, string> reversed = new(StringComparer.Ordinal);
    private readonly HashSet<string> reversals = new(StringComparer.Ordinal);

    /// <summary>The lines that each document posted, those of its links apart.</summary>
    private readonly Dictionary<string, List<CentsPosting>> journals = new(StringComparer.Ordinal);
    private readonly List<string> notices = [];

    /// <summary>What the document at hand breaks, and what it posts.</summary>
    private readonly List<string> faults = [];
    private readonly List<CentsPosting> posted = [];

    private CentsSettings settings;

    public CentsLedger(JsonElement settings) => this.settings = new CentsSettings(settings);

    /// <summary>The lines of the last document that was posted.</summary>
    public IReadOnlyList<CentsPosting> Lines => posted;

    public IReadOnlyList<string> Notices => notices;

    /// <summary>Gets a value indicating whether a tax came out above 10^15 (rule A3), in the last document or in a figure read since.</summary>
    public bool TaxBeyondRange { get; private set; }

    private bool Broken => faults.Count > 0;

    /// <summary>Rule P1: other settings, for later documents.</summary>
    public void Change(JsonElement other) => settings = new CentsSettings(other);

    /// <summary>Posts a document, or says with which code it is rejected.</summary>
    public string? Post(JsonElement document)
    {
        faults.Clear();
        posted.Clear();
        notices.Clear();
        TaxBeyondRange = false;
        switch (Type(document))
        {
            case "order":
                PostOrder(document);
                break;
            case "prepaymentInvoice":
                PostPrepaymentInvoice(document);
                break;
            case "prepaymentVoucher":
                PostVoucher(document);
                break;
            case "prepaymentCreditMemo":
                PostPrepaymentCreditMemo(document);
                break;
            case "payment" or "refund":
                PostMoney(document);
                break;
            case "invoice":
                PostInvoice(document);
                break;
            case "creditMemo":
                PostCreditMemo(document);
                break;
            case "settlement":
                PostSettlement(document);
                break;
            case "application":
                PostApplication(document);
                break;
            case "reservation":
                PostReservation(document);
                break;
            case "forfeiture":
                PostForfeiture(document);
                break;
            case "revaluation":
                PostRevaluation(document);
                break;
            case "reversal":
                PostReversal(document);
                break;
            default:
                throw new InvalidOperationException("The model does not know this type of document: " + Type(document));
        }

        if (!Broken)
        {
            return null;
        }

        posted.Clear();
        notices.Clear();
        faults.Sort((a, b) => Array.IndexOf(Codes, a).CompareTo(Array.IndexOf(Codes, b)));
        return faults[0];
    }

    /// <summary>What every document states: a number that is free, and the counterparty.</summary>
    private void CheckHead(JsonElement document)
    {
        if (taken.Contains(Number(document)))
        {
            Fault("DuplicateNumber");
        }

        if (Text(document, "counterparty") is { } counterparty && counterparty != settings.Counterparty)
        {
            Fault("CounterpartyMismatch");
        }
    }

    /// <summary>The rate of a document: 1 in the accounting currency, where none or 1 may be stated (section 8).</summary>
    private Fraction CheckRate(JsonElement document, string currency)
    {
        var stated = Figure(document, "exchangeRate");
        if (stated is not { } rate)
        {
            if (currency != settings.Currency)
            {
                Fault("MissingExchangeRate");
            }

            return 1;
        }

        if (currency == settings.Currency && !rate.Is(1))
        {
            Fault("CurrencyMismatch");
        }

        if (rate.Sign <= 0)
        {
            Fault("NonPositiveAmount");
        }
        else if (!Fits(rate, 10))
        {
            Fault("AmountOutOfRange");
        }

        return rate;
    }

    /// <summary>Rule A3: within 10^15 and with at most so many decimals.</summary>
    private static bool Fits(Fraction figure, int decimals) =>
        figure <= Most && figure >= 0 - Most && (figure * BigInteger.Pow(10, decimals)).IsWhole;

    private static bool TooLarge(BigInteger amount, string currency) => BigInteger.Abs(amount) > BigInteger.Pow(10, 15) * CentsSettings.Unit(currency);

    private void CheckComputed(BigInteger amount, string currency)
    {
        if (TooLarge(amount, currency))
        {
            Fault("AmountOutOfRange");
        }
    }

    /// <summary>A stated amount in minor units; what is not well-formed is noted.</summary>
    private BigInteger CheckAmount(Fraction figure, string currency, bool zeroIsFine = false)
    {
        if (figure.Sign < 0 || (figure.Sign == 0 && !zeroIsFine))
        {
            Fault("NonPositiveAmount");
        }

        if (!Fits(figure, CentsSettings.Decimals(currency)))
        {
            Fault("AmountOutOfRange");
            return 0;
        }

        return (figure * CentsSettings.Unit(currency)).Over;
    }

    private void CheckQuantity(Fraction figure)
    {
        if (figure.Sign <= 0)
        {
            Fault("NonPositiveAmount");
        }

        if (!Fits(figure, 10))
        {
            Fault("AmountOutOfRange");
        }
    }

    private void Fault(string code) => faults.Add(code);

    private BigInteger Round(Fraction exact) => exact.Round(settings.HalfToEven);

    /// <summary>An amount in minor units of a currency, converted to minor units of the accounting currency.</summary>
    private BigInteger Convert(BigInteger amount, string currency, Fraction rate) =>
        Round(new Fraction(amount * CentsSettings.Unit(settings.Currency), CentsSettings.Unit(currency)) * rate);

    private string Account(string role)
    {
        if (settings.Account(role) is { } account)
        {
            return account;
        }

        Fault("MissingAccount");
        return "?";
    }

    private string TaxAccount(string component, string role)
    {
        if (settings.TaxAccount(component, role) is { } account)
        {
            return account;
        }

        Fault("MissingAccount");
        return "?";
    }

    private bool Lives(string id) => !reversed.ContainsKey(id);

    private IEnumerable<CentsLink> LiveLinks() => links.Where(link => Lives(link.Id));

    private IEnumerable<CentsItem> LiveItems(string kind) => items.Where(item => item.Kind == kind && Lives(item.Number));

    private CentsItem? Item(string number) => items.Find(item => item.Number == number);

    private CentsOrder? Order(string number) => orders.Find(order => order.Number == number);

    /// <summary>Payables: as it is; receivables: debit and credit exchanged.</summary>
    private void Debit(List<CentsPosting> journal, string account, string currency, BigInteger transaction, BigInteger accounting)
    {
        var sign = settings.Payables ? 1 : -1;
        if (!transaction.IsZero || !accounting.IsZero)
        {
            journal.Add(new CentsPosting(account, currency, sign * transaction, sign * accounting));
        }
    }

    private void Credit(List<CentsPosting> journal, string account, string currency, BigInteger transaction, BigInteger accounting) =>
        Debit(journal, account, currency, -transaction, -accounting);

    private static string Type(JsonElement document) => document.GetProperty("type").GetString()!;

    private static string Number(JsonElement document) => document.GetProperty("number").GetString()!;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;

    private static bool? Flag(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetBoolean() : null;

    private static Fraction? Figure(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? Fraction.Parse(value.GetRawText()) : null;

    private static List<JsonElement>? Members(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? [.. value.EnumerateArray()] : null;

    /// <summary>A date as a number of which the later one is greater.</summary>
    private static int Date(JsonElement document)
    {
        var text = Text(document, "date")!;
        var day = int.Parse(text[^2..], CultureInfo.InvariantCulture);
        var month = int.Parse(text[^5..^3], CultureInfo.InvariantCulture);
        var year = int.Parse(text[..^6], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return (((year * 12) + month) * 31) + day;
    }
}
