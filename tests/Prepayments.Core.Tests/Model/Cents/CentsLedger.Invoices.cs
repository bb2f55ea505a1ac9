using System.Numerics;
using System.Text.Json;

namespace Prepayments.Tests.Model.Cents;

/// <content>Standard invoices and their credit memos.</content>
public sealed partial class CentsLedger
{
    /// <summary>A line of an invoice as it is stated: of an order, or free.</summary>
    private sealed record Stated(JsonElement Json, CentsOrder? Order, CentsOrderLine? OrderLine, Fraction Quantity, BigInteger Amount);

    /// <summary>Rules D5, D15 and D16.</summary>
    private void PostInvoice(JsonElement document)
    {
        CheckHead(document);
        var number = Number(document);
        var lines = ReadInvoiceLines(document, out var currency);
        var rate = CheckRate(document, currency);
        CheckStatedTaxes(document, currency);
        var applied = CheckStatedApplications(document, currency);
        if (Broken)
        {
            return;
        }

        if (lines.Count == 0)
        {
            Fault("NothingToInvoice");
        }

        var item = new CentsItem { Number = number, Kind = "invoice", Date = Date(document), Currency = currency, Rate = rate };
        var taxed = Amounts(lines, currency);
        foreach (var group in lines.Select(line => line.Order).Distinct().ToList())
        {
            var together = new List<CentsTaxable>();
            for (var i = 0; i < lines.Count; i++)
            {
                if (lines[i].Order == group)
                {
                    together.Add(taxed[i]);
                }
            }

            WorkOutInvoiceTaxes(group?.Number, together, currency);
        }

        TakeStatedTaxes(document, taxed, currency);
        WorkOutInvoiceCosts(lines, taxed);
        for (var i = 0; i < lines.Count; i++)
        {
            item.Lines.Add(InvoiceLine(lines[i], taxed[i]));
        }

        var total = Sharing.Sum(taxed.Select(line => line.Gross));
        item.Parts.Add(new CentsPart { Account = total.IsZero ? "?" : Account("control"), Transaction = total });
        ConvertOnce(item);
        var journal = new List<CentsPosting>();
        PostComponents(journal, item);
        Credit(journal, item.Parts[0].Account, currency, item.Parts[0].Transaction, item.Parts[0].Accounting);

        // What the proportional amounts look at is read before the invoice stands.
        var asPriced = lines.ConvertAll(line => line.Order is null ? 0 : NotYetInvoiced(line.Order.Number, line.Order.Text, line.OrderLine!));
        var last = new List<bool>();
        for (var i = 0; i < lines.Count; i++)
        {
            last.Add(lines[i].Order is not null && IsLast(lines[i]));
        }

        var ofOrders = lines.Where(line => line.Order is not null).Select(line => line.Order!).Distinct().ToList();
        var uncovered = new Dictionary<string, BigInteger>(StringComparer.Ordinal);
        foreach (var order in ofOrders)
        {
            uncovered[order.Number] = GrossNotYetInvoiced(order);
        }

        var itemsBefore = items.Count;
        var linksBefore = links.Count;
        var reserved = ReservedVouchers(item, ofOrders);
        items.Add(item);
        if (applied is not null)
        {
            ApplyStated(item, applied);
        }
        else
        {
            ApplyByPolicy(document, item, ofOrders, reserved, asPriced, last, uncovered);
        }

        var made = links.GetRange(linksBefore, links.Count - linksBefore);
        items.RemoveRange(itemsBefore, items.Count - itemsBefore);
        links.RemoveRange(linksBefore, links.Count - linksBefore);
        if (made.Exists(link => taken.Contains(link.Id)))
        {
            Fault("DuplicateNumber");
        }

        if (Keep(item, journal))
        {
            made.ForEach(Keep);
        }
    }

