using System.Numerics;
using System.Text.Json;

namespace Prepayments.Tests.Model.Cents;

/// <content>Payments, refunds and settlements.</content>
public sealed partial class CentsLedger
{
    private static readonly string[] Payable = ["invoice", "prepaymentInvoice"];
    private static readonly string[] Repayable = ["payment", "prepaymentVoucher", "creditMemo", "prepaymentCreditMemo"];
    private static readonly string[] Paying = ["payment", "creditMemo", "prepaymentCreditMemo"];

    /// <summary>Rules D3, D10 and D17.</summary>
    private void PostMoney(JsonElement document)
    {
        CheckHead(document);
        var number = Number(document);
        var refund = Type(document) == "refund";
        var currency = Text(document, "currency") ?? settings.Currency;
        var rate = CheckRate(document, currency);
        var amount = CheckAmount(Figure(document, "amount")!.Value, currency);
        var settled = CheckSettled(document, refund ? Repayable : Payable, currency);
        if (Broken)
        {
            return;
        }

        var item = new CentsItem { Number = number, Kind = Type(document), Date = Date(document), Currency = currency, Rate = rate };
        var on = new Dictionary<string, BigInteger>(StringComparer.Ordinal);
        var accounts = new List<string>();
        var plans = new List<(CentsItem Target, BigInteger Amount)>();
        BigInteger sum = 0;
        foreach (var (target, stated) in settled)
        {
            CheckTarget(item, target);
            var open = Lives(target.Number) ? Open(target) : 0;
            var part = stated ?? open;
            if (part > open || part.IsZero)
            {
                Fault("ExceedsOpenAmount");
                continue;
            }

            sum += part;
            plans.Add((target, part));

            // What it settles stands on the accounts of what it settles: on those parts that are still open.
            var rest = part;
            foreach (var of in target.Parts)
            {
                var here = BigInteger.Min(rest, Left(of).Transaction);
                rest -= here;
                if (here.Sign > 0)
                {
                    AddTo(on, accounts, of.Account, here);
                }
            }
        }

        if (sum > amount)
        {
            Fault("ExceedsOpenAmount");
        }

        if (Broken)
        {
            return;
        }

        if (amount > sum)
        {
            AddTo(on, accounts, Account("control"), amount - sum);
        }

        foreach (var account in accounts)
        {
            item.Parts.Add(new CentsPart { Account = account, Transaction = on[account] });
        }

        ConvertOnce(item);
        var journal = new List<CentsPosting>();
        var sign = refund ? -1 : 1;
        foreach (var part in item.Parts)
        {
            Debit(journal, part.Account, currency, sign * part.Transaction, sign * part.Accounting);
        }

        Credit(journal, Text(document, "bank") ?? Account("bank"), currency, sign * amount, sign * Sharing.Sum(item.Parts.Select(part => part.Accounting)));
        if (Broken)
        {
            return;
        }

        var made = new List<CentsLink>();
        items.Add(item);
        foreach (var (target, part) in plans)
        {
            var link = new CentsLink { Id = number + "/" + target.Number, Kind = "settlement", From = number, To = target.Number, Date = item.Date, Document = number };
            Settle(link, item, target, part);
            made.Add(link);

            // What this one takes is taken when the next one looks.
            links.Add(link);
        }

        items.Remove(item);
        links.RemoveRange(links.Count - made.Count, made.Count);
        if (Keep(item, journal))
        {
            made.ForEach(Keep);
        }
    }

    private static void AddTo(Dictionary<string, BigInteger> on, List<string> accounts, string account, BigInteger amount)
    {
        if (!on.ContainsKey(account))
        {
            accounts.Add(account);
            on[account] = 0;
        }

        on[account] += amount;
    }

    private List<(CentsItem Target, BigInteger? Amount)> CheckSettled(JsonElement document, string[] kinds, string currency)
    {
        var settled = new List<(CentsItem, BigInteger?)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in Members(document, "settle") ?? [])
        {
            var target = Text(one, "document")!;
            var stated = Figure(one, "amount") is { } figure ? CheckAmount(figure, currency) : (BigInteger?)null;
            if (!seen.Add(target))
            {
                Fault("DuplicateLine");
            }

            if (taken.Contains(Number(document) + "/" + target))
            {
                Fault("DuplicateNumber");
            }

            if (Item(target) is not { } item || !kinds.Contains(item.Kind))
            {
                Fault("UnknownDocument");
                continue;
            }

            if (item.Currency != currency)
            {
                Fault("CurrencyMismatch");
            }

            settled.Add((item, stated));
        }

