using System.Numerics;
using System.Text.Json;

namespace Prepayments.Tests.Model.Cents;

/// <content>Section 3: orders, amendments and limits.</content>
public sealed partial class CentsLedger
{
    private void PostOrder(JsonElement document)
    {
        var number = Number(document);
        var old = Order(number);
        if (old is null && taken.Contains(number))
        {
            Fault("DuplicateNumber");
        }

        if (Text(document, "counterparty") is { } counterparty && counterparty != settings.Counterparty)
        {
            Fault("CounterpartyMismatch");
        }

        var text = ReadText(document);
        CheckText(document, text);
        if (Broken)
        {
            return;
        }

        for (var i = 0; i < text.Lines.Count; i++)
        {
            text.Lines[i].PricedSince = PricedSince(old, text.Lines[i]);
        }

        if (old is not null)
        {
            CheckAmendment(old, text);
        }

        CheckTotal(text);
        SetLimits(old ?? new CentsOrder { Number = number }, text);
        if (text.Lines.Count == 0)
        {
            Fault("NothingToInvoice");
        }

        if (Broken)
        {
            return;
        }

        if (old is null)
        {
            old = new CentsOrder { Number = number };
            orders.Add(old);
            taken.Add(number);
        }

        old.Texts.Add(text);
    }

    private CentsText ReadText(JsonElement document)
    {
        var inclusive = Flag(document, "pricesIncludeTax") ?? false;
        var text = new CentsText
        {
            Json = document,
            Currency = Text(document, "currency") ?? settings.Currency,
            Inclusive = inclusive,
            Gross = Text(document, "prepaymentBasis") is { } basis ? basis == "gross" : inclusive,
            Confirmed = Flag(document, "confirmed") ?? true,
        };
        foreach (var line in Members(document, "lines") ?? [])
        {
            text.Lines.Add(new CentsOrderLine
            {
                Id = Text(line, "id")!,
                Quantity = Figure(line, "quantity")!.Value,
                Price = Figure(line, "unitPrice")!.Value,
                Discount = Figure(line, "discount") ?? 0,
                Tax = Text(line, "tax"),
                Text = line,
            });
        }

        // A definition is the same one as before by its id, else by its position, or by its line (O6, decision 0003).
        var definitions = Members(document, "prepayments") ?? [];
        for (var i = 0; i < definitions.Count; i++)
        {
            var key = Text(definitions[i], "id") is { } id ? "id " + id : FormattableString.Invariant($"position {i}");
            text.Definitions.Add(new CentsTerms { Key = key, Text = definitions[i] });
        }

        foreach (var line in text.Lines)
        {
            if (line.Text.TryGetProperty("prepayment", out var definition) && definition.ValueKind != JsonValueKind.Null)
            {
                text.Definitions.Add(new CentsTerms { Key = "line " + line.Id, Text = definition, Line = line.Id });
            }
        }

        return text;
    }

    /// <summary>Groups 1 to 3 of section 9.</summary>
    private void CheckText(JsonElement document, CentsText text)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        BigInteger total = 0;
        foreach (var line in text.Lines)
        {
            if (line.Tax is not null && settings.Tax(line.Tax) is null)
            {
                Fault("UnknownTaxCode");
            }

            if (!ids.Add(line.Id))
            {
                Fault("DuplicateLine");
            }

            CheckQuantity(line.Quantity);
            if (line.Price.Sign < 0 || line.Discount.Sign < 0)
            {
                Fault("NonPositiveAmount");
            }

            if (!Fits(line.Price, 10) || !Fits(line.Discount, CentsSettings.Decimals(text.Currency)))
            {
                Fault("AmountOutOfRange");
            }

            if (line.Price.Sign < 0 || line.Discount.Sign < 0 || line.Quantity.Sign <= 0
                || !Fits(line.Price, 10) || !Fits(line.Quantity, 10) || !Fits(line.Discount, CentsSettings.Decimals(text.Currency)))
            {
                // What is not well-formed is not worked out.
                continue;
            }

            line.Amount = Round(Unrounded(text, line));
            if (line.Amount.Sign < 0)
            {
                Fault("NonPositiveAmount");
            }

            CheckComputed(line.Amount, text.Currency);
            total += line.Amount;
        }

