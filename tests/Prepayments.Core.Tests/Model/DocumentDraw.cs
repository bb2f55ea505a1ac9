using NodaTime;

namespace Prepayments.Tests.Model;

/// <summary>Turns one step into a document that fits what stands, or nearly so.</summary>
public sealed partial class DocumentDraw
{
    private readonly Subledger state;
    private readonly Choices choices;
    private readonly string prefix;
    private readonly int step;
    private LocalDate date;
    private Currency currency;
    private decimal rate = 1;
    private bool bare;
    private string? taken;

    public DocumentDraw(Subledger state, Choices choices, string prefix, int step)
    {
        this.state = state;
        this.choices = choices;
        this.prefix = prefix;
        this.step = step;
        currency = state.AccountingCurrency;
        date = new LocalDate(2026, 1, 1).PlusDays(step);
    }

    /// <summary>Makes the document, or none where there is nothing that it could be about.</summary>
    public Document? Make(Verb verb)
    {
        currency = Exchange.Next(state, choices);
        rate = currency == state.AccountingCurrency ? 1 : Exchange.Rate(state, currency, choices);
        return Draw(verb) is { } document
            ? bare ? document : Exchange.At(document, state.AccountingCurrency, currency, rate)
            : null;
    }

    private Document? Draw(Verb verb)
    {
        if (choices.Once(10))
        {
            date = date.PlusDays(choices.Next(12));
        }

        return verb switch
        {
            Verb.Place => Place(),
            Verb.Amend => Amend(),
            Verb.Prepay => Prepay(),
            Verb.Pay => Pay(),
            Verb.Advance => Advance(),
            Verb.Reserve => Reserve(),
            Verb.Credit => Credit(),
            Verb.Forfeit => Forfeit(),
            Verb.Revalue => Revalue(),
            Verb.Refund => Refund(),
            Verb.Deliver => Deliver(),
            Verb.Settle => Settle(),
            Verb.Apply => Apply(),
            Verb.Reverse => Reverse(),
            Verb.Spoil => Spoil(),
            Verb.Wild => Wild(),
            _ => null,
        };
    }

    private string Number(string kind) => taken ?? FormattableString.Invariant($"{prefix}{kind}-{step}");

    private Order Place() => OrderDraw.New(state, choices, Number("PO"), date, currency);

    private Order? Amend() => SomeOrder() is { } order ? OrderDraw.Amended(state, choices, order.Text, date) : null;

    private PrepaymentInvoice? Prepay()
    {
        if (SomeOrderToPrepay() is not { } order)
        {
            return null;
        }

        var invoice = PrepaymentInvoice.Create(Number("PPI"), date, order.Text.Number);
        var terms = order.Current.Definitions;
        if (terms.Count > 0 && (order.Text.Prepayments.Count > 1 || choices.Once(6)))
        {
            var chosen = choices.Next(terms.Count);
            var definition = terms[chosen].Line is { } line
                ? order.Text.Lines.First(l => l.Id == line).Prepayment!
                : order.Text.Prepayments[chosen];
            invoice = definition.Id is { } id ? invoice.WithDefinition(id) : invoice;
        }

        invoice = Asking(invoice, order, Available(invoice, order.Text));
        return choices.Once(4) ? WithTaxes(invoice) : invoice;
    }

    private PrepaymentInvoice Asking(PrepaymentInvoice invoice, PlacedOrder order, decimal[] available)
    {
        switch (choices.Next(5))
        {
            case 2 or 3 when available.Sum() > 0:
                return invoice.WithAmount(Part(available.Sum()));
            case 4:
                for (var i = 0; i < available.Length; i++)
                {
                    if (available[i] > 0 && choices.Next(3) > 0)
                    {
                        invoice = invoice.WithLine(order.Text.Lines[i].Id, Part(available[i]));
                    }
                }

                return invoice;
            default:
                return invoice;
        }
    }

    /// <summary>What each line has available on the order's basis: what an invoice for everything would ask for.</summary>
    private decimal[] Available(PrepaymentInvoice invoice, Order order)
    {
        var trial = Trial(invoice);
        var available = new decimal[order.Lines.Count];
        for (var i = 0; i < available.Length && trial.IsPosted; i++)
        {
            foreach (var line in trial.Subledger.GetItem(invoice.Number)!.Lines.Where(line => line.Id == order.Lines[i].Id))
            {
                available[i] += order.Basis == PrepaymentBasis.Gross ? line.Gross : line.Net;
            }
        }

        return available;
    }

