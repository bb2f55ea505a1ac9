using System.Numerics;
using System.Text.Json;

namespace Prepayments.Tests.Model.Cents;

/// <summary>What a prepayment invoice asks for of one order line, on the order's basis.</summary>
public sealed record CentsAsked(CentsTerms Definition, CentsOrderLine Line, BigInteger Amount);

/// <content>Prepayment invoices and their credit memos, vouchers and reservations.</content>
public sealed partial class CentsLedger
{
    /// <summary>Rules D2 and D14.</summary>
    private void PostPrepaymentInvoice(JsonElement document)
    {
        CheckHead(document);
        var number = Number(document);
        if (Order(Text(document, "order")!) is not { } order)
        {
            Fault("UnknownOrder");
            if (Figure(document, "exchangeRate") is not null)
            {
                CheckRate(document, settings.Currency);
            }

            CheckStatedTaxes(document, settings.Currency);
            return;
        }

        var currency = order.Text.Currency;
        var rate = CheckRate(document, currency);
        CheckStatedTaxes(document, currency);
        var definitions = ChosenDefinitions(document, order.Text);
        var stated = Figure(document, "amount") is { } figure ? CheckAmount(figure, currency) : (BigInteger?)null;
        var statedLines = CheckStatedLines(document, order.Text);
        if (Broken)
        {
            return;
        }

        if (settings.Is("requireConfirmedOrder", "true") && !order.Text.Confirmed)
        {
            Fault("OrderNotConfirmed");
        }

        if (settings.Is("prepaymentAfterInvoice", "reject") && InvoiceLines(order.Number).Any())
        {
            Fault("OrderInvoiced");
        }

        // What comes out too large is said before what stands in the way: so it is worked out all the same, as far as it is available.
        var asked = Asked(AvailableUnder(order, definitions), stated, statedLines);
        if (asked.Count == 0)
        {
            return;
        }

        var lines = Taxables(order, asked, []);
        TakeStatedTaxes(document, lines, currency);
        WorkOutCosts(lines);
        var item = new CentsItem
        {
            Number = number,
            Kind = "prepaymentInvoice",
            Date = Date(document),
            Currency = currency,
            Rate = rate,
            TaxedWhenPaid = settings.Is("taxOnPrepayment", "onPayment"),
        };
        for (var i = 0; i < asked.Count; i++)
        {
            item.Lines.Add(PrepaymentLine(order, asked[i], lines[i], item.TaxedWhenPaid));
        }

        item.Parts.Add(new CentsPart { Account = Account("prepaymentControl"), Transaction = Sharing.Sum(lines.Select(line => line.Gross)) });
        ConvertOnce(item);
        var journal = new List<CentsPosting>();
        PostComponents(journal, item);
        Credit(journal, item.Parts[0].Account, currency, item.Parts[0].Transaction, item.Parts[0].Accounting);
        Keep(item, journal);
    }

    /// <summary>The definition that is named, the only one, or those of the lines together.</summary>
    private List<CentsTerms> ChosenDefinitions(JsonElement document, CentsText text)
    {
        if (Text(document, "definition") is { } named)
        {
            var chosen = text.Definitions.FindAll(definition => Text(definition.Text, "id") == named);
            if (chosen.Count == 0)
            {
                Fault("UnknownDocument");
            }

            return chosen;
        }

        if (text.Definitions.Count > 1 && text.Definitions[0].Line is null)
        {
            Fault("MultipleDefinitions");
        }

        return text.Definitions;
    }

    private List<(string Line, BigInteger Amount)>? CheckStatedLines(JsonElement document, CentsText text)
    {
        if (Members(document, "lines") is not { Count: > 0 } stated)
        {
            return null;
        }

        var lines = new List<(string, BigInteger)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in stated)
        {
            var id = Text(line, "orderLine")!;
            if (text.Line(id) is null)
            {
                Fault("UnknownOrderLine");
            }

            if (!seen.Add(id))
            {
                Fault("DuplicateLine");
            }

            lines.Add((id, CheckAmount(Figure(line, "amount")!.Value, text.Currency)));
        }