    private List<Stated> ReadInvoiceLines(JsonElement document, out string currency)
    {
        var lines = new List<Stated>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var currencies = new HashSet<string>(StringComparer.Ordinal);
        var json = Members(document, "lines") ?? [];
        if (Text(document, "order") is { } named && Order(named) is null)
        {
            Fault("UnknownOrder");
        }

        foreach (var line in json.Where(line => Text(line, "orderLine") is not null))
        {
            if (Order(Text(line, "order") ?? Text(document, "order") ?? "") is { } order)
            {
                currencies.Add(order.Text.Currency);
            }
        }

        currency = Text(document, "currency") ?? (currencies.Count > 0 ? currencies.First() : settings.Currency);
        foreach (var other in currencies)
        {
            if (other != currency)
            {
                Fault("CurrencyMismatch");
            }
        }

        foreach (var line in json)
        {
            if (Text(line, "orderLine") is not { } id)
            {
                var free = CheckAmount(Figure(line, "amount")!.Value, currency);
                if (Text(line, "tax") is { } code && settings.Tax(code) is null)
                {
                    Fault("UnknownTaxCode");
                }

                if (!seen.Add("\n" + Text(line, "id")))
                {
                    Fault("DuplicateLine");
                }

                lines.Add(new Stated(line, null, null, 0, free));
                continue;
            }

            var quantity = Figure(line, "quantity")!.Value;
            CheckQuantity(quantity);
            var number = Text(line, "order") ?? Text(document, "order") ?? "";
            if (!seen.Add(number + "\n" + id))
            {
                Fault("DuplicateLine");
            }

            if (Order(number) is not { } order)
            {
                Fault("UnknownOrder");
            }
            else if (order.Text.Line(id) is not { } ordered)
            {
                Fault("UnknownOrderLine");
            }
            else
            {
                if (ordered.Tax is not null && settings.Tax(ordered.Tax) is null)
                {
                    Fault("UnknownTaxCode");
                }

                lines.Add(new Stated(line, order, ordered, quantity, 0));
            }
        }

        return lines;
    }

    /// <summary>Rule D15: the amount of each line, cumulative in the quantity.</summary>
    private List<CentsTaxable> Amounts(List<Stated> lines, string currency)
    {
        var taxed = new List<CentsTaxable>();
        foreach (var line in lines)
        {
            if (line.Order is null)
            {
                taxed.Add(new CentsTaxable(Text(line.Json, "tax") is { } code ? settings.Tax(code) : null, line.Amount, false));
                continue;
            }

            var ordered = line.OrderLine!;
            if (InvoicedQuantity(line.Order.Number, ordered.Id, 0) + line.Quantity > ordered.Quantity)
            {
                // It is not worked out beyond what is ordered.
                Fault("ExceedsOrdered");
                taxed.Add(new CentsTaxable(null, 0, line.Order.Text.Inclusive));
                continue;
            }

            var (total, quantity) = Deliverable(line.Order.Number, line.Order.Text, ordered);
            var soFar = InvoicedQuantity(line.Order.Number, ordered.Id, ordered.PricedSince) + line.Quantity;
            var amount = quantity.Sign == 0 ? 0 : Round(total * soFar / quantity) - InvoicedAmount(line.Order.Number, ordered.Id, ordered.PricedSince);
            amount = BigInteger.Max(0, amount);
            CheckComputed(amount, currency);
            taxed.Add(new CentsTaxable(ordered.Tax is { } tax ? settings.Tax(tax) : null, amount, line.Order.Text.Inclusive));
        }

        return taxed;
    }

    private bool IsLast(Stated line) =>
        (InvoicedQuantity(line.Order!.Number, line.OrderLine!.Id, 0) + line.Quantity).Is(line.OrderLine.Quantity);

    /// <summary>Rule T3 and decision 0002: the lines of an order together, those without an order together.</summary>
    private void WorkOutInvoiceTaxes(string? order, List<CentsTaxable> lines, string currency)
    {
        if (order is null || settings.Is("taxRounding", "perDocument"))
        {
            WorkOutTaxes(lines, [], currency);
        }
        else if (settings.Is("taxRounding", "perLine"))
        {
            foreach (var line in lines)
            {
                WorkOutTaxes([line], [], currency);
            }
        }
        else
        {
            WorkOutOrderTaxes(order, lines, currency);
        }
    }

    private void WorkOutOrderTaxes(string order, List<CentsTaxable> lines, string currency)
    {
        var before = new List<CentsTaxable>();
        foreach (var (item, line) in InvoiceLines(order))
        {
            before.Add(Standing(item, line, line.Inclusive));
        }

        WorkOutTaxes(lines, before, currency);
    }

    /// <summary>Decision 0010: what is not recovered, over the lines that are rounded together.</summary>
    private void WorkOutInvoiceCosts(List<Stated> lines, List<CentsTaxable> taxed)
    {
        foreach (var group in lines.Select(line => line.Order).Distinct().ToList())
        {
            var together = new List<CentsTaxable>();
            for (var i = 0; i < lines.Count; i++)
            {
                if (lines[i].Order != group)
                {
                    continue;
                }

                if (group is not null && settings.Is("taxRounding", "perLine"))
                {
                    WorkOutCosts([taxed[i]]);
                }
                else
                {
                    together.Add(taxed[i]);
                }
            }

            WorkOutCosts(together);
        }
    }

