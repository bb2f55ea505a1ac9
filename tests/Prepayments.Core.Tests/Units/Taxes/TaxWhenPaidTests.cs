namespace Prepayments.Tests.Units.Taxes;

/// <summary>Rule T4, <c>onPayment</c>: the tax of a prepayment invoice waits on the offset account until it is paid.</summary>
public sealed class TaxWhenPaidTests
{
    private static readonly PrepaymentPolicy OnPayment =
        PrepaymentPolicy.Finance.WithTaxOnPrepayment(PrepaymentTaxation.OnPayment);

    private static Ledger Begun(PrepaymentPolicy policy, Side side = Side.Payables) => Ledger.Of(policy, side).Post(
        Order.Create("PO", Ledger.Day(1), OrderLine.Create("10", 1, 1000).WithTax("V20").WithAccount("5000"))
            .WithPrepayment(PrepaymentDefinition.OfPercent(50)),
        PrepaymentInvoice.Create("PPI", Ledger.Day(2), "PO"));

    [Fact]
    public Task Journal_OfAPrepaymentPaidInPart_IsAsApproved()
    {
        var ledger = Begun(OnPayment).Post(
            Payment.Create("PAY", Ledger.Day(3), 240).WithSettlement("PPI", 240),
            Invoice.Create("INV", Ledger.Day(4)).WithOrder("PO").WithOrderLine("10", 1));

        Assert.Equal(0, ledger.Balance("1300"));
        Assert.Equal(0, ledger.Balance("1450"));
        Assert.Equal(200, ledger.Balance("1400"));
        return Verifier.Verify(ledger.Journals());
    }

    [Theory]
    [InlineData(Side.Payables, 1)]
    [InlineData(Side.Receivables, -1)]
    public void PrepaymentInvoice_Unpaid_HasNoTaxDue(Side side, int sign)
    {
        var ledger = Begun(OnPayment, side);

        Assert.Equal(0, ledger.Balance("1400"));
        Assert.Equal(sign * 100, ledger.Balance("1450"));
    }

    [Fact]
    public void Settlement_Reversed_LetsTheTaxWaitAgain()
    {
        var ledger = Begun(OnPayment).Post(Payment.Create("PAY", Ledger.Day(3), 600).WithSettlement("PPI"));
        Assert.Equal(100, ledger.Balance("1400"));

        ledger.Post(Reversal.Create("R", Ledger.Day(4), "PAY/PPI"));

        Assert.Equal(0, ledger.Balance("1400"));
        Assert.Equal(100, ledger.Balance("1450"));
    }

    [Fact]
    public void Settlements_InThirds_MakeTheTaxDueToTheCent()
    {
        var ledger = Begun(OnPayment).Post(
            Payment.Create("P1", Ledger.Day(3), 199.99m).WithSettlement("PPI", 199.99m),
            Payment.Create("P2", Ledger.Day(3), 200).WithSettlement("PPI", 200));

        // 399.99 of 600 are paid: 333.325 of the net amount and 66.665 of the tax; of two equal halves the net comes first (A4).
        Assert.Equal(66.66m, ledger.Balance("1400"));
        ledger.Post(Payment.Create("P3", Ledger.Day(3), 200.01m).WithSettlement("PPI"));
        Assert.Equal(100, ledger.Balance("1400"));
        Assert.Equal(0, ledger.Balance("1450"));
    }

    [Fact]
    public void CreditMemo_OfMoreThanIsOpen_TakesTheRestFromTheTaxThatFellDue()
    {
        var ledger = Begun(OnPayment).Post(
            Payment.Create("PAY", Ledger.Day(3), 360).WithSettlement("PPI", 360),
            PrepaymentCreditMemo.Create("CM", Ledger.Day(4), "PPI").WithAmount(300));

        // 240 were open, with a tax of 40; 60 were paid, with a tax of 10.
        Assert.Equal(0, ledger.Balance("1450"));
        Assert.Equal(50, ledger.Balance("1400"));
        Assert.Equal(250, ledger.Balance("1300"));
    }

