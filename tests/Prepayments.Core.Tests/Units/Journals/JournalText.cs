using System.Globalization;

namespace Prepayments.Tests.Units.Journals;

/// <summary>Prints entries with all that a line says: side, account, role, amount, source, component, dimensions.</summary>
internal static class JournalText
{
    internal static string Of(IEnumerable<JournalEntry> entries) => string.Join("\n", entries.Select(Of));

    private static string Of(JournalEntry entry) =>
        entry.Id + " " + entry.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) + "\n" + string.Concat(entry.Lines.Select(Of));

    private static string Of(JournalLine line) => string.Format(
        CultureInfo.InvariantCulture,
        "  {0} {1} {2,-17} {3,10} {4}{5}{6}\n",
        line.Side == EntrySide.Debit ? "Dr" : "  Cr",
        line.Side == EntrySide.Debit ? line.Account + "  " : line.Account,
        line.Role,
        line.Amount.Amount,
        line.Source,
        line.Component is null ? "" : " " + line.Component,
        line.Dimensions.Count == 0 ? "" : " {" + line.Dimensions + "}");
}