        return settled;
    }

    /// <summary>Rules S1 and S6: not before the item, and no reserved voucher.</summary>
    private void CheckTarget(CentsItem from, CentsItem target)
    {
        if (from.Date < target.Date)
        {
            Fault("TooEarly");
        }

        if (target.Kind == "prepaymentVoucher" && ReservedFor(target) is not null)
        {
            Fault("ReservedForOrder");
        }
    }

    /// <summary>Rules D11 and S1: a settlement of its own.</summary>
    private void PostSettlement(JsonElement document)
    {
        CheckHead(document);
        var from = Item(Text(document, "payment")!);
        var to = Item(Text(document, "invoice")!);
        var currency = from?.Currency ?? to?.Currency ?? settings.Currency;
        var stated = Figure(document, "amount") is { } figure ? CheckAmount(figure, currency) : (BigInteger?)null;
        var kinds = from?.Kind == "refund" ? Repayable : Payable;
        if (from is null || to is null || !(from.Kind == "refund" || Paying.Contains(from.Kind)) || !kinds.Contains(to.Kind))
        {
            Fault("UnknownDocument");
            return;
        }

        if (from.Currency != to.Currency)
        {
            Fault("CurrencyMismatch");
        }

        if (Broken)
        {
            return;
        }

        var date = Date(document);
        if (date < from.Date || date < to.Date)
        {
            Fault("TooEarly");
        }

        if (to.Kind == "prepaymentVoucher" && ReservedFor(to) is not null)
        {
            Fault("ReservedForOrder");
        }

        var most = BigInteger.Min(Open(from.Number), Open(to.Number));
        var amount = stated ?? most;
        if (amount > most || amount.IsZero)
        {
            Fault("ExceedsOpenAmount");
        }

        if (Broken)
        {
            return;
        }

        var link = new CentsLink { Id = Number(document), Kind = "settlement", From = from.Number, To = to.Number, Date = date, Document = Number(document) };
        Settle(link, from, to, amount);
        if (!Broken)
        {
            Keep(link);
        }
    }

    /// <summary>Takes an amount of both sides and posts the transfer, the difference, and what a voucher's tax gives back.</summary>
    private void Settle(CentsLink link, CentsItem from, CentsItem to, BigInteger amount)
    {
        link.Amount = amount;

        // Section 11, D17: parts on the same account first.
        TakeParts(link, from, to, amount);
        TakeParts(link, to, from, amount);
        foreach (var item in new[] { to, from })
        {
            foreach (var part in item.Parts.Where(part => link.Parts.ContainsKey(part)))
            {
                var took = link.Parts[part];
                var sign = Owes(item) ? 1 : -1;
                Debit(link.Journal, part.Account, to.Currency, sign * took.Transaction, sign * took.Accounting);
            }
        }

        // Rules X1, X4.
        Balance(link.Journal, to.Currency, SameRate(from, to) ? "rounding" : "exchange");
        if (to.Kind == "prepaymentVoucher")
        {
            Release(link, to, amount);
            PostVoucherTaxes(link.Journal, link, to);
        }

        MakeDue(link, to);
        TakeBackRevaluations(link);
    }

    private bool SameRate(CentsItem one, CentsItem other) => one.Currency == settings.Currency || one.Rate.Is(other.Rate);

    private void TakeParts(CentsLink link, CentsItem item, CentsItem other, BigInteger amount)
    {
        var accounts = other.Parts.ConvertAll(part => part.Account);
        foreach (var part in item.Parts.OrderBy(part => accounts.Contains(part.Account) ? 0 : 1).ToList())
        {
            var here = BigInteger.Min(amount, Left(part).Transaction);
            if (here.Sign > 0)
            {
                TakeOf(link, part, here);
                amount -= here;
            }
        }
    }

    /// <summary>Rule A5: what a step takes of an open item, cumulatively in the accounting currency.</summary>
    private void TakeOf(CentsLink link, CentsPart part, BigInteger amount)
    {
        var left = Left(part);
        link.Parts[part] = new CentsAmount { Transaction = amount, Accounting = Cumulative(part.Transaction, part.Accounting, left.Transaction, left.Accounting, amount) };
    }

    /// <summary>r(K·X/T) − given, and never below zero or above what is left; what a step does not take it does not touch.</summary>
    private BigInteger Cumulative(BigInteger transaction, BigInteger accounting, BigInteger left, BigInteger leftAccounting, BigInteger step)
    {
        if (step.IsZero)
        {
            return 0;
        }

        var soFar = transaction - left + step;
        var given = accounting - leftAccounting;
        return BigInteger.Max(0, BigInteger.Min(Round(new Fraction(accounting * soFar, transaction)) - given, leftAccounting));
    }

    /// <summary>Posts what the lines differ by: to rounding, or as a credit to exchange gain and as a debit to exchange loss.</summary>
    private void Balance(List<CentsPosting> journal, string currency, string role)
    {
        var sum = Sharing.Sum(journal.Select(line => line.Accounting));
        if (sum.IsZero)
        {
            return;
        }

        var account = Account(role == "rounding" ? "rounding" : sum.Sign > 0 ? "exchangeGain" : "exchangeLoss");
        journal.Add(new CentsPosting(account, currency, 0, -sum));
    }
}
