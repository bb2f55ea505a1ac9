using System.Numerics;
using System.Text.Json;

namespace Prepayments.Tests.Model.Cents;

/// <content>Releases and applications.</content>
public sealed partial class CentsLedger
{
    /// <summary>An application of its own (D6, D7).</summary>
    private void PostApplication(JsonElement document)
    {
        CheckHead(document);
        var prepayment = Item(Text(document, "prepayment")!);
        var invoice = Item(Text(document, "invoice")!);
        var currency = prepayment?.Currency ?? invoice?.Currency ?? settings.Currency;
        var stated = Figure(document, "amount") is { } figure ? CheckAmount(figure, currency) : (BigInteger?)null;
        if (prepayment?.Kind is not ("prepaymentInvoice" or "prepaymentVoucher") || invoice?.Kind != "invoice")
        {
            Fault("UnknownDocument");
            return;
        }

        if (prepayment.Currency != invoice.Currency)
        {
            Fault("CurrencyMismatch");
        }

        if (Broken)
        {
            return;
        }

        var date = Date(document);
        if (date < prepayment.Date || date < invoice.Date)
        {
            Fault("TooEarly");
        }

        CheckReservation(prepayment, invoice);
        var remaining = Remaining(prepayment);
        var open = Open(invoice.Number);
        if (stated is { } amount)
        {
            if (amount > remaining)
            {
                Fault("ExceedsRemaining");
            }

            if (amount > open)
            {
                Fault("ExceedsOpenAmount");
            }
        }
        else
        {
            amount = BigInteger.Min(remaining, open);
            CheckSomething(remaining, open);
        }

        if (Broken)
        {
            return;
        }

        var link = new CentsLink { Id = Number(document), Kind = "application", From = prepayment.Number, To = invoice.Number, Date = date, Document = Number(document) };
        Release(link, prepayment, amount);
        Apply(link, prepayment, invoice);
        if (!Broken)
        {
            Keep(link);
        }
    }

    /// <summary>Decision 0004: nothing is not done in silence.</summary>
    private void CheckSomething(BigInteger remaining, BigInteger open)
    {
        if (remaining.IsZero)
        {
            Fault("ExceedsRemaining");
        }

        if (open.IsZero)
        {
            Fault("ExceedsOpenAmount");
        }
    }

    /// <summary>Rules S5, S6: a reserved voucher is applied to invoices of its order only.</summary>
    private void CheckReservation(CentsItem prepayment, CentsItem invoice)
    {
        if (prepayment.Kind == "prepaymentVoucher" && ReservedFor(prepayment) is { } order && !invoice.Lines.Exists(line => line.Order == order))
        {
            Fault("ReservedForOrder");
        }
    }

    /// <summary>Section 11, A4: an amount is taken from the lines of an item, then within each line from its components.</summary>
    private void Release(CentsLink link, CentsItem item, BigInteger amount)
    {
        var totals = item.Lines.ConvertAll(line => line.Gross);
        var given = new List<BigInteger>();
        foreach (var line in item.Lines)
        {
            given.Add(line.Gross - LeftOf(item, line));
        }

        ReleaseOfLines(link, item, Sharing.Give(totals, given, amount));
    }

    private void ReleaseOfLines(CentsLink link, CentsItem item, BigInteger[] ofLines)
    {
        link.Released = item.Number;
        for (var i = 0; i < ofLines.Length; i++)
        {
            var line = item.Lines[i];
            var totals = line.Components.ConvertAll(component => component.Transaction);
            var given = line.Components.ConvertAll(component => Taken(item, component).Transaction);
            ReleaseOfComponents(link, item, line, Sharing.Give(totals, given, ofLines[i]));
        }
    }

    private void ReleaseOfComponents(CentsLink link, CentsItem item, CentsLine line, BigInteger[] parts)
    {
        link.Released = item.Number;
        for (var i = 0; i < parts.Length; i++)
        {
            var component = line.Components[i];
            var taken = Taken(item, component);
            link.Components[component] = new CentsAmount
            {
                Transaction = parts[i],
                Accounting = Cumulative(
                    component.Transaction, component.Accounting, component.Transaction - taken.Transaction, component.Accounting - taken.Accounting, parts[i]),
            };
        }

        // Section 11, A4: the legs of a reverse charge follow the net of their line.
        var net = line.Components[0];
        foreach (var leg in line.Legs)
        {
            var soFar = Taken(item, net).Transaction + parts[0];
            var given = TakenLeg(item, leg);
            var step = net.Transaction.IsZero ? 0 : Round(new Fraction(leg.Transaction * soFar, net.Transaction)) - given.Transaction;
            step = BigInteger.Max(0, BigInteger.Min(step, leg.Transaction - given.Transaction));
            link.Legs[leg] = new CentsAmount
            {
                Transaction = step,
                Accounting = Cumulative(leg.Transaction, leg.Accounting, leg.Transaction - given.Transaction, leg.Accounting - given.Accounting, step),
            };
        }
    }

    /// <summary>Posts what a link releases of the components of a prepayment invoice or an invoice.</summary>
    private void PostReleased(List<CentsPosting> journal, CentsLink link, CentsItem item)
    {
        foreach (var (component, took) in link.Components)
        {
            Credit(journal, component.Account, item.Currency, took.Transaction, took.Accounting);
        }

        PostReleasedLegs(journal, link, item);
    }