        return lines;
    }

    /// <summary>Rule D14: everything available, an amount of it spread over the lines, or amounts per line.</summary>
    private List<CentsAsked> Asked(List<CentsAsked> available, BigInteger? stated, List<(string Line, BigInteger Amount)>? statedLines)
    {
        var asked = new List<CentsAsked>();
        if (statedLines is not null)
        {
            foreach (var one in available)
            {
                var amount = statedLines.Find(line => line.Line == one.Line.Id).Amount;
                if (amount > one.Amount)
                {
                    // It is not worked out.
                    Fault("ExceedsAvailable");
                    continue;
                }

                asked.Add(one with { Amount = amount });
            }

            if (statedLines.Exists(line => !available.Exists(one => one.Line.Id == line.Line)))
            {
                Fault("ExceedsAvailable");
            }
        }
        else if (stated is { } total)
        {
            var amounts = available.ConvertAll(one => one.Amount);
            if (total > Sharing.Sum(amounts))
            {
                Fault("ExceedsAvailable");
            }

            var parts = Sharing.Give(amounts, new BigInteger[amounts.Count], BigInteger.Min(total, Sharing.Sum(amounts)));
            for (var i = 0; i < parts.Length; i++)
            {
                asked.Add(available[i] with { Amount = parts[i] });
            }
        }
        else
        {
            asked = available;
        }

        asked = asked.FindAll(one => one.Amount.Sign > 0);
        if (asked.Count == 0 && stated is null && statedLines is null)
        {
            Fault("NothingToInvoice");
        }

        return asked;
    }

    /// <summary>What is asked for with its taxes, on top of the prepayment invoices that stand (rules T3, T4).</summary>
    private List<CentsTaxable> Taxables(CentsOrder order, List<CentsAsked> asked, List<CentsTaxable> earlier)
    {
        var lines = new List<CentsTaxable>();
        foreach (var one in asked)
        {
            var code = Text(one.Definition.Text, "tax") ?? one.Line.Tax;
            var tax = code is null || settings.Is("taxOnPrepayment", "never") ? null : settings.Tax(code);
            lines.Add(new CentsTaxable(tax, one.Amount, order.Text.Gross));
        }

        var before = new List<CentsTaxable>(earlier);
        foreach (var (item, line) in PrepaymentLines(order.Number))
        {
            before.Add(Standing(item, line, order.Text.Gross));
        }

        WorkOutTaxes(lines, before, order.Text.Currency);
        return lines;
    }

    private CentsLine PrepaymentLine(CentsOrder order, CentsAsked asked, CentsTaxable taxed, bool whenPaid)
    {
        // Rule O2: the definition's category, else the line's, else the default.
        var account = (Text(asked.Definition.Text, "category") is { } own ? settings.Category(own) : null)
            ?? (Text(asked.Line.Text, "category") is { } category ? settings.Category(category) : null)
            ?? Account("prepayment");
        var line = new CentsLine
        {
            Id = asked.Line.Id,
            Order = order.Number,
            Terms = order.Texts.Count - 1,
            Amount = asked.Amount,
            Inclusive = order.Text.Gross,
            Definition = asked.Definition.Key,
            Refundable = Flag(asked.Definition.Text, "refundable") ?? false,
            Tax = taxed.Tax,
        };
        AddComponents(line, taxed, account, whenPaid ? "prepaymentTaxOffset" : null);
        return line;
    }

    /// <summary>Section 11: the net amount, then per tax component what is recovered and what is not; the legs beside them.</summary>
    private void AddComponents(CentsLine line, CentsTaxable taxed, string account, string? offset)
    {
        line.Components.Add(new CentsComponent { Kind = "net", Account = account, Transaction = taxed.Net });
        for (var i = 0; i < taxed.Taxes.Length; i++)
        {
            var component = taxed.Tax!.Rates[i].Component;
            if (!(taxed.Taxes[i] - taxed.Costs[i]).IsZero)
            {
                line.Components.Add(new CentsComponent
                {
                    Kind = "tax",
                    TaxComponent = component,
                    Account = TaxAccount(component, "tax"),
                    Offset = offset is null ? null : TaxAccount(component, offset),
                    Transaction = taxed.Taxes[i] - taxed.Costs[i],
                });
            }

            if (!taxed.Costs[i].IsZero)
            {
                line.Components.Add(new CentsComponent { Kind = "cost", TaxComponent = component, Account = account, Transaction = taxed.Costs[i] });
            }

            AddLeg(line, component, taxed.Owed[i] - taxed.OwedCosts[i], null);
            AddLeg(line, component, taxed.OwedCosts[i], account);
        }
    }

    private void AddLeg(CentsLine line, string component, BigInteger amount, string? account)
    {
        if (!amount.IsZero)
        {
            line.Legs.Add(new CentsLeg
            {
                TaxComponent = component,
                Debit = account ?? TaxAccount(component, "tax"),
                Credit = TaxAccount(component, "reverseCharge"),
                Transaction = amount,
                Recovered = account is null,
            });
        }
    }

    /// <summary>Rule A5: the total is converted once and spread; so are the taxes that the buyer owes (decision 0010).</summary>
    private void ConvertOnce(CentsItem item)
    {
        var total = item.Total();
        CheckComputed(total, item.Currency);
        var accounting = Convert(total, item.Currency, item.Rate);
        CheckComputed(accounting, settings.Currency);
        var parts = Sharing.Split(item.Parts.ConvertAll(part => part.Transaction), accounting);
        for (var i = 0; i < parts.Length; i++)
        {
            item.Parts[i].Accounting = parts[i];
        }

        var components = item.Components().ToList();
        var shares = Sharing.Split(components.ConvertAll(component => component.Transaction), accounting);
        for (var i = 0; i < shares.Length; i++)
        {
            components[i].Accounting = shares[i];
        }

        var legs = item.Legs().ToList();
        var owed = Sharing.Sum(legs.Select(leg => leg.Transaction));
        accounting = Convert(owed, item.Currency, item.Rate);
        CheckComputed(accounting, settings.Currency);
        shares = Sharing.Split(legs.ConvertAll(leg => leg.Transaction), accounting);
        for (var i = 0; i < shares.Length; i++)
        {
            legs[i].Accounting = shares[i];
        }
    }

    private void PostComponents(List<CentsPosting> journal, CentsItem item)
    {
        foreach (var component in item.Components())
        {
            Debit(journal, item.TaxedWhenPaid ? component.Offset ?? component.Account : component.Account, item.Currency, component.Transaction, component.Accounting);
        }

        foreach (var leg in item.Legs().Where(_ => !item.TaxedWhenPaid))
        {
            Debit(journal, leg.Debit, item.Currency, leg.Transaction, leg.Accounting);
            Credit(journal, leg.Credit, item.Currency, leg.Transaction, leg.Accounting);
        }
    }

    /// <summary>Keeps a document that breaks nothing.</summary>
    private bool Keep(CentsItem item, List<CentsPosting> journal)
    {
        if (Broken)
        {
            return false;
        }

        items.Add(item);
        taken.Add(item.Number);
        journals[item.Number] = journal;
        posted.AddRange(journal);
        return true;
    }

    private void Keep(CentsLink link)
    {
        links.Add(link);
        taken.Add(link.Id);
        posted.AddRange(link.Journal);
    }

    /// <summary>Rules D4 and T8.</summary>
    private void PostVoucher(JsonElement document)
    {
        CheckHead(document);
        var number = Number(document);
        var currency = Text(document, "currency") ?? settings.Currency;
        var rate = CheckRate(document, currency);
        var amount = CheckAmount(Figure(document, "amount")!.Value, currency);
        var reserved = Text(document, "reservedFor");
        if (reserved is not null)
        {
            if (Order(reserved) is not { } order)
            {
                Fault("UnknownOrder");
            }
            else if (order.Text.Currency != currency)
            {
                Fault("CurrencyMismatch");
            }

            if (taken.Contains(number + "/" + reserved))
            {
                Fault("DuplicateNumber");
            }
        }

        var item = new CentsItem
        {
            Number = number,
            Kind = "prepaymentVoucher",
            Date = Date(document),
            Currency = currency,
            Rate = rate,
        };
        var line = new CentsLine { Id = "", Refundable = Flag(document, "refundable") ?? false };
        item.Lines.Add(line);
        ReadVoucherTaxes(document, currency, amount, line);
        if (Broken && !faults.TrueForAll(fault => fault == "MissingAccount"))
        {
            return;
        }

        line.Components.Insert(0, new CentsComponent { Kind = "net", Account = Account("advance"), Transaction = amount - line.Gross });
        item.Parts.Add(new CentsPart { Account = Account("advance"), Transaction = amount });
        ConvertOnce(item);
        var journal = new List<CentsPosting>();
        Debit(journal, item.Parts[0].Account, currency, amount, item.Parts[0].Accounting);
        Credit(journal, Text(document, "bank") ?? Account("bank"), currency, amount, item.Parts[0].Accounting);
        foreach (var component in line.Components.Where(component => component.Offset is not null))
        {
            Debit(journal, component.Account, currency, component.Transaction, component.Accounting);
            Credit(journal, component.Offset!, currency, component.Transaction, component.Accounting);
        }

        foreach (var leg in line.Legs)
        {
            Debit(journal, leg.Debit, currency, leg.Transaction, leg.Accounting);
            Credit(journal, leg.Credit, currency, leg.Transaction, leg.Accounting);
        }

        if (Keep(item, journal) && reserved is not null)
        {
            Keep(new CentsLink { Id = number + "/" + reserved, Kind = "reservation", From = number, To = reserved, Date = item.Date, Document = number });
        }
    }

    private void ReadVoucherTaxes(JsonElement document, string currency, BigInteger amount, CentsLine line)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        BigInteger sum = 0;
        foreach (var stated in Members(document, "taxes") ?? [])
        {
            var code = Text(stated, "code")!;
            var gross = CheckAmount(Figure(stated, "gross")!.Value, currency);
            sum += gross;
            if (!seen.Add(code))
            {
                Fault("DuplicateLine");
            }

            if (settings.Tax(code) is not { } tax)
            {
                Fault("UnknownTaxCode");
                continue;
            }

            for (var i = 0; i < tax.Rates.Count; i++)
            {
                // Section 11: on a voucher only what is recovered is posted.
                var whole = IsCharged(tax) || IsOwed(tax) ? Round(TaxOn(tax, i, gross, IsCharged(tax))) : 0;
                CheckComputed(whole, currency);
                TaxBeyondRange |= TooLarge(whole, currency);
                var recovered = settings.Payables ? Round(whole * tax.Recoverable) : whole;
                var component = tax.Rates[i].Component;
                if (recovered.IsZero)
                {
                    continue;
                }

                if (IsOwed(tax))
                {
                    AddLeg(line, component, recovered, null);
                }
                else
                {
                    line.Components.Add(new CentsComponent
                    {
                        Kind = "tax",
                        TaxComponent = component,
                        Account = TaxAccount(component, "tax"),
                        Offset = TaxAccount(component, "prepaymentTaxOffset"),
                        Transaction = recovered,
                    });
                }
            }
        }

        if (sum > amount)
        {
            Fault("TaxMismatch");
        }
    }

    /// <summary>Rules D12 and S6.</summary>
    private void PostReservation(JsonElement document)
    {
        CheckHead(document);
        var order = Order(Text(document, "order")!);
        var voucher = Item(Text(document, "prepayment")!);
        if (order is null)
        {
            Fault("UnknownOrder");
        }

        if (voucher?.Kind != "prepaymentVoucher")
        {
            Fault("UnknownDocument");
            return;
        }

        if (order is null)
        {
            return;
        }

        if (order.Text.Currency != voucher.Currency)
        {
            Fault("CurrencyMismatch");
        }

        if (ReservedFor(voucher) is not null)
        {
            Fault("ReservedForOrder");
        }

        if (Date(document) < voucher.Date)
        {
            Fault("TooEarly");
        }

        if (!Broken)
        {
            Keep(new CentsLink
            {
                Id = Number(document),
                Kind = "reservation",
                From = voucher.Number,
                To = order.Number,
                Date = Date(document),
                Document = Number(document),
            });
        }
    }

    /// <summary>The order for which a voucher is reserved now: the latest reservation counts, until its order is completely invoiced.</summary>
    private string? ReservedFor(CentsItem voucher)
    {
        var latest = LiveLinks().LastOrDefault(link => link.Kind == "reservation" && link.From == voucher.Number);
        if (latest is null)
        {
            return null;
        }

        var order = Order(latest.To)!;
        return order.Text.Lines.Exists(line => InvoicedQuantity(order.Number, line.Id, 0) < line.Quantity) ? latest.To : null;
    }

    /// <summary>Rules D8 and D18: a credit memo of a prepayment invoice.</summary>
    private void PostPrepaymentCreditMemo(JsonElement document)
    {
        CheckHead(document);
        var number = Number(document);
        if (Item(Text(document, "prepaymentInvoice")!) is not { Kind: "prepaymentInvoice" } origin)
        {
            Fault("UnknownDocument");
            return;
        }

        if (taken.Contains(number + "/" + origin.Number))
        {
            Fault("DuplicateNumber");
        }

        var stated = Figure(document, "amount") is { } figure ? CheckAmount(figure, origin.Currency) : (BigInteger?)null;
        if (Broken)
        {
            return;
        }

        if (Date(document) < origin.Date)
        {
            Fault("TooEarly");
        }

        var most = Lives(origin.Number) ? BigInteger.Max(0, Invoiced(origin) - Applied(origin)) : 0;
        var amount = stated ?? most;
        if (amount > most || amount.IsZero)
        {
            Fault("ExceedsRemaining");
        }

        if (Broken)
        {
            return;
        }

        var memo = new CentsItem
        {
            Number = number,
            Kind = "prepaymentCreditMemo",
            Date = Date(document),
            Currency = origin.Currency,
            Rate = origin.Rate,
            Credits = origin.Number,
        };
        var link = new CentsLink { Id = number + "/" + origin.Number, Kind = "credit", From = number, To = origin.Number, Date = memo.Date, Document = number };
        Release(link, origin, amount);
        FinishCredit(memo, link, origin);
    }

    /// <summary>Rule D18: a credit memo is a credit, and settles what it credits as far as that is open.</summary>
    private void FinishCredit(CentsItem memo, CentsLink link, CentsItem origin)
    {
        BigInteger amount = 0;
        BigInteger accounting = 0;
        foreach (var took in link.Components.Values)
        {
            amount += took.Transaction;
            accounting += took.Accounting;
        }

        var open = BigInteger.Min(amount, Open(origin));
        var control = origin.Parts[0];
        memo.Parts.Add(new CentsPart { Account = control.Account, Transaction = amount, Accounting = accounting });
        PostReleased(link.Journal, link, origin);
        Debit(link.Journal, control.Account, memo.Currency, amount, accounting);
        if (open.Sign > 0)
        {
            // Section 11, X1: one accounting amount for both sides, unless what is open is cleared.
            link.Amount = open;
            TakeOf(link, control, open);
            TakeOf(link, memo.Parts[0], open);
            if (open < Open(origin))
            {
                link.Parts[control].Accounting = accounting;
            }

            var difference = link.Parts[control].Accounting - link.Parts[memo.Parts[0]].Accounting;
            Debit(link.Journal, control.Account, memo.Currency, 0, difference);
            Balance(link.Journal, memo.Currency, "rounding");
        }

        MakeDue(link, origin);
        TakeBackRevaluations(link);
        if (Keep(memo, []))
        {
            Keep(link);
        }
    }
}
