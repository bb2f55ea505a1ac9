using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Contracts;

/// <summary>Equality, refused arguments and immutability of the facts that a subledger and its entries are made of.</summary>
public class FactTests
{
    private static readonly Currency Eur = Currency.Of("EUR");

    private static JournalLine Debit(string account, decimal amount) => Line(account, EntrySide.Debit, amount);

    private static JournalLine Credit(string account, decimal amount) => Line(account, EntrySide.Credit, amount);

    private static JournalLine Line(string account, EntrySide side, decimal amount) =>
        JournalLine.Create(account, AccountRole.Control, side, Money.Of(amount, Eur), Money.Of(amount, Eur));

    private static EquatableArray<PostedAmount> Amounts(params decimal[] amounts) =>
        EquatableArray<PostedAmount>.From(amounts.Select(amount => new PostedAmount(amount, amount)));

    private static ItemPart Part(decimal amount) =>
        ItemPart.Create("2000", AccountRole.Control, Dimensions.None, new PostedAmount(amount, amount));

    private static OpenItem Item(DocumentKind kind, params ItemPart[] parts) => OpenItem.Create(
        "PAY-1", kind, Day(1), Eur, EquatableArray<ItemLine>.Empty, EquatableArray<ItemPart>.Of(parts), EquatableArray<JournalLine>.Empty);

    private static Link Link(string id = "L", string from = "A", string to = "B", decimal given = 5) => Prepayments.Link.Create(
        id,
        LinkKind.Settlement,
        Day(1),
        "L",
        from,
        to,
        Amounts(given),
        Amounts(given),
        EquatableArray<PostedAmount>.Empty,
        EquatableArray<JournalLine>.Empty);

    [Fact]
    public void JournalEntry_ThatDoesNotBalance_CannotBeMade()
    {
        Assert.Throws<ArgumentException>(() => JournalEntry.Create("E", Day(1), EquatableArray<JournalLine>.Of(Debit("1", 5), Credit("2", 4.99m))));
        Assert.Throws<ArgumentException>(() => JournalEntry.Create("E", Day(1), EquatableArray<JournalLine>.Empty));
        Assert.Throws<ArgumentException>(() => JournalEntry.Create(" ", Day(1), EquatableArray<JournalLine>.Of(Debit("1", 5), Credit("2", 5))));
        Assert.Throws<ArgumentNullException>(() => JournalEntry.Create("E", Day(1), null!));
    }

    [Fact]
    public void JournalEntry_BalancesInTheTransactionCurrencyToo()
    {
        var usd = Currency.Of("USD");
        JournalLine Both(EntrySide side, decimal accounting, decimal transaction) =>
            JournalLine.Create("1", AccountRole.Control, side, Money.Of(accounting, Eur), Money.Of(transaction, usd));

        Assert.Throws<ArgumentException>(() =>
            JournalEntry.Create("E", Day(1), EquatableArray<JournalLine>.Of(Both(EntrySide.Debit, 5, 6), Both(EntrySide.Credit, 5, 7))));
    }

