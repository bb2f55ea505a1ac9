using NodaTime;

namespace Prepayments.Samples.ErpHost;

/// <summary>Is a document that somebody may want to post next on an order, and what for.</summary>
/// <remarks>Whether it can be posted is not asked here: posting says so, and why not.</remarks>
internal sealed record NextDocument(string Purpose, Document Document)
{
    /// <summary>Lists them, dated on the subledger's last day.</summary>
    public static IEnumerable<NextDocument> Of(Subledger subledger, PlacedOrder order)
    {
        var number = order.Text.Number;
        var date = LastDate(subledger);
        var items = subledger.Items()
            .Where(item => subledger.ReversedBy(item.Number) is null && item.Lines.Any(line => line.Order == number))
            .ToList();

        yield return new NextDocument(
            "Ask for the prepayment", PrepaymentInvoice.Create(Free(subledger, "PPI-"), date, number));
        yield return new NextDocument("Deliver and invoice what is left", Rest(subledger, order, items, date));
        foreach (var item in items.Where(item => item.Kind is DocumentKind.PrepaymentInvoice or DocumentKind.Invoice))
        {
            if (Figures.OpenAmount(subledger, item.Number) is { IsZero: false } open)
            {
                yield return new NextDocument(
                    "Pay " + item.Number,
                    Payment.Create(Free(subledger, "PAY-"), date, open.Amount).WithCurrency(item.Currency).WithSettlement(item.Number));
            }
        }

        foreach (var item in items.Where(item => item.Kind == DocumentKind.PrepaymentInvoice))
        {
            yield return new NextDocument(
                "Give back " + item.Number, PrepaymentCreditMemo.Create(Free(subledger, "PCM-"), date, item.Number));
            yield return new NextDocument("Keep what is paid on " + item.Number, Forfeiture.Create(Free(subledger, "FOR-"), date, item.Number));
        }

        if (items.Count > 0)
        {
            yield return new NextDocument(
                "Take back " + items[^1].Number, Reversal.Create(Free(subledger, "REV-"), date, items[^1].Number));
        }
    }

    private static string Free(Subledger subledger, string prefix) => NumberSeries.Create(prefix, 1).After(subledger).Number;

    private static LocalDate LastDate(Subledger subledger) => subledger.Orders().Select(order => order.Text.Date)
        .Concat(subledger.Items().Select(item => item.Date))
        .Concat(subledger.Links().Select(link => link.Date))
        .Concat(subledger.Reversals().Select(reversal => reversal.Date))
        .Max();

    /// <summary>Where nothing is left it is the whole order once more, for posting to say why not.</summary>
    private static Invoice Rest(Subledger subledger, PlacedOrder order, IEnumerable<OpenItem> items, LocalDate date)
    {
        var number = order.Text.Number;
        var delivered = items
            .Where(item => item.Kind is DocumentKind.Invoice or DocumentKind.CreditMemo)
            .SelectMany(item => item.Lines, (item, line) => (line, Quantity: item.Kind == DocumentKind.Invoice ? line.Quantity : -line.Quantity))
            .Where(it => it.line.Order == number)
            .ToLookup(it => it.line.Id, it => it.Quantity);
        var left = order.Text.Lines.Select(line => (line.Id, Quantity: line.Quantity - delivered[line.Id].Sum()))
            .Where(line => line.Quantity > 0)
            .ToList();
        if (left.Count == 0)
        {
            left.AddRange(order.Text.Lines.Select(line => (line.Id, line.Quantity)));
        }

        return left.Aggregate(
            Invoice.Create(Free(subledger, "INV-"), date).WithOrder(number),
            (invoice, line) => invoice.WithOrderLine(line.Id, line.Quantity));
    }
}
