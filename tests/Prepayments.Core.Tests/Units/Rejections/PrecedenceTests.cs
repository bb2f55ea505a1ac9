using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Rejections;

/// <summary>
/// Section 9: where a document breaks several rules, the first of the list is reported. A sound document of each type is
/// given two faults at a time; each pair of faults that the type can have is a case.
/// </summary>
public class PrecedenceTests
{
    private static readonly Dictionary<RejectionCode, Action<Draft>> OfPayment = new()
    {
        [RejectionCode.DuplicateNumber] = draft => draft.Number = "PO-1",
        [RejectionCode.CounterpartyMismatch] = draft => draft.Counterparty = "V-2",
        [RejectionCode.CurrencyMismatch] = draft => draft.Rate = 2,
        [RejectionCode.UnknownDocument] = draft => draft.Settle.Add(("none", 1)),
        [RejectionCode.NonPositiveAmount] = draft => draft.Settle.Add(("PPI-2", 0)),
        [RejectionCode.AmountOutOfRange] = draft => draft.Amount = 0.001m,
        [RejectionCode.DuplicateLine] = draft => draft.Settle.AddRange([("PPI-2", 1), ("PPI-2", 1)]),
        [RejectionCode.TooEarly] = draft => draft.Settle.Add(("LATE", 1)),
        [RejectionCode.ExceedsOpenAmount] = draft => draft.Settle.Add(("INV-1", 900_000)),
        [RejectionCode.MissingAccount] = draft => draft.Profile = PostingProfile.Create("2000"),
    };

    private static readonly Dictionary<RejectionCode, Action<Draft>> OfInvoice = new()
    {
        [RejectionCode.DuplicateNumber] = draft => draft.Number = "PAY-1",
        [RejectionCode.CounterpartyMismatch] = draft => draft.Counterparty = "V-2",
        [RejectionCode.CurrencyMismatch] = draft => draft.Currency = "USD",
        [RejectionCode.UnknownOrder] = draft => draft.Lines.Add(InvoiceLine.OfOrderLine("1", 1).WithOrder("none")),
        [RejectionCode.UnknownOrderLine] = draft => draft.Lines.Add(InvoiceLine.OfOrderLine("9", 1).WithOrder("PO-1")),
        [RejectionCode.UnknownDocument] = draft => draft.Apply.Add(("none", null)),
        [RejectionCode.UnknownTaxCode] = draft => draft.Lines.Add(InvoiceLine.OfAmount("T", 1).WithTax("none").WithAccount("5000")),
        [RejectionCode.NonPositiveAmount] = draft => draft.Lines.Add(InvoiceLine.OfAmount("N", -1).WithAccount("5000")),
        [RejectionCode.AmountOutOfRange] = draft => draft.Lines.Add(InvoiceLine.OfAmount("R", 0.001m).WithAccount("5000")),
        [RejectionCode.DuplicateLine] = draft => draft.Lines.AddRange(
            [InvoiceLine.OfAmount("D", 1).WithAccount("5000"), InvoiceLine.OfAmount("D", 1).WithAccount("5000")]),
        [RejectionCode.PrepaymentUnpaid] = draft => draft.Apply.Add(("PPI-2", 1)),
        [RejectionCode.TooEarly] = draft => draft.Apply.Add(("LATE", null)),
        [RejectionCode.ExceedsOrdered] = draft => draft.Lines.Add(InvoiceLine.OfOrderLine("2", 900).WithOrder("PO-1")),
        [RejectionCode.ExceedsRemaining] = draft => draft.Apply.Add(("PPI-1", 900_000)),
        [RejectionCode.TaxMismatch] = draft => draft.Taxes.Add(("V20", 900)),
        [RejectionCode.MissingAccount] = draft => draft.Lines.Add(InvoiceLine.OfAmount("M", 1)),
    };

