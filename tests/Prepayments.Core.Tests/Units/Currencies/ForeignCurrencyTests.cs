using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Currencies;

/// <summary>Rules X1 to X4 by hand: each amount in both currencies, and where the differences go.</summary>
public class ForeignCurrencyTests
{
    private static readonly Currency Dollar = Currency.Of("USD");

    private static readonly PostingProfile Foreign = Profile
        .With(AccountRole.ExchangeGain, "7100").With(AccountRole.ExchangeLoss, "7110").With(AccountRole.Rounding, "7190");

    private static readonly PrepaymentPolicy Manual = PrepaymentPolicy.Default.WithApplication(ApplicationPolicy.Manual);

    private static Ledger Books(ExchangeDifferences difference = ExchangeDifferences.Realise, string currency = "EUR", Side side = Side.Payables) =>
        Of(Manual.WithExchangeDifference(difference), side, Foreign, currency);

    private static Payment Pay(string number, int day, decimal amount, decimal rate, string currency = "USD") =>
        (Payment)Payment.Create(number, Day(day), amount).WithCurrency(Currency.Of(currency)).WithExchangeRate(rate);

    private static Ledger FourRates(ExchangeDifferences difference, Side side = Side.Payables, string? tax = null) => Books(difference, side: side).Post(
        Order.Create("PO-1", Day(1), tax is null ? Line() : Line().WithTax(tax)).WithCurrency(Dollar).WithPrepayment(PrepaymentDefinition.OfPercent(30)),
        PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1").WithExchangeRate(0.90m),
        Pay("PAY-1", 3, tax is null ? 300 : 375, 0.92m).WithSettlement("PPI-1"),
        Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithCurrency(Dollar).WithExchangeRate(0.95m).WithOrderLine("1", 10).WithApplication("PPI-1"),
        Pay("PAY-2", 5, tax is null ? 700 : 875, 0.93m).WithSettlement("INV-1"));

    private static OrderLine Line() => OrderLine.Create("1", 10, 100).WithAccount("5000");