    [Fact]
    public void JournalEntry_WithTheSameLines_IsEqual()
    {
        var one = JournalEntry.Create("E", Day(1), EquatableArray<JournalLine>.Of(Debit("1", 5), Credit("2", 5)));
        var other = JournalEntry.Create("E", Day(1), EquatableArray<JournalLine>.Of(Debit("1", 5), Credit("2", 5)));

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, JournalEntry.Create("E", Day(1), EquatableArray<JournalLine>.Of(Credit("2", 5), Debit("1", 5))));
        Assert.NotEqual(one, JournalEntry.Create("E", Day(2), one.Lines));
        Assert.Equal("E  2026-01-01\n  1  5.00\n  2        5.00", one.ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void JournalLine_WithoutAPositiveAmount_CannotBeMade(int amount) => Assert.Throws<ArgumentException>(() => Debit("1", amount));

    [Fact]
    public void JournalLine_Mirror_ExchangesTheSideAndKeepsTheRest()
    {
        var line = Debit("1", 5).WithDimensions(Dimensions.Of("a", "b")).WithSource("DOC", "V20");
        var mirror = line.Mirror("REV");

        Assert.Equal(EntrySide.Credit, mirror.Side);
        Assert.Equal(-line.SignedAmount, mirror.SignedAmount);
        Assert.Equal(-line.SignedTransactionAmount, mirror.SignedTransactionAmount);
        Assert.Equal(("REV", "V20", line.Dimensions, "1", AccountRole.Control), (mirror.Source, mirror.Component, mirror.Dimensions, mirror.Account, mirror.Role));
        Assert.Equal(line, mirror.Mirror("DOC"));
        Assert.Throws<ArgumentException>(() => Debit("", 5));
        Assert.Throws<ArgumentNullException>(() => line.WithDimensions(null!));
    }

    [Fact]
    public void OpenItem_StandsOnAControlAccount()
    {
        Assert.Equal(Item(DocumentKind.Payment, Part(5)), Item(DocumentKind.Payment, Part(5)));
        Assert.NotEqual(Item(DocumentKind.Payment, Part(5)), Item(DocumentKind.Refund, Part(5)));
        Assert.Equal(8, Item(DocumentKind.Payment, Part(5), Part(3)).Total);
        Assert.True(Item(DocumentKind.Payment, Part(5)).ReducesBalance);
        Assert.False(Item(DocumentKind.Refund, Part(5)).ReducesBalance);
        Assert.Throws<ArgumentException>(() => Item(DocumentKind.Payment));
        Assert.Throws<ArgumentException>(() => Item(DocumentKind.Order, Part(5)));
        Assert.Throws<ArgumentException>(() => Item(DocumentKind.Settlement, Part(5)));
    }

    [Fact]
    public void Link_TakesNoNegativeAmount()
    {
        Assert.Equal(Link(), Link());
        Assert.Equal(5, Link().Amount);
        Assert.NotEqual(Link(), Link(id: "M"));
        Assert.Throws<ArgumentException>(() => Link(given: -1));
        Assert.Throws<ArgumentException>(() => Link(id: ""));
        Assert.Throws<ArgumentException>(() => Link(from: ""));
        Assert.Throws<ArgumentException>(() => Link(to: ""));
    }

    [Fact]
    public void PlacedOrder_HasTermsThatFitItsText()
    {
        var text = Order.Create("PO-1", Day(1), OrderLine.Create("1", 1, 1), OrderLine.Create("2", 1, 1));
        OrderTerms Terms(int lines, params decimal[] targets) => OrderTerms.Create(
            EquatableArray<int>.Of(new int[lines]),
            EquatableArray<DefinitionTerms>.Of(DefinitionTerms.Create("D", null, 1, EquatableArray<decimal>.Of(targets), 1, 100)));
        PlacedOrder Placed(OrderTerms terms) => PlacedOrder.Create(text, EquatableArray<OrderTerms>.Of(terms));

        Assert.Equal(Placed(Terms(2, 1, 0)), Placed(Terms(2, 1, 0)));
        Assert.Equal(Terms(2, 1, 0), Placed(Terms(2, 1, 0)).Current);
        Assert.Throws<ArgumentException>(() => Placed(Terms(1, 1, 0)));
        Assert.Throws<ArgumentException>(() => Placed(Terms(2, 1)));
        Assert.Throws<ArgumentException>(() => PlacedOrder.Create(text, EquatableArray<OrderTerms>.Empty));
    }

    [Fact]
    public void Dimensions_AreASetOfPairs()
    {
        var one = Dimensions.Of("b", "2").With("a", "1");
        var other = Dimensions.Of("a", "1").With("b", "2");

        Assert.True(one == other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal("a=1, b=2", one.ToString());
        Assert.Equal("a=1, b=3", one.With("b", "3").ToString());
        Assert.Equal("a=1, b=2", one.ToString());
        Assert.Equal("a=9, b=2, c=4", Dimensions.Of("a", "9").With("c", "4").Over(one).ToString());
        Assert.Equal("b=2", one.SharedWith(Dimensions.Of("a", "0").With("b", "2")).ToString());
        Assert.Equal(Dimensions.None, one.SharedWith(Dimensions.Of("A", "1")));
        Assert.Equal("1", one.Find("a"));
        Assert.Null(one.Find("A"));
        Assert.Throws<ArgumentException>(() => Dimensions.Of("", "1"));
        Assert.Throws<ArgumentNullException>(() => Dimensions.Of("a", null!));
        Assert.Throws<ArgumentNullException>(() => one.Over(null!));
    }

    [Fact]
    public void PostingProfile_FindsAccountsByRole()
    {
        var profile = PostingProfile.Create("2000");

        Assert.Equal("2000", profile.Find(AccountRole.PrepaymentControl));
        Assert.Null(profile.FindOwn(AccountRole.PrepaymentControl));
        Assert.Equal("2010", profile.WithPrepaymentControl("2010").Find(AccountRole.PrepaymentControl));
        Assert.Equal("2000", profile.Find(AccountRole.PrepaymentControl));
        Assert.Null(profile.Find(AccountRole.Bank));
        Assert.Null(profile.FindPrepaymentCategory("hardware"));
        Assert.Null(profile.FindPrepaymentCategory(null));
        Assert.Equal(TaxAccounts.None, profile.FindTax("V20"));
        Assert.True(profile.WithBank("1").WithPrepayment("2") == profile.WithPrepayment("2").WithBank("1"));
        Assert.Equal(profile.WithBank("1").GetHashCode(), profile.WithBank("1").GetHashCode());
        Assert.True(profile.WithTax("V20", TaxAccounts.Create("3")) != profile.WithTax("V20", TaxAccounts.Create("4")));
        Assert.True(profile.WithPrepaymentCategory("a", "3") != profile.WithPrepaymentCategory("b", "3"));
        Assert.Throws<ArgumentException>(() => profile.With(AccountRole.Line, "1"));
        Assert.Throws<ArgumentException>(() => profile.With(AccountRole.Tax, "1"));
        Assert.Throws<ArgumentException>(() => profile.WithBank(" "));
        Assert.Throws<ArgumentException>(() => PostingProfile.Create(""));
    }

    [Fact]
    public void TaxCodes_HaveEachCodeOnce()
    {
        var codes = TaxCodes.Of(TaxCode.Create("A", Percentage.Of(1)), TaxCode.Create("B", Percentage.Of(2)));

        Assert.Equal("B 2 %", codes.Find("B")!.ToString());
        Assert.Null(codes.Find("b"));
        Assert.True(codes == TaxCodes.None.Add(TaxCode.Create("A", Percentage.Of(1))).Add(TaxCode.Create("B", Percentage.Of(2))));
        Assert.Throws<ArgumentException>(() => codes.Add(TaxCode.Create("A", Percentage.Of(3))));
        Assert.Throws<ArgumentException>(() => TaxCodes.Of(TaxCode.Create("A", Percentage.Of(1)), TaxCode.Create("A", Percentage.Of(1))));
        Assert.Throws<ArgumentException>(() => TaxCode.CreateWithComponents("A", EquatableArray<TaxComponent>.Empty));
        Assert.Throws<ArgumentException>(() => TaxCode.Create("", Percentage.Of(1)));
    }

    [Fact]
    public void ArraysThatAreGiven_AreCopied()
    {
        OrderLine[] lines = [OrderLine.Create("1", 1, 1)];
        var order = Order.Create("PO-1", Day(1), lines);
        lines[0] = OrderLine.Create("2", 2, 2);
        Assert.Equal("1", order.Lines[0].Id);

        TaxCode[] codes = [TaxCode.Create("A", Percentage.Of(1))];
        var set = TaxCodes.Of(codes);
        codes[0] = TaxCode.Create("B", Percentage.Of(2));
        Assert.Equal("A", set.All[0].Code);

        Figure[] figures = [Figure.OfNumber("a", 1)];
        var rejection = Rejection.Create(RejectionCode.TooEarly, figures);
        figures[0] = Figure.OfNumber("b", 2);
        Assert.Equal("TooEarly: a 1", rejection.ToString());
    }

    [Fact]
    public void Posting_RefusesNothingButNull()
    {
        var state = Of(PrepaymentPolicy.Default).State;

        Assert.Throws<ArgumentNullException>(() => Posting.Post(null!, Reversal.Create("R", Day(1), "X")));
        Assert.Throws<ArgumentNullException>(() => Posting.Post(state, null!));
        Assert.Throws<InvalidOperationException>(() => Posting.Post(state, Reversal.Create("R", Day(1), "X")).EnsurePosted());
        Assert.Throws<ArgumentException>(() => Reversal.Create("", Day(1), "X"));
        Assert.Throws<ArgumentException>(() => Payment.Create(" ", Day(1), 5));
        Assert.Throws<InvalidOperationException>(() => PrepaymentInvoice.Create("P", Day(1), "O").WithAmount(1).WithLine("1", 1));
        Assert.Throws<InvalidOperationException>(() => PrepaymentInvoice.Create("P", Day(1), "O").WithLine("1", 1).WithAmount(1));
        Assert.Throws<InvalidOperationException>(() => InvoiceLine.OfAmount("F", 1).WithOrder("PO-1"));
        Assert.Throws<InvalidOperationException>(() => InvoiceLine.OfOrderLine("1", 1).WithTax("V20"));
    }
}
