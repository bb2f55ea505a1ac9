using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Contracts;

/// <summary>Facts keep apart what few of them have: a second amount, an offset account, what revaluations made of them.</summary>
public class SecondAmountTests
{
    private static readonly Currency Eur = Currency.Of("EUR");

    private static readonly Currency Jpy = Currency.Of("JPY");

    private static readonly Dimensions Shop = Dimensions.Of("shop", "1");

    private static readonly Dimensions Office = Dimensions.Of("shop", "2");

    private static JournalLine Line(Money amount, Money transaction) =>
        JournalLine.Create("1000", AccountRole.Bank, EntrySide.Debit, amount, transaction).WithDimensions(Shop).WithSource("DOC", "1");

    private static Component Tax(decimal transaction, decimal accounting) =>
        Component.Create(ComponentKind.Tax, "V20", "1400", Shop, new PostedAmount(transaction, accounting));

    private static Link Link() => Prepayments.Link.Create(
        "A/B", LinkKind.Application, Day(1), "A", "B", "A", Amounts(), Amounts(5), Amounts(4, 1), EquatableArray<JournalLine>.Empty);

    private static EquatableArray<PostedAmount> Amounts(params decimal[] amounts) =>
        EquatableArray<PostedAmount>.From(amounts.Select(amount => new PostedAmount(amount, amount)));

    private static void AreEqual<T>(T one, T other)
    {
        Assert.Equal(one, other);
        Assert.Equal(one!.GetHashCode(), other!.GetHashCode());
    }

    private static void AreUnequal<T>(params T[] values) => Assert.Equal(values.Length, values.Distinct().Count());

    public static TheoryData<decimal, string, decimal, string, string> Amounts_InTwoCurrencies() => new()
    {
        { 100, "EUR", 100, "EUR", "100.00 EUR, 100.00 EUR" },
        { 100, "EUR", 90, "EUR", "100.00 EUR, 90.00 EUR" },
        { 100, "EUR", 100, "JPY", "100.00 EUR, 100 JPY" },
        { 100, "JPY", 100, "EUR", "100 JPY, 100.00 EUR" },
        { 100, "EUR", 100, "USD", "100.00 EUR, 100.00 USD" },
        { 0, "EUR", 100, "JPY", "0.00 EUR, 100 JPY" },
        { 100, "EUR", 0, "JPY", "100.00 EUR, 0 JPY" },
    };

    [Theory]
    [MemberData(nameof(Amounts_InTwoCurrencies))]
    public void JournalLine_KeepsBothAmounts(decimal amount, string currency, decimal transaction, string foreign, string expected)
    {
        var line = Line(Money.Of(amount, Currency.Of(currency)), Money.Of(transaction, Currency.Of(foreign)));

        Assert.All([line, line.WithDimensions(Office), line.WithSource("X", null), line.Mirror("REV"), line.Mirror("REV").Mirror("DOC")], one =>
        {
            Assert.Equal(expected, one.Amount + ", " + one.TransactionAmount);
            var sign = one.Side == EntrySide.Debit ? 1 : -1;
            Assert.Equal((sign * amount, sign * transaction), (one.SignedAmount, one.SignedTransactionAmount));
            Assert.Equal(one.Amount != one.TransactionAmount, one.IsForeign);
        });
        AreEqual(line, Line(line.Amount, line.TransactionAmount));
        AreEqual(line, line.Mirror("REV").Mirror("DOC"));
    }

    [Fact]
    public void JournalLine_OfAnotherAmount_IsAnotherLine()
    {
        Money euros = Money.Of(100, Eur), yen = Money.Of(100, Jpy);

        AreUnequal(
            Line(euros, euros),
            Line(euros, yen),
            Line(yen, euros),
            Line(yen, yen),
            Line(euros, Money.Of(101, Eur)),
            Line(euros, Money.Of(101, Jpy)),
            Line(euros, Money.Of(0, Jpy)));
    }