    /// <summary>Rules X3 and T6: the tax on the prepayment stays at its rate on all accounts, the rest comes at the rate of the invoice.</summary>
    [Theory]
    [InlineData(ExchangeDifferences.Realise)]
    [InlineData(ExchangeDifferences.HistoricalCost)]
    public void TaxThatTheBuyerOwes_StaysAtTheRateOfThePrepayment(ExchangeDifferences difference)
    {
        var codes = TaxCodes.Of(TaxCode.Create("RC", Percentage.Of(20)).WithKind(TaxKind.ReverseCharge).WithRecoverable(Percentage.Of(60)));
        var profile = Foreign.WithTax("RC", TaxAccounts.Create("1400").WithPrepaymentTaxOffset("1450").WithReverseCharge("2400"));
        var ledger = Of(Subledger.Create(Side.Payables, "V-1", Currency.Of("EUR"), profile, Manual.WithExchangeDifference(difference)).WithTaxCodes(codes)).Post(
            Order.Create("PO-1", Day(1), Line().WithTax("RC")).WithCurrency(Dollar).WithPrepayment(PrepaymentDefinition.OfPercent(30)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1").WithExchangeRate(0.90m),
            Pay("PAY-1", 3, 300, 0.90m).WithSettlement("PPI-1"),
            Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithCurrency(Dollar).WithExchangeRate(0.95m).WithOrderLine("1", 10).WithApplication("PPI-1"));

        // 60 of tax at 0.90 and 140 at 0.95 are owed, 187; 60 % of it is recovered. What is not, 80, is cost as the 1000 are: of it 324 were
        // prepaid at 0.90, so that 16.20 are the difference, realised or taken off the cost.
        var historical = difference == ExchangeDifferences.HistoricalCost ? 16.20m : 0;
        Assert.Equal((112.20m, -187, 0, 0), (ledger.Balance("1400"), ledger.Balance("2400"), ledger.Balance("1300"), ledger.Balance("1450")));
        Assert.Equal(950 + 76 - historical, ledger.Balance("5000"));
        Assert.Equal(historical - 16.20m, ledger.Balance("7110") + ledger.Balance("7100"));
        Assert.Equal(-665, ledger.Balance("2000"));
        Assert.Equal(
            [("Prepayment", 32.40m, 54m, 21.60m), ("Release", -34.20m, -57m, -21.60m), ("Supply", 114m, 190m, 76m)],
            TaxTotals.Of(ledger.State, Day(1), Day(31)).Select(total => (
                total.Kind.ToString(), total.Tax.Accounting, total.ReverseCharge.Accounting, total.NonRecoverable.Accounting)));
    }

    /// <summary>Rule X4: a credit memo gives its share of its own amount and takes what is left of the invoice; a unit between them is rounding.</summary>
    [Fact]
    public void CreditMemo_OfAnInvoiceHalfPaid_PostsTheUnitBetweenThem()
    {
        // 1.00 at 0.33: half of it paid takes 0.17 (0.165 rounded up), 0.16 are left. Half of the credit memo's 0.33 is 0.17 as well.
        var ledger = Books().Post(
            Invoice.Create("INV-1", Day(2)).WithCurrency(Dollar).WithExchangeRate(0.33m).WithLine(InvoiceLine.OfAmount("1", 1).WithAccount("5000")),
            Pay("PAY-1", 3, 0.50m, 0.33m).WithSettlement("INV-1", 0.50m),
            CreditMemo.Create("CM-1", Day(4), "INV-1").WithLine(CreditedLine.OfFreeLine("1", 1)));

        Assert.Equal(0, ledger.Balance("5000"));
        Assert.Equal(0, ledger.Open("INV-1"));
        Assert.Equal(0.50m, ledger.Open("CM-1"));
        Assert.Equal(0.01m, ledger.Balance("7190"));
        Assert.Equal(0.16m, ledger.Balance("2000"));
    }

    [Theory]
    [InlineData(ExchangeDifferences.Realise, 950, -29)]
    [InlineData(ExchangeDifferences.HistoricalCost, 935, -14)]
    public void FourRates_OfDollars(ExchangeDifferences difference, int cost, int gain)
    {
        // 300 × 0.90 = 270 are prepaid, 276 are paid: 6 lost. 1000 × 0.95 − 270 − 15 = 665 are due, 700 × 0.93 = 651 are paid: 14 gained.
        var ledger = FourRates(difference);

        Assert.Equal(cost, ledger.Balance("5000"));
        Assert.Equal(gain, ledger.Balance("7100"));
        Assert.Equal(6, ledger.Balance("7110"));
        Assert.Equal(-927, ledger.Balance("1000"));
        Assert.All(["1300", "2000", "2010", "7190"], account => Assert.Equal(0, ledger.Balance(account)));
        Assert.Equal("300.00 300.00 300.00 300.00 0.00", ledger.Text("PO-1"));
    }

    [Fact]
    public void FourRates_OnReceivables_ExchangeGainAndLoss()
    {
        var ledger = FourRates(ExchangeDifferences.Realise, Side.Receivables);

        Assert.Equal(-950, ledger.Balance("5000"));
        Assert.Equal(-6, ledger.Balance("7100"));
        Assert.Equal(29, ledger.Balance("7110"));
        Assert.Equal(927, ledger.Balance("1000"));
    }

    [Theory]
    [InlineData(ExchangeDifferences.Realise, 950)]
    [InlineData(ExchangeDifferences.HistoricalCost, 935)]
    public void TaxOfTheAppliedPart_StaysAtItsOwnRate_ByEitherPolicy(ExchangeDifferences difference, int cost)
    {
        // 75 × 0.90 + 175 × 0.95 = 67.50 + 166.25.
        var ledger = FourRates(difference, tax: "V25");

        Assert.Equal(233.75m, ledger.Balance("1400"));
        Assert.Equal(cost, ledger.Balance("5000"));
        Assert.All(["1300", "2000", "2010", "7190"], account => Assert.Equal(0, ledger.Balance(account)));
    }

    [Fact]
    public void PartInAdvancePartOnCredit_IsRevenueAtTwoRates()
    {
        // IFRIC 22, example 2: 40 × 1.20 + 60 × 1.25 = 123; 75 − 60 × 1.22 = 1.80 are lost.
        var ledger = Books(ExchangeDifferences.HistoricalCost, side: Side.Receivables).Post(
            PrepaymentVoucher.Create("PV-1", Day(1), 40).WithCurrency(Dollar).WithExchangeRate(1.20m),
            Invoice.Create("INV-1", Day(2)).WithCurrency(Dollar).WithExchangeRate(1.25m)
                .WithLine(InvoiceLine.OfAmount("1", 100).WithAccount("4000")).WithApplication("PV-1"),
            Pay("PAY-1", 3, 60, 1.22m).WithSettlement("INV-1"));

        Assert.Equal(-123, ledger.Balance("4000"));
        Assert.Equal(1.8m, ledger.Balance("7110"));
        Assert.Equal(121.2m, ledger.Balance("1000"));
        Assert.All(["2000", "2020", "7100"], account => Assert.Equal(0, ledger.Balance(account)));
    }

    [Fact]
    public void YenOrder_InDinarAccounts_ClearsInBoth()
    {
        // 333 × 0.0021 = 0.6993 → 0.699; its thirds are 0.233 each, 1000 × 0.0022 = 2.200, and 667 of it 1.467.
        var ledger = Books(currency: "KWD").Post(
            Order.Create("PO-1", Day(1), Line()).WithCurrency(Currency.Of("JPY")).WithPrepayment(PrepaymentDefinition.OfAmount(333)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1").WithExchangeRate(0.0021m),
            Pay("PAY-1", 3, 333, 0.0021m, "JPY").WithSettlement("PPI-1"),
            Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithCurrency(Currency.Of("JPY")).WithExchangeRate(0.0022m)
                .WithOrderLine("1", 10).WithoutApplications(),
            Application.Create("APP-1", Day(5), "PPI-1", "INV-1").WithAmount(111),
            Application.Create("APP-2", Day(5), "PPI-1", "INV-1").WithAmount(111));

        Assert.Equal(0.233m, ledger.Balance("1300"));
        Assert.Equal(778, ledger.Open("INV-1"));

        ledger.Post(Application.Create("APP-3", Day(5), "PPI-1", "INV-1"), Pay("PAY-2", 6, 667, 0.0022m, "JPY").WithSettlement("INV-1"));

        Assert.Equal(2.2m, ledger.Balance("5000"));
        Assert.Equal(-0.034m, ledger.Balance("7100"));
        Assert.All(["1300", "2000", "2010"], account => Assert.Equal(0, ledger.Balance(account)));
    }

    [Fact]
    public void TwoAtOneRate_ThatDifferByARounding_SettleAgainstRounding()
    {
        // 0.03 × 0.5 is 0.02 (0.015), but 0.01 × 0.5 is 0.01 three times.
        var ledger = Books().Post(
            Invoice.Create("INV-1", Day(1)).WithCurrency(Dollar).WithExchangeRate(0.5m).WithLine(InvoiceLine.OfAmount("1", 0.03m).WithAccount("5000")),
            Pay("PAY-1", 2, 0.01m, 0.5m).WithSettlement("INV-1", 0.01m),
            Pay("PAY-2", 2, 0.01m, 0.5m).WithSettlement("INV-1", 0.01m),
            Pay("PAY-3", 2, 0.01m, 0.5m).WithSettlement("INV-1", 0.01m));

        Assert.Equal(0, ledger.Balance("2000"));
        Assert.Equal(0.01m, ledger.Balance("7190"));
        Assert.All(["7100", "7110"], account => Assert.Equal(0, ledger.Balance(account)));
    }

    [Fact]
    public void TargetInAnotherCurrency_IsACurrencyMismatch()
    {
        var ledger = Books().Post(
            Invoice.Create("INV-1", Day(1)).WithCurrency(Dollar).WithExchangeRate(0.9m).WithLine(InvoiceLine.OfAmount("1", 10).WithAccount("5000")),
            Payment.Create("PAY-1", Day(1), 10),
            PrepaymentVoucher.Create("PV-1", Day(1), 10));

        Assert.StartsWith("CurrencyMismatch", ledger.Refuse(Payment.Create("PAY-2", Day(2), 10).WithSettlement("INV-1")), StringComparison.Ordinal);
        Assert.StartsWith("CurrencyMismatch", ledger.Refuse(Settlement.Create("SET-1", Day(2), "PAY-1", "INV-1")), StringComparison.Ordinal);
        Assert.StartsWith("CurrencyMismatch", ledger.Refuse(Application.Create("APP-1", Day(2), "PV-1", "INV-1")), StringComparison.Ordinal);
        Assert.StartsWith("MissingExchangeRate", ledger.Refuse(Payment.Create("PAY-2", Day(2), 10).WithCurrency(Dollar)), StringComparison.Ordinal);
        Assert.StartsWith("NonPositiveAmount", ledger.Refuse(Pay("PAY-2", 2, 10, -0.9m)), StringComparison.Ordinal);
    }

    [Fact]
    public void CreditMemo_OfAnInvoiceWithAdjustedAccounts_WaitsForItsApplication()
    {
        var ledger = FourRates(ExchangeDifferences.HistoricalCost);

        Assert.Equal("HasApplications: link INV-1/PPI-1", ledger.Refuse(CreditMemo.Create("CM-1", Day(6), "INV-1")));

        ledger.Post(Reversal.Create("REV-1", Day(6), "INV-1/PPI-1"), CreditMemo.Create("CM-1", Day(6), "INV-1"));
        Assert.Equal(0, ledger.Balance("5000"));
        Assert.Equal(270, ledger.Balance("1300"));
    }

    [Fact]
    public void CreditMemo_WithoutAdjustments_NeedsNotWait()
    {
        var ledger = FourRates(ExchangeDifferences.Realise).Post(CreditMemo.Create("CM-1", Day(6), "INV-1"));

        Assert.Equal(0, ledger.Balance("5000"));
    }

    [Fact]
    public void ReversalOfASettlement_AtAnotherDay_IsItsMirror()
    {
        var ledger = FourRates(ExchangeDifferences.Realise);
        Assert.Equal(-29, ledger.Balance("7100"));

        ledger.Post(Reversal.Create("REV-1", Day(20), "PAY-2/INV-1"));

        Assert.Equal(-15, ledger.Balance("7100"));
        Assert.Equal(-14, ledger.Balance("2000"));
        Assert.Equal(700, ledger.Open("INV-1"));
        Assert.Equal(700, ledger.Open("PAY-2"));
    }

    [Fact]
    public Task Journal_OfFourRates_IsAsApproved() => Verifier.Verify(ForeignText(FourRates(ExchangeDifferences.HistoricalCost, tax: "V25"))).ToTask();

    /// <summary>The entries as they print, with what each line says in the transaction currency.</summary>
    private static string ForeignText(Ledger ledger) => string.Join("\n", ledger.Entries.Select(entry => entry.Id + "\n" + string.Concat(entry.Lines.Select(line =>
        string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            "  {0} {1} {2,-17} {3,8} EUR {4,8} USD\n",
            line.Side == EntrySide.Debit ? "Dr" : "Cr",
            line.Account,
            line.Role,
            line.Amount.Amount,
            line.TransactionAmount.Amount)))));
}
