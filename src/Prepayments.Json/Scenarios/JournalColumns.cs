using System.Globalization;
using System.Text;

namespace Prepayments.Json;

/// <summary>Prints journal entries with debit and credit in columns that are as wide throughout a scenario.</summary>
internal sealed class JournalColumns
{
    private readonly int account;
    private readonly int amount;

    private JournalColumns(int account, int amount)
    {
        this.account = account;
        this.amount = amount;
    }

    internal static JournalColumns Of(ScenarioResult result)
    {
        int account = 0, amount = 0;
        foreach (var step in result.Steps)
        {
            foreach (var entry in step.Result.Entries)
            {
                foreach (var line in entry.Lines)
                {
                    account = Math.Max(account, line.Account.Length);
                    amount = Math.Max(amount, Digits(line.Amount).Length);
                }
            }
        }

        return new JournalColumns(account, amount);
    }

    internal void Print(JournalEntry entry, StringBuilder text)
    {
        foreach (var line in entry.Lines)
        {
            var digits = Digits(line.Amount).PadLeft(amount);
            var blank = new string(' ', amount);
            text.Append("    ").Append(line.Account.PadRight(account))
                .Append("  ").Append(line.Side == EntrySide.Debit ? digits : blank)
                .Append("  ").Append(line.Side == EntrySide.Credit ? digits : blank)
                .Append("  ").Append(Words.Of(line.Role));
            if (line.TransactionAmount.Currency != line.Amount.Currency)
            {
                text.Append(", ").Append(line.TransactionAmount.ToString());
            }

            if (line.Dimensions.Count > 0)
            {
                text.Append(", ").Append(line.Dimensions.ToString());
            }

            text.Append('\n');
        }
    }

    private static string Digits(Money money) => money.Amount.ToString(CultureInfo.InvariantCulture);
}