    private static readonly Dictionary<RejectionCode, Action<Draft>> OfPrepaymentInvoice = new()
    {
        [RejectionCode.DuplicateNumber] = draft => draft.Number = "PAY-1",
        [RejectionCode.CounterpartyMismatch] = draft => draft.Counterparty = "V-2",
        [RejectionCode.CurrencyMismatch] = draft => draft.Rate = 2,
        [RejectionCode.UnknownOrder] = draft => draft.Order = "none",
        [RejectionCode.UnknownOrderLine] = draft => draft.Ask.Add(("9", 1)),
        [RejectionCode.UnknownDocument] = draft => draft.Definition = "none",
        [RejectionCode.UnknownTaxCode] = draft => draft.Taxes.Add(("none", 1)),
        [RejectionCode.NonPositiveAmount] = draft => draft.Ask.Add(("2", 0)),
        [RejectionCode.AmountOutOfRange] = draft => draft.Ask.Add(("3", 0.001m)),
        [RejectionCode.DuplicateLine] = draft => draft.Taxes.AddRange([("V10", 0), ("V10", 0)]),
        [RejectionCode.OrderNotConfirmed] = draft => draft.Policy = draft.Policy.WithRequireConfirmedOrder(true),
        [RejectionCode.OrderInvoiced] = draft => draft.Policy = draft.Policy.WithPrepaymentAfterInvoice(PrepaymentAfterInvoice.Reject),
        [RejectionCode.ExceedsAvailable] = draft => draft.Ask.Add(("4", 900_000)),
        [RejectionCode.TaxMismatch] = draft => draft.Taxes.Add(("V20", 900)),
        [RejectionCode.MissingAccount] = draft => draft.Profile = PostingProfile.Create("2000"),
    };

    private static readonly Dictionary<RejectionCode, Action<Draft>> OfAmendment = new()
    {
        [RejectionCode.CounterpartyMismatch] = draft => draft.Counterparty = "V-2",
        [RejectionCode.UnknownTaxCode] = draft => draft.OrderLines.Add(OrderLine.Create("T", 1, 1).WithTax("none")),
        [RejectionCode.NonPositiveAmount] = draft => draft.OrderLines.Add(OrderLine.Create("N", 0, 1)),
        [RejectionCode.AmountOutOfRange] = draft => draft.OrderLines.Add(OrderLine.Create("R", 1, 0.00000000001m)),
        [RejectionCode.InvalidPercentage] = draft => draft.Percent = 101,
        [RejectionCode.MultipleDefinitions] = draft =>
            draft.OrderLines.Add(OrderLine.Create("P", 1, 1).WithPrepayment(PrepaymentDefinition.OfPercent(1))),
        [RejectionCode.DuplicateLine] = draft => draft.OrderLines.AddRange([OrderLine.Create("D", 1, 1), OrderLine.Create("D", 1, 1)]),
        [RejectionCode.OrderLocked] = draft => draft.Gross = true,
        [RejectionCode.LineHasPrepayment] = draft => draft.OrderLines.RemoveAll(line => line.Id == "2"),
        [RejectionCode.QuantityBelowInvoiced] = draft => draft.OrderLines[0] = OrderLine.Create("1", 0.5m, 100).WithTax("V20").WithAccount("5000"),
        [RejectionCode.LimitBelowInvoiced] = draft => draft.Percent = 0.01m,
    };

    private static readonly Dictionary<RejectionCode, Action<Draft>> OfApplication = new()
    {
        [RejectionCode.DuplicateNumber] = draft => draft.Number = "PAY-1",
        [RejectionCode.CounterpartyMismatch] = draft => draft.Counterparty = "V-2",
        [RejectionCode.UnknownDocument] = draft => draft.From = "none",
        [RejectionCode.NonPositiveAmount] = draft => draft.Amount = -1,
        [RejectionCode.AmountOutOfRange] = draft => draft.Amount = 0.001m,
        [RejectionCode.TooEarly] = draft => draft.Day = 1,
        [RejectionCode.ExceedsRemaining] = draft => draft.Amount = 900_000,
    };

