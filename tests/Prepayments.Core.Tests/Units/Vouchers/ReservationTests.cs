using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Vouchers;

/// <summary>Rules D12, S5 and S6 by example: a voucher that is kept for one order.</summary>
public class ReservationTests
{
    private static readonly PrepaymentPolicy Manual = PrepaymentPolicy.Default.WithApplication(ApplicationPolicy.Manual);

    private static Order PO(string number = "PO-1", decimal quantity = 10) =>
        Order.Create(number, Day(1), OrderLine.Create("1", quantity, 100).WithAccount("5000"));

    private static PrepaymentVoucher PV(decimal amount, string number = "PV-1", int day = 2) => PrepaymentVoucher.Create(number, Day(day), amount);

    private static Invoice INV(string number = "INV-1", string order = "PO-1", decimal quantity = 10) =>
        Invoice.Create(number, Day(5)).WithOrder(order).WithOrderLine("1", quantity);

    private static Ledger Reserved(decimal amount = 400, PrepaymentPolicy? policy = null) =>
        Of(policy ?? Manual).Post(PO(), PO("PO-2"), PV(amount).WithReservation("PO-1"));

    [Fact]
    public void Voucher_ThatIsReserved_IsRefusedElsewhere()
    {
        const string Refused = "ReservedForOrder: order PO-1";
        var ledger = Reserved().Post(INV("INV-2", "PO-2", 5), Refund.Create("REF-1", Day(5), 100));

        Assert.Equal(Refused, ledger.Refuse(Application.Create("APP-1", Day(6), "PV-1", "INV-2")));
        Assert.Equal(Refused, ledger.Refuse(INV("INV-3", "PO-2", 5).WithApplication("PV-1")));
        Assert.Equal(Refused, ledger.Refuse(Refund.Create("REF-2", Day(6), 100).WithSettlement("PV-1", 100)));
        Assert.Equal(Refused, ledger.Refuse(Settlement.Create("SET-1", Day(6), "REF-1", "PV-1")));
        Assert.Equal(Refused, ledger.Refuse(Reservation.Create("RES-1", Day(6), "PV-1", "PO-2")));
        Assert.Equal(Refused, ledger.Refuse(Reservation.Create("RES-1", Day(6), "PV-1", "PO-1")));
    }

    [Fact]
    public void Voucher_ThatIsReserved_IsAppliedUnderEveryPolicy()
    {
        foreach (var policy in Enum.GetValues<ApplicationPolicy>())
        {
            var ledger = Reserved(policy: Manual.WithApplication(policy)).Post(INV());

            Assert.Equal((600, 0), (ledger.Open("INV-1"), ledger.Open("PV-1")));
            Assert.Equal(400, ledger.State.GetLink("INV-1/PV-1")!.Amount);
        }
    }

    [Fact]
    public void Voucher_ThatIsReserved_IsAppliedOnAnImportedInvoice() => Assert.Equal(600, Reserved().Post(INV().WithImported(true)).Open("INV-1"));

    [Fact]
    public void Voucher_ThatIsReserved_IsNotAppliedWhereTheInvoiceStatesNone()
    {
        var ledger = Reserved().Post(INV().WithoutApplications());
        Assert.Equal((1_000, 400), (ledger.Open("INV-1"), ledger.Open("PV-1")));

        // Its own order's invoice may take it later.
        Assert.Equal(600, ledger.Post(Application.Create("APP-1", Day(6), "PV-1", "INV-1")).Open("INV-1"));
    }

    [Fact]
    public void Voucher_ThatIsNotReserved_IsNotAppliedByItself() =>
        Assert.Equal(1_000, Of(PrepaymentPolicy.Finance).Post(PO(), PV(400), INV()).Open("INV-1"));

    [Fact]
    public void Voucher_DatedAfterTheInvoice_IsPassedOver() =>
        Assert.Equal(1_000, Of(Manual).Post(PO(), PV(400, day: 6).WithReservation("PO-1"), INV()).Open("INV-1"));

    [Fact]
    public void Reservation_IsReleasedByItsReversal()
    {
        var ledger = Reserved().Post(Reversal.Create("REV-1", Day(3), "PV-1/PO-1"), Reservation.Create("RES-1", Day(3), "PV-1", "PO-2"), INV());
        Assert.Equal((1_000, 400), (ledger.Open("INV-1"), ledger.Open("PV-1")));

        ledger.Post(Reversal.Create("REV-2", Day(5), "RES-1"), Application.Create("APP-1", Day(6), "PV-1", "INV-1"));
        Assert.Equal((600, 0), (ledger.Open("INV-1"), ledger.Open("PV-1")));
        Assert.Equal("AlreadyReversed: by REV-2", ledger.Refuse(Reversal.Create("REV-3", Day(7), "RES-1")));
    }

    [Fact]
    public void Reservation_HoldsUntilTheOrderIsCompletelyInvoiced_ReadAnewEachTime()
    {
        var other = Application.Create("APP-1", Day(6), "PV-1", "INV-9");
        var ledger = Reserved(1_500).Post(INV("INV-9", "PO-2"), INV(quantity: 9));
        Assert.Equal(600, ledger.Open("PV-1"));
        Assert.Equal("ReservedForOrder: order PO-1", ledger.Refuse(other));

        ledger.Post(INV("INV-2", quantity: 1));
        Assert.Equal(500, ledger.Open("PV-1"));
        Assert.True(Posting.Post(ledger.State, other).IsPosted);

        ledger.Post(CreditMemo.Create("CM-1", Day(5), "INV-2"));
        Assert.Equal("ReservedForOrder: order PO-1", ledger.Refuse(other));
    }

