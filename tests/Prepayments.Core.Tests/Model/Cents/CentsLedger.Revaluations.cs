using System.Numerics;
using System.Text.Json;

namespace Prepayments.Tests.Model.Cents;

/// <content>Rules D21 and X5, decision 0014.</content>
public sealed partial class CentsLedger
{
    /// <summary>The revaluations that were posted, with their dates.</summary>
    private readonly Dictionary<string, int> revaluations = new(StringComparer.Ordinal);

    private void PostRevaluation(JsonElement document)
    {
        CheckHead(document);
        var number = Number(document);
        var rates = new Dictionary<string, Fraction>(StringComparer.Ordinal);
        var stated = Members(document, "rates") ?? [];
        foreach (var one in stated)
        {
            var currency = Text(one, "currency")!;
            var rate = Figure(one, "rate")!.Value;
            if (currency == settings.Currency)
            {
                Fault("CurrencyMismatch");
            }

            if (rate.Sign <= 0)
            {
                Fault("NonPositiveAmount");
            }

            if (!Fits(rate, 10))
            {
                Fault("AmountOutOfRange");
            }

            if (!rates.TryAdd(currency, rate))
            {
                Fault("DuplicateLine");
            }
        }

        if (stated.Count == 0)
        {
            Fault("NothingToInvoice");
        }

        if (Broken)
        {
            return;
        }

        var made = new List<CentsLink>();
        foreach (var item in items.Where(item => Lives(item.Number) && item.Date <= Date(document) && rates.ContainsKey(item.Currency)).ToList())
        {
            var link = new CentsLink
            {
                Id = number + "/" + item.Number,
                Kind = "revaluation",
                From = item.Number,
                To = item.Number,
                Date = Date(document),
                Document = number,
            };
            Revalue(link, item, rates[item.Currency]);
            if (link.Revalued.Count == 0)
            {
                continue;
            }

            if (LiveLinks().Any(other => other.Kind == "revaluation" && other.From == item.Number && other.Date > link.Date))
            {
                Fault("TooEarly");
            }

            if (taken.Contains(link.Id))
            {
                Fault("DuplicateNumber");
            }

            made.Add(link);
        }

        if (Broken)
        {
            return;
        }

        taken.Add(number);
        revaluations[number] = Date(document);
        made.ForEach(Keep);
    }

    /// <summary>Brings what is open and monetary of an item to a rate.</summary>
    private void Revalue(CentsLink link, CentsItem item, Fraction rate)
    {
        if (item.Kind != "prepaymentVoucher" || item.Lines[0].Refundable)
        {
            foreach (var part in item.Parts)
            {
                var left = Left(part);
                var sign = Owes(item) ? -1 : 1;
                Bring(link, part, part.Account, item.Currency, sign * (Converted(left.Transaction, item.Currency, rate) - left.Accounting));
            }
        }

        foreach (var line in item.Lines.Where(line => item.Kind == "prepaymentInvoice" && line.Refundable))
        {
            // A tax that is recovered is a claim on the state, and stays.
            foreach (var component in line.Components.Where(component => component.Kind != "tax"))
            {
                var gone = Taken(item, component);
                var left = component.Transaction - gone.Transaction;
                Bring(link, component, component.Account, item.Currency, Converted(left, item.Currency, rate) - (component.Accounting - gone.Accounting));
            }
        }
    }

    private BigInteger Converted(BigInteger amount, string currency, Fraction rate)
    {
        var converted = Convert(amount, currency, rate);
        CheckComputed(converted, settings.Currency);
        return converted;
    }

    /// <summary>Replaces what stands of earlier revaluations by a difference; a credit is a gain, a debit a loss.</summary>
    private void Bring(CentsLink link, object on, string account, string currency, BigInteger difference)
    {
        if (Sharing.Sum(StandsRevalued(on).Values) == difference)
        {
            return;
        }

        var changes = new Dictionary<string, BigInteger>(StringComparer.Ordinal);
        foreach (var (against, stands) in StandsRevalued(on))
        {
            changes[against] = -stands;
        }

        if (!difference.IsZero)
        {
            var gains = difference.Sign > 0 == settings.Payables;
            var role = gains ? "unrealisedGain" : "unrealisedLoss";
            var against = Account(role);
            changes[against] = changes.GetValueOrDefault(against) + difference;
        }

        foreach (var (against, change) in changes)
        {
            PostRevalued(link, on, account, against, currency, change);
        }
    }

    /// <summary>What stands of revaluations on a part or component, by the account against which it stands.</summary>
    private Dictionary<string, BigInteger> StandsRevalued(object on)
    {
        var stands = new Dictionary<string, BigInteger>(StringComparer.Ordinal);
        foreach (var link in LiveLinks())
        {
            foreach (var ((where, against), amount) in link.Revalued)
            {
                if (where == on)
                {
                    stands[against] = stands.GetValueOrDefault(against) + amount;
                }
            }
        }

        return stands;
    }

    private void PostRevalued(CentsLink link, object on, string account, string against, string currency, BigInteger change)
    {
        if (!change.IsZero)
        {
            link.Revalued[(on, against)] = change;
            Debit(link.Journal, account, currency, 0, change);
            Credit(link.Journal, against, currency, 0, change);
        }
    }

    /// <summary>A settlement takes back its share of what is unrealised, the last one all of it.</summary>
    private void TakeBackRevaluations(CentsLink link)
    {
        foreach (var (part, took) in link.Parts)
        {
            TakeBack(link, part, part.Account, took.Transaction, Left(part).Transaction);
        }

        if (link.Released is not { } number)
        {
            return;
        }

        foreach (var (component, took) in link.Components)
        {
            TakeBack(link, component, component.Account, took.Transaction, component.Transaction - Taken(Item(number)!, component).Transaction);
        }
    }

    private void TakeBack(CentsLink link, object on, string account, BigInteger took, BigInteger open)
    {
        foreach (var (against, stands) in took.IsZero ? [] : StandsRevalued(on))
        {
            var share = took == open ? stands : Round(new Fraction(stands * took, open));
            PostRevalued(link, on, account, against, Item(link.To)?.Currency ?? settings.Currency, -share);
        }
    }
}
