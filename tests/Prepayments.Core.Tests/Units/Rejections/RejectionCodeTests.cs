using Prepayments.Tests.Laws;
using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Rejections;

/// <summary>Section 9: each code of the list with its figures, by the shortest way to it.</summary>
public class RejectionCodeTests
{
    private static readonly PrepaymentPolicy Plain = PrepaymentPolicy.Default;

    private static readonly PostingProfile Accounts = WideProfile.With(AccountRole.Forfeiture, "8000");

    private static Order PO(string number = "PO-1") => Order.Create(number, Day(1), Goods()).WithPrepayment(PrepaymentDefinition.OfPercent(30));

    private static OrderLine Goods() => OrderLine.Create("1", 10, 100).WithAccount("5000");

    private static PrepaymentInvoice Ask(string number = "PPI-1", int day = 2) => PrepaymentInvoice.Create(number, Day(day), "PO-1");

    private static Payment Pay(string number = "PAY-1", string settle = "PPI-1") =>
        (Payment)Payment.Create(number, Day(3), 300).WithSettlement(settle);

    private static Invoice Deliver(string number = "INV-1", decimal quantity = 10) =>
        Invoice.Create(number, Day(4)).WithOrder("PO-1").WithOrderLine("1", quantity);

    private static Invoice Free(string number, decimal amount) =>
        Invoice.Create(number, Day(4)).WithLine(InvoiceLine.OfAmount("F", amount).WithAccount("5000"));

    private static Ledger Prepaid(PrepaymentPolicy? policy = null) => Of(policy ?? Plain).Post(PO(), Ask(), Pay());

    [Fact]
    public void DuplicateNumber() => Assert.Equal("DuplicateNumber: number PPI-1", Prepaid().Refuse(Ask()));

    [Fact]
    public void DuplicateNumber_OfAnIdThatTheDocumentWouldMake() => Assert.Equal(
        "DuplicateNumber: number PAY-1/PPI-1",
        Of(Plain).Post(PO(), Ask(), Payment.Create("PAY-1/PPI-1", Day(2), 1)).Refuse(Pay()));

    /// <summary>Each document that makes links, where something has the id of one already.</summary>
    [Fact]
    public void DuplicateNumber_OfALinkOfAnyDocument()
    {
        var taken = new[] { "INV-1/PPI-1", "PCM/PPI-1", "CM/INV-0", "FOR/PPI-1", "VAL/PAY-USD" };
        var ledger = Prepaid().Post(Deliver("INV-0", 1).WithoutApplications());
        ledger.Post([.. taken.Select(number => Payment.Create(number, Day(3), 1))]);
        ledger.With(Accounts).Post(Payment.Create("PAY-USD", Day(3), 1).WithCurrency(Currency.Of("USD")).WithExchangeRate(0.9m));
        var documents = new Document[]
        {
            Deliver().WithApplication("PPI-1", 1),
            PrepaymentCreditMemo.Create("PCM", Day(5), "PPI-1"),
            CreditMemo.Create("CM", Day(5), "INV-0").WithLine(CreditedLine.OfQuantity("1", 1)),
            Forfeiture.Create("FOR", Day(5), "PPI-1"),
            Revaluation.Create("VAL", Day(5)).WithRate(Currency.Of("USD"), 0.8m),
        };

        Assert.Equal(taken.Select(id => "DuplicateNumber: number " + id), documents.Select(ledger.Refuse));
    }

    [Fact]
    public void NonPositiveAmount_OfWhateverIsStated()
    {
        var ledger = Prepaid().Post(Deliver("INV-0", 1).WithoutApplications(), Payment.Create("PAY-0", Day(4), 1));

        Assert.Equal("NonPositiveAmount: amount -1", ledger.Refuse(Settlement.Create("SET", Day(5), "PAY-0", "INV-0").WithAmount(-1)));
        Assert.Equal("NonPositiveAmount: amount -1", ledger.Refuse(Deliver().WithApplication("PPI-1", -1)));
        Assert.Equal("NonPositiveAmount: tax -1", ledger.Refuse(
            Invoice.Create("INV-1", Day(4)).WithLine(InvoiceLine.OfAmount("F", 100).WithTax("V20").WithAccount("5000")).WithTax("V20", -1)));
    }

