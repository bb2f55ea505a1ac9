using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Currencies;

/// <summary>Document D21 and rule X5 by hand: open monetary items at the rate of the day, committed prepayments as they stand.</summary>
public sealed class RevaluationTests
{
    private static readonly Currency Usd = Currency.Of("USD");

    private static Ledger Books(Side side = Side.Payables, PostingProfile? profile = null) => Of(PrepaymentPolicy.Default, side, profile ?? WideProfile);

    private static Invoice Bill(decimal amount = 100) => Invoice.Create("INV", Day(2)).WithCurrency(Usd).WithExchangeRate(0.9m)
        .WithLine(InvoiceLine.OfAmount("1", amount).WithAccount("5000")).WithoutApplications();

    private static Revaluation At(decimal rate, string number = "VAL", int day = 10) => Revaluation.Create(number, Day(day)).WithRate(Usd, rate);

    private static MoneyDocument Pay(decimal amount, string number = "PAY", decimal rate = 1) =>
        Payment.Create(number, Day(20), amount).WithCurrency(Usd).WithExchangeRate(rate).WithSettlement("INV", amount);

    [Theory]
    [InlineData(Side.Payables, "7130")]
    [InlineData(Side.Receivables, "7120")]
    public void Invoice_AtAHigherRate_IsALossOfTheBuyerAndAGainOfTheSeller(Side side, string account)
    {
        var sign = side == Side.Payables ? 1 : -1;
        var ledger = Books(side).Post(Bill(), At(0.95m));

        // 100 at 0.90 are 90, at 0.95 95.
        Assert.Equal((sign * -95, sign * 5), (ledger.Balance("2000"), ledger.Balance(account)));
        Assert.Equal(95, Figures.Balance(ledger.State).Amount);
    }

    [Fact]
    public void Settlement_TakesItsShareBack_AndRealisesTheWholeDifference()
    {
        var ledger = Books().Post(Bill(), At(0.95m), Pay(40, rate: 0.97m));

        // Of the loss of 5 on 100, 2 go with 40; 40 × (0.97 − 0.90) = 2.80 are realised.
        Assert.Equal((3m, 2.8m), (ledger.Balance("7130"), ledger.Balance("7110")));
        ledger.Post(Pay(60, "PAY-2", 0.97m));
        Assert.Equal((0, 7, 0), (ledger.Balance("7130"), ledger.Balance("7110"), ledger.Balance("2000")));
    }