    [Fact]
    public void Application_OfAnUnpaidPrepayment_TakesTheTaxThatWaits_AndItsPaymentMakesNothingDue()
    {
        var ledger = Begun(PrepaymentPolicy.BusinessCentral.WithTaxOnPrepayment(PrepaymentTaxation.OnPayment)).Post(
            Payment.Create("P1", Ledger.Day(3), 150).WithSettlement("PPI", 150),
            Invoice.Create("INV", Ledger.Day(4)).WithOrder("PO").WithOrderLine("10", 1));
        Assert.Equal(0, ledger.Balance("1450"));
        Assert.Equal(200, ledger.Balance("1400"));

        ledger.Post(Payment.Create("P2", Ledger.Day(5), 450).WithSettlement("PPI"));

        Assert.Equal(0, ledger.Balance("1450"));
        Assert.Equal(200, ledger.Balance("1400"));
        Assert.Equal(0, ledger.Balance("2010"));
    }

    [Fact]
    public void Reversal_OfASettlement_WhoseTaxWasGivenBackOrReleasedSince_IsRefused()
    {
        var credited = Begun(PrepaymentPolicy.Default.WithTaxOnPrepayment(PrepaymentTaxation.OnPayment)).Post(
            Payment.Create("PAY", Ledger.Day(3), 600).WithSettlement("PPI"), PrepaymentCreditMemo.Create("CM", Ledger.Day(4), "PPI"));
        Assert.Equal("HasSettlements: document PPI", credited.Refuse(Reversal.Create("R", Ledger.Day(5), "PAY/PPI")));

        var applied = Begun(PrepaymentPolicy.BusinessCentral.WithTaxOnPrepayment(PrepaymentTaxation.OnPayment)).Post(
            Payment.Create("PAY", Ledger.Day(3), 600).WithSettlement("PPI"), Invoice.Create("INV", Ledger.Day(4)).WithOrder("PO").WithOrderLine("10", 1));
        Assert.Equal("HasApplications: document PPI", applied.Refuse(Reversal.Create("R", Ledger.Day(5), "PAY/PPI")));

        var paidLater = Begun(PrepaymentPolicy.BusinessCentral.WithTaxOnPrepayment(PrepaymentTaxation.OnPayment)).Post(
            Invoice.Create("INV", Ledger.Day(4)).WithOrder("PO").WithOrderLine("10", 1), Payment.Create("PAY", Ledger.Day(5), 600).WithSettlement("PPI"));
        Assert.Equal("HasSettlements: document PPI", paidLater.Refuse(Reversal.Create("R", Ledger.Day(6), "INV/PPI")));
    }

    [Fact]
    public void Application_OfOneOfTwoCodes_TakesNoMoreThanFellDue()
    {
        // 200 net at 20 and at 10 %, half of it prepaid: 230. Half of that is paid: 10 and 5 of tax fall due.
        var ledger = Ledger.Of(PrepaymentPolicy.BusinessCentral.WithTaxOnPrepayment(PrepaymentTaxation.OnPayment), Side.Receivables).Post(
            Order.Create(
                "SO",
                Ledger.Day(1),
                OrderLine.Create("A", 1, 200).WithTax("V20").WithAccount("4000"),
                OrderLine.Create("B", 1, 200).WithTax("V10").WithAccount("4000")).WithPrepayment(PrepaymentDefinition.OfPercent(50)),
            PrepaymentInvoice.Create("PPI", Ledger.Day(2), "SO"),
            Payment.Create("PAY", Ledger.Day(3), 115).WithSettlement("PPI", 115));
        Assert.Equal((-10, -5), (ledger.Balance("1400"), ledger.Balance("1410")));

        // What is delivered is taxed in full, whatever of its prepayment is paid.
        ledger.Post(Invoice.Create("INV", Ledger.Day(4)).WithOrder("SO").WithOrderLine("A", 1));
        Assert.Equal((-40, -5, 0), (ledger.Balance("1400"), ledger.Balance("1410"), ledger.Balance("1450")));

        ledger.Post(Payment.Create("PAY-2", Ledger.Day(5), 115).WithSettlement("PPI"), Invoice.Create("INV-2", Ledger.Day(6)).WithOrder("SO").WithOrderLine("B", 1));
        Assert.Equal((-40, -20, 0), (ledger.Balance("1400"), ledger.Balance("1410"), ledger.Balance("1460")));
    }

