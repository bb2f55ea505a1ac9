using System.Globalization;
using System.Text;
using Prepayments.Json;

namespace Prepayments.Tests.Specification;

/// <summary>
/// Writes a scenario as an accountant reads it: what is posted, the journal with debit and credit, the six figures, what is
/// refused and why, and at the end the T-accounts.
/// </summary>
internal static class SpecificationPage
{
    public static string Of(Scenario scenario)
    {
        var result = ScenarioRunner.Run(scenario);
        var start = scenario.Subledger;
        var text = new StringBuilder("# ").Append(scenario.Name).Append("\n\n");
        if (scenario.Source is { } source)
        {
            text.Append("Source: ").Append(source).Append("  \n");
        }

        text.Append("Rules: ").AppendJoin(", ", scenario.Rules.Select(rule => $"[{rule}](../README.md#{rule.ToLowerInvariant()})")).Append("  \n")
            .Append(start.Side == Side.Payables ? "Vendor " : "Customer ").Append(start.Counterparty)
            .Append(", accounts in ").Append(start.AccountingCurrency.Code).Append("  \n")
            .Append("Policy: ").Append(start.Policy).Append("\n\n")
            .Append(FlowDiagram.Of(result)).Append('\n');
        var number = 0;
        foreach (var step in result.Steps)
        {
            Step(text, ++number, step);
        }

        Accounts(text, result);
        return text.ToString();
    }

    private static void Step(StringBuilder text, int number, ScenarioStepResult step)
    {
        text.Append("## ").Append(number).Append(". ").Append(Prepayments.Json.DocumentText.Title(step.Document)).Append("\n\n");
        if (Prepayments.Json.DocumentText.Facts(step.Document) is { Length: > 0 } facts)
        {
            text.Append(Escaped(facts)).Append("\n\n");
        }

        if (step.Result.Rejection is { } rejection)
        {
            text.Append("**Refused**: ").Append(Escaped(rejection.ToString())).Append("\n\n");
        }

        foreach (var entry in step.Result.Entries)
        {
            Journal(text, entry, step.Result.Entries.Count > 1);
        }

        if (step.Result.IsPosted && step.Result.Entries.Count == 0)
        {
            text.Append("No entry.\n\n");
        }

        foreach (var notice in step.Result.Notices)
        {
            text.Append("Notice: ").Append(Escaped(notice.ToString())).Append("\n\n");
        }

        FiguresOfOrders(text, step.Result.Subledger);
    }

    private static void Journal(StringBuilder text, JournalEntry entry, bool several)
    {
        text.Append(several ? "Entry " + entry.Id + "\n\n" : "")
            .Append("| Account | | Debit | Credit | |\n|---|---|--:|--:|---|\n");
        foreach (var line in entry.Lines)
        {
            var amount = Digits(line.Amount.Amount);
            var notes = new List<string>();
            if (line.TransactionAmount.Currency != line.Amount.Currency)
            {
                notes.Add(line.TransactionAmount.ToString());
            }

            if (line.Dimensions.Count > 0)
            {
                notes.Add(line.Dimensions.ToString());
            }

            text.Append("| ").Append(line.Account).Append(" | ").Append(FlowDiagram.Words(line.Role.ToString()).ToLowerInvariant())
                .Append(" | ").Append(line.Side == EntrySide.Debit ? amount : "").Append(" | ").Append(line.Side == EntrySide.Credit ? amount : "")
                .Append(" | ").AppendJoin(", ", notes).Append(" |\n");
        }

        text.Append('\n');
    }

    private static void FiguresOfOrders(StringBuilder text, Subledger state)
    {
        if (state.Orders().Count == 0)
        {
            return;
        }

        text.Append("| Order | Limit | Invoiced | Available | Paid | Applied | Remaining |\n|---|--:|--:|--:|--:|--:|--:|\n");
        foreach (var order in state.Orders())
        {
            var figures = Figures.OfOrder(state, order.Text.Number)!;
            text.Append("| ").Append(order.Text.Number);
            foreach (var figure in new[] { figures.Limit, figures.Invoiced, figures.Available, figures.Paid, figures.Applied, figures.Remaining })
            {
                text.Append(" | ").Append(Digits(figure.Amount));
            }

            text.Append(" |\n");
        }

        text.Append('\n');
    }

    /// <summary>Each account with what stands on its two sides, and its balance.</summary>
    private static void Accounts(StringBuilder text, ScenarioResult result)
    {
        var lines = result.Steps.SelectMany(step => step.Result.Entries).SelectMany(entry => entry.Lines)
            .GroupBy(line => line.Account, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);
        text.Append("## T-accounts\n");
        foreach (var account in lines)
        {
            var debit = account.Where(line => line.Side == EntrySide.Debit).ToList();
            var credit = account.Where(line => line.Side == EntrySide.Credit).ToList();
            text.Append("\n**").Append(account.Key).Append("**\n\n| | Debit | | Credit |\n|---|--:|---|--:|\n");
            for (var i = 0; i < Math.Max(debit.Count, credit.Count); i++)
            {
                text.Append("| ").Append(i < debit.Count ? debit[i].Source + " | " + Digits(debit[i].Amount.Amount) : " | ")
                    .Append(" | ").Append(i < credit.Count ? credit[i].Source + " | " + Digits(credit[i].Amount.Amount) : " | ").Append(" |\n");
            }

            var balance = account.Sum(line => line.SignedAmount);
            text.Append("| **balance** | ").Append(balance >= 0 ? Digits(balance) : "").Append(" | | ").Append(balance < 0 ? Digits(-balance) : "").Append(" |\n");
        }

        var state = result.Subledger;
        text.Append("\nThe counterparty's balance: ").Append(Figures.Balance(state)).Append('\n');
        foreach (var item in state.Items())
        {
            if (Figures.OpenAmount(state, item.Number) is { IsZero: false } open)
            {
                text.Append("Open on ").Append(item.Number).Append(": ").Append(open).Append('\n');
            }
        }
    }

    private static string Digits(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static string Escaped(string facts) => facts.Replace("|", "\\|", StringComparison.Ordinal);
}