    /// <summary>Where no line has two amounts there is nothing more to balance; where some have, in one currency, there is.</summary>
    [Fact]
    public void JournalEntry_BalancesWhereSomeLinesHaveTwoAmounts()
    {
        JournalLine Of(EntrySide side, decimal amount, decimal transaction, string currency) => JournalLine.Create(
            "1", AccountRole.Control, side, Money.Of(amount, Eur), Money.Of(transaction, Currency.Of(currency)));
        JournalEntry Entry(params JournalLine[] lines) => JournalEntry.Create("E", Day(1), EquatableArray<JournalLine>.Of(lines));

        Entry(Of(EntrySide.Debit, 5, 5, "EUR"), Of(EntrySide.Credit, 5, 5, "EUR"));
        Entry(Of(EntrySide.Debit, 5, 5, "EUR"), Of(EntrySide.Credit, 5, 7, "JPY"));
        Entry(Of(EntrySide.Debit, 5, 7, "JPY"), Of(EntrySide.Credit, 5, 5, "EUR"));
        Entry(Of(EntrySide.Debit, 5, 7, "JPY"), Of(EntrySide.Credit, 4, 7, "JPY"), Of(EntrySide.Credit, 1, 0, "JPY"));
        Assert.Throws<ArgumentException>(() => Entry(Of(EntrySide.Debit, 5, 5, "EUR"), Of(EntrySide.Credit, 5, 4, "EUR")));
        Assert.Throws<ArgumentException>(() => Entry(Of(EntrySide.Debit, 5, 4, "EUR"), Of(EntrySide.Credit, 5, 5, "EUR")));
        Assert.Throws<ArgumentException>(() => Entry(Of(EntrySide.Debit, 5, 5, "JPY"), Of(EntrySide.Credit, 5, 6, "JPY")));
    }