    private static readonly Dictionary<RejectionCode, Action<Draft>> OfReversal = new()
    {
        [RejectionCode.DuplicateNumber] = draft => draft.Number = "PAY-1",
        [RejectionCode.CounterpartyMismatch] = draft => draft.Counterparty = "V-2",
        [RejectionCode.HasSettlements] = draft => draft.From = "PPI-1",
        [RejectionCode.ReversalTooEarly] = draft => draft.Day = 1,
    };

    private static readonly Dictionary<RejectionCode, Action<Draft>> OfVoucher = new()
    {
        [RejectionCode.DuplicateNumber] = draft => draft.Number = "PAY-1",
        [RejectionCode.CounterpartyMismatch] = draft => draft.Counterparty = "V-2",
        [RejectionCode.CurrencyMismatch] = draft => draft.Rate = 2,
        [RejectionCode.UnknownOrder] = draft => draft.Order = "none",
        [RejectionCode.UnknownTaxCode] = draft => draft.Taxes.Add(("none", 1)),
        [RejectionCode.NonPositiveAmount] = draft => draft.Taxes.Add(("GST", 0)),
        [RejectionCode.AmountOutOfRange] = draft => draft.Taxes.Add(("V25", 0.001m)),
        [RejectionCode.DuplicateLine] = draft => draft.Taxes.AddRange([("V10", 1), ("V10", 1)]),
        [RejectionCode.TaxMismatch] = draft => draft.Taxes.Add(("V20", 900_000)),
        [RejectionCode.MissingAccount] = draft => draft.Profile = PostingProfile.Create("2000"),
    };

    private static readonly Dictionary<RejectionCode, Action<Draft>> OfReservation = new()
    {
        [RejectionCode.DuplicateNumber] = draft => draft.Number = "PAY-1",
        [RejectionCode.CounterpartyMismatch] = draft => draft.Counterparty = "V-2",
        [RejectionCode.UnknownOrder] = draft => draft.Order = "none",
        [RejectionCode.UnknownDocument] = draft => draft.From = "PAY-1",
        [RejectionCode.ReservedForOrder] = draft => draft.From = "PV-2",
        [RejectionCode.TooEarly] = draft => draft.Day = 1,
    };

    private static readonly Dictionary<RejectionCode, Action<Draft>> OfPrepaymentCreditMemo = new()
    {
        [RejectionCode.DuplicateNumber] = draft => draft.Number = "PAY-1",
        [RejectionCode.CounterpartyMismatch] = draft => draft.Counterparty = "V-2",
        [RejectionCode.UnknownDocument] = draft => draft.From = "INV-1",
        [RejectionCode.NonPositiveAmount] = draft => draft.Amount = -1,
        [RejectionCode.AmountOutOfRange] = draft => draft.Amount = 0.001m,
        [RejectionCode.TooEarly] = draft => draft.Day = 1,
        [RejectionCode.ExceedsRemaining] = draft => draft.Amount = 900_000,
    };

    private static readonly Dictionary<RejectionCode, Action<Draft>> OfCreditMemo = new()
    {
        [RejectionCode.DuplicateNumber] = draft => draft.Number = "PAY-1",
        [RejectionCode.CounterpartyMismatch] = draft => draft.Counterparty = "V-2",
        [RejectionCode.UnknownOrderLine] = draft => draft.Credit.Add(CreditedLine.OfQuantity("9", 1)),
        [RejectionCode.NonPositiveAmount] = draft => draft.Credit.Add(CreditedLine.OfQuantity("2", 0)),
        [RejectionCode.AmountOutOfRange] = draft => draft.Credit.Add(CreditedLine.OfAmount("2", 0.001m)),
        [RejectionCode.DuplicateLine] = draft => draft.Credit.AddRange([CreditedLine.OfQuantity("1", 1), CreditedLine.OfQuantity("1", 1)]),
        [RejectionCode.TooEarly] = draft => draft.Day = 1,
        [RejectionCode.ExceedsOrdered] = draft => draft.Credit.Add(CreditedLine.OfQuantity("3", 900)),
        [RejectionCode.ExceedsOpenAmount] = draft => draft.Credit.Add(CreditedLine.OfAmount("4", 900_000)),
    };