    [Fact]
    public void CurrencyMismatch_OfWhateverIsJoined()
    {
        var ledger = Prepaid().With(Accounts).Post(Order.Create("PO-USD", Day(1), Goods()).WithCurrency(Currency.Of("USD")), PrepaymentVoucher.Create("PV", Day(2), 10));

        Assert.Equal("CurrencyMismatch: document PPI-1, currency EUR", ledger.Refuse(
            Invoice.Create("INV-1", Day(4)).WithOrder("PO-USD").WithOrderLine("1", 1).WithExchangeRate(0.9m).WithApplication("PPI-1", 1)));
        Assert.Equal("CurrencyMismatch: document PO-USD, currency USD", ledger.Refuse(Reservation.Create("RES", Day(4), "PV", "PO-USD")));
    }

    [Fact]
    public void UnknownOrder_OfAnInvoiceWithoutOrderLines() => Assert.Equal(
        "UnknownOrder: order PO-9", Of(Plain).Refuse(Free("INV-1", 1).WithOrder("PO-9")));

    /// <summary>A tax code that an order was posted with may be gone from the settings when it is invoiced.</summary>
    [Fact]
    public void UnknownTaxCode_OfAnOrderLine()
    {
        var ledger = Of(Plain).Post(Order.Create("PO-1", Day(1), Goods().WithTax("V20")).WithPrepayment(PrepaymentDefinition.OfPercent(30)));
        var later = Of(ledger.State.WithSettings(ledger.State.Profile, ledger.State.Policy, TaxCodes.None));

        Assert.Equal("UnknownTaxCode: tax V20", later.Refuse(Deliver()));
        Assert.Equal("UnknownTaxCode: tax V20", later.Refuse(Ask()));
    }

    [Fact]
    public void DuplicateLine_OfAPrepaymentThatIsAppliedTwice() => Assert.Equal(
        "DuplicateLine: prepayment PPI-1", Prepaid().Refuse(Deliver().WithApplication("PPI-1", 1).WithApplication("PPI-1", 2)));

    [Fact]
    public void DuplicateLine_OfADefinitionWhoseIdIsAnothers() => Assert.Equal(
        "DuplicateLine: definition a",
        Of(Plain).Refuse(Order.Create("PO-1", Day(1), Goods())
            .WithPrepayment(PrepaymentDefinition.OfPercent(10).WithId("a")).WithPrepayment(PrepaymentDefinition.OfPercent(20).WithId("a"))));

    [Fact]
    public void DuplicateLine_OfALineThatIsAskedForTwice() => Assert.Equal(
        "DuplicateLine: line 1", Of(Plain).Post(PO()).Refuse(Ask().WithLine("1", 1).WithLine("1", 2)));

    /// <summary>A line is named by its order and id, a free one by its id alone; of several that come again the first is shown.</summary>
    [Fact]
    public void DuplicateLine_OfAnInvoice_IsThatOfOneOrder_OrOfFreeLines()
    {
        static InvoiceLine Ordered(string order) => InvoiceLine.OfOrderLine("1", 1).WithOrder(order);
        static InvoiceLine Free(string id) => InvoiceLine.OfAmount(id, 1).WithAccount("5000");
        var ledger = Of(Plain).Post(PO(), PO("PO-2"));
        var invoice = Invoice.Create("INV-1", Day(4)).WithLine(Ordered("PO-1")).WithLine(Free("1")).WithLine(Ordered("PO-2")).WithLine(Free("2"));

        Assert.Equal("DuplicateLine: line 2", ledger.Refuse(invoice.WithLine(Free("2")).WithLine(Ordered("PO-2"))));
        Assert.Equal("DuplicateLine: line 1", ledger.Refuse(invoice.WithLine(Ordered("PO-2")).WithLine(Free("2"))));
        Assert.Equal("DuplicateLine: line 2", ledger.Refuse(invoice.WithLine(Free("3")).WithLine(Free("4")).WithLine(Free("5")).WithLine(Free("2"))));
        ledger.Post(invoice.WithLine(Free("3")).WithLine(Free("4")).WithLine(Free("5")));
    }

    [Fact]
    public void UnknownOrder_OfALineWhoseOrderIsNamedNowhere() =>
        Assert.Equal("UnknownOrder: line 1", Prepaid().Refuse(Invoice.Create("INV-1", Day(4)).WithOrderLine("1", 1)));

    [Fact]
    public void AmountOutOfRange_OfAnInvoicesTotal() => Assert.Equal(
        "AmountOutOfRange: total 1000000000000001.00",
        Of(Plain).Refuse(Free("INV-1", 1e15m).WithLine(InvoiceLine.OfAmount("G", 1).WithAccount("5000"))));

    /// <summary>Also where no order is named but on the lines.</summary>
    [Fact]
    public void MissingExchangeRate_OfTheCurrencyOfALinesOrder() => Assert.Equal(
        "MissingExchangeRate: currency USD",
        Of(Plain).Post(Order.Create("PO-1", Day(1), Goods()).WithCurrency(Currency.Of("USD")))
            .Refuse(Invoice.Create("INV-1", Day(4)).WithLine(InvoiceLine.OfOrderLine("1", 1).WithOrder("PO-1"))));