        CheckComputed(total, text.Currency);
        CheckDefinitions(text);
    }

    /// <summary>Rule A3: the total with all taxes.</summary>
    private void CheckTotal(CentsText text)
    {
        var lines = text.Lines.ConvertAll(line => new CentsTaxable(line.Tax is { } code ? settings.Tax(code) : null, line.Amount, text.Inclusive));
        WorkOutTaxes(lines.FindAll(line => line.Tax is null || IsCharged(line.Tax)), [], text.Currency);
        var total = Sharing.Sum(lines.Select(line => line.Gross));
        CheckComputed(total, text.Currency);
        TaxBeyondRange |= TooLarge(total, text.Currency);
    }

    private void CheckDefinitions(CentsText text)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var definition in text.Definitions)
        {
            if (Text(definition.Text, "tax") is { } code && settings.Tax(code) is null)
            {
                Fault("UnknownTaxCode");
            }

            if (Figure(definition.Text, "percent") is { } percent)
            {
                if (percent.Sign <= 0 || percent > 100)
                {
                    Fault("InvalidPercentage");
                }

                if (!Fits(percent, 10))
                {
                    Fault("AmountOutOfRange");
                }
            }
            else
            {
                CheckAmount(Figure(definition.Text, "amount")!.Value, text.Currency);
            }

            if (Text(definition.Text, "id") is { } id && !ids.Add(id))
            {
                Fault("DuplicateLine");
            }
        }

        var wide = text.Definitions.FindAll(definition => definition.Line is null).Count;
        if ((wide > 0 && wide < text.Definitions.Count) || wide > settings.MaxDefinitions)
        {
            Fault("MultipleDefinitions");
        }
    }

    /// <summary>Rule O1, not yet rounded, in minor units.</summary>
    private static Fraction Unrounded(CentsText text, CentsOrderLine line) =>
        ((line.Quantity * line.Price) - line.Discount) * CentsSettings.Unit(text.Currency);

    private static int PricedSince(CentsOrder? old, CentsOrderLine line)
    {
        if (old is null)
        {
            return 0;
        }

        return old.Text.Line(line.Id) is { } before && before.Price.Is(line.Price) && before.Discount.Is(line.Discount)
            ? before.PricedSince
            : old.Texts.Count;
    }

    /// <summary>Rule O6: what stands in the way of an amendment.</summary>
    private void CheckAmendment(CentsOrder order, CentsText text)
    {
        var old = order.Text;
        var invoiced = InvoiceLines(order.Number).Any();
        var prepaid = PrepaymentLines(order.Number).Any();
        if ((invoiced || prepaid) && (text.Currency != old.Currency || text.Inclusive != old.Inclusive || text.Gross != old.Gross))
        {
            Fault("OrderLocked");
        }

        foreach (var before in old.Lines)
        {
            var line = text.Line(before.Id);
            var quantity = InvoicedQuantity(order.Number, before.Id, 0);
            if (line is null)
            {
                if (quantity.Sign > 0)
                {
                    Fault("QuantityBelowInvoiced");
                }

                continue;
            }

            if (line.Quantity < quantity)
            {
                Fault("QuantityBelowInvoiced");
            }

            if ((line.Tax != before.Tax || Text(line.Text, "account") != Text(before.Text, "account"))
                && InvoiceLines(order.Number).Any(pair => pair.Line.Id == before.Id))
            {
                Fault("OrderLocked");
            }
        }

        // Also of a line that an earlier text deleted, and a reversal revived the prepayment of.
        if (PrepaymentLines(order.Number).Any(pair => text.Line(pair.Line.Id) is null && LeftOf(pair.Item, pair.Line).Sign > 0))
        {
            Fault("LineHasPrepayment");
        }

        foreach (var definition in old.Definitions.Where(definition => !text.Definitions.Exists(other => other.Key == definition.Key)))
        {
            CheckRemoval(order, definition, invoiced);
        }
    }

    /// <summary>Rule O6: a definition that the new text no longer has.</summary>
    private void CheckRemoval(CentsOrder order, CentsTerms definition, bool invoiced)
    {
        if (invoiced)
        {
            Fault("OrderInvoiced");
        }

        foreach (var item in LiveItems("prepaymentInvoice"))
        {
            if (item.Lines[0].Order != order.Number || !item.Lines.Exists(line => line.Definition == definition.Key) || Invoiced(item).IsZero)
            {
                continue;
            }

            if (LiveLinks().Any(link => link.Kind == "settlement" && link.To == item.Number))
            {
                Fault("PrepaymentPaid");
            }

            if (settings.Is("removeInvoiced", "reject"))
            {
                Fault("PrepaymentInvoiced");
            }
        }
    }

    /// <summary>The live invoice lines of an order.</summary>
    private IEnumerable<(CentsItem Item, CentsLine Line)> InvoiceLines(string order)
    {
        foreach (var item in LiveItems("invoice"))
        {
            foreach (var line in item.Lines)
            {
                if (line.Order == order)
                {
                    yield return (item, line);
                }
            }
        }
    }

    /// <summary>The live prepayment invoice lines of an order.</summary>
    private IEnumerable<(CentsItem Item, CentsLine Line)> PrepaymentLines(string order)
    {
        foreach (var item in LiveItems("prepaymentInvoice"))
        {
            foreach (var line in item.Lines)
            {
                if (line.Order == order)
                {
                    yield return (item, line);
                }
            }
        }
    }

    /// <summary>The quantity of an order line on live invoices since a text, less what was credited with a quantity.</summary>
    private Fraction InvoicedQuantity(string order, string id, int since, int until = int.MaxValue)
    {
        Fraction quantity = 0;
        foreach (var (_, line) in InvoiceLines(order))
        {
            if (line.Id == id && line.Terms >= since && line.Terms < until)
            {
                quantity += line.Quantity;
                foreach (var credited in CreditsOf(line))
                {
                    quantity -= credited.Quantity;
                }
            }
        }

        return quantity;
    }

    /// <summary>The amount that belongs to that quantity: price corrections do not reduce it (rule D15, decision 0008).</summary>
    private BigInteger InvoicedAmount(string order, string id, int since)
    {
        BigInteger amount = 0;
        foreach (var (_, line) in InvoiceLines(order))
        {
            if (line.Id == id && line.Terms >= since)
            {
                amount += line.Amount;
                foreach (var credited in CreditsOf(line))
                {
                    amount -= credited.Quantity.Sign > 0 ? credited.Amount : 0;
                }
            }
        }

        return amount;
    }

    /// <summary>Rule D15: the whole amount that deliveries of a line add up to since its price is what it is, and the quantity.</summary>
    private (BigInteger Amount, Fraction Quantity) Deliverable(string order, CentsText text, CentsOrderLine line)
    {
        var before = InvoicedQuantity(order, line.Id, 0, line.PricedSince);
        if (before.Sign == 0)
        {
            return (Round(Unrounded(text, line)), line.Quantity);
        }

        var rest = line.Quantity - before;
        return (Round(Unrounded(text, line) * rest / line.Quantity), rest);
    }

    /// <summary>What of a line is not yet invoiced, as it is priced.</summary>
    private BigInteger NotYetInvoiced(string order, CentsText text, CentsOrderLine line) =>
        BigInteger.Max(0, Deliverable(order, text, line).Amount - InvoicedAmount(order, line.Id, line.PricedSince));

    /// <summary>Amounts of the lines on the basis of the prepayment: with or without their taxes (rules O2, T1, T2).</summary>
    private List<BigInteger> OnBasis(CentsOrder order, CentsText text, List<BigInteger> amounts)
    {
        if (text.Gross == text.Inclusive)
        {
            return amounts;
        }

        var lines = new List<CentsTaxable>();
        for (var i = 0; i < amounts.Count; i++)
        {
            lines.Add(new CentsTaxable(text.Lines[i].Tax is { } code ? settings.Tax(code) : null, amounts[i], text.Inclusive));
        }

        WorkOutOrderTaxes(order.Number, lines.FindAll(line => line.Tax is { } tax && IsCharged(tax)), text.Currency);
        return lines.ConvertAll(line => text.Gross ? line.Gross : line.Net);
    }

    /// <summary>Rules O3 to O5: how much may be invoiced under each definition, and of each line.</summary>
    private void SetLimits(CentsOrder order, CentsText text)
    {
        var rest = OnBasis(order, text, text.Lines.ConvertAll(line => NotYetInvoiced(order.Number, text, line)));
        var whole = rest.ConvertAll(amount => amount);
        for (var i = 0; i < whole.Count; i++)
        {
            foreach (var (item, line) in InvoiceLines(order.Number).Where(pair => pair.Line.Id == text.Lines[i].Id))
            {
                whole[i] += BasisAmount(item, line, text);
            }
        }

        var given = new BigInteger[rest.Count];
        BigInteger limits = 0;
        foreach (var definition in text.Definitions)
        {
            SetLimit(order, text, definition, rest, whole, given);
            limits += definition.Limit;
            if (definition.Line is { } line && definition.Limit > whole[text.Lines.FindIndex(other => other.Id == line)])
            {
                Fault("LimitExceedsOrder");
            }

            if (definition.Limit < PrepaidUnder(order.Number, text, definition.Key))
            {
                Fault("LimitBelowInvoiced");
            }
        }

        if (limits + UnappliedOfRemoved(order.Number, text) > Sharing.Sum(whole))
        {
            Fault("LimitExceedsOrder");
        }
    }

    private void SetLimit(CentsOrder order, CentsText text, CentsTerms definition, List<BigInteger> rest, List<BigInteger> whole, BigInteger[] given)
    {
        // What the percentages in force then make of what is invoiced: exactly for the limit, rounded for each line's share.
        var ofInvoiced = new BigInteger[rest.Count];
        Fraction exact = 0;
        BigInteger ofRest = 0;
        for (var i = 0; i < rest.Count; i++)
        {
            if (definition.Line is { } only && only != text.Lines[i].Id)
            {
                continue;
            }

            Fraction share = 0;
            foreach (var (item, line) in InvoiceLines(order.Number).Where(pair => pair.Line.Id == text.Lines[i].Id))
            {
                var then = order.Texts[line.Terms].Definitions.Find(other => other.Key == definition.Key);
                share += BasisAmount(item, line, text) * (then?.Share ?? 0);
            }

            exact += share;
            ofInvoiced[i] = Round(share);
            ofRest += rest[i];
        }

        if (Figure(definition.Text, "percent") is { } percent)
        {
            definition.Share = percent / 100;
            definition.Limit = Round(exact + (ofRest * definition.Share));
        }
        else
        {
            definition.Limit = (Figure(definition.Text, "amount")!.Value * CentsSettings.Unit(text.Currency)).Over;
            definition.Share = ofRest.IsZero ? 0 : new Fraction(BigInteger.Max(0, definition.Limit - Sharing.Sum(ofInvoiced)), ofRest);
        }

        var targets = Spread(definition, ofInvoiced, rest, text, given);
        if (Kept(order, text, definition, whole, given) is { } kept)
        {
            targets = kept;
        }

        for (var i = 0; i < rest.Count; i++)
        {
            definition.Targets[text.Lines[i].Id] = targets[i];
            given[i] += targets[i] - ofInvoiced[i];
        }
    }

    /// <summary>Rule O4: the share of what is invoiced, and over the amounts not yet invoiced the rest of the limit.</summary>
    private static BigInteger[] Spread(CentsTerms definition, BigInteger[] ofInvoiced, List<BigInteger> rest, CentsText text, BigInteger[] given)
    {
        var targets = (BigInteger[])ofInvoiced.Clone();
        if (definition.Line is { } line)
        {
            targets[text.Lines.FindIndex(other => other.Id == line)] = definition.Limit;
            return targets;
        }

        var more = definition.Limit - Sharing.Sum(ofInvoiced);
        if (more.Sign < 0)
        {
            // What is available is cut to the limit each time (section 11, O4).
            return targets;
        }

        if (Sharing.Sum(rest).IsZero)
        {
            if (targets.Length > 0)
            {
                targets[0] += more;
            }

            return targets;
        }

        var earlier = (BigInteger[])given.Clone();
        var left = new BigInteger[rest.Count];
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = BigInteger.Max(0, rest[i] - earlier[i]);
        }

        var parts = Sharing.Sum(left) >= more ? Sharing.Give(rest, earlier, left, more) : Sharing.Split(rest, more);
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] += parts[i];
        }

        return targets;
    }

    /// <summary>Decision 0003: where limit and lines come out as before, the spread stays as it was.</summary>
    private static BigInteger[]? Kept(CentsOrder order, CentsText text, CentsTerms definition, List<BigInteger> whole, BigInteger[] given)
    {
        if (order.Texts.Count == 0
            || order.Text.Definitions.Find(other => other.Key == definition.Key) is not { } before
            || before.Limit != definition.Limit || order.Text.Lines.Count != text.Lines.Count
            || order.Text.Gross != text.Gross || order.Text.Inclusive != text.Inclusive)
        {
            return null;
        }

        var kept = new BigInteger[text.Lines.Count];
        for (var i = 0; i < kept.Length; i++)
        {
            var line = text.Lines[i];
            var old = order.Text.Lines[i];
            if (old.Id != line.Id || old.Amount != line.Amount || (text.Gross != text.Inclusive && old.Tax != line.Tax) || !old.Quantity.Is(line.Quantity) || !old.Price.Is(line.Price) || !old.Discount.Is(line.Discount))
            {
                return null;
            }

            kept[i] = before.Targets[line.Id];
            if (given[i] + kept[i] > whole[i] && given[i].Sign > 0)
            {
                return null;
            }
        }

        return kept;
    }

    /// <summary>What stands of an invoiced line on the basis of its order.</summary>
    private BigInteger BasisAmount(CentsItem item, CentsLine line, CentsText text) => Standing(item, line, text.Gross).Amount;

    /// <summary>What stands of prepayment invoices under a definition, on the basis of the order.</summary>
    private BigInteger PrepaidUnder(string order, CentsText text, string key, string? id = null)
    {
        BigInteger sum = 0;
        foreach (var (item, line) in PrepaymentLines(order))
        {
            if (line.Definition == key && (id is null || line.Id == id))
            {
                sum += BasisAmount(item, line, text);
            }
        }

        return sum;
    }

    /// <summary>What stands unapplied of definitions that the text no longer has (section 11, O6).</summary>
    private BigInteger UnappliedOfRemoved(string order, CentsText text)
    {
        BigInteger sum = 0;
        foreach (var (item, line) in PrepaymentLines(order))
        {
            if (!text.Definitions.Exists(definition => definition.Key == line.Definition))
            {
                foreach (var component in line.Components)
                {
                    if (component.Kind == "net" || text.Gross)
                    {
                        sum += component.Transaction - Taken(item, component).Transaction;
                    }
                }
            }
        }

        return sum;
    }
}