    public static TheoryData<DocumentKind, RejectionCode, RejectionCode> Pairs()
    {
        var pairs = new TheoryData<DocumentKind, RejectionCode, RejectionCode>();
        foreach (var (kind, faults) in Faults)
        {
            foreach (var first in faults.Keys)
            {
                foreach (var second in faults.Keys.Where(code => code > first && !AreOneFigure(kind, first, code)))
                {
                    pairs.Add(kind, first, second);
                }
            }
        }

        return pairs;
    }

    public static TheoryData<DocumentKind, RejectionCode> Alone()
    {
        var all = new TheoryData<DocumentKind, RejectionCode>();
        foreach (var (kind, faults) in Faults)
        {
            foreach (var code in faults.Keys)
            {
                all.Add(kind, code);
            }
        }

        return all;
    }

    private static Dictionary<DocumentKind, Dictionary<RejectionCode, Action<Draft>>> Faults => new()
    {
        [DocumentKind.Payment] = OfPayment,
        [DocumentKind.Invoice] = OfInvoice,
        [DocumentKind.PrepaymentInvoice] = OfPrepaymentInvoice,
        [DocumentKind.Order] = OfAmendment,
        [DocumentKind.Application] = OfApplication,
        [DocumentKind.PrepaymentVoucher] = OfVoucher,
        [DocumentKind.Reservation] = OfReservation,
        [DocumentKind.PrepaymentCreditMemo] = OfPrepaymentCreditMemo,
        [DocumentKind.CreditMemo] = OfCreditMemo,
        [DocumentKind.Reversal] = OfReversal,
    };

    [Theory]
    [MemberData(nameof(Alone))]
    public void Fault_Alone_IsReported(DocumentKind kind, RejectionCode code) => Assert.Equal(code, Refuse(kind, code));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void TwoFaults_TheEarlierCodeIsReported(DocumentKind kind, RejectionCode earlier, RejectionCode later) =>
        Assert.Equal(earlier, Refuse(kind, earlier, later));

    [Theory]
    [InlineData(DocumentKind.Payment)]
    [InlineData(DocumentKind.Invoice)]
    [InlineData(DocumentKind.PrepaymentInvoice)]
    [InlineData(DocumentKind.Order)]
    [InlineData(DocumentKind.Application)]
    [InlineData(DocumentKind.PrepaymentVoucher)]
    [InlineData(DocumentKind.Reservation)]
    [InlineData(DocumentKind.PrepaymentCreditMemo)]
    [InlineData(DocumentKind.CreditMemo)]
    [InlineData(DocumentKind.Reversal)]
    public void NoFault_IsPosted(DocumentKind kind) => Assert.Null(Refuse(kind));

    /// <summary>Both faults would have to stand in the same figure, of which there is one.</summary>
    private static bool AreOneFigure(DocumentKind kind, RejectionCode first, RejectionCode second)
    {
        RejectionCode[][] figures = kind switch
        {
            DocumentKind.Application or DocumentKind.PrepaymentCreditMemo =>
                [[RejectionCode.NonPositiveAmount, RejectionCode.AmountOutOfRange, RejectionCode.ExceedsRemaining]],
            DocumentKind.Reservation => [[RejectionCode.UnknownDocument, RejectionCode.ReservedForOrder]],
            DocumentKind.Order => [[RejectionCode.InvalidPercentage, RejectionCode.LimitBelowInvoiced]],
            _ => [],
        };
        return Array.Exists(figures, codes => codes.Contains(first) && codes.Contains(second));
    }

    private static RejectionCode? Refuse(DocumentKind kind, params RejectionCode[] faults)
    {
        var draft = new Draft(kind);
        foreach (var fault in faults)
        {
            Faults[kind][fault](draft);
        }

        var state = Start(kind).State;
        state = state.WithSettings(draft.Profile, draft.Policy, state.TaxCodes);
        return Posting.Post(state, draft.ToDocument()).Rejection?.Code;
    }