    /// <summary>What is unrealised is told apart by what it is of: an item, its part on another control account, a line of a deposit.</summary>
    [Fact]
    public void Lines_NameWhatTheyAreOf()
    {
        var ledger = Books().Post(
            Order.Create("PO", Day(1), OrderLine.Create("1", 1, 1000).WithTax("V20").WithAccount("5000"))
                .WithCurrency(Usd).WithPrepayment(PrepaymentDefinition.OfPercent(50).WithRefundable(true)),
            PrepaymentInvoice.Create("PPI", Day(2), "PO").WithExchangeRate(0.9m),
            Payment.Create("PAY", Day(3), 700).WithCurrency(Usd).WithExchangeRate(0.9m).WithSettlement("PPI", 600),
            Reversal.Create("REV", Day(4), "PAY/PPI"),
            At(0.95m));

        var lines = ledger.Entries[^1].Lines;

        Assert.Equal(
            ["PAY", "PAY on 2000", "PPI", "PPI line 1"],
            lines.Select(line => line.Component!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(
            [("1300", 25m), ("2000", 5m), ("2010", -30m), ("2010", 30m)],
            lines.Where(line => line.Account[0] != '7').Select(line => (line.Account, line.SignedAmount)).OrderBy(line => line.Account, StringComparer.Ordinal));
    }

    [Fact]
    public void Revaluation_Again_ReplacesTheFirst_AcrossGainAndLoss()
    {
        var ledger = Books().Post(Bill(), At(0.95m), At(0.88m, "VAL-2", 15));

        Assert.Equal((-88, -2, 0), (ledger.Balance("2000"), ledger.Balance("7120"), ledger.Balance("7130")));
        Assert.Equal("HasSettlements: link VAL-2/INV", ledger.Refuse(Reversal.Create("R", Day(16), "VAL")));
        Assert.Equal("TooEarly: document VAL-2", ledger.Refuse(At(0.9m, "VAL-3", 14)));

        ledger.Post(Reversal.Create("R-2", Day(16), "VAL-2"), Reversal.Create("R-1", Day(16), "VAL"));
        Assert.Equal((-90, 0, 0), (ledger.Balance("2000"), ledger.Balance("7120"), ledger.Balance("7130")));
        Assert.Equal("AlreadyReversed: by R-1", ledger.Refuse(Reversal.Create("R-3", Day(16), "VAL")));
    }

    [Fact]
    public void CommittedPrepayment_IsLeftAlone_ADepositIsRevalued()
    {
        PrepaymentVoucher Voucher(string number) => PrepaymentVoucher.Create(number, Day(2), 100).WithCurrency(Usd).WithExchangeRate(0.9m);
        var ledger = Books().Post(Voucher("PV"), Voucher("DEP").WithRefundable(true), At(0.95m));
        Assert.Equal((185, -5), (ledger.Balance("2020"), ledger.Balance("7120")));

        ledger.Post(Refund.Create("REF", Day(20), 100).WithCurrency(Usd).WithExchangeRate(0.97m).WithSettlement("DEP"));
        Assert.Equal((90, 0, -7), (ledger.Balance("2020"), ledger.Balance("7120"), ledger.Balance("7100")));
    }

    [Fact]
    public void DepositOnAnOrder_IsRevaluedOnItsNetAmount_AndRealisedWhenItIsApplied_WhateverThePolicy()
    {
        var ledger = Books().Post(
            Order.Create("PO", Day(1), OrderLine.Create("1", 1, 100).WithTax("V20").WithAccount("5000"))
                .WithCurrency(Usd).WithPrepayment(PrepaymentDefinition.OfPercent(50).WithRefundable(true)),
            PrepaymentInvoice.Create("PPI", Day(2), "PO").WithExchangeRate(0.9m),
            Payment.Create("PAY", Day(2), 60).WithCurrency(Usd).WithExchangeRate(0.9m).WithSettlement("PPI"),
            At(0.96m));

        // 50 net at 0.90 are 45, at 0.96 48; the tax of 10 is a claim in the accounting currency and stays at 9.
        Assert.Equal((48, 9, -3), (ledger.Balance("1300"), ledger.Balance("1400"), ledger.Balance("7120")));

        ledger.Post(Invoice.Create("INV", Day(20)).WithOrder("PO").WithExchangeRate(1).WithOrderLine("1", 1).WithApplication("PPI"));
        Assert.Equal((0, 0, -5, 100), (ledger.Balance("1300"), ledger.Balance("7120"), ledger.Balance("7100"), ledger.Balance("5000")));
        Assert.Equal(19, ledger.Balance("1400"));
    }

    [Fact]
    public void UnpaidPrepaymentInvoice_OwesMore_ButWhatIsCommittedIsNotWorthMore()
    {
        var ledger = Books().Post(
            Order.Create("PO", Day(1), OrderLine.Create("1", 1, 100).WithAccount("5000")).WithCurrency(Usd).WithPrepayment(PrepaymentDefinition.OfPercent(50)),
            PrepaymentInvoice.Create("PPI", Day(2), "PO").WithExchangeRate(0.9m),
            At(0.96m));

        Assert.Equal((-48, 45, 3), (ledger.Balance("2010"), ledger.Balance("1300"), ledger.Balance("7130")));
        ledger.Post(PrepaymentCreditMemo.Create("CM", Day(12), "PPI"));
        Assert.Equal((0, 0, 0), (ledger.Balance("2010"), ledger.Balance("1300"), ledger.Balance("7130")));
    }

    [Fact]
    public void Reversal_OfARevaluedDocument_TakesTheRevaluationWithIt()
    {
        var ledger = Books().Post(Bill(), At(0.95m), Reversal.Create("R", Day(12), "INV"));

        Assert.Equal((0, 0, 0), (ledger.Balance("2000"), ledger.Balance("7130"), ledger.Balance("5000")));
    }

    [Fact]
    public void Settlement_AfterTheAccountsChanged_TakesBackFromTheOldOnes()
    {
        var ledger = Books().Post(Bill(), At(0.95m)).With(WideProfile.With(AccountRole.UnrealisedLoss, "7139")).Post(Pay(100, rate: 0.9m));

        Assert.Equal((0, 0), (ledger.Balance("7130"), ledger.Balance("7139")));
    }

    [Fact]
    public void Settlement_ReversedAfterALaterRevaluation_LeavesNothingOnEitherAccountOnceAllIsSettled()
    {
        // The loss of the first rate comes back with the reversed settlement while the second rate is a gain.
        var ledger = Books().Post(Bill(), At(0.95m), Pay(50, rate: 0.9m), At(0.88m, "VAL-2", 21), Reversal.Create("R", Day(22), "PAY/INV"));
        Assert.Equal((-1m, 2.5m), (ledger.Balance("7120"), ledger.Balance("7130")));

        ledger.Post(Settlement.Create("SET", Day(23), "PAY", "INV"), Payment.Create("PAY-2", Day(24), 50).WithCurrency(Usd).WithExchangeRate(0.9m).WithSettlement("INV"));
        Assert.Equal((0, 0, 0), (ledger.Balance("7120"), ledger.Balance("7130"), ledger.Balance("2000")));
    }

    [Fact]
    public void Settlements_InParts_AfterTheAccountsChanged_TakeBackFromTheOldOnes_ARevaluationMovesToTheNew()
    {
        var changed = WideProfile.With(AccountRole.UnrealisedLoss, "7139");
        var ledger = Books().Post(Bill(), At(0.95m)).With(changed).Post(Pay(50, rate: 0.9m));
        Assert.Equal((2.5m, 0m), (ledger.Balance("7130"), ledger.Balance("7139")));

        ledger.Post(At(0.96m, "VAL-2", 21));
        Assert.Equal((0, 3), (ledger.Balance("7130"), ledger.Balance("7139")));
        ledger.Post(Payment.Create("PAY-2", Day(22), 50).WithCurrency(Usd).WithExchangeRate(0.9m).WithSettlement("INV"));
        Assert.Equal((0, 0), (ledger.Balance("7130"), ledger.Balance("7139")));
    }

    [Fact]
    public void Deposit_WithATaxThatIsNotRecovered_IsRevaluedWithIt()
    {
        var codes = TaxCodes.Of(TaxCode.Create("V20", Percentage.Of(20)).WithRecoverable(Percentage.Of(0)));
        var ledger = Of(Books().State.WithTaxCodes(codes)).Post(
            Order.Create("PO", Day(1), OrderLine.Create("1", 1, 100).WithTax("V20").WithAccount("5000"))
                .WithCurrency(Usd).WithPrepayment(PrepaymentDefinition.OfPercent(100).WithRefundable(true)),
            PrepaymentInvoice.Create("PPI", Day(2), "PO").WithExchangeRate(1),
            Payment.Create("PAY", Day(2), 120).WithCurrency(Usd).WithExchangeRate(1).WithSettlement("PPI"),
            At(1.1m));

        Assert.Equal((132, -12), (ledger.Balance("1300"), ledger.Balance("7120")));
    }

    [Fact]
    public void Reversal_OfADocument_BeforeItsRevaluation_IsTooEarly() =>
        Assert.Equal("ReversalTooEarly: document INV", Books().Post(Bill(), At(0.95m)).Refuse(Reversal.Create("R", Day(5), "INV")));

    [Fact]
    public void Roles_DefaultToTheRealisedOnes()
    {
        var ledger = Books(profile: Profile.With(AccountRole.ExchangeGain, "7100").With(AccountRole.ExchangeLoss, "7110")).Post(Bill(), At(0.95m));

        Assert.Equal(5, ledger.Balance("7110"));
        Assert.Equal("MissingAccount: role UnrealisedGain", Books(profile: Profile).Post(Bill()).Refuse(At(0.85m)));
    }

    [Fact]
    public void Revaluation_TellsWhatIsWrongWithIt()
    {
        var ledger = Books().Post(Bill());

        Assert.Equal("NothingToInvoice: revaluation VAL", ledger.Refuse(Revaluation.Create("VAL", Day(10))));
        Assert.Equal("NonPositiveAmount: rate 0", ledger.Refuse(At(0)));
        Assert.Equal("CurrencyMismatch: currency EUR", ledger.Refuse(At(1).WithRate(Currency.Of("EUR"), 1)));
        Assert.Equal("DuplicateLine: currency USD", ledger.Refuse(At(1).WithRate(Usd, 1)));
        Assert.Equal("DuplicateNumber: number INV", ledger.Refuse(At(1, "INV")));
    }

    [Fact]
    public void Revaluation_OfNothingOpen_PostsNoEntry_ButItsNumberIsTaken()
    {
        var ledger = Books().Post(Bill(), At(0.9m), At(0.95m, "VAL-2", 1));

        Assert.Single(ledger.Entries);
        Assert.Equal("DuplicateNumber: number VAL", ledger.Refuse(At(1)));
    }

    [Fact]
    public void Application_OfARefundableVoucher_RealisesAllOfItsDifference()
    {
        // What the control account gives may be a cent away from what its components come to.
        var yen = Currency.Of("JPY");
        var paid = Of(PrepaymentPolicy.Default.WithExchangeDifference(ExchangeDifferences.HistoricalCost), Side.Payables, WideProfile).Post(
            PrepaymentVoucher.Create("PV-1", Day(1), 292).WithTax("V20", 1).WithTax("V25", 291).WithRefundable(true).WithCurrency(yen).WithExchangeRate(0.0061m));
        for (var amount = 1; amount <= 292; amount++)
        {
            var ledger = Ledger.Of(paid.State).Post(Invoice.Create("INV-1", Day(2)).WithCurrency(yen).WithExchangeRate(0.00549m)
                .WithLine(InvoiceLine.OfAmount("F1", amount).WithAccount("5000")).WithApplication("PV-1"));

            Assert.DoesNotContain(ledger.Entries[^1].Lines, line => line.Role == AccountRole.Line && line.TransactionAmount.IsZero);
        }
    }
}
