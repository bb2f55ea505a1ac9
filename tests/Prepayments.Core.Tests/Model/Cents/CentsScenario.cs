using System.Numerics;
using System.Text.Json;

namespace Prepayments.Tests.Model.Cents;

/// <summary>Posts a scenario with the model, and says where it comes out otherwise than it says.</summary>
public sealed class CentsScenario
{
    private static readonly string[] FigureNames = ["limit", "invoiced", "available", "paid", "applied", "remaining"];

    private readonly CentsLedger ledger;
    private readonly string currency;
    private readonly Dictionary<string, BigInteger> balances = new(StringComparer.Ordinal);
    private readonly List<string> differences = [];

    private CentsScenario(JsonElement setup)
    {
        ledger = new CentsLedger(setup);
        currency = setup.GetProperty("accountingCurrency").GetString()!;
    }

    /// <summary>The differences of each step, one text per step.</summary>
    public static List<string> Run(JsonElement scenario)
    {
        var run = new CentsScenario(scenario.GetProperty("setup"));
        var steps = new List<string>();
        foreach (var step in scenario.GetProperty("steps").EnumerateArray())
        {
            run.differences.Clear();
            run.Step(step);
            steps.Add(string.Join("\n", run.differences));
        }

        return steps;
    }

    private void Step(JsonElement step)
    {
        var rejection = ledger.Post(step.GetProperty("post"));
        foreach (var line in ledger.Lines)
        {
            balances[line.Account] = balances.GetValueOrDefault(line.Account) + line.Accounting;
        }

        if (!step.TryGetProperty("expect", out var expect))
        {
            Compare("rejection", null, rejection);
            return;
        }

        Compare("rejection", expect.TryGetProperty("rejection", out var code) ? code.GetString() : null, rejection);
        if (expect.TryGetProperty("lines", out var lines))
        {
            CompareLines(lines);
        }

        CompareFigures(expect);
        if (expect.TryGetProperty("balance", out var balance))
        {
            Compare("balance", Cents(balance, currency), ledger.Balance());
        }

        if (expect.TryGetProperty("accounts", out var accounts))
        {
            foreach (var account in accounts.EnumerateObject())
            {
                Compare("balance of " + account.Name, Cents(account.Value, currency), balances.GetValueOrDefault(account.Name));
            }
        }

        if (expect.TryGetProperty("notices", out var notices))
        {
            Compare("notices", string.Join(", ", notices.EnumerateArray().Select(notice => notice.GetString())), string.Join(", ", ledger.Notices));
        }
    }

    /// <summary>Net amounts per account, in both currencies; accounts that net to zero may be left out.</summary>
    private void CompareLines(JsonElement lines)
    {
        var expected = new SortedDictionary<string, BigInteger>(StringComparer.Ordinal);
        var posted = new SortedDictionary<string, BigInteger>(StringComparer.Ordinal);
        var transactions = new Dictionary<string, BigInteger>(StringComparer.Ordinal);
        var foreign = ledger.Lines.Count > 0 ? ledger.Lines[0].Currency : currency;
        foreach (var line in ledger.Lines)
        {
            posted[line.Account] = posted.GetValueOrDefault(line.Account) + line.Accounting;
            transactions[line.Account] = transactions.GetValueOrDefault(line.Account) + line.Transaction;
        }

        var stated = new Dictionary<string, BigInteger>(StringComparer.Ordinal);
        foreach (var line in lines.EnumerateArray())
        {
            var account = line.GetProperty("account").GetString()!;
            var debit = line.TryGetProperty("debit", out var amount);
            amount = debit ? amount : line.GetProperty("credit");
            expected[account] = expected.GetValueOrDefault(account) + ((debit ? 1 : -1) * Cents(amount, currency));
            if (line.TryGetProperty("transaction", out var transaction))
            {
                stated[account] = stated.GetValueOrDefault(account) + ((debit ? 1 : -1) * Cents(transaction, foreign));
            }
        }

        foreach (var account in posted.Keys.Union(expected.Keys).ToList())
        {
            Compare("posted to " + account, expected.GetValueOrDefault(account), posted.GetValueOrDefault(account));
        }

        foreach (var (account, transaction) in stated)
        {
            Compare("posted to " + account + " in " + foreign, transaction, transactions.GetValueOrDefault(account));
        }
    }

    private void CompareFigures(JsonElement expect)
    {
        if (expect.TryGetProperty("orders", out var orders))
        {
            foreach (var order in orders.EnumerateObject())
            {
                var figures = ledger.Figures(order.Name);
                foreach (var figure in order.Value.EnumerateObject())
                {
                    Compare(order.Name + " " + figure.Name, Cents(figure.Value, ledger.CurrencyOf(order.Name)), figures[Array.IndexOf(FigureNames, figure.Name)]);
                }
            }
        }

        if (expect.TryGetProperty("open", out var open))
        {
            foreach (var item in open.EnumerateObject())
            {
                Compare("open on " + item.Name, Cents(item.Value, ledger.CurrencyOf(item.Name)), ledger.Open(item.Name));
            }
        }
    }

    private void Compare<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            differences.Add(FormattableString.Invariant($"{what}: expected {expected}, was {actual}"));
        }
    }

    private static BigInteger Cents(JsonElement amount, string currency) => (Fraction.Parse(amount.GetRawText()) * CentsSettings.Unit(currency)).Over;
}