    /// <summary>
    /// An order of four lines, a paid and an unpaid prepayment invoice and a paid one dated late, an invoice of one piece, and
    /// what the documents above name.
    /// </summary>
    private static Ledger Start(DocumentKind kind)
    {
        var ledger = Of(PrepaymentPolicy.Default).Post(
            Draft.PO(Draft.Four(), 50, confirmed: kind != DocumentKind.PrepaymentInvoice),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1").WithAmount(60),
            PrepaymentInvoice.Create("PPI-2", Day(2), "PO-1").WithAmount(60),
            PrepaymentInvoice.Create("LATE", Day(25), "PO-1").WithAmount(10),
            Payment.Create("PAY-1", Day(3), 72).WithSettlement("PPI-1"),
            Payment.Create("PAY-2", Day(26), 100).WithSettlement("LATE"),
            Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 1));
        return kind switch
        {
            DocumentKind.Reservation => ledger.Post(
                PrepaymentVoucher.Create("PV-1", Day(5), 10), PrepaymentVoucher.Create("PV-2", Day(5), 10).WithReservation("PO-1")),
            DocumentKind.CreditMemo => ledger.Post(
                Draft.Four().Skip(1).Aggregate(
                    Invoice.Create("INV-2", Day(4)).WithOrder("PO-1").WithOrderLine("1", 1),
                    (invoice, line) => invoice.WithOrderLine(line.Id, 2))),
            _ => ledger,
        };
    }

    /// <summary>A document of some type while faults are put into it.</summary>
    private sealed class Draft(DocumentKind kind)
    {
        internal string Number { get; set; } = kind == DocumentKind.Order ? "PO-1" : "NEW";

        internal int Day { get; set; } = 20;

        internal string? Counterparty { get; set; }

        internal string? Currency { get; set; }

        internal decimal? Rate { get; set; }

        internal decimal? Amount { get; set; }

        internal string Order { get; set; } = "PO-1";

        internal string? Definition { get; set; }

        internal string From { get; set; } = kind switch
        {
            DocumentKind.Reversal => "INV-1",
            DocumentKind.Reservation => "PV-1",
            DocumentKind.CreditMemo => "INV-2",
            _ => "PPI-1",
        };

        internal decimal Percent { get; set; } = 50;

        internal bool Gross { get; set; }

        internal PostingProfile Profile { get; set; } = Ledger.Profile;

        internal PrepaymentPolicy Policy { get; set; } = PrepaymentPolicy.Default;

        internal List<(string Document, decimal? Amount)> Settle { get; } = [];

        internal List<(string Document, decimal? Amount)> Apply { get; } = [];

        internal List<(string Line, decimal Amount)> Ask { get; } = [];

        internal List<(string Code, decimal Tax)> Taxes { get; } = [];

        internal List<CreditedLine> Credit { get; } = [];

        internal List<InvoiceLine> Lines { get; } = [InvoiceLine.OfOrderLine("1", 1).WithOrder("PO-1")];

        internal List<OrderLine> OrderLines { get; } = [.. Four()];

        internal static IEnumerable<OrderLine> Four() => new[] { "1", "2", "3", "4" }.Select(
            id => OrderLine.Create(id, 2, 100).WithTax("V20").WithAccount("5000"));

        internal static Order PO(IEnumerable<OrderLine> lines, decimal percent, bool confirmed) =>
            Prepayments.Order.Create("PO-1", Ledger.Day(1), [.. lines]).WithPrepayment(PrepaymentDefinition.OfPercent(percent)).WithConfirmed(confirmed);

        internal Document ToDocument()
        {
            var document = Make();
            return Counterparty is null ? document : document.WithCounterparty(Counterparty);
        }

        private Document Make()
        {
            var date = Ledger.Day(Day);
            switch (kind)
            {
                case DocumentKind.Payment:
                    MoneyDocument payment = Payment.Create(Number, date, Amount ?? 1000);
                    payment = Rate is { } exchangeRate ? payment.WithExchangeRate(exchangeRate) : payment;
                    foreach (var (target, amount) in Settle)
                    {
                        payment = amount is { } stated ? payment.WithSettlement(target, stated) : payment.WithSettlement(target);
                    }

                    return payment;
                case DocumentKind.Invoice:
                    var invoice = Invoice.Create(Number, date).WithLines(EquatableArray<InvoiceLine>.From(Lines));
                    invoice = Currency is null ? invoice : invoice.WithCurrency(Prepayments.Currency.Of(Currency));
                    foreach (var (target, amount) in Apply)
                    {
                        invoice = amount is { } stated ? invoice.WithApplication(target, stated) : invoice.WithApplication(target);
                    }

                    return Taxes.Aggregate(invoice, (taxed, tax) => taxed.WithTax(tax.Code, tax.Tax));
                case DocumentKind.PrepaymentInvoice:
                    var asking = PrepaymentInvoice.Create(Number, date, Order);
                    asking = Definition is null ? asking : asking.WithDefinition(Definition);
                    asking = Rate is { } rate ? asking.WithExchangeRate(rate) : asking;
                    asking = Ask.Aggregate(asking, (asked, line) => asked.WithLine(line.Line, line.Amount));
                    return Taxes.Aggregate(asking, (taxed, tax) => taxed.WithTax(tax.Code, tax.Tax));
                case DocumentKind.Order:
                    var order = PO(OrderLines, Percent, confirmed: true);
                    order = Currency is null ? order : order.WithCurrency(Prepayments.Currency.Of(Currency));
                    return Gross ? order.WithBasis(PrepaymentBasis.Gross) : order;
                case DocumentKind.Application:
                    var application = Application.Create(Number, date, From, "INV-1");
                    return Amount is { } part ? application.WithAmount(part) : application;
                case DocumentKind.PrepaymentVoucher:
                    var voucher = PrepaymentVoucher.Create(Number, date, Amount ?? 1000).WithReservation(Order);
                    voucher = Rate is { } voucherRate ? voucher.WithExchangeRate(voucherRate) : voucher;
                    return Taxes.Aggregate(voucher, (taxed, tax) => taxed.WithTax(tax.Code, tax.Tax));
                case DocumentKind.Reservation:
                    return Reservation.Create(Number, date, From, Order);
                case DocumentKind.PrepaymentCreditMemo:
                    var credit = PrepaymentCreditMemo.Create(Number, date, From);
                    return Amount is { } credited ? credit.WithAmount(credited) : credit;
                case DocumentKind.CreditMemo:
                    return Credit.Aggregate(CreditMemo.Create(Number, date, From), (memo, line) => memo.WithLine(line));
                default:
                    return Reversal.Create(Number, date, From);
            }
        }
    }

    [Fact]
    public void APercentageBeyondTheRange_IsOutOfRangeBeforeItIsInvalid() => Assert.StartsWith(
        "AmountOutOfRange: percent",
        Of(PrepaymentPolicy.Default).Refuse(Order.Create("PO-1", Day(1), OrderLine.Create("1", 1, 1).WithAccount("5000"))
            .WithPrepayment(PrepaymentDefinition.OfPercent(7922816251426433759.35m))),
        StringComparison.Ordinal);

    [Fact]
    public void AnUnknownLineOfAnOrderInAnotherCurrency_IsACurrencyMismatch()
    {
        var ledger = Of(PrepaymentPolicy.Default).Post(Order.Create("PO-1", Day(1), OrderLine.Create("1", 1, 1).WithAccount("5000")));

        Assert.Equal(
            "CurrencyMismatch: document PO-1, currency EUR",
            ledger.Refuse(Invoice.Create("INV-1", Day(2)).WithCurrency(Currency.Of("USD")).WithExchangeRate(2).WithOrder("PO-1").WithOrderLine("9", 1)));
    }

    [Fact]
    public void ARateOfZeroInTheOwnCurrency_IsACurrencyMismatch() => Assert.Equal(
        "CurrencyMismatch: exchangeRate 0", Of(PrepaymentPolicy.Default).Refuse(Payment.Create("PAY-1", Day(2), 1).WithExchangeRate(0)));
}
