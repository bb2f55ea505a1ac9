using System.Globalization;
using System.Text;
using NodaTime;

namespace Prepayments;

/// <summary>Is a journal entry: lines of one date that balance to the last minor unit.</summary>
/// <remarks>
/// Rule D19. Debits equal credits in the accounting currency, and in the transaction currency where the lines share one;
/// an entry that does not balance cannot be made.
/// </remarks>
public sealed record JournalEntry
{
    private JournalEntry(string number, LocalDate date, EquatableArray<JournalLine> lines)
    {
        Number = number;
        Id = number;
        Date = date;
        Lines = lines;
    }

    /// <summary>Gets the number of the document that posted the entry.</summary>
    public string Number { get; }

    /// <summary>
    /// Gets the id of the entry: the document's number, or <c>invoice/prepayment/unpaid</c> for the reversal that an invoice
    /// made (rule S4).
    /// </summary>
    public string Id { get; private init; }

    /// <summary>Gets the posting date.</summary>
    public LocalDate Date { get; }

    /// <summary>Gets the lines, in the order in which the rule of the document lists them.</summary>
    public EquatableArray<JournalLine> Lines { get; }

    /// <summary>Returns an entry.</summary>
    /// <param name="number">The number of its document; not empty.</param>
    /// <param name="date">The posting date.</param>
    /// <param name="lines">At least two lines, in balance.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="ArgumentException">The number is empty, the date is not of the ISO calendar, there is no line, debits and credits differ,
    /// or the lines are in several accounting currencies.</exception>
    public static JournalEntry Create(string number, LocalDate date, EquatableArray<JournalLine> lines)
    {
        Guard.NotEmpty(number, nameof(number));
        Guard.NotNull(lines, nameof(lines));
        if (lines.Count == 0)
        {
            throw new ArgumentException("An entry has lines.", nameof(lines));
        }

        var currency = lines[0].Amount.Currency;
        decimal debits = 0;
        decimal credits = 0;
        var foreign = false;
        foreach (var line in lines.Items)
        {
            if (line.Amount.Currency != currency)
            {
                throw new ArgumentException("The lines are in several accounting currencies.", nameof(lines));
            }

            if (line.Side == EntrySide.Debit)
            {
                debits = debits.Plus(line.Amount.Amount);
            }
            else
            {
                credits = credits.Plus(line.Amount.Amount);
            }

            foreign |= line.IsForeign;
        }

        // Where no line has two amounts the transactions balance as the accounts do.
        if (!debits.IsEqualTo(credits) || (foreign && !TransactionsBalance(lines)))
        {
            throw new ArgumentException("The entry does not balance.", nameof(lines));
        }

        return new JournalEntry(number, Guard.Iso(date, nameof(date)), lines);
    }

    /// <summary>Returns this entry with an id of its own beside its document's number.</summary>
    /// <param name="id">The id; not empty.</param>
    /// <returns>The new entry.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public JournalEntry WithId(string id) => this with { Id = Guard.NotEmpty(id, nameof(id)) };

    /// <summary>Returns the entry as a table: id and date, then account, debit and credit of each line.</summary>
    /// <returns>The text, lines ended by a line feed, digits invariant.</returns>
    public override string ToString()
    {
        var accounts = 0;
        var amounts = 0;
        foreach (var line in Lines.Items)
        {
            accounts = Math.Max(accounts, line.Account.Length);
            amounts = Math.Max(amounts, Digits(line).Length);
        }

        var text = new StringBuilder();
        text.Append(Id).Append("  ").Append(Date.ToString("uuuu'-'MM'-'dd", CultureInfo.InvariantCulture));
        foreach (var line in Lines.Items)
        {
            var debit = line.Side == EntrySide.Debit ? Digits(line) : string.Empty;
            var credit = line.Side == EntrySide.Credit ? "  " + Digits(line).PadLeft(amounts) : string.Empty;
            text.Append("\n  ").Append(line.Account.PadRight(accounts)).Append("  ").Append(debit.PadLeft(amounts)).Append(credit);
        }

        return text.ToString();
    }

    /// <summary>Says whether the transaction amounts balance, as they must where they are in one currency.</summary>
    private static bool TransactionsBalance(EquatableArray<JournalLine> lines)
    {
        decimal sum = 0;
        foreach (var line in lines.Items)
        {
            if (line.TransactionAmount.Currency != lines[0].TransactionAmount.Currency)
            {
                return true;
            }

            sum += line.SignedTransactionAmount;
        }

        return sum.IsZero();
    }

    private static string Digits(JournalLine line) => line.Amount.Amount.ToString(CultureInfo.InvariantCulture);
}