    [Fact]
    public void AmountOutOfRange_OfAnOrdersTotal() => Assert.Equal(
        "AmountOutOfRange: total 1000000000000001",
        Of(Plain).Refuse(Order.Create("PO-1", Day(1), OrderLine.Create("1", 1, 1e15m), OrderLine.Create("2", 1, 1)))
            .Replace(".00", "", StringComparison.Ordinal));

    [Fact]
    public void Order_OfExactlyTheMost_IsPosted() =>
        Of(Plain).Post(Order.Create("PO-1", Day(1), OrderLine.Create("1", 1, 999_999_999_999_999), OrderLine.Create("2", 1, 1)));

    /// <summary>Which codes a later try may pass, as the list says.</summary>
    [Fact]
    public void MayPassLater_IsOfTheseCodes() => Assert.Equal(
        Enum.GetValues<RejectionCode>().Except(
        [
            RejectionCode.DuplicateNumber, RejectionCode.CounterpartyMismatch, RejectionCode.MissingExchangeRate,
            RejectionCode.NonPositiveAmount, RejectionCode.AmountOutOfRange, RejectionCode.InvalidPercentage, RejectionCode.DuplicateLine,
            RejectionCode.NotReversible, RejectionCode.ReversalTooEarly, RejectionCode.TooEarly,
        ]),
        Enum.GetValues<RejectionCode>().Where(code => Rejection.Create(code).MayPassLater));

    [Fact]
    public void Text_OfARejectionWithoutFigures_IsItsCode() => Assert.Equal("TooEarly", Rejection.Create(RejectionCode.TooEarly).ToString());

    [Fact]
    public void CounterpartyMismatch() =>
        Assert.Equal("CounterpartyMismatch: counterparty V-2", Of(Plain).Refuse(PO().WithCounterparty("V-2")));

    [Fact]
    public void CurrencyMismatch() => Assert.Equal(
        "CurrencyMismatch: document PPI-1, currency EUR",
        Of(Plain).Post(PO(), Ask()).Refuse(Pay().WithCurrency(Currency.Of("USD")).WithExchangeRate(0.9m)));

    [Fact]
    public void MissingExchangeRate() => Assert.Equal(
        "MissingExchangeRate: currency USD",
        Of(Plain).Refuse(Payment.Create("PAY-1", Day(2), 1).WithCurrency(Currency.Of("USD"))));

    [Fact]
    public void UnknownOrder() => Assert.Equal("UnknownOrder: order PO-1", Of(Plain).Refuse(Ask()));

    [Fact]
    public void UnknownOrderLine() =>
        Assert.Equal("UnknownOrderLine: line 9", Of(Plain).Post(PO()).Refuse(Ask().WithLine("9", 1)));

    [Fact]
    public void UnknownDocument() => Assert.Equal("UnknownDocument: document PPI-1", Of(Plain).Refuse(Pay()));

    [Fact]
    public void UnknownDocument_OfTheWrongType() => Assert.Equal(
        "UnknownDocument: document PAY-1", Prepaid().Refuse(Payment.Create("PAY-2", Day(3), 300).WithSettlement("PAY-1")));

    [Fact]
    public void UnknownDocument_ForADefinition() =>
        Assert.Equal("UnknownDocument: definition D9", Of(Plain).Post(PO()).Refuse(Ask().WithDefinition("D9")));

    [Fact]
    public void UnknownTaxCode() => Assert.Equal(
        "UnknownTaxCode: tax V99", Of(Plain).Refuse(Order.Create("PO-1", Day(1), Goods().WithTax("V99"))));

    [Fact]
    public void NonPositiveAmount() =>
        Assert.Equal("NonPositiveAmount: amount 0", Of(Plain).Refuse(Payment.Create("PAY-1", Day(1), 0)));

    [Fact]
    public void AmountOutOfRange() =>
        Assert.Equal("AmountOutOfRange: amount 0.001", Of(Plain).Refuse(Payment.Create("PAY-1", Day(1), 0.001m)));

    [Fact]
    public void InvalidPercentage() => Assert.Equal(
        "InvalidPercentage: percent 100.5",
        Of(Plain).Refuse(Order.Create("PO-1", Day(1), Goods()).WithPrepayment(PrepaymentDefinition.OfPercent(100.5m))));

