using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Journals;

/// <summary>An entry balances in the accounting currency, and in the transaction's where all of it is in one.</summary>
public class JournalEntryTests
{
    private static readonly Currency Eur = Currency.Of("EUR");
    private static readonly Currency Usd = Currency.Of("USD");

    [Fact]
    public void InSeveralTransactionCurrencies_BalancesInTheAccountingCurrencyAlone() => Assert.Equal(3, Entry(
        Line("1", EntrySide.Debit, 1, Money.Of(1, Eur)),
        Line("2", EntrySide.Debit, 1, Money.Of(2, Usd)),
        Line("3", EntrySide.Credit, 2, Money.Of(2, Eur))).Lines.Count);

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 2)]
    public void InOneTransactionCurrency_BalancesInThatToo(decimal debit, decimal credit) => Assert.Throws<ArgumentException>(() => Entry(
        Line("1", EntrySide.Debit, 1, Money.Of(debit, Usd)),
        Line("2", EntrySide.Credit, 1, Money.Of(credit, Usd))));

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 2)]
    public void InTheAccountingCurrency_Balances(decimal debit, decimal credit) => Assert.Throws<ArgumentException>(() => Entry(
        Line("1", EntrySide.Debit, debit, Money.Of(1, Usd)),
        Line("2", EntrySide.Credit, credit, Money.Of(1, Usd))));

    [Fact]
    public void Text_HasItsColumns() => Assert.Equal(
        """
        E  2026-01-01
          1        1000.00
          prepaid     0.50
          20                1000.50
        """.ReplaceLineEndings("\n"),
        Entry(
            Line("1", EntrySide.Debit, 1000, Money.Of(1000, Eur)),
            Line("prepaid", EntrySide.Debit, 0.5m, Money.Of(0.5m, Eur)),
            Line("20", EntrySide.Credit, 1000.5m, Money.Of(1000.5m, Eur))).ToString());

    [Fact]
    public void Text_OfWhatWasPosted_IsItsEntries()
    {
        var result = Posting.Post(
            WideInOwnCurrency().State,
            Invoice.Create("INV-9", Day(20)).WithLine(InvoiceLine.OfAmount("1", 700).WithAccount("5000")));

        Assert.Equal(string.Join("\n", result.Entries), result.ToString());
        Assert.NotEqual("", result.ToString());
    }

    private static JournalEntry Entry(params JournalLine[] lines) => JournalEntry.Create("E", Day(1), EquatableArray<JournalLine>.Of(lines));

    private static JournalLine Line(string account, EntrySide side, decimal amount, Money transaction) =>
        JournalLine.Create(account, AccountRole.Line, side, Money.Of(amount, Eur), transaction);
}
