using System.Diagnostics;
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Prepayments.Json;
using Prepayments.Tests.Scenarios;
using Prepayments.Tests.SmallScope;
using Xunit.Abstractions;

namespace Prepayments.Tests.Specification;

/// <summary>
/// Two other programs judge the entries: written as plain-text journals, every entry balances for ledger and for hledger, in
/// the accounting currency and in that of the transaction, and every account ends where the library's trial balance has it
/// (rule D19).
/// </summary>
/// <remarks>Where a program is not installed the test says so and judges nothing; <c>PREPAYMENTS_JUDGES=required</c> makes that a failure.</remarks>
public sealed class OtherJudgesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("ledger", "balance")]
    [InlineData("hledger", "check")]
    public void Entries_BalanceForAnotherProgram(string program, string command)
    {
        var (journal, entries) = Journal();
        var (exit, said) = Run(program, command, journal);
        if (exit is null)
        {
            output.WriteLine($"{program} is not installed: {entries} entries were not judged by it.");
            Assert.NotEqual("required", Environment.GetEnvironmentVariable("PREPAYMENTS_JUDGES"));
            return;
        }

        output.WriteLine($"{program} judged {entries} entries.");
        Assert.True(exit == 0, said);
    }

    [Theory]
    [InlineData("ledger", "balance")]
    [InlineData("hledger", "check")]
    public void AWrongEntry_IsSeen(string program, string command)
    {
        var (exit, _) = Run(program, command, "2026-01-01 x\n    a  1.00 EUR\n    b  -1.01 EUR\n");

        Assert.NotEqual(0, exit);
    }

    /// <summary>The entries of all scenarios and of some small histories, each history with accounts of its own.</summary>
    private static (string Journal, int Entries) Journal()
    {
        var text = new StringBuilder();
        var (number, count) = (0, 0);
        foreach (var history in Histories())
        {
            number++;
            var balances = TrialBalance.Empty;
            var last = new LocalDate(2026, 1, 1);
            foreach (var entry in history.Entries)
            {
                count += 2;
                Write(text, entry, number, line => line.Amount, "");
                Write(text, entry, number, line => line.TransactionAmount, "in its currency:");
                balances = balances.Add(EquatableArray<JournalEntry>.Of(entry));
                last = entry.Date > last ? entry.Date : last;
            }

            text.Append(LocalDatePattern.Iso.Format(last)).Append(" balances of ").Append(number).Append('\n');
            foreach (var account in balances.Accounts)
            {
                text.Append("    ").Append(number).Append(':').Append(account).Append("  0 ").Append(history.Currency).Append(" = ")
                    .Append(balances.Balance(account).ToString(CultureInfo.InvariantCulture)).Append(' ').Append(history.Currency).Append('\n');
            }

            text.Append('\n');
        }

        return (text.ToString(), count);
    }

    private static void Write(StringBuilder text, JournalEntry entry, int number, Func<JournalLine, Money> amount, string prefix)
    {
        text.Append(LocalDatePattern.Iso.Format(entry.Date)).Append(' ').Append(entry.Id).Append('\n');
        foreach (var line in entry.Lines.Where(line => !amount(line).IsZero))
        {
            text.Append("    ").Append(prefix).Append(number).Append(':').Append(line.Account).Append("  ")
                .Append(line.Side == EntrySide.Credit ? "-" : "").Append(amount(line).Amount.ToString(CultureInfo.InvariantCulture))
                .Append(' ').Append(amount(line).Currency.Code).Append('\n');
        }

        text.Append('\n');
    }

    private static IEnumerable<(string Currency, List<JournalEntry> Entries)> Histories()
    {
        foreach (var file in ScenarioFolders.Files)
        {
            var result = ScenarioRunner.Run(ScenarioFolders.Read(file));
            yield return (result.Subledger.AccountingCurrency.Code, [.. result.Steps.SelectMany(step => step.Result.Entries).OrderBy(entry => entry.Date)]);
        }

        foreach (var (start, currency) in SmallSettings.All)
        {
            for (var first = 0; first < 20; first++)
            {
                yield return (start.AccountingCurrency.Code, Some(start, currency, first));
            }
        }
    }

    /// <summary>One history of many documents: at each step another of those that may come next.</summary>
    private static List<JournalEntry> Some(Subledger start, Currency currency, int first)
    {
        var state = Posting.Post(start, SmallDocuments.Order(currency)).Subledger;
        var entries = new List<JournalEntry>();
        for (var step = 1; step <= 20; step++)
        {
            var posted = new SmallDocuments(state, currency, step).Next().Select(document => Posting.Post(state, document)).Where(result => result.IsPosted).ToList();
            if (posted.Count > 0)
            {
                var chosen = posted[((step * 7) + (first * step)) % posted.Count];
                entries.AddRange(chosen.Entries);
                state = chosen.Subledger;
            }
        }

        return entries;
    }

    /// <summary>Runs a program over a journal; no exit code where it is not installed.</summary>
    private static (int? Exit, string Said) Run(string program, string command, string journal)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, journal);
            var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { "-f", file, command } };
            start.Environment["LC_ALL"] = "C.UTF-8";
            start.Environment["HOME"] = Path.GetTempPath();
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, errors.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (null, "");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