    [Fact]
    public void MultipleDefinitions() => Assert.Equal(
        "MultipleDefinitions: onOrder 2, onLines 0",
        Of(PrepaymentPolicy.Finance).Refuse(PO().WithPrepayment(PrepaymentDefinition.OfPercent(10))));

    [Fact]
    public void MultipleDefinitions_WhereNoneIsNamed() => Assert.Equal(
        "MultipleDefinitions: definitions 2",
        Of(Plain).Post(PO().WithPrepayment(PrepaymentDefinition.OfPercent(10).WithId("D2"))).Refuse(Ask()));

    [Fact]
    public void DuplicateLine() =>
        Assert.Equal("DuplicateLine: line 1", Of(Plain).Refuse(Order.Create("PO-1", Day(1), Goods(), Goods())));

    [Fact]
    public void OrderNotConfirmed() => Assert.Equal(
        "OrderNotConfirmed: order PO-1", Of(PrepaymentPolicy.Finance).Post(PO().WithConfirmed(false)).Refuse(Ask()));

    [Fact]
    public void OrderLocked() =>
        Assert.Equal("OrderLocked: order PO-1", Prepaid().Refuse(PO().WithBasis(PrepaymentBasis.Gross)));

    [Fact]
    public void OrderInvoiced() =>
        Assert.Equal("OrderInvoiced: order PO-1", Of(PrepaymentPolicy.Finance).Post(PO(), Deliver(quantity: 1)).Refuse(Ask("PPI-1", 5)));

    [Fact]
    public void PrepaymentPaid() => Assert.Equal(
        "PrepaymentPaid: prepayment PPI-1", Prepaid(PrepaymentPolicy.Finance).Refuse(Order.Create("PO-1", Day(4), Goods())));

    [Fact]
    public void PrepaymentInvoiced() => Assert.Equal(
        "PrepaymentInvoiced: prepayment PPI-1", Of(Plain).Post(PO(), Ask()).Refuse(Order.Create("PO-1", Day(4), Goods())));

    [Fact]
    public void LineHasPrepayment() => Assert.Equal(
        "LineHasPrepayment: line 1",
        Prepaid().Refuse(Order.Create("PO-1", Day(4), OrderLine.Create("2", 10, 100)).WithPrepayment(PrepaymentDefinition.OfPercent(30))));

    [Fact]
    public void QuantityBelowInvoiced() => Assert.Equal(
        "QuantityBelowInvoiced: line 1",
        Of(Plain).Post(PO(), Deliver(quantity: 4)).Refuse(Order.Create("PO-1", Day(5), OrderLine.Create("1", 3, 100).WithAccount("5000"))
            .WithPrepayment(PrepaymentDefinition.OfPercent(30))));

    [Fact]
    public void ReservedForOrder() => Assert.Equal(
        "ReservedForOrder: order PO-1",
        Of(Plain).Post(PO(), PrepaymentVoucher.Create("PV-1", Day(2), 100).WithReservation("PO-1"), Free("INV-1", 100))
            .Refuse(Application.Create("APP-1", Day(5), "PV-1", "INV-1")));

    [Fact]
    public void PrepaymentUnpaid() => Assert.Equal(
        "PrepaymentUnpaid: amount 300, remaining 120.00",
        Of(Plain).Post(PO(), Ask(), Payment.Create("PAY-1", Day(3), 120).WithSettlement("PPI-1", 120)).Refuse(Deliver().WithApplication("PPI-1", 300)));

    [Fact]
    public void AlreadyReversed() => Assert.Equal(
        "AlreadyReversed: by REV-1",
        Of(Plain).Post(PO(), Ask(), Reversal.Create("REV-1", Day(3), "PPI-1")).Refuse(Reversal.Create("REV-2", Day(4), "PPI-1")));

    [Theory]
    [InlineData("PO-1")]
    [InlineData("REV-1")]
    public void NotReversible(string number) => Assert.Equal(
        "NotReversible: document " + number,
        Of(Plain).Post(PO(), Ask(), Reversal.Create("REV-1", Day(3), "PPI-1")).Refuse(Reversal.Create("REV-2", Day(4), number)));

    [Fact]
    public void HasApplications() => Assert.Equal(
        "HasApplications: link INV-1/PPI-1",
        Prepaid().Post(Deliver().WithApplication("PPI-1")).Refuse(Reversal.Create("REV-1", Day(5), "INV-1")));

    [Fact]
    public void HasSettlements() =>
        Assert.Equal("HasSettlements: link PAY-1/PPI-1", Prepaid().Refuse(Reversal.Create("REV-1", Day(5), "PAY-1")));