    private void PostReleasedLegs(List<CentsPosting> journal, CentsLink link, CentsItem item)
    {
        foreach (var (leg, took) in link.Legs)
        {
            Credit(journal, leg.Debit, item.Currency, took.Transaction, took.Accounting);
            Debit(journal, leg.Credit, item.Currency, took.Transaction, took.Accounting);
        }
    }

    /// <summary>Rule D7: the taxes of a voucher go back against their offset accounts.</summary>
    private void PostVoucherTaxes(List<CentsPosting> journal, CentsLink link, CentsItem voucher)
    {
        foreach (var (component, took) in link.Components)
        {
            if (component.Offset is not null)
            {
                Debit(journal, component.Offset, voucher.Currency, took.Transaction, took.Accounting);
                Credit(journal, component.Account, voucher.Currency, took.Transaction, took.Accounting);
            }
        }

        PostReleasedLegs(journal, link, voucher);
    }

    /// <summary>Relieves the invoice of what a link releases of a prepayment, and posts what the two sides differ by.</summary>
    private void Apply(CentsLink link, CentsItem prepayment, CentsItem invoice)
    {
        var amount = Sharing.Sum(link.Components.Values.Select(took => took.Transaction));
        link.Amount = amount;
        var control = invoice.Parts[0];
        TakeOf(link, control, amount);
        var relieved = link.Parts[control].Accounting;
        Debit(link.Journal, control.Account, invoice.Currency, amount, relieved);
        BigInteger released;
        if (prepayment.Kind == "prepaymentVoucher")
        {
            var advance = prepayment.Parts[0];
            TakeOf(link, advance, amount);
            released = link.Parts[advance].Accounting;
            Credit(link.Journal, advance.Account, invoice.Currency, amount, released);
            PostVoucherTaxes(link.Journal, link, prepayment);
        }
        else
        {
            released = Sharing.Sum(link.Components.Values.Select(took => took.Accounting));
            PostReleased(link.Journal, link, prepayment);
        }

        if (SameRate(prepayment, invoice))
        {
            Balance(link.Journal, invoice.Currency, "rounding");
        }
        else
        {
            PostRateDifference(link, prepayment, invoice, relieved, released);
        }

        MakeDue(link, prepayment);
        TakeBackRevaluations(link);
    }

    /// <summary>Rule X3: on the taxes it adjusts the tax accounts, on the net amounts it is policy.</summary>
    private void PostRateDifference(CentsLink link, CentsItem prepayment, CentsItem invoice, BigInteger relieved, BigInteger released)
    {
        var components = link.Components.ToList();
        var atInvoice = Sharing.Split(components.ConvertAll(pair => pair.Value.Transaction), relieved);
        var net = relieved - released;
        BigInteger ofDeposits = 0;
        for (var i = 0; i < components.Count; i++)
        {
            var (component, took) = components[i];
            var difference = atInvoice[i] - took.Accounting;
            if (component.Kind == "tax")
            {
                net -= difference;
                Credit(link.Journal, component.Account, invoice.Currency, 0, difference);
                link.Adjusts |= !difference.IsZero;
            }
            else if (prepayment.Lines.Exists(line => line.Refundable && line.Components.Contains(component)))
            {
                ofDeposits += difference;
            }
        }

        if (prepayment.Lines.TrueForAll(line => line.Refundable))
        {
            // All of it was money: what its components differ by in sum is not asked.
            ofDeposits = net;
        }

        net += PostLegDifference(link, invoice);
        if (settings.Is("exchangeDifference", "realise"))
        {
            Balance(link.Journal, invoice.Currency, "exchange");
            return;
        }

        // Over the net amounts of the invoice's lines: what the applied part costs is what it cost when it was prepaid. A deposit was
        // money until now (decision 0014).
        net -= ofDeposits;
        var lines = invoice.Lines.ConvertAll(line => line.Components[0]);
        var weights = lines.ConvertAll(component => component.Transaction);
        var shares = Sharing.Split(weights, BigInteger.Abs(net));
        for (var i = 0; i < shares.Length; i++)
        {
            Credit(link.Journal, lines[i].Account, invoice.Currency, 0, net.Sign * shares[i]);
        }

        link.Adjusts |= !net.IsZero;
        Balance(link.Journal, invoice.Currency, "exchange");
    }

    /// <summary>
    /// Section 11, X3: both legs of a reverse charge are brought to the invoice's rate; what is not recovered counts as net, which
    /// is returned, and leaves the prepayment account alone (X2).
    /// </summary>
    private BigInteger PostLegDifference(CentsLink link, CentsItem invoice)
    {
        BigInteger net = 0;
        var legs = link.Legs.ToList();
        for (var i = 0; i < legs.Count; i++)
        {
            var difference = Convert(legs[i].Value.Transaction, invoice.Currency, invoice.Rate) - legs[i].Value.Accounting;
            Debit(link.Journal, legs[i].Key.Credit, invoice.Currency, 0, difference);
            link.Adjusts |= !difference.IsZero;
            if (legs[i].Key.Recovered)
            {
                Credit(link.Journal, legs[i].Key.Debit, invoice.Currency, 0, difference);
            }
            else
            {
                net += difference;
            }
        }

        return net;
    }
}