    [Fact]
    public void Reservation_OfAnOrderThatIsCompletelyInvoiced_LeavesTheVoucherToAnother()
    {
        var ledger = Reserved(1_500).Post(INV(), Reservation.Create("RES-1", Day(5), "PV-1", "PO-2"));
        Assert.Equal("ReservedForOrder: order PO-2", ledger.Refuse(Refund.Create("REF-1", Day(6), 1).WithSettlement("PV-1", 1)));

        ledger.Post(INV("INV-2", "PO-2"));
        Assert.Equal((500, 0), (ledger.Open("INV-2"), ledger.Open("PV-1")));
    }

    [Fact]
    public void Reservation_ThatWasFollowed_IsNotRevivedByACreditMemo_ButByTheReversalOfItsFollower()
    {
        var ledger = Reserved(1_500).Post(
            INV(), Reservation.Create("RES-1", Day(5), "PV-1", "PO-2"), CreditMemo.Create("CM-1", Day(5), "INV-1"));
        var refund = Refund.Create("REF-1", Day(6), 1).WithSettlement("PV-1", 1);
        Assert.Equal("ReservedForOrder: order PO-2", ledger.Refuse(refund));

        ledger.Post(Reversal.Create("REV-1", Day(6), "RES-1"));
        Assert.Equal("ReservedForOrder: order PO-1", ledger.Refuse(refund));
    }

    [Fact]
    public void Vouchers_AreTakenByDateThenNumber()
    {
        var ledger = Of(Manual).Post(
            PO(),
            PV(400, "PV-C", 3),
            PV(400, "PV-B", 2),
            PV(400, "PV-A", 3),
            Reservation.Create("RES-1", Day(3), "PV-C", "PO-1"),
            Reservation.Create("RES-2", Day(3), "PV-A", "PO-1"),
            Reservation.Create("RES-3", Day(3), "PV-B", "PO-1"),
            INV());

        Assert.Equal((0, 0, 200), (ledger.Open("PV-B"), ledger.Open("PV-A"), ledger.Open("PV-C")));
        Assert.Equal(["INV-1/PV-B", "INV-1/PV-A", "INV-1/PV-C"], ledger.State.Links().Where(link => link.Kind == LinkKind.Application).Select(link => link.Id));
    }

    /// <summary>S6: under maximum a reserved voucher has its place by date, under proportional it comes after the prepayment invoices.</summary>
    [Theory]
    [InlineData(ApplicationAmount.Maximum, 0, 50)]
    [InlineData(ApplicationAmount.Proportional, 150, 200)]
    public void Voucher_BesideAPrepaymentInvoice_HasItsPlace(ApplicationAmount amount, decimal voucher, decimal prepayment)
    {
        var ledger = Of(PrepaymentPolicy.Default.WithApplication(ApplicationPolicy.Automatic).WithApplicationAmount(amount)).Post(
            PO().WithPrepayment(PrepaymentDefinition.OfAmount(500)),
            PV(350).WithReservation("PO-1"),
            PrepaymentInvoice.Create("PPI-1", Day(3), "PO-1"),
            Payment.Create("PAY-1", Day(3), 500).WithSettlement("PPI-1"),
            INV(quantity: 4));

        // Of 400, 350 from the voucher and then 50; or first 500 x 400 / 1000 = 200, then 200.
        Assert.Equal(0, ledger.Open("INV-1"));
        Assert.Equal(voucher, ledger.Open("PV-1"));
        Assert.Equal(prepayment, ledger.Of("PO-1").Applied.Amount);
    }

    [Fact]
    public void Reservation_ChangesNoFigureAndPostsNothing()
    {
        var ledger = Of(Manual).Post(PO().WithPrepayment(PrepaymentDefinition.OfAmount(500)), PV(350));
        var (figures, entries) = (ledger.Text("PO-1"), ledger.Entries.Count);

        ledger.Post(Reservation.Create("RES-1", Day(3), "PV-1", "PO-1"));

        Assert.Equal((figures, entries), (ledger.Text("PO-1"), ledger.Entries.Count));
        Assert.Equal(350, ledger.Open("PV-1"));
    }

    [Fact]
    public void Reservation_TellsWhatIsWrongWithIt()
    {
        var ledger = Of(Manual).Post(PO(), PV(100));

        Assert.Equal("UnknownDocument: document PV-9", ledger.Refuse(Reservation.Create("RES-1", Day(3), "PV-9", "PO-1")));
        Assert.Equal("UnknownOrder: order PO-9", ledger.Refuse(Reservation.Create("RES-1", Day(3), "PV-1", "PO-9")));
        Assert.Equal("TooEarly: document PV-1", ledger.Refuse(Reservation.Create("RES-1", Day(1), "PV-1", "PO-1")));
        Assert.Equal("DuplicateNumber: number PV-1", ledger.Refuse(Reservation.Create("PV-1", Day(3), "PV-1", "PO-1")));
    }
}