    [Fact]
    public void ReversalTooEarly() => Assert.Equal(
        "ReversalTooEarly: document PPI-1", Of(Plain).Post(PO(), Ask()).Refuse(Reversal.Create("REV-1", Day(1), "PPI-1")));

    [Fact]
    public void TooEarly() => Assert.Equal("TooEarly: document PPI-1", Of(Plain).Post(PO(), Ask("PPI-1", 9)).Refuse(Pay()));

    [Fact]
    public void LimitExceedsOrder() => Assert.Equal(
        "LimitExceedsOrder: limit 1000.01, order 1000.00",
        Of(Plain).Refuse(Order.Create("PO-1", Day(1), Goods()).WithPrepayment(PrepaymentDefinition.OfAmount(1000.01m))));

    [Fact]
    public void LimitBelowInvoiced() => Assert.Equal(
        "LimitBelowInvoiced: limit 299.99, invoiced 300.00",
        Of(Plain).Post(PO(), Ask()).Refuse(Order.Create("PO-1", Day(3), Goods()).WithPrepayment(PrepaymentDefinition.OfAmount(299.99m))));

    [Fact]
    public void NothingToInvoice() =>
        Assert.Equal("NothingToInvoice: order PO-1", Of(Plain).Post(PO(), Ask()).Refuse(Ask("PPI-2")));

    [Fact]
    public void NothingToInvoice_WithoutLines() =>
        Assert.Equal("NothingToInvoice: invoice INV-1", Of(Plain).Refuse(Invoice.Create("INV-1", Day(1))));

    [Fact]
    public void ExceedsAvailable() => Assert.Equal(
        "ExceedsAvailable: amount 300.01, available 300.00", Of(Plain).Post(PO()).Refuse(Ask().WithAmount(300.01m)));

    [Fact]
    public void ExceedsOrdered() => Assert.Equal(
        "ExceedsOrdered: line 1, quantity 7, open 6", Of(Plain).Post(PO(), Deliver(quantity: 4)).Refuse(Deliver("INV-2", 7)));

    [Fact]
    public void ExceedsRemaining() => Assert.Equal(
        "ExceedsRemaining: amount 300.01, remaining 300.00",
        Prepaid().Post(Deliver()).Refuse(Application.Create("APP-1", Day(5), "PPI-1", "INV-1").WithAmount(300.01m)));

    [Fact]
    public void ExceedsOpenAmount() => Assert.Equal(
        "ExceedsOpenAmount: amount 100.01, open 100.00",
        Prepaid().Post(Free("INV-1", 100)).Refuse(Application.Create("APP-1", Day(5), "PPI-1", "INV-1").WithAmount(100.01m)));

    [Fact]
    public void ExceedsOpenAmount_OfWhatAPaymentSettles() => Assert.Equal(
        "ExceedsOpenAmount: document PPI-1, amount 300.01, open 300.00",
        Of(Plain).Post(PO(), Ask()).Refuse(Payment.Create("PAY-1", Day(3), 400).WithSettlement("PPI-1", 300.01m)));

    [Fact]
    public void TaxMismatch() => Assert.Equal(
        "TaxMismatch: stated 20.02, computed 20.00",
        Of(Plain).Refuse(Invoice.Create("INV-1", Day(1)).WithLine(InvoiceLine.OfAmount("F", 100).WithTax("V20").WithAccount("5000")).WithTax("V20", 20.02m)));

    [Fact]
    public void MissingAccount() => Assert.Equal(
        "MissingAccount: role Bank", Of(Plain, profile: PostingProfile.Create("2000")).Refuse(Payment.Create("PAY-1", Day(1), 1)));

    [Fact]
    public void MissingAccount_OfATax() => Assert.Equal(
        "MissingAccount: role Tax, tax V20",
        Of(Plain, profile: PostingProfile.Create("2000")).Refuse(
            Invoice.Create("INV-1", Day(1)).WithLine(InvoiceLine.OfAmount("F", 100).WithTax("V20").WithAccount("5000"))));

    [Fact]
    public void EveryCode_HasATestOrAReason()
    {
        var tested = typeof(RejectionCodeTests).GetMethods().Select(method => method.Name.Split('_')[0]);

        Assert.All(Enum.GetValues<RejectionCode>(), code => Assert.True(
            Law.Unreachable.ContainsKey(code) ^ tested.Contains(code.ToString(), StringComparer.Ordinal), code.ToString()));
    }

    [Fact]
    public void Codes_StandInTheOrderOfSection9()
    {
        var codes = Enum.GetValues<RejectionCode>();

        Assert.Equal(codes.OrderBy(code => (int)code), codes);
        Assert.Equal(37, codes.Length);
    }
}
