using System.Numerics;
using System.Text.Json;

namespace Prepayments.Tests.Model.Cents;

/// <content>Section 6: what an invoice applies, reverses as unpaid and announces.</content>
public sealed partial class CentsLedger
{
    private List<(CentsItem Prepayment, BigInteger? Amount)>? CheckStatedApplications(JsonElement document, string currency)
    {
        if (Members(document, "apply") is not { } json)
        {
            return null;
        }

        var applied = new List<(CentsItem, BigInteger?)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in json)
        {
            var number = Text(one, "prepayment")!;
            var amount = Figure(one, "amount") is { } figure ? CheckAmount(figure, currency) : (BigInteger?)null;
            if (!seen.Add(number))
            {
                Fault("DuplicateLine");
            }

            if (taken.Contains(Number(document) + "/" + number))
            {
                Fault("DuplicateNumber");
            }

            if (Item(number) is not { Kind: "prepaymentInvoice" or "prepaymentVoucher" } item)
            {
                Fault("UnknownDocument");
                continue;
            }

            if (item.Currency != currency)
            {
                Fault("CurrencyMismatch");
            }

            applied.Add((item, amount));
        }

        return applied;
    }

    /// <summary>Rules S2 and S4: an invoice that states its applications is obeyed.</summary>
    private void ApplyStated(CentsItem invoice, List<(CentsItem Prepayment, BigInteger? Amount)> applied)
    {
        foreach (var (prepayment, stated) in applied)
        {
            if (invoice.Date < prepayment.Date)
            {
                Fault("TooEarly");
            }

            CheckReservation(prepayment, invoice);
            var unpaid = settings.Is("unpaid", "apply") ? 0 : Unpaid(prepayment);
            var reverse = settings.Is("unpaid", "reverse") && unpaid.Sign > 0;
            if (reverse && invoice.Date >= prepayment.Date)
            {
                ReverseUnpaid(invoice, prepayment, unpaid);
            }

            var remaining = Remaining(prepayment);
            var open = Open(invoice);
            BigInteger amount;
            if (stated is { } asked)
            {
                if (asked > remaining && asked <= remaining + unpaid)
                {
                    if (!reverse)
                    {
                        Fault("PrepaymentUnpaid");
                    }

                    asked = remaining;
                }
                else if (asked > remaining)
                {
                    Fault("ExceedsRemaining");
                }

                if (asked > open)
                {
                    Fault("ExceedsOpenAmount");
                }

                amount = asked;
            }
            else
            {
                amount = BigInteger.Min(remaining, open);
                if (amount.IsZero && remaining.IsZero && unpaid.Sign > 0)
                {
                    if (!reverse)
                    {
                        Fault("PrepaymentUnpaid");
                    }
                }
                else if (amount.IsZero)
                {
                    CheckSomething(remaining, open);
                }
            }

            if (amount.Sign > 0 && amount <= remaining && amount <= open)
            {
                var link = NewApplication(invoice, prepayment);
                Release(link, prepayment, amount);
                Apply(link, prepayment, invoice);
                links.Add(link);
            }
        }
    }

    private static CentsLink NewApplication(CentsItem invoice, CentsItem prepayment) => new()
    {
        Id = invoice.Number + "/" + prepayment.Number,
        Kind = "application",
        From = prepayment.Number,
        To = invoice.Number,
        Date = invoice.Date,
        Document = invoice.Number,
    };

    /// <summary>Rule S4, reverse: what is not paid of a prepayment invoice is reversed, released by A4.</summary>
    private void ReverseUnpaid(CentsItem invoice, CentsItem prepayment, BigInteger unpaid)
    {
        var link = new CentsLink
        {
            Id = invoice.Number + "/" + prepayment.Number + "/unpaid",
            Kind = "unpaid",
            From = prepayment.Number,
            To = invoice.Number,
            Date = invoice.Date,
            Document = invoice.Number,
            Amount = unpaid,
        };
        Release(link, prepayment, unpaid);
        PostReleased(link.Journal, link, prepayment);
        var control = prepayment.Parts[0];
        TakeOf(link, control, unpaid);
        Debit(link.Journal, control.Account, prepayment.Currency, unpaid, link.Parts[control].Accounting);
        Balance(link.Journal, prepayment.Currency, "rounding");
        MakeDue(link, prepayment);
        TakeBackRevaluations(link);
        links.Add(link);
    }

    /// <summary>The vouchers reserved for orders of an invoice, before it stands, in its currency and not dated after it.</summary>
    private List<CentsItem> ReservedVouchers(CentsItem invoice, List<CentsOrder> orders) =>
        [.. LiveItems("prepaymentVoucher").Where(voucher =>
            voucher.Date <= invoice.Date && voucher.Currency == invoice.Currency && ReservedFor(voucher) is { } order && orders.Exists(one => one.Number == order))];

    /// <summary>Rules S2 to S4 and S6, where the invoice states nothing.</summary>
    private void ApplyByPolicy(
        JsonElement document, CentsItem invoice, List<CentsOrder> orders, List<CentsItem> reserved, List<BigInteger> notYet, List<bool> last,
        Dictionary<string, BigInteger> uncovered)
    {
        var imported = Flag(document, "imported") ?? false;
        var automatic = settings.Is("application", "automatic") && !imported;
        var prepayments = LiveItems("prepaymentInvoice")
            .Where(item => item.Date <= invoice.Date && orders.Exists(order => order.Number == item.Lines[0].Order))
            .OrderBy(item => item.Date).ThenBy(item => item.Number, StringComparer.Ordinal).ToList();
        if (settings.Is("application", "notification") && !imported && prepayments.Exists(item => Remaining(item).Sign > 0))
        {
            notices.Add("PrepaymentAvailable");
        }

        if (automatic && settings.Is("unpaid", "reverse"))
        {
            foreach (var item in prepayments)
            {
                if (Unpaid(item) is { Sign: > 0 } unpaid)
                {
                    ReverseUnpaid(invoice, item, unpaid);
                }
            }
        }

        var onLines = new Dictionary<CentsLine, BigInteger>();
        if (!automatic || settings.Is("applicationAmount", "maximum"))
        {
            var all = automatic ? [.. prepayments, .. reserved] : new List<CentsItem>(reserved);
            foreach (var item in all.OrderBy(item => item.Date).ThenBy(item => item.Number, StringComparer.Ordinal).ToList())
            {
                ApplyMaximum(invoice, item, onLines, null);
            }

            return;
        }

        foreach (var order in orders)
        {
            var ofOrder = prepayments.FindAll(item => item.Lines[0].Order == order.Number);
            if (Sharing.Sum(ofOrder.Select(Remaining)) >= uncovered[order.Number])
            {
                // Section 11, S3: a covered order gives at most what it has on the invoice.
                var room = Sharing.Sum(invoice.Lines.Where(line => line.Order == order.Number).Select(line => line.Gross));
                foreach (var item in ofOrder)
                {
                    room -= ApplyMaximum(invoice, item, onLines, orders.Count > 1 ? room : null);
                }
            }
            else
            {
                ApplyProportional(invoice, order, ofOrder, notYet, last);
            }
        }

        foreach (var item in reserved.OrderBy(item => item.Date).ThenBy(item => item.Number, StringComparer.Ordinal).ToList())
        {
            ApplyMaximum(invoice, item, onLines, null);
        }
    }

    /// <summary>Rule S3, maximum: all that fits, first of the lines that are on the invoice.</summary>
    private BigInteger ApplyMaximum(CentsItem invoice, CentsItem prepayment, Dictionary<CentsLine, BigInteger> onLines, BigInteger? room)
    {
        var amount = BigInteger.Min(Remaining(prepayment), Open(invoice));
        amount = room is { } most ? BigInteger.Min(amount, most) : amount;
        if (amount.Sign <= 0)
        {
            return 0;
        }

        var first = new List<BigInteger>();
        var totals = new List<BigInteger>();
        var given = new List<BigInteger>();
        foreach (var line in prepayment.Lines)
        {
            var left = LeftOf(prepayment, line);
            totals.Add(line.Gross);
            given.Add(line.Gross - left);
            var delivered = line.Order is null ? null : invoice.Lines.Find(other => other.Order == line.Order && other.Id == line.Id);
            first.Add(delivered is null ? 0 : BigInteger.Max(0, BigInteger.Min(left, delivered.Gross - onLines.GetValueOrDefault(delivered))));
        }

        var parts = Sharing.Give(first, new BigInteger[first.Count], BigInteger.Min(amount, Sharing.Sum(first)));
        for (var i = 0; i < parts.Length; i++)
        {
            given[i] += parts[i];
        }

        var more = Sharing.Give(totals, given, amount - Sharing.Sum(parts));
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] += more[i];
            var line = prepayment.Lines[i];
            if (line.Order is not null && invoice.Lines.Find(other => other.Order == line.Order && other.Id == line.Id) is { } delivered)
            {
                onLines[delivered] = onLines.GetValueOrDefault(delivered) + parts[i];
            }
        }

        var link = NewApplication(invoice, prepayment);
        ReleaseOfLines(link, prepayment, parts);
        Apply(link, prepayment, invoice);
        links.Add(link);
        return amount;
    }

    /// <summary>Rule S3, proportional: of each line the share of it that is on the invoice, oldest prepayment first.</summary>
    private void ApplyProportional(CentsItem invoice, CentsOrder order, List<CentsItem> prepayments, List<BigInteger> notYet, List<bool> last)
    {
        var wanted = new Dictionary<string, (BigInteger Net, bool Last)>(StringComparer.Ordinal);
        for (var i = 0; i < invoice.Lines.Count; i++)
        {
            var line = invoice.Lines[i];
            if (line.Order != order.Number)
            {
                continue;
            }

            BigInteger net = 0;
            foreach (var item in prepayments)
            {
                foreach (var prepaid in item.Lines.Where(other => other.Id == line.Id))
                {
                    net += prepaid.Components[0].Transaction - Taken(item, prepaid.Components[0]).Transaction;
                }
            }

            var share = last[i] ? net : notYet[i].IsZero ? 0 : Round(new Fraction(net * line.Amount, notYet[i]));
            wanted[line.Id] = (BigInteger.Min(share, net), last[i]);
        }

        foreach (var item in prepayments)
        {
            var parts = new List<BigInteger>();
            foreach (var line in item.Lines)
            {
                parts.AddRange(ProportionalParts(item, line, wanted));
            }

            var most = BigInteger.Min(Remaining(item), Open(invoice));
            if (Sharing.Sum(parts) > most)
            {
                parts = [.. Sharing.Give(parts, new BigInteger[parts.Count], most)];
            }

            if (Sharing.Sum(parts).Sign <= 0)
            {
                continue;
            }

            var link = NewApplication(invoice, item);
            var at = 0;
            foreach (var line in item.Lines)
            {
                ReleaseOfComponents(link, item, line, [.. parts.GetRange(at, line.Components.Count)]);
                at += line.Components.Count;
            }

            Apply(link, item, invoice);
            links.Add(link);
        }
    }

    /// <summary>What one line of a prepayment invoice gives: net, and the tax that follows it.</summary>
    private BigInteger[] ProportionalParts(CentsItem item, CentsLine line, Dictionary<string, (BigInteger Net, bool Last)> wanted)
    {
        var parts = new BigInteger[line.Components.Count];
        if (!wanted.TryGetValue(line.Id, out var want))
        {
            return parts;
        }

        var net = line.Components[0];
        var given = Taken(item, net).Transaction;
        parts[0] = BigInteger.Min(want.Net, net.Transaction - given);
        wanted[line.Id] = (want.Net - parts[0], want.Last);
        for (var i = 1; i < parts.Length; i++)
        {
            var tax = line.Components[i];
            var before = Taken(item, tax).Transaction;
            var step = net.Transaction.IsZero ? 0 : Round(new Fraction(tax.Transaction * (given + parts[0]), net.Transaction)) - before;
            if (want.Last && (given + parts[0]) == net.Transaction)
            {
                step = tax.Transaction - before;
            }

            parts[i] = BigInteger.Max(0, BigInteger.Min(step, tax.Transaction - before));
        }

        return parts;
    }
}