    private Payment? Pay()
    {
        var open = Open(DocumentKind.PrepaymentInvoice, DocumentKind.Invoice);
        var amount = choices.Once(6) || open.Count == 0 ? OrderDraw.Minor(currency) * (1 + choices.Next(9999)) : 0;
        if (amount > 0 && open.Count == 0)
        {
            return Payment.Create(Number("PAY"), date, amount);
        }

        // Now and then what was paid in part and applied already.
        var begun = choices.Once(4) ? open.FindAll(item => state.GetItem(item.Number)!.Total > item.Open) : [];
        open = begun.Count > 0 ? begun : open;
        var settlements = new List<(string Document, decimal? Amount)>();
        for (var count = 1 + (choices.Once(4) ? 1 : 0); count > 0 && open.Count > 0; count--)
        {
            // The latest first: what was just asked for is what is mostly paid.
            var at = open.Count - 1 - choices.Next(open.Count);
            var (number, rest) = open[at];
            open.RemoveAt(at);
            var part = choices.Next(3) == 2 ? Part(rest) : (decimal?)null;
            settlements.Add((number, part));
            amount += part ?? rest;
        }

        if (amount > Limits.MaxAmount)
        {
            amount = Limits.MaxAmount;
        }

        MoneyDocument payment = Payment.Create(Number("PAY"), date, amount);
        payment = choices.Once(8) ? payment.WithBank(Chart.OtherBank) : payment;
        payment = choices.Once(8) ? (MoneyDocument)payment.WithDimensions(Dimensions.Of("project", "P3")) : payment;
        if (choices.Once(6))
        {
            // A payment on account, to be settled later.
            return (Payment)payment;
        }

        foreach (var (number, part) in settlements)
        {
            payment = part is { } stated ? payment.WithSettlement(number, stated) : payment.WithSettlement(number);
        }

        return (Payment)payment;
    }

    private Refund? Refund()
    {
        var open = Open(Repayable);
        if (open.Count == 0)
        {
            return choices.Next(3) == 0 ? null : Prepayments.Refund.Create(Number("REF"), date, OrderDraw.Minor(currency) * (1 + choices.Next(500)));
        }

        var (number, rest) = choices.In(open);
        var refund = Prepayments.Refund.Create(Number("REF"), date, choices.Next(2) == 0 ? rest : Part(rest));
        return choices.Next(4) switch
        {
            0 or 1 when refund.Amount == rest => (Refund)refund.WithSettlement(number),
            0 or 1 => (Refund)refund.WithSettlement(number, refund.Amount),
            2 => (Refund)refund.WithSettlement(number, Part(refund.Amount)),
            _ => refund,
        };
    }

    private Invoice? Deliver()
    {
        var orders = Orders();
        var invoice = Invoice.Create(Number("INV"), date);
        if (orders.Count == 0 || choices.Once(10))
        {
            invoice = invoice.WithLine(FreeLine("F1"));
        }

        for (var count = Math.Min(orders.Count, choices.Once(5) ? 2 : 1); count > 0; count--)
        {
            var order = orders[orders.Count - 1 - choices.Next(orders.Count)];
            orders.Remove(order);
            invoice = Delivering(invoice, order);
        }

        if (invoice.Lines.Count == 0 || choices.Once(6))
        {
            invoice = invoice.WithLine(FreeLine("F2"));
        }

        invoice = choices.Once(10) ? invoice.WithImported(true) : invoice;
        invoice = choices.Once(10) ? (Invoice)invoice.WithDimensions(Dimensions.Of("site", "south")) : invoice;
        invoice = choices.Once(3) ? Applying(invoice) : invoice;
        return choices.Once(6) ? WithTaxes(invoice) : invoice;
    }

    private Invoice Delivering(Invoice invoice, PlacedOrder order)
    {
        var full = choices.Next(3) == 0;
        for (var i = 0; i < order.Text.Lines.Count; i++)
        {
            var line = order.Text.Lines[i];
            var rest = line.Quantity - Position.Delivered(state, order.Text.Number, line.Id);
            if (rest <= 0 || (!full && choices.Next(3) == 2))
            {
                continue;
            }

            var quantity = full ? rest : Quantity(rest);
            invoice = choices.Next(2) == 0 && (invoice.Order is null || invoice.Order == order.Text.Number)
                ? invoice.WithOrder(order.Text.Number).WithOrderLine(line.Id, quantity)
                : invoice.WithLine(InvoiceLine.OfOrderLine(line.Id, quantity).WithOrder(order.Text.Number));
        }

        return invoice;
    }

    private Invoice Applying(Invoice invoice)
    {
        var some = Items(Applicable);
        if (some.Count == 0 || choices.Once(4))
        {
            return invoice.WithoutApplications();
        }

        for (var count = 1 + choices.Next(2); count > 0 && some.Count > 0; count--)
        {
            var item = some[some.Count - 1 - choices.Next(some.Count)];
            some.Remove(item);
            var remaining = Remaining(item.Number);
            invoice = choices.Next(2) == 0 || remaining <= 0
                ? invoice.WithApplication(item.Number)
                : invoice.WithApplication(item.Number, Part(remaining));
        }

        return invoice;
    }

    private Settlement? Settle()
    {
        var repay = choices.Once(5);
        var from = repay ? Open(DocumentKind.Refund) : Open(Paying);
        var to = repay ? Open(Repayable) : Open(DocumentKind.PrepaymentInvoice, DocumentKind.Invoice);
        if (from.Count == 0 || to.Count == 0)
        {
            return null;
        }

        var first = choices.In(from);
        var second = to[to.Count - 1 - choices.Next(to.Count)];
        var settlement = Settlement.Create(Number("SET"), date, first.Number, second.Number);
        return choices.Next(3) == 2 ? settlement.WithAmount(Part(Math.Min(first.Open, second.Open))) : settlement;
    }

