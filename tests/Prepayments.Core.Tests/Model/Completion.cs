using NodaTime;

namespace Prepayments.Tests.Model;

/// <summary>
/// Brings books to their end: all is delivered, every prepayment invoice paid, every prepayment applied; and, where asked for,
/// all that is open then paid or given back.
/// </summary>
public sealed class Completion(Books books, LocalDate date, Action<string> see)
{
    /// <summary>Delivers, pays prepayment invoices and applies.</summary>
    public void Run()
    {
        foreach (var order in books.State.Orders())
        {
            var invoice = (Invoice)AtRate(Rest(order.Text), Exchange.Of(books.State, order));
            if (invoice.Lines.Count > 0 && IsDeliverable(invoice))
            {
                books.Post(invoice);
            }
        }

        foreach (var prepayment in Prepayments().Where(item => item.Kind == DocumentKind.PrepaymentInvoice && Open(item) > 0))
        {
            books.Post(AtRate(Payment.Create(books.Next(), date, Open(prepayment)).WithSettlement(prepayment.Number), prepayment.Currency));
        }

        foreach (var reservation in Position.Live(books.State).Where(link => link.Kind == LinkKind.Reservation).ToList())
        {
            books.Post(Reversal.Create(books.Next(), date, reservation.Id));
        }

        foreach (var prepayment in Prepayments())
        {
            Apply(prepayment);
        }
    }

    /// <summary>Pays the invoices, and gives back what payments and credit memos leave.</summary>
    public void Settle()
    {
        foreach (var item in books.State.Items().Where(item => Open(item) > 0).ToList())
        {
            MoneyDocument? money = item.Kind switch
            {
                DocumentKind.Invoice => Payment.Create(books.Next(), date, Open(item)),
                DocumentKind.Payment or DocumentKind.CreditMemo or DocumentKind.PrepaymentCreditMemo => Refund.Create(books.Next(), date, Open(item)),
                _ => null,
            };
            if (money is not null)
            {
                books.Post(AtRate(money.WithSettlement(item.Number), item.Currency));
            }
        }
    }

    private void Apply(OpenItem prepayment)
    {
        foreach (var invoice in books.State.Items().Where(item => item.Kind == DocumentKind.Invoice && item.Currency == prepayment.Currency))
        {
            if (Position.Remaining(books.State, prepayment) > 0 && Open(invoice) > 0)
            {
                books.Post(Application.Create(books.Next(), date, prepayment.Number, invoice.Number));
                see(prepayment.Kind == DocumentKind.PrepaymentVoucher ? "voucher applied at the end" : "applied at the end");
            }
        }

        // Rule S5: what the invoices of the order leave is used by another one of the counterparty.
        if (Position.Remaining(books.State, prepayment) is > 0 and var rest)
        {
            var free = Invoice.Create(books.Next(), date).WithLine(InvoiceLine.OfAmount("F", rest).WithAccount(Chart.Lines[0])).WithoutApplications();
            books.Post(AtRate(free, prepayment.Currency));
            books.Post(Application.Create(books.Next(), date, prepayment.Number, free.Number));
        }
    }

    /// <summary>Some orders name no account for a line, or come to more than 10^15 with tax; they are left as they are.</summary>
    private bool IsDeliverable(Invoice invoice)
    {
        var rejection = Posting.Post(books.State, invoice).Rejection;
        Assert.True(rejection?.Code is null or RejectionCode.MissingAccount or RejectionCode.AmountOutOfRange, rejection?.ToString());
        return rejection is null;
    }

    /// <summary>At the plausible rate, or at a small one where that comes to more than 10^15.</summary>
    private Document AtRate(Document document, Currency currency)
    {
        var accounting = books.State.AccountingCurrency;
        var dressed = Exchange.At(document, accounting, currency, Exchange.Plausible(accounting, currency));
        return Posting.Post(books.State, dressed).Rejection?.Code == RejectionCode.AmountOutOfRange
            ? Exchange.At(document, accounting, currency, 0.0001m)
            : dressed;
    }

    private Invoice Rest(Order order)
    {
        var invoice = Invoice.Create(books.Next(), date).WithOrder(order.Number).WithoutApplications();
        foreach (var line in order.Lines)
        {
            var rest = line.Quantity - Position.Delivered(books.State, order.Number, line.Id);
            invoice = rest > 0 ? invoice.WithOrderLine(line.Id, rest) : invoice;
        }

        return invoice;
    }

    private List<OpenItem> Prepayments() => books.State.Items().Where(item =>
        item.Kind is DocumentKind.PrepaymentInvoice or DocumentKind.PrepaymentVoucher && books.State.ReversedBy(item.Number) is null).ToList();

    private decimal Open(OpenItem item) => Figures.OpenAmount(books.State, item.Number)!.Value.Amount;
}