    private CentsLine InvoiceLine(Stated stated, CentsTaxable taxed)
    {
        var account = Text(stated.OrderLine?.Text ?? stated.Json, "account");
        if (account is null && taxed.Amount.IsZero && taxed.Gross.IsZero)
        {
            account = "?";
        }
        else if (account is null)
        {
            Fault("MissingAccount");
            account = "?";
        }

        var line = new CentsLine
        {
            Id = stated.OrderLine?.Id ?? Text(stated.Json, "id")!,
            Order = stated.Order?.Number,
            Terms = (stated.Order?.Texts.Count ?? 1) - 1,
            Quantity = stated.Quantity,
            Amount = taxed.Amount,
            Inclusive = taxed.Inclusive,
            Tax = taxed.Tax,
        };
        AddComponents(line, taxed, account, null);
        return line;
    }

    private BigInteger GrossNotYetInvoiced(CentsOrder order)
    {
        var lines = order.Text.Lines.ConvertAll(line => new CentsTaxable(
            line.Tax is { } code ? settings.Tax(code) : null, NotYetInvoiced(order.Number, order.Text, line), order.Text.Inclusive));
        var broken = faults.Count;
        WorkOutInvoiceTaxes(order.Number, lines, order.Text.Currency);

        // It is only looked at, and no amount of the document.
        faults.RemoveRange(broken, faults.Count - broken);
        return Sharing.Sum(lines.Select(line => line.Gross));
    }

    /// <summary>What is credited of an invoice line by credit memos that live.</summary>
    private List<CentsCredited> CreditsOf(CentsLine line)
    {
        var credits = new List<CentsCredited>();
        foreach (var link in LiveLinks().Where(link => link.Kind == "credit"))
        {
            credits.AddRange(link.Credited.Where(credited => credited.Line == line));
        }

        return credits;
    }

    /// <summary>Rules D9 and D18.</summary>
    private void PostCreditMemo(JsonElement document)
    {
        CheckHead(document);
        var number = Number(document);
        if (Item(Text(document, "invoice")!) is not { Kind: "invoice" } origin)
        {
            Fault("UnknownDocument");
            return;
        }

        if (taken.Contains(number + "/" + origin.Number))
        {
            Fault("DuplicateNumber");
        }

        var stated = ReadCreditedLines(document, origin);
        if (Broken)
        {
            return;
        }

        if (Date(document) < origin.Date)
        {
            Fault("TooEarly");
        }

        if (LiveLinks().Any(link => link.Kind == "application" && link.To == origin.Number && link.Adjusts))
        {
            Fault("HasApplications");
        }

        var credited = Lives(origin.Number) ? Credited(origin, stated) : [];
        if (stated is { Count: 0 })
        {
            Fault("NothingToInvoice");
        }
        else if (credited.Count == 0)
        {
            Fault("ExceedsOpenAmount");
        }

        if (Broken)
        {
            return;
        }

        var memo = new CentsItem
        {
            Number = number,
            Kind = "creditMemo",
            Date = Date(document),
            Currency = origin.Currency,
            Rate = origin.Rate,
            Credits = origin.Number,
        };
        var link = new CentsLink { Id = number + "/" + origin.Number, Kind = "credit", From = number, To = origin.Number, Date = memo.Date, Document = number };
        link.Credited.AddRange(credited);
        foreach (var one in credited)
        {
            ReleaseCredited(link, origin, one, stated is null || one.IsAll);
        }

        FinishCredit(memo, link, origin);
    }

