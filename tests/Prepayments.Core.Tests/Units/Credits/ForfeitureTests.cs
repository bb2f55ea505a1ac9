using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Credits;

/// <summary>Document D20 by hand: a prepayment that is paid and not applied is kept.</summary>
public sealed class ForfeitureTests
{
    private static readonly PostingProfile Accounts = Profile.With(AccountRole.Forfeiture, "8100");

    private static readonly PrepaymentPolicy Keep = PrepaymentPolicy.Default.WithForfeitedTax(ForfeitedTax.Keep);

    /// <summary>A sales order with 500 + 100 prepaid.</summary>
    private static Ledger Invoiced(PrepaymentPolicy policy, decimal paid = 600) => Of(policy, Side.Receivables, Accounts).Post(
        Order.Create("SO", Day(1), OrderLine.Create("1", 10, 100).WithTax("V20").WithAccount("4000")).WithPrepayment(PrepaymentDefinition.OfPercent(50)),
        PrepaymentInvoice.Create("PPI", Day(2), "SO"),
        Payment.Create("PAY", Day(3), paid).WithSettlement("PPI", paid));

    private static Ledger Voucher(PrepaymentPolicy policy) => Of(policy, Side.Receivables, Accounts)
        .Post(PrepaymentVoucher.Create("PV", Day(2), 600).WithTax("V20", 600));

    [Fact]
    public Task Journal_OfAForfeitedPrepaymentInvoice_IsAsApproved() => Verifier.Verify(
        Invoiced(PrepaymentPolicy.Default).Post(Forfeiture.Create("FF", Day(9), "PPI")).Journals(1)
        + "\n" + Invoiced(Keep).Post(Forfeiture.Create("FF", Day(9), "PPI").WithAmount(240)).Journals(1)
        + "\n" + Voucher(PrepaymentPolicy.Default).Post(Forfeiture.Create("FF", Day(9), "PV")).Journals(1)
        + "\n" + Voucher(Keep).Post(Forfeiture.Create("FF", Day(9), "PV")).Journals(1));

    [Theory]
    [InlineData(ForfeitedTax.Release, 600, 0)]
    [InlineData(ForfeitedTax.Keep, 500, 100)]
    public void Forfeiture_LeavesIncomeAndTax_ByPolicy_UnderBothMethods(ForfeitedTax tax, decimal income, decimal due)
    {
        var policy = PrepaymentPolicy.Default.WithForfeitedTax(tax);
        var invoiced = Invoiced(policy).Post(Forfeiture.Create("FF", Day(9), "PPI"));
        var voucher = Voucher(policy).Post(Forfeiture.Create("FF", Day(9), "PV"));

        foreach (var ledger in new[] { invoiced, voucher })
        {
            Assert.Equal((-income, -due), (ledger.Balance("8100"), ledger.Balance("1400")));
            Assert.Equal((0, 0, 0, 0), (ledger.Balance("1300"), ledger.Balance("1450"), ledger.Balance("2000"), ledger.Balance("2020")));
            Assert.Equal(0, ledger.Open("FF"));
        }

        Assert.Equal("600.00 600.00 600.00 600.00 0.00", invoiced.Text("SO"));
    }

    [Fact]
    public void Reversal_OfApplicationAndForfeiture_LeavesThePrepaymentAsItWas()
    {
        var ledger = Invoiced(Keep).Post(Forfeiture.Create("FF", Day(9), "PPI"));
        Assert.Equal("HasApplications: link FF/PPI", ledger.Refuse(Reversal.Create("R-1", Day(9), "FF")));

        ledger.Post(Reversal.Create("R-2", Day(9), "FF/PPI"), Reversal.Create("R-3", Day(9), "FF"));

        Assert.Equal((0, -500, -100), (ledger.Balance("8100"), ledger.Balance("1300"), ledger.Balance("1400")));
        Assert.Equal("600.00 600.00 600.00 0.00 600.00", ledger.Text("SO"));
    }

    [Fact]
    public void Forfeiture_OfMoreThanIsPaid_IsRefused_WhateverMayBeApplied()
    {
        var ledger = Invoiced(PrepaymentPolicy.BusinessCentral, paid: 100);

        Assert.Equal("ExceedsRemaining: amount 100.01, remaining 100.00", ledger.Refuse(Forfeiture.Create("FF", Day(9), "PPI").WithAmount(100.01m)));
        ledger.Post(Forfeiture.Create("FF", Day(9), "PPI"));
        Assert.Equal("ExceedsRemaining: amount 0, remaining 0", ledger.Refuse(Forfeiture.Create("FF-2", Day(9), "PPI")));
    }

    [Fact]
    public void Forfeiture_TellsWhatIsWrongWithIt()
    {
        var ledger = Voucher(PrepaymentPolicy.Default);
        Assert.Equal("UnknownDocument: document none", ledger.Refuse(Forfeiture.Create("FF", Day(9), "none")));
        Assert.Equal("TooEarly: document PV", ledger.Refuse(Forfeiture.Create("FF", Day(1), "PV")));
        Assert.Equal("DuplicateNumber: number PV", ledger.Refuse(Forfeiture.Create("PV", Day(9), "PV")));
        Assert.Equal("NonPositiveAmount: amount 0", ledger.Refuse(Forfeiture.Create("FF", Day(9), "PV").WithAmount(0)));

        ledger.With(Profile);
        Assert.Equal("MissingAccount: role Forfeiture", ledger.Refuse(Forfeiture.Create("FF", Day(9), "PV")));
        ledger.Post(Forfeiture.Create("FF", Day(9), "PV").WithAccount("8200"));
        Assert.Equal(-600, ledger.Balance("8200"));
    }

    [Fact]
    public void Forfeiture_OfAReservedVoucher_IsRefused() => Assert.Equal(
        "ReservedForOrder: order SO",
        Voucher(Keep).Post(Order.Create("SO", Day(1), OrderLine.Create("1", 1, 1)), Reservation.Create("RES", Day(3), "PV", "SO"))
            .Refuse(Forfeiture.Create("FF", Day(9), "PV")));

    [Fact]
    public void Forfeiture_InCents_AtASmallRate_CanBeStoredAndReadAgain()
    {
        var usd = Currency.Of("USD");
        var ledger = Of(Keep, Side.Receivables, Accounts.With(AccountRole.Rounding, "7190")).Post(
            PrepaymentVoucher.Create("PV", Day(2), 1.20m).WithCurrency(usd).WithExchangeRate(0.3m).WithTax("V20", 1.20m));
        for (var i = 0; i < 120; i++)
        {
            ledger.Post(Forfeiture.Create("FF-" + i, Day(3), "PV").WithAmount(0.01m));
            Assert.Equal(ledger.State.ToSnapshot(), Prepayments.Json.SubledgerJson.Read(Prepayments.Json.SubledgerJson.Write(ledger.State)).ToSnapshot());
        }

        Assert.Equal((0, 0, 0), (ledger.Balance("2020"), ledger.Balance("1450"), ledger.Balance("2000")));
    }

    [Fact]
    public void TaxTotals_OfWhatIsKept_MoveFromThePrepaymentToASupply()
    {
        var ledger = Voucher(Keep).Post(Forfeiture.Create("FF", Day(9), "PV"));

        Assert.Equal(
            """
            Release V20 V20 EUR: base -500.00 (-500.00), tax -100.00 (-100.00)
            Supply V20 V20 EUR: base 500.00 (500.00), tax 100.00 (100.00)
            """,
            string.Join("\n", TaxTotals.Of(ledger.State, Day(9), Day(9))));
    }
}
