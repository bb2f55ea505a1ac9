using NodaTime;

namespace Prepayments.Tests.SmallScope;

/// <summary>
/// The documents that may come next in a small history: one of each kind about what stands, over tiny amounts in which every
/// rounding shows.
/// </summary>
internal sealed class SmallDocuments
{
    private readonly Subledger state;
    private readonly Currency currency;
    private readonly int step;
    private readonly LocalDate date;
    private readonly List<OpenItem> live;

    public SmallDocuments(Subledger state, Currency currency, int step)
    {
        this.state = state;
        this.currency = currency;
        this.step = step;
        date = new LocalDate(2026, 1, 1).PlusDays(step);
        live = [.. state.Items().Where(item => state.ReversedBy(item.Number) is null)];
    }

    /// <summary>Gets the rate of the step: another one each time, so that every difference shows.</summary>
    private decimal Rate => 0.9m + (0.03m * step);

    /// <summary>The order of all small histories; amended to more than 3 pieces it is not confirmed, and its prepayment refundable.</summary>
    public static Order Order(Currency currency, decimal quantity = 3, decimal percent = 50) => Prepayments.Order.Create(
        "PO",
        new LocalDate(2026, 1, 1),
        OrderLine.Create("1", quantity, 0.05m).WithTax("V20").WithAccount("5000"),
        OrderLine.Create("2", 1, 0.03m).WithTax("V10").WithAccount("5010"))
        .WithCurrency(currency)
        .WithConfirmed(quantity <= 3)
        .WithPrepayment(PrepaymentDefinition.OfPercent(percent).WithRefundable(quantity > 3));

    /// <summary>Every document that there is something to be about.</summary>
    public IEnumerable<Document> Next()
    {
        yield return At(PrepaymentInvoice.Create(Number("PPI"), date, "PO"));
        yield return At(PrepaymentInvoice.Create(Number("PPI"), date, "PO").WithAmount(0.01m));
        yield return At(Deliver(whole: true));
        yield return At(Deliver(whole: false));
        yield return At(PrepaymentVoucher.Create(Number("PV"), date, 0.07m).WithTax("V20", 0.06m));
        yield return Order(currency, 4, 60);
        var asked = Open(DocumentKind.PrepaymentInvoice);
        var invoices = Open(DocumentKind.Invoice);
        var prepaid = live.FindAll(item => item.Kind is DocumentKind.PrepaymentInvoice or DocumentKind.PrepaymentVoucher);
        if (asked is { } prepayment)
        {
            yield return At(Payment.Create(Number("PAY"), date, prepayment.Open).WithSettlement(prepayment.Number));
            yield return At(Payment.Create(Number("PAY"), date, 0.01m).WithSettlement(prepayment.Number, 0.01m));
        }

        if (Open(DocumentKind.Payment) is { } unsettled && (asked ?? invoices) is { } owed)
        {
            yield return Settlement.Create(Number("SET"), date, unsettled.Number, owed.Number);
        }

        if (invoices is { } invoice)
        {
            yield return At(Payment.Create(Number("PAY"), date, invoice.Open).WithSettlement(invoice.Number));
            yield return At(Payment.Create(Number("PAY"), date, invoice.Open));
            foreach (var item in prepaid.Take(2))
            {
                yield return Application.Create(Number("APP"), date, item.Number, invoice.Number);
            }

            yield return CreditMemo.Create(Number("CM"), date, invoice.Number);
        }

        if (prepaid.Count > 0)
        {
            yield return Forfeiture.Create(Number("FF"), date, prepaid[0].Number);
            yield return Reservation.Create(Number("RES"), date, prepaid[prepaid.Count - 1].Number, "PO");
        }

        if (prepaid.Find(item => item.Kind == DocumentKind.PrepaymentInvoice) is { } credited)
        {
            yield return PrepaymentCreditMemo.Create(Number("PCM"), date, credited.Number);
            yield return PrepaymentCreditMemo.Create(Number("PCM"), date, credited.Number).WithAmount(0.01m);
        }

        if (Open(DocumentKind.PrepaymentVoucher, DocumentKind.PrepaymentCreditMemo, DocumentKind.CreditMemo, DocumentKind.Payment) is { } repaid)
        {
            yield return At(Refund.Create(Number("REF"), date, repaid.Open).WithSettlement(repaid.Number));
        }

        foreach (var reversal in Reversals())
        {
            yield return reversal;
        }

        if (currency != state.AccountingCurrency && live.Count > 0)
        {
            yield return Revaluation.Create(Number("VAL"), date).WithRate(currency, Rate);
        }
    }