    [Theory]
    [InlineData("100.00", "100.00")]
    [InlineData("100.00", "100")]
    [InlineData("100", "100.00")]
    [InlineData("100", "100")]
    [InlineData("100.00", "90.00")]
    [InlineData("0.00", "0")]
    [InlineData("0", "0.000")]
    [InlineData("0.00", "1")]
    public void Component_KeepsBothAmounts_WithTheirDecimals(string transaction, string accounting)
    {
        static decimal Decimal(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var expected = transaction + " (" + accounting + ")";
        var component = Tax(Decimal(transaction), Decimal(accounting));

        Assert.All(
            [
                component, component.WithOffset("1450", Office), component.WithOffset("1450").WithoutOffset(), component.WithTaxCode("V"),
                component.On("1500", Office), Tax(7, 8).WithAmount(component.Amount), Tax(7, 7).WithAmount(component.Amount),
            ],
            one => Assert.Equal(expected, one.Amount.ToString()));
        AreEqual(component, Tax(Decimal(transaction), Decimal(accounting)));
        AreEqual(component, Tax(7, 7).WithAmount(component.Amount));
        AreEqual(component, Tax(7, 8).WithAmount(component.Amount));
    }

    /// <summary>Amounts are equal by their values, as <see cref="PostedAmount"/> says, and so is what has them.</summary>
    [Theory]
    [InlineData(2, 0, 2, 2)]
    [InlineData(2, 0, 0, 0)]
    [InlineData(0, 2, 2, 2)]
    [InlineData(0, 2, 0, 0)]
    [InlineData(0, 2, 2, 0)]
    [InlineData(0, 0, 2, 2)]
    public void Component_OfTheSameAmountsWithOtherDecimals_IsEqual(byte transaction, byte accounting, byte otherTransaction, byte otherAccounting)
    {
        static decimal Hundred(byte decimals) => new(decimals == 0 ? 100 : 10_000, 0, 0, false, decimals);
        var one = Tax(Hundred(transaction), Hundred(accounting));
        var other = Tax(Hundred(otherTransaction), Hundred(otherAccounting));

        Assert.Equal(one.Amount, other.Amount);
        AreEqual(one, other);
    }

    [Fact]
    public void Component_OfAnotherAmount_IsAnotherComponent()
    {
        AreUnequal(Tax(5, 5), Tax(5, 6), Tax(6, 5), Tax(6, 6), Tax(5, 0), Tax(0, 5), Tax(0, 0));
        AreUnequal(
            Tax(5, 5),
            Tax(5, 5).WithOffset("1450"),
            Tax(5, 5).WithOffset("1460"),
            Tax(5, 5).WithOffset("1450", Office),
            Tax(5, 5).WithTaxCode("V"),
            Tax(5, 5).WithTaxCode("W"),
            Tax(5, 5).WithTaxCode("V").WithOffset("1450"));
    }

    [Fact]
    public void Component_HasAnOffset_ATaxCode_BothOrNeither()
    {
        static string Text(Component one) =>
            $"{one.Account} {one.Dimensions}, {one.Offset ?? "none"} {one.OffsetDimensions}, {one.TaxCode ?? "none"}";
        var plain = Tax(5, 6);
        var offset = plain.WithOffset("1450", Office);
        var code = plain.WithTaxCode("V");

        Assert.Equal("1400 shop=1, none shop=1, none", Text(plain));
        Assert.Equal("1400 shop=1, 1450 shop=1, none", Text(plain.WithOffset("1450")));
        Assert.Equal("1400 shop=1, 1450 shop=2, none", Text(offset));
        Assert.Equal("1400 shop=1, none shop=1, V", Text(code));
        Assert.Equal("1400 shop=1, 1450 shop=2, V", Text(offset.WithTaxCode("V")));
        Assert.Equal("1400 shop=1, 1460 shop=1, V", Text(offset.WithTaxCode("V").WithOffset("1460")));

        // The dimensions of a component without an offset account are its own, also when they change.
        Assert.Equal("1500 shop=2, none shop=2, none", Text(plain.On("1500", Office)));
        Assert.Equal("1500 shop=2, none shop=2, V", Text(code.On("1500", Office)));
        Assert.Equal("1500 shop=2, 1450 shop=1, V", Text(code.WithOffset("1450").On("1500", Office)));
        Assert.Equal("1500 shop=2, none shop=2, none", Text(plain.WithOffset("1450").On("1500", Office).WithoutOffset()));

        AreEqual(plain, offset.WithoutOffset());
        AreEqual(plain, plain.WithoutOffset());
        AreEqual(code, code.WithOffset("1450", Office).WithoutOffset());
        AreEqual(code, code.WithoutOffset());
        AreEqual(code.WithOffset("1450", Office), offset.WithTaxCode("V"));
        AreEqual(offset, plain.WithOffset("1460").WithOffset("1450", Office));
        AreEqual(offset.WithTaxCode("V"), Tax(7, 8).WithOffset("1450", Office).WithTaxCode("V").WithAmount(plain.Amount));
        AreEqual(plain.On("1500", Office), Component.Create(ComponentKind.Tax, "V20", "1500", Office, plain.Amount));
    }

    [Fact]
    public void Link_WithNothingUndeferredOrRevalued_IsTheSame()
    {
        AreEqual(Link(), Link().WithUndeferred(Amounts(), Amounts()));
        AreEqual(Link(), Link().WithRevalued(Amounts(), Amounts(), Amounts()));
        AreEqual(Link(), Link().WithUndeferred(Amounts(1), Amounts(2)).WithRevalued(Amounts(3), Amounts(4), Amounts(5))
            .WithUndeferred(Amounts(), Amounts()).WithRevalued(Amounts(), Amounts(), Amounts()));
    }

    [Fact]
    public void Link_KeepsWhatIsUndeferredAndRevalued()
    {
        static string Text(Link link) =>
            $"{link.Undeferred} {link.UndeferredLegs} {link.FromRevalued} {link.ToRevalued} {link.ReleasedRevalued} {link.ReleasedLegs} {link.IsRevaluing}";
        var due = Link().WithUndeferred(Amounts(1), Amounts(2));
        var revalued = Link().WithRevalued(Amounts(3), Amounts(4), Amounts(5));

        Assert.Equal("[] [] [] [] [] [] False", Text(Link()));
        Assert.Equal("[1 (1)] [2 (2)] [] [] [] [] False", Text(due));
        Assert.Equal("[] [] [3 (3)] [4 (4)] [5 (5)] [] True", Text(revalued));
        Assert.Equal("[1 (1)] [2 (2)] [3 (3)] [4 (4)] [5 (5)] [6 (6)] True", Text(due.WithReleasedLegs(Amounts(6)).WithRevalued(Amounts(3), Amounts(4), Amounts(5))));
        AreEqual(due.WithRevalued(Amounts(3), Amounts(4), Amounts(5)), revalued.WithUndeferred(Amounts(1), Amounts(2)));
        AreUnequal(
            Link(),
            due,
            revalued,
            Link().WithUndeferred(Amounts(1), Amounts()),
            Link().WithUndeferred(Amounts(), Amounts(1)),
            Link().WithRevalued(Amounts(1), Amounts(), Amounts()),
            Link().WithRevalued(Amounts(), Amounts(1), Amounts()),
            Link().WithRevalued(Amounts(), Amounts(), Amounts(1)),
            Link().WithReleasedLegs(Amounts(1)));
    }
}
