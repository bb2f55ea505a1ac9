using System.Globalization;
using System.Text;

namespace Prepayments.Json;

/// <summary>Prints what came out of a scenario: documents, journal lines in columns, figures of orders, balances.</summary>
/// <remarks>The same on every machine: digits are invariant, lines end with a line feed.</remarks>
public static class ScenarioPrinter
{
    /// <summary>Returns the whole scenario as text.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentNullException">The result is null.</exception>
    public static string Print(ScenarioResult result)
    {
        var scenario = (result ?? throw new ArgumentNullException(nameof(result))).Scenario;
        var start = scenario.Subledger;
        var text = new StringBuilder();
        text.Append(scenario.Name).Append('\n')
            .Append(start.Side == Side.Payables ? "Vendor " : "Customer ").Append(start.Counterparty)
            .Append(", amounts in ").Append(start.AccountingCurrency.Code).Append('\n');
        var journal = JournalColumns.Of(result);
        var figures = string.Empty;
        foreach (var step in result.Steps)
        {
            text.Append('\n').Append(DocumentText.Title(step.Document)).Append('\n');
            text.Append("  ").Append(DocumentText.Facts(step.Document)).Append('\n');
            Print(step, journal, text);
            var now = FiguresOfOrders(step.Result.Subledger);
            text.Append(string.Equals(now, figures, StringComparison.Ordinal) ? string.Empty : now);
            figures = now;
        }

        text.Append('\n').Append("Balances\n");
        Columns.Print(Balances(result), text);
        return text.ToString();
    }

    /// <summary>Returns the first step that came out otherwise than expected, with its differences, and how many did after it.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The text; empty where everything came out as expected.</returns>
    /// <exception cref="ArgumentNullException">The result is null.</exception>
    public static string PrintDifferences(ScenarioResult result)
    {
        _ = result ?? throw new ArgumentNullException(nameof(result));
        var text = new StringBuilder();
        var different = 0;
        for (var i = 0; i < result.Steps.Count; i++)
        {
            different += result.Steps[i].Differences.Count > 0 ? 1 : 0;
            if (different == 1 && text.Length == 0)
            {
                PrintDifferences(i, result.Steps[i], text);
            }
        }

        if (different > 1)
        {
            text.Append("  and later steps: ").Append((different - 1).ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        return text.ToString();
    }

    private static void PrintDifferences(int index, ScenarioStepResult step, StringBuilder text)
    {
        text.Append("  step ").Append((index + 1).ToString(CultureInfo.InvariantCulture)).Append(", ")
            .Append(DocumentText.Title(step.Document)).Append('\n');
        foreach (var difference in step.Differences)
        {
            text.Append("    ").Append(difference).Append('\n');
        }
    }

    private static void Print(ScenarioStepResult step, JournalColumns journal, StringBuilder text)
    {
        if (step.Result.Rejection is { } rejection)
        {
            text.Append("  rejected: ").Append(rejection.ToString()).Append('\n');
        }

        var entries = step.Result.Entries;
        foreach (var entry in entries)
        {
            if (entries.Count > 1)
            {
                text.Append("    ").Append(entry.Id).Append('\n');
            }

            journal.Print(entry, text);
        }

        foreach (var notice in step.Result.Notices)
        {
            text.Append("  notice: ").Append(notice.ToString()).Append('\n');
        }

        foreach (var difference in step.Differences)
        {
            text.Append("  DIFFERENT ").Append(difference).Append('\n');
        }
    }

    private static string FiguresOfOrders(Subledger subledger)
    {
        var rows = new List<string[]>();
        foreach (var order in subledger.Orders())
        {
            var figures = Figures.OfOrder(subledger, order.Text.Number)!;
            var row = new List<string> { order.Text.Number };
            foreach (var figure in OrderFigure.All)
            {
                row.Add(figure.Name + " " + figure.Of(figures).ToString(CultureInfo.InvariantCulture));
            }

            rows.Add([.. row]);
        }

        var text = new StringBuilder();
        Columns.Print(rows, text);
        return text.ToString();
    }

    private static List<string[]> Balances(ScenarioResult result)
    {
        var subledger = result.Subledger;
        var rows = new List<string[]> { Row(subledger.Counterparty, Figures.Balance(subledger)) };
        foreach (var item in subledger.Items())
        {
            if (Figures.OpenAmount(subledger, item.Number) is { IsZero: false } open)
            {
                rows.Add(Row("open on " + item.Number, open));
            }
        }

        if (result.Steps.Count > 0)
        {
            var accounts = result.Steps[result.Steps.Count - 1].Accounts;
            foreach (var account in accounts.Accounts)
            {
                rows.Add([account, accounts.Balance(account).ToString(CultureInfo.InvariantCulture) + " " + subledger.AccountingCurrency.Code]);
            }
        }

        return rows;
    }

    private static string[] Row(string name, Money amount) => [name, amount.ToString()];
}