    private Application? Apply()
    {
        var invoices = Open(DocumentKind.Invoice);
        var some = Items(Applicable).Where(item => Remaining(item.Number) > 0).ToList();
        if (invoices.Count == 0 || some.Count == 0)
        {
            return null;
        }

        var prepayment = choices.In(some).Number;
        var (invoice, open) = invoices[invoices.Count - 1 - choices.Next(invoices.Count)];
        var application = Application.Create(Number("APP"), date, prepayment, invoice);
        return choices.Next(2) == 0 ? application : application.WithAmount(Part(Math.Min(Remaining(prepayment), open)));
    }

    private Reversal? Reverse()
    {
        var ids = Reversible().Where(id => state.ReversedBy(id) is null).ToList();
        return ids.Count == 0 ? null : Reversal.Create(Number("REV"), date, ids[ids.Count - 1 - choices.Next(ids.Count)]);
    }

    private IEnumerable<string> Reversible() => state.Items().Select(item => item.Number)
        .Concat(state.Links().Select(link => link.Id))
        .Concat(state.Revaluations().Select(revaluation => revaluation.Number));

    /// <summary>A part of an amount: all of it, a minor unit, or some share.</summary>
    private decimal Part(decimal amount) => choices.Next(6) switch
    {
        0 => amount,
        1 => OrderDraw.Minor(currency),
        2 => Math.Max(OrderDraw.Minor(currency), amount - OrderDraw.Minor(currency)),
        _ => Math.Min(amount, OrderDraw.Share(currency, amount, 1 + choices.Next(99), 100)),
    };

    private InvoiceLine FreeLine(string id)
    {
        var line = InvoiceLine.OfAmount(id, OrderDraw.Minor(currency) * (1 + choices.Next(9999))).WithAccount(choices.In(Chart.Lines));
        return choices.Next(2) == 0 ? line : line.WithTax(choices.In(Chart.TaxNames));
    }

    private PrepaymentInvoice WithTaxes(PrepaymentInvoice invoice)
    {
        foreach (var (code, tax) in Taxes(Trial(invoice), invoice.Number))
        {
            invoice = invoice.WithTax(code, tax);
        }

        return invoice;
    }

    private Invoice WithTaxes(Invoice invoice)
    {
        foreach (var (code, tax) in Taxes(Trial(invoice), invoice.Number))
        {
            invoice = invoice.WithTax(code, tax);
        }

        return invoice;
    }

    /// <summary>The taxes that a document would have, some of them a unit or two beside it.</summary>
    private List<(string Code, decimal Tax)> Taxes(PostingResult trial, string number)
    {
        var taxes = new List<(string, decimal)>();
        if (trial.IsPosted && trial.Subledger.GetItem(number) is { } item)
        {
            foreach (var code in item.Lines.Where(line => line.Tax is not null).GroupBy(line => line.Tax!.Code))
            {
                var off = choices.Of(0, 1, -1, 2);
                taxes.Add((code.Key, Math.Max(0, code.Sum(line => line.Gross - line.Net) + (off * OrderDraw.Minor(currency)))));
            }
        }

        return taxes;
    }

    /// <summary>Posts a document to see what would come of it, in the currency that was drawn.</summary>
    private PostingResult Trial(Document document) =>
        Posting.Post(state, Exchange.At(document, state.AccountingCurrency, currency, rate));

    private decimal Remaining(string prepayment) => Position.Remaining(state, state.GetItem(prepayment)!);

    private List<PlacedOrder> Orders() => [.. state.Orders().Where(order => Exchange.Of(state, order) == currency)];

    /// <summary>Mostly an order with something left to ask for.</summary>
    private PlacedOrder? SomeOrderToPrepay()
    {
        var orders = Orders().Where(order => Figures.OfOrder(state, order.Text.Number)!.Available.IsPositive).ToList();
        return orders.Count == 0 || choices.Once(8) ? SomeOrder() : orders[orders.Count - 1 - choices.Next(orders.Count)];
    }

    private PlacedOrder? SomeOrder()
    {
        var orders = Orders();
        return orders.Count == 0 ? null : orders[orders.Count - 1 - choices.Next(orders.Count)];
    }

    private List<OpenItem> Items(params DocumentKind[] kinds) =>
        [.. state.Items().Where(item => kinds.Contains(item.Kind) && item.Currency == currency && state.ReversedBy(item.Number) is null)];

    private List<(string Number, decimal Open)> Open(params DocumentKind[] kinds)
    {
        var open = new List<(string, decimal)>();
        foreach (var item in state.Items())
        {
            if (kinds.Contains(item.Kind) && item.Currency == currency && Figures.OpenAmount(state, item.Number)!.Value.Amount is > 0 and var amount)
            {
                open.Add((item.Number, amount));
            }
        }

        return open;
    }
}
