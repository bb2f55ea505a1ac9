using NodaTime;
using Prepayments.Json;

namespace Prepayments.Tests.Json;

/// <summary>A journal entry read is the one written, and it balances or is refused.</summary>
public class EntryJsonTests
{
    private const string Json =
        """{"number":"INV-1","date":"2026-01-31","accountingCurrency":"EUR","lines":[{"account":"5000","debit":90.00,"currency":"USD","transaction":100.00,"dimensions":{"department":"010"},"role":"line","source":"INV-1","component":"10"},{"account":"2100","credit":90.00,"currency":"USD","transaction":100.00,"role":"control","source":"INV-1"},{"account":"7100","debit":0.01,"currency":"USD","transaction":0.00,"role":"exchangeGain"},{"account":"7110","credit":0.01,"currency":"USD","transaction":0.00,"role":"exchangeLoss"}]}""";

    [Fact]
    public void Write_OfWhatWasRead_IsTheSameText()
    {
        var entry = EntryJson.Read(Json);

        Assert.Equal(Json, EntryJson.Write(entry));
        Assert.Equal(entry, EntryJson.ReadUtf8(EntryJson.WriteUtf8(entry)));
    }

    [Fact]
    public void Read_HasEveryFact()
    {
        var line = EntryJson.Read(Json).Lines[0];

        Assert.Equal(
            JournalLine.Create("5000", AccountRole.Line, EntrySide.Debit, Money.Of(90, Currency.Of("EUR")), Money.Of(100, Currency.Of("USD")))
                .WithDimensions(Dimensions.Of("department", "010")).WithSource("INV-1", "10"),
            line);
    }

    [Theory]
    [InlineData("\"debit\":90.00", "\"debit\":90.01", "$", "does not balance")]
    [InlineData("\"debit\":90.00", "\"debit\":90.001", "$.lines[0]", "Not an amount in EUR")]
    [InlineData("\"debit\":90.00", "\"debit\":-90.00", "$.lines[0]", "positive amount")]
    [InlineData("\"debit\":90.00", "\"debit\":90.00,\"credit\":90.00", "$.lines[0]", "on one of the two sides")]
    [InlineData("\"debit\":90.00,", "", "$.lines[0]", "on one of the two sides")]
    [InlineData("\"role\":\"line\"", "\"role\":\"Line\"", "$.lines[0].role", "is not one of line, control")]
    [InlineData("\"source\":\"INV-1\",\"component\"", "\"component\"", "$.lines[0].component", "no such property")]
    [InlineData("\"accountingCurrency\":\"EUR\",", "", "$", "accountingCurrency is missing")]
    [InlineData("\"number\":\"INV-1\"", "\"number\":\"\"", "$.number", "must not be empty")]
    [InlineData("\"number\"", "\"no\"", "$", "number is missing")]
    public void Read_OfABadEntry_SaysWhereAndWhy(string good, string bad, string path, string reason)
    {
        var error = Assert.Throws<JsonFormatException>(() => EntryJson.Read(Json.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Equal(path, error.Path);
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OfLinesInTwoAccountingCurrencies_IsAnArgumentException()
    {
        var lines = EquatableArray<JournalLine>.Of(
            JournalLine.Create("1", AccountRole.Line, EntrySide.Debit, Money.Of(1, Currency.Of("EUR")), Money.Of(1, Currency.Of("EUR"))),
            JournalLine.Create("2", AccountRole.Line, EntrySide.Credit, Money.Of(1, Currency.Of("USD")), Money.Of(1, Currency.Of("EUR"))));

        Assert.Throws<ArgumentException>(() => EntryJson.Write(JournalEntry.Create("E", new LocalDate(2026, 1, 31), lines)));
    }

    [Fact]
    public void TryRead_SaysWhetherThereIsAnEntry()
    {
        Assert.True(EntryJson.TryRead(Json, out var entry, out _));
        Assert.Equal(EntryJson.Read(Json), entry);
        Assert.False(EntryJson.TryRead("{}", out _, out var error));
        Assert.Equal("$", error!.Path);
    }
}
