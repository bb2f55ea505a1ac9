using NodaTime;

namespace Prepayments.Tests.Units.Taxes;

/// <summary>Rule T6 by hand: taxes that the buyer owes, that are recovered in part, or that are not due.</summary>
public class TaxKindTests
{
    private static readonly TaxCodes Codes = TaxCodes.Of(
        TaxCode.Create("RC", Percentage.Of(19)).WithKind(TaxKind.ReverseCharge),
        TaxCode.Create("HALF", Percentage.Of(21)).WithKind(TaxKind.ReverseCharge).WithRecoverable(Percentage.Of(50)),
        TaxCode.Create("PART", Percentage.Of(20)).WithRecoverable(Percentage.Of(95)),
        TaxCode.Create("NONE", Percentage.Of(19)).WithKind(TaxKind.Exempt));

    [Fact]
    public void PartlyRecoverable_TheRestStandsWithTheNetAmount_AndIsReleasedWithIt()
    {
        // 500 net with 100 of tax: 95 are recovered, 5 are cost. The same for the invoice of 1000 + 200.
        var books = new Books(Side.Payables).Post(
            Ordered("PART"),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
            Payment.Create("PAY-1", Day(3), 600).WithSettlement("PPI-1"));
        books.Holds("1450:505.00 tax:95.00 bank:-600.00");

        books.Post(Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 10).WithApplication("PPI-1", 600));
        books.Holds("5000:1010.00 tax:190.00 2100:-600.00 bank:-600.00");
    }

    /// <summary>A tax that is cost altogether is posted with its line and needs no account of its own (rule P2).</summary>
    [Theory]
    [InlineData(TaxKind.Ordinary, "5000:1190.00 2000:-1190.00")]
    [InlineData(TaxKind.ReverseCharge, "5000:1190.00 2400:-190.00 2000:-1000.00")]
    public void NotRecoverable_NeedsNoTaxAccount(TaxKind kind, string balances)
    {
        var code = TaxCode.Create("COST", Percentage.Of(19)).WithKind(kind).WithRecoverable(Percentage.Of(0));
        var profile = PostingProfile.Create("2000").WithTax("COST", TaxAccounts.None.WithReverseCharge("2400"));
        var start = Subledger.Create(Side.Payables, "V-1", Currency.Of("EUR"), profile, PrepaymentPolicy.Default).WithTaxCodes(TaxCodes.Of(code));
        var invoice = Invoice.Create("INV-1", Day(1)).WithLine(InvoiceLine.OfAmount("1", 1000).WithTax("COST").WithAccount("5000"));
        new Books(start).Post(invoice).Holds(balances);
    }

    /// <summary>The same on a prepayment and all that is done with it, at a rate, with two components, and where taxes wait for payment.</summary>
    [Theory]
    [InlineData(PrepaymentTaxation.OnPrepayment)]
    [InlineData(PrepaymentTaxation.OnPayment)]
    public void NotRecoverable_OfAPrepayment_NeedsNoTaxAccount(PrepaymentTaxation taxation)
    {
        var codes = TaxCodes.Of(TaxCode.CreateWithComponents(
            "COST",
            EquatableArray<TaxComponent>.Of(TaxComponent.Create("A", Percentage.Of(9)), TaxComponent.Create("B", Percentage.Of(10)))).WithRecoverable(Percentage.Of(0)));
        var profile = PostingProfile.Create("2000").WithPrepayment("1300").WithBank("bank");
        var start = Subledger.Create(Side.Payables, "V-1", Currency.Of("EUR"), profile, PrepaymentPolicy.Default.WithTaxOnPrepayment(taxation)).WithTaxCodes(codes);
        var ledger = Ledger.Of(start).Post(
            Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithTax("COST").WithAccount("5000"))
                .WithCurrency(Currency.Of("USD")).WithPrepayment(PrepaymentDefinition.OfPercent(50)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1").WithExchangeRate(0.5m),
            Payment.Create("PAY-1", Day(3), 595).WithCurrency(Currency.Of("USD")).WithExchangeRate(0.5m).WithSettlement("PPI-1"));
        Assert.Equal(297.50m, ledger.Balance("1300"));

        ledger.Post(
            Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithExchangeRate(0.5m).WithOrderLine("1", 4).WithApplication("PPI-1", 476),
            PrepaymentCreditMemo.Create("PCM", Day(5), "PPI-1"),
            CreditMemo.Create("CM", Day(6), "INV-1"),
            Reversal.Create("REV", Day(7), "CM"));
        Assert.Equal((0, 238), (ledger.Balance("1300"), ledger.Balance("5000")));
        Assert.Equal(
            ledger.State.ToSnapshot(), Prepayments.Json.SubledgerJson.Read(Prepayments.Json.SubledgerJson.Write(ledger.State)).ToSnapshot());
    }

    /// <summary>Of 0.02 a tax of 0.01 is half recoverable, which is rounded to all of it, or to nothing (A2).</summary>
    [Theory]
    [InlineData(MidpointRule.AwayFromZero, "MissingAccount: role Tax, tax HALF")]
    [InlineData(MidpointRule.ToEven, null)]
    public void PartlyRecoverable_NeedsTheAccountWhereAnythingIs(MidpointRule midpoint, string? rejection)
    {
        var code = TaxCode.Create("HALF", Percentage.Of(50)).WithRecoverable(Percentage.Of(50));
        var state = Subledger.Create(Side.Payables, "V-1", Currency.Of("EUR"), PostingProfile.Create("2000"), PrepaymentPolicy.Default.WithMidpoint(midpoint))
            .WithTaxCodes(TaxCodes.Of(code));
        var invoice = Invoice.Create("INV-1", Day(1)).WithLine(InvoiceLine.OfAmount("1", 0.02m).WithTax("HALF").WithAccount("5000"));

        Assert.Equal(rejection, Posting.Post(state, invoice).Rejection?.ToString());
    }

    [Fact]
    public void PartlyRecoverable_OnAVoucher_OnlyTheRecoveredPartIsShown() => new Books(Side.Payables)
        .Post(PrepaymentVoucher.Create("PV-1", Day(2), 120).WithTax("PART", 120))
        .Holds("1455:120.00 tax:19.00 offset:-19.00 bank:-120.00");

    [Fact]
    public void ReverseCharge_IsNoPartOfTheAmountDue_AndIsReleasedOnBothAccounts()
    {
        var books = new Books(Side.Payables).Post(
            Ordered("RC"), PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"), Payment.Create("PAY-1", Day(3), 500).WithSettlement("PPI-1"));
        books.Holds("1450:500.00 tax:95.00 owed:-95.00 bank:-500.00");

        books.Post(Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 10).WithApplication("PPI-1", 500));
        books.Holds("5000:1000.00 tax:190.00 owed:-190.00 2100:-500.00 bank:-500.00");
    }

    /// <summary>19 % of 1.02 is 0.19, and of 2.04 it is 0.39: the second of two halves owes what the first left over (T3).</summary>
    [Fact]
    public void ReverseCharge_OfTwoDeliveries_IsThatOfTheOrder()
    {
        var books = new Books(Side.Payables).Post(
            Order.Create("PO-1", Day(1), OrderLine.Create("1", 2, 1.02m).WithTax("RC").WithAccount("5000")),
            Invoice.Create("INV-1", Day(2)).WithOrder("PO-1").WithOrderLine("1", 1));
        books.Holds("5000:1.02 tax:0.19 owed:-0.19 2100:-1.02");

        books.Post(Invoice.Create("INV-2", Day(3)).WithOrder("PO-1").WithOrderLine("1", 1));
        books.Holds("5000:2.04 tax:0.39 owed:-0.39 2100:-2.04");
    }

    [Fact]
    public void ReverseCharge_BeyondTheRange_IsRefused()
    {
        var start = Subledger.Create(Side.Payables, "V-1", Currency.Of("EUR"), Ledger.Profile, PrepaymentPolicy.Default)
            .WithTaxCodes(TaxCodes.Of(TaxCode.Create("V20", Percentage.Of(300_000_000_000_000m)).WithKind(TaxKind.ReverseCharge)));
        var ledger = Ledger.Of(start.WithSettings(
            Ledger.Profile.WithTax("V20", TaxAccounts.Create("1400").WithReverseCharge("2400")), start.Policy, start.TaxCodes));

        // 300 × 3 × 10^12 is 9 × 10^14; for 334 it is more than 10^15, of which 10^15 was once posted.
        Assert.StartsWith("AmountOutOfRange", ledger.Refuse(Invoice.Create("INV-1", Ledger.Day(1)).WithLine(Owed(334))), StringComparison.Ordinal);
        ledger.Post(Invoice.Create("INV-1", Ledger.Day(1)).WithLine(Owed(300)));

        static InvoiceLine Owed(decimal amount) => InvoiceLine.OfAmount("1", amount).WithTax("V20").WithAccount("5000");
    }

    [Fact]
    public void ReverseCharge_RecoveredInPart_OwesAllOfIt()
    {
        // 21 % of 1000: 210 are owed, 105 of them are recovered.
        var books = new Books(Side.Payables).Post(
            Ordered("HALF"), Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 10));
        books.Holds("5000:1105.00 tax:105.00 owed:-210.00 2100:-1000.00");

        books.Post(CreditMemo.Create("CM-1", Day(5), "INV-1").WithLine(CreditedLine.OfQuantity("1", 4)));
        books.Holds("5000:663.00 tax:63.00 owed:-126.00 2100:-600.00");
    }

    [Fact]
    public void ReverseCharge_RecoveredInPart_IsTakenBackFromTheDimensionsThatItWasPostedWith()
    {
        // The line is of a project, the tax that is owed of the header's site (P3); what is not recovered stands with the line.
        var codes = TaxCodes.Of(TaxCode.Create("V20", Percentage.Of(20)).WithKind(TaxKind.ReverseCharge).WithRecoverable(Percentage.Of(50)));
        var profile = Ledger.Profile.WithTax("V20", TaxAccounts.Create("1400").WithReverseCharge("2400"));
        var start = Subledger.Create(Side.Payables, "V-1", Currency.Of("EUR"), profile, PrepaymentPolicy.Default).WithTaxCodes(codes);
        var ledger = Ledger.Of(start).Post(
            Invoice.Create("INV-1", Day(2)).WithLine(InvoiceLine.OfAmount("1", 100).WithTax("V20").WithAccount("5000").WithDimensions(Dimensions.Of("project", "P1")))
                .WithDimensions(Dimensions.Of("site", "north")),
            CreditMemo.Create("CM-1", Day(3), "INV-1"));

        var owed = ledger.Entries.SelectMany(entry => entry.Lines).Where(line => line.Role == AccountRole.ReverseCharge).ToList();
        Assert.Equal(4, owed.Count);
        Assert.All(owed, line => Assert.Equal(Dimensions.Of("site", "north"), line.Dimensions));
        Assert.All(
            ledger.Entries.SelectMany(entry => entry.Lines).GroupBy(line => (line.Account, line.Dimensions)),
            balance => Assert.Equal(0, balance.Sum(line => line.SignedAmount)));
        Assert.Equal(
            ledger.State.ToSnapshot(), Prepayments.Json.SubledgerJson.Read(Prepayments.Json.SubledgerJson.Write(ledger.State)).ToSnapshot());
    }

    [Fact]
    public void ReverseCharge_OnAVoucher_IsComputedOnAllOfIt_AndGivenBackWithItsRefund()
    {
        var books = new Books(Side.Payables).Post(PrepaymentVoucher.Create("PV-1", Day(2), 100).WithTax("RC", 100));
        books.Holds("1455:100.00 tax:19.00 owed:-19.00 bank:-100.00");

        books.Post(Refund.Create("REF-1", Day(3), 40).WithSettlement("PV-1", 40));
        books.Holds("1455:60.00 tax:11.40 owed:-11.40 bank:-60.00");
    }

    [Fact]
    public void Receivables_ReverseCharge_HasNoTaxLine() => new Books(Side.Receivables)
        .Post(Ordered("RC"), PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"))
        .Holds("1450:-500.00 2100:500.00");

    [Fact]
    public void Receivables_RecoverableShare_IsNotLookedAt() => new Books(Side.Receivables)
        .Post(Ordered("PART"), PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"))
        .Holds("1450:-500.00 tax:-100.00 2100:600.00");

    [Fact]
    public void Exempt_HasNoTax() => new Books(Side.Payables)
        .Post(Ordered("NONE"), PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"))
        .Holds("1450:500.00 2100:-500.00");

    [Fact]
    public void ReverseCharge_WithoutItsAccount_IsMissingAccount()
    {
        var profile = PostingProfile.Create("2100").WithTax("RC", TaxAccounts.Create("tax"));
        var state = Subledger.Create(Side.Payables, "V-1", Currency.Of("EUR"), profile, PrepaymentPolicy.Default).WithTaxCodes(Codes);
        var invoice = Invoice.Create("INV-1", Day(1)).WithLine(InvoiceLine.OfAmount("1", 100).WithTax("RC").WithAccount("5000"));

        Assert.Equal("MissingAccount: role ReverseCharge, tax RC", Posting.Post(state, invoice).Rejection?.ToString());
    }

    [Fact]
    public void WithRecoverable_AboveAll_IsAnArgumentError() =>
        Assert.Throws<ArgumentException>(() => Codes.Find("RC")!.WithRecoverable(Percentage.Of(100.1m)));

    private static LocalDate Day(int day) => new(2026, 1, day);

    private static Order Ordered(string tax) => Order
        .Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithTax(tax).WithAccount("5000"))
        .WithPrepayment(PrepaymentDefinition.OfPercent(50));

    /// <summary>Posts documents and says what stands on the accounts.</summary>
    private sealed class Books
    {
        private Subledger state;
        private TrialBalance balance = TrialBalance.Empty;

        internal Books(Side side)
        {
            var profile = PostingProfile.Create("2100").WithPrepayment("1450").With(AccountRole.Advance, "1455").WithBank("bank");
            foreach (var code in Codes.All)
            {
                profile = profile.WithTax(code.Code, TaxAccounts.Create("tax").WithPrepaymentTaxOffset("offset").WithReverseCharge("owed"));
            }

            state = Subledger.Create(side, "C-1", Currency.Of("EUR"), profile, PrepaymentPolicy.Default).WithTaxCodes(Codes);
        }

        internal Books(Subledger state) => this.state = state;

        internal Books Post(params Document[] documents)
        {
            foreach (var document in documents)
            {
                var result = Posting.Post(state, document).EnsurePosted();
                state = result.Subledger;
                balance = balance.Add(result.Entries);
            }

            return this;
        }

        internal void Holds(string expected) => Assert.Equal(
            expected.Split(' ').Order(StringComparer.Ordinal),
            balance.Accounts.Where(account => balance.Balance(account) != 0)
                .Select(account => FormattableString.Invariant($"{account}:{balance.Balance(account)}")).Order(StringComparer.Ordinal));
    }
}