    private List<(CentsLine Line, Fraction? Quantity, BigInteger? Amount)>? ReadCreditedLines(JsonElement document, CentsItem origin)
    {
        if (Members(document, "lines") is not { } json)
        {
            return null;
        }

        var lines = new List<(CentsLine, Fraction?, BigInteger?)>();
        var seen = new HashSet<CentsLine>();
        foreach (var line in json)
        {
            var quantity = Figure(line, "quantity");
            if (quantity is { } figure)
            {
                CheckQuantity(figure);
            }

            var amount = Figure(line, "amount") is { } other ? CheckAmount(other, origin.Currency) : (BigInteger?)null;
            // The order has to be named where the invoice has several.
            var ofInvoice = origin.Lines.Where(one => one.Order is not null).Select(one => one.Order).Distinct().ToList();
            var order = Text(line, "order") ?? (ofInvoice.Count == 1 && Text(line, "orderLine") is not null ? ofInvoice[0] : null);
            var found = origin.Lines.FindAll(one => one.Id == (Text(line, "orderLine") ?? Text(line, "id")) && one.Order == order);
            if (found.Count != 1)
            {
                Fault("UnknownOrderLine");
                continue;
            }

            if (!seen.Add(found[0]))
            {
                Fault("DuplicateLine");
            }

            lines.Add((found[0], quantity, amount));
        }

        return lines;
    }

    /// <summary>What a credit memo gives back of each line: all that is left, a quantity, or an amount (section 11, D18).</summary>
    private List<CentsCredited> Credited(CentsItem origin, List<(CentsLine Line, Fraction? Quantity, BigInteger? Amount)>? stated)
    {
        var credited = new List<CentsCredited>();
        if (stated is null)
        {
            foreach (var line in origin.Lines)
            {
                var left = line.Amount - Sharing.Sum(CreditsOf(line).Select(one => one.Amount));
                var quantity = line.Quantity;
                CreditsOf(line).ForEach(one => quantity -= one.Quantity);
                if (left.Sign > 0 || quantity.Sign > 0 || LeftOf(origin, line).Sign > 0)
                {
                    credited.Add(new CentsCredited(line, quantity, left));
                }
            }

            return credited;
        }

        foreach (var (line, quantity, amount) in stated)
        {
            var before = CreditsOf(line);
            var left = line.Amount - Sharing.Sum(before.Select(one => one.Amount));
            if (quantity is not { } returned)
            {
                if (amount > left)
                {
                    Fault("ExceedsOpenAmount");
                }

                credited.Add(new CentsCredited(line, 0, amount!.Value));
                continue;
            }

            Fraction soFar = returned;
            BigInteger given = 0;
            foreach (var one in before.Where(one => one.Quantity.Sign > 0))
            {
                soFar += one.Quantity;
                given += one.Amount;
            }

            if (soFar > line.Quantity)
            {
                Fault("ExceedsOrdered");
                credited.Add(new CentsCredited(line, 0, 0));
                continue;
            }

            // The last of the quantity takes all that is left, and with it a tax that was stated on no net amount.
            var part = Round(line.Amount * soFar / line.Quantity) - given;
            credited.Add(new CentsCredited(line, returned, BigInteger.Max(0, BigInteger.Min(part, left))) { IsAll = soFar.Is(line.Quantity) && part >= left });
        }

        return credited;
    }

    /// <summary>The taxes of a credited line follow its amount cumulatively; where it has none, they go back with all of the invoice.</summary>
    private void ReleaseCredited(CentsLink link, CentsItem origin, CentsCredited credited, bool all)
    {
        var line = credited.Line;
        var soFar = credited.Amount + Sharing.Sum(CreditsOf(line).Select(one => one.Amount));
        var parts = new BigInteger[line.Components.Count];
        BigInteger taxes = 0;
        for (var i = 1; i < parts.Length; i++)
        {
            var component = line.Components[i];
            var given = Taken(origin, component).Transaction;
            var step = all ? component.Transaction - given
                : line.Amount.IsZero ? 0
                : Round(new Fraction(component.Transaction * soFar, line.Amount)) - given;
            parts[i] = BigInteger.Max(0, BigInteger.Min(step, component.Transaction - given));
            if (line.Inclusive && !all)
            {
                // Of a line that is all tax the roundings may come to more than is credited (section 11, D14).
                parts[i] = BigInteger.Min(parts[i], credited.Amount - taxes);
            }

            taxes += parts[i];
        }

        parts[0] = line.Inclusive ? credited.Amount - taxes : credited.Amount;
        var more = line.Inclusive ? parts[0] - (line.Components[0].Transaction - Taken(origin, line.Components[0]).Transaction) : 0;
        for (var i = 1; i < parts.Length && more.Sign > 0; i++)
        {
            // And to less: then the net amount is not there to take the rest.
            var left = line.Components[i].Transaction - Taken(origin, line.Components[i]).Transaction - parts[i];
            var step = BigInteger.Min(more, left);
            parts[i] += step;
            parts[0] -= step;
            more -= step;
        }

        ReleaseOfComponents(link, origin, line, parts);
    }
}