    /// <summary>
    /// The credit takes back 0.11 of tax, which is nothing in the accounts, and lets 0.10 fall due, which is 0.01: the tax account gives
    /// 0.01 of the transaction and gets 0.01 of the accounts. Each stands on its own side (D19).
    /// </summary>
    [Fact]
    public void Credit_WhoseTaxesAreOnOtherSidesInTheAccounts_PostsALineForEach()
    {
        var ledger = Ledger.Of(PrepaymentPolicy.Default.WithTaxOnPrepayment(PrepaymentTaxation.OnPayment))
            .With(Ledger.Profile.With(AccountRole.Rounding, "7190")).Post(
            Order.Create("PO", Ledger.Day(1), OrderLine.Create("10", 1, 10).WithTax("V20").WithAccount("5000"))
                .WithCurrency(Currency.Of("USD")).WithPrepayment(PrepaymentDefinition.OfPercent(50)),
            PrepaymentInvoice.Create("PPI", Ledger.Day(2), "PO").WithExchangeRate(0.08m),
            Payment.Create("PAY", Ledger.Day(3), 5.40m).WithCurrency(Currency.Of("USD")).WithExchangeRate(0.08m).WithSettlement("PPI", 5.40m),
            Invoice.Create("INV", Ledger.Day(4)).WithOrder("PO").WithExchangeRate(0.08m).WithOrderLine("10", 0.1m).WithApplication("PPI", 0.42m),
            PrepaymentCreditMemo.Create("CM", Ledger.Day(5), "PPI").WithAmount(0.66m));

        Assert.Equal(
            ["Debit 0.01 0.00", "Credit 0.00 0.01"],
            ledger.Entries[^1].Lines.Where(line => line.Account == "1400")
                .Select(line => FormattableString.Invariant($"{line.Side} {line.Amount.Amount} {line.TransactionAmount.Amount}")));
        Assert.Equal(ledger.State.ToSnapshot(), Prepayments.Json.SubledgerJson.Read(Prepayments.Json.SubledgerJson.Write(ledger.State)).ToSnapshot());
    }

    [Fact]
    public void Post_WithoutAnOffsetAccount_NamesRoleAndTax()
    {
        var ledger = Begun(PrepaymentPolicy.Default).With(Ledger.Profile.WithTax("V20", TaxAccounts.Create("1400")))
            .Post(PrepaymentCreditMemo.Create("CM", Ledger.Day(3), "PPI"))
            .With(PrepaymentPolicy.Default.WithTaxOnPrepayment(PrepaymentTaxation.OnPayment));

        Assert.Equal(
            "MissingAccount: role PrepaymentTaxOffset, tax V20", ledger.Refuse(PrepaymentInvoice.Create("PPI-2", Ledger.Day(4), "PO")));
    }

    [Fact]
    public void ReverseCharge_FallsDueAsItIsPaid()
    {
        var codes = TaxCodes.Of(TaxCode.Create("V20", Percentage.Of(20)).WithKind(TaxKind.ReverseCharge).WithRecoverable(Percentage.Of(75)));
        var accounts = TaxAccounts.Create("1400").WithReverseCharge("2400");
        var start = Subledger.Create(Side.Payables, "V-1", Currency.Of("EUR"), Ledger.Profile.WithTax("V20", accounts), OnPayment);
        var ledger = Ledger.Of(start.WithTaxCodes(codes)).Post(
            Order.Create("PO", Ledger.Day(1), OrderLine.Create("10", 1, 1000).WithTax("V20").WithAccount("5000"))
                .WithPrepayment(PrepaymentDefinition.OfPercent(50)),
            PrepaymentInvoice.Create("PPI", Ledger.Day(2), "PO"));
        Assert.Equal(0, ledger.Balance("2400"));
        Assert.Equal(500, ledger.Balance("1300"));

        ledger.Post(Payment.Create("PAY", Ledger.Day(3), 100).WithSettlement("PPI", 100));

        // A fifth of 100, three quarters of which are recovered.
        Assert.Equal(-20, ledger.Balance("2400"));
        Assert.Equal(15, ledger.Balance("1400"));
        Assert.Equal(505, ledger.Balance("1300"));

        ledger.Post(Invoice.Create("INV", Ledger.Day(4)).WithOrder("PO").WithOrderLine("10", 1));
        Assert.Equal(-200, ledger.Balance("2400"));
        Assert.Equal(150, ledger.Balance("1400"));
        Assert.Equal(0, ledger.Balance("1300"));
        Assert.Equal(1050, ledger.Balance("5000"));
    }
}