    /// <summary>Documents that break one rule each, as far as it can be broken where the history stands.</summary>
    public IEnumerable<Document> Broken()
    {
        var order = Order(currency);
        yield return At(Payment.Create("PO", date, 1));
        yield return At(Payment.Create(Number("PAY"), date, 1).WithCounterparty("V-2"));
        yield return Payment.Create(Number("PAY"), date, 1).WithCurrency(Currency.Of("JPY"));
        yield return Payment.Create(Number("PAY"), date, 1).WithExchangeRate(2);
        yield return At(PrepaymentInvoice.Create(Number("PPI"), date, "none"));
        yield return At(PrepaymentInvoice.Create(Number("PPI"), date, "PO").WithLine("none", 1));
        yield return At(PrepaymentInvoice.Create(Number("PPI"), date, "PO").WithAmount(9));
        yield return At(PrepaymentInvoice.Create(Number("PPI"), date, "PO").WithTax("V20", 9));
        yield return At(PrepaymentVoucher.Create(Number("PV"), date, 1).WithTax("none", 1));
        yield return At(Payment.Create(Number("PAY"), date, 0));
        yield return At(Payment.Create(Number("PAY"), date, 0.001m));
        yield return At(Invoice.Create(Number("INV"), date).WithOrder("PO").WithOrderLine("1", 99));
        yield return At(Invoice.Create(Number("INV"), date).WithOrder("PO").WithOrderLine("1", 1).WithOrderLine("1", 1));
        yield return At(Invoice.Create(Number("INV"), date).WithLine(InvoiceLine.OfAmount("F", 1)));
        yield return Order(currency, 3, 101);
        yield return Order(currency, 3, 10);
        yield return Order(currency, 3, 0.1m).WithPrepayment(PrepaymentDefinition.OfPercent(100).WithId("D"));
        yield return Order(currency, 1);
        yield return Prepayments.Order.Create("PO", order.Date, order.Lines[1]).WithCurrency(currency).WithPrepayment(order.Prepayments[0]);
        yield return Prepayments.Order.Create("PO", order.Date, [.. order.Lines]).WithCurrency(currency);
        yield return Order(Currency.Of("JPY"));
        yield return Order(currency).WithPrepayment(PrepaymentDefinition.OfAmount(9).WithId("D"));
        foreach (var item in live)
        {
            yield return At(Payment.Create(Number("PAY"), date, 9).WithSettlement(item.Number, 9));
            yield return At(Payment.Create(Number("PAY"), item.Date.PlusDays(-1), 0.01m).WithSettlement(item.Number, 0.01m));
            yield return Reversal.Create(Number("REV"), item.Date.PlusDays(-1), item.Number);
            if (item.Kind is DocumentKind.PrepaymentInvoice or DocumentKind.PrepaymentVoucher)
            {
                yield return At(Deliver(whole: true).WithApplication(item.Number, 9));
                yield return At(Deliver(whole: true).WithApplication(item.Number, 0.01m));
                yield return At(Refund.Create(Number("REF"), date, 0.01m).WithSettlement(item.Number, 0.01m));
            }
        }
    }

    private IEnumerable<Document> Reversals()
    {
        var links = state.Links().Where(link => state.ReversedBy(link.Id) is null).ToList();
        if (links.Count > 0)
        {
            yield return Reversal.Create(Number("REV"), date, links[links.Count - 1].Id);
        }

        if (live.Count > 0)
        {
            yield return Reversal.Create(Number("REV"), date, live[live.Count - 1].Number);
            if (live.Count > 1)
            {
                yield return Reversal.Create(Number("REV"), date, live[0].Number);
            }
        }
    }

    private Invoice Deliver(bool whole)
    {
        var invoice = Invoice.Create(Number("INV"), date).WithOrder("PO");
        var quantity = state.GetOrder("PO")!.Text.Lines[0].Quantity - Delivered("1");
        invoice = quantity > 0 ? invoice.WithOrderLine("1", whole ? quantity : 1) : invoice;
        return whole && Delivered("2") == 0 ? invoice.WithOrderLine("2", 1) : invoice;
    }

    private decimal Delivered(string line) => live.Sum(item => (item.Kind == DocumentKind.Invoice ? 1 : item.Kind == DocumentKind.CreditMemo ? -1 : 0)
        * item.Lines.Where(posted => posted.Order is not null && posted.Id == line).Sum(posted => posted.Quantity));

    private (string Number, decimal Open)? Open(params DocumentKind[] kinds)
    {
        foreach (var item in live.Where(item => kinds.Contains(item.Kind)))
        {
            if (Figures.OpenAmount(state, item.Number)!.Value.Amount is > 0 and var open)
            {
                return (item.Number, open);
            }
        }

        return null;
    }

    private Document At(Document document) => Model.Exchange.At(document, state.AccountingCurrency, currency, Rate);

    private string Number(string kind) => kind + step;
}
