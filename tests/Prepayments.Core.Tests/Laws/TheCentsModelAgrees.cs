using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using Prepayments.Json;
using Prepayments.Tests.Model;
using Prepayments.Tests.Model.Cents;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// The rules written a second time, plainly and in whole cents, agree with the library on every step of a random history: on the
/// rejection, the net amount posted to each account in both currencies, the figures of every order, what is open on every
/// document, the balance, and the notices.
/// </summary>
public sealed class TheCentsModelAgrees(ITestOutputHelper output) : Law(output)
{
    private IEnumerable<string> codes = [];

    protected override IEnumerable<string> Required => [.. PostedDocuments, .. Links, .. Settings, .. codes];

    [Law(2000)]
    public void OnHistoriesMostOfWhichIsPosted(History history) => Try(history, Compare);

    [Law(2000, Arbitrary = [typeof(SpoiltHistories)])]
    public void OnHistoriesMostOfWhichIsRejected(History history)
    {
        codes = Codes;
        Try(history, Compare);
    }

    private void Compare(IReadOnlyList<Stage> stages)
    {
        CentsLedger? ledger = null;
        Subledger? settings = null;
        foreach (var stage in stages)
        {
            if (ledger is null)
            {
                ledger = new CentsLedger(SettingsOf(stage.Before));
            }
            else if (!SameSettings(settings!, stage.Before))
            {
                ledger.Change(SettingsOf(stage.Before));
            }

            settings = stage.Before;
            using var json = JsonDocument.Parse(DocumentJson.Write(stage.Document));
            var rejection = ledger.Post(json.RootElement.Clone());
            var expected = Text(ledger, rejection);
            var actual = Text(stage);
            if (expected != actual && ledger.TaxBeyondRange)
            {
                // A figure says no more than about 10^15 where its tax would come out above that. The model does not follow.
                See("tax beyond the range");
                return;
            }

            Assert.Equal(expected, actual);
        }
    }

    private static bool SameSettings(Subledger one, Subledger other) =>
        ReferenceEquals(one.Policy, other.Policy) && ReferenceEquals(one.Profile, other.Profile) && ReferenceEquals(one.TaxCodes, other.TaxCodes);

    private static JsonElement SettingsOf(Subledger subledger)
    {
        var bare = Subledger.Create(subledger.Side, subledger.Counterparty, subledger.AccountingCurrency, subledger.Profile, subledger.Policy)
            .WithTaxCodes(subledger.TaxCodes);
        using var json = JsonDocument.Parse(SubledgerJson.Write(bare));
        return json.RootElement.Clone();
    }

    /// <summary>What the library answered, in minor units.</summary>
    private static string Text(Stage stage)
    {
        var text = new StringBuilder("rejection ").Append(stage.Result.Rejection?.Code.ToString() ?? "none").Append('\n')
            .AppendJoin(' ', stage.Result.Notices.Select(notice => notice.Code)).Append('\n');
        var posted = new SortedDictionary<string, (BigInteger Transaction, BigInteger Accounting)>(StringComparer.Ordinal);
        foreach (var line in stage.Result.Entries.SelectMany(entry => entry.Lines))
        {
            var sign = line.Side == EntrySide.Debit ? 1 : -1;
            Add(posted, line.Account, line.TransactionAmount.Currency.Code, sign * Cents(line.TransactionAmount), sign * Cents(line.Amount));
        }

        Write(text, posted);
        foreach (var order in stage.After.Orders())
        {
            var figures = Figures.OfOrder(stage.After, order.Text.Number)!;
            Write(text, order.Text.Number,
            [
                Cents(figures.Limit), Cents(figures.Invoiced), Cents(figures.Available), Cents(figures.Paid), Cents(figures.Applied), Cents(figures.Remaining),
            ]);
        }

        foreach (var item in stage.After.Items())
        {
            Write(text, item.Number, [Cents(Figures.OpenAmount(stage.After, item.Number)!.Value)]);
        }

        Write(text, "balance", [Cents(Figures.Balance(stage.After))]);
        return text.ToString();
    }

    /// <summary>What the model answers, in the same words.</summary>
    private static string Text(CentsLedger ledger, string? rejection)
    {
        var text = new StringBuilder("rejection ").Append(rejection ?? "none").Append('\n').AppendJoin(' ', ledger.Notices).Append('\n');
        var posted = new SortedDictionary<string, (BigInteger Transaction, BigInteger Accounting)>(StringComparer.Ordinal);
        foreach (var line in ledger.Lines)
        {
            Add(posted, line.Account, line.Currency, line.Transaction, line.Accounting);
        }

        Write(text, posted);
        foreach (var order in ledger.OrderNumbers())
        {
            Write(text, order, ledger.Figures(order));
        }

        foreach (var item in ledger.ItemNumbers())
        {
            Write(text, item, [ledger.Open(item)]);
        }

        Write(text, "balance", [ledger.Balance()]);
        return text.ToString();
    }

    private static BigInteger Cents(Money money) => new(money.Amount * (decimal)CentsSettings.Unit(money.Currency.Code));

    private static void Add(
        SortedDictionary<string, (BigInteger Transaction, BigInteger Accounting)> posted, string account, string currency, BigInteger transaction, BigInteger accounting)
    {
        var key = account + " in " + currency;
        var (before, value) = posted.GetValueOrDefault(key);
        posted[key] = (before + transaction, value + accounting);
    }

    private static void Write(StringBuilder text, SortedDictionary<string, (BigInteger Transaction, BigInteger Accounting)> posted)
    {
        foreach (var (account, (transaction, accounting)) in posted)
        {
            if (!transaction.IsZero || !accounting.IsZero)
            {
                Write(text, account, [transaction, accounting]);
            }
        }
    }

    private static void Write(StringBuilder text, string name, BigInteger[] figures) => text.Append(name).Append(' ')
        .AppendJoin(' ', figures.Select(figure => figure.ToString(CultureInfo.InvariantCulture))).Append('\n');
}
