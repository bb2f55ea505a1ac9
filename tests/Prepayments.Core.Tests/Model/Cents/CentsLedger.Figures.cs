using System.Numerics;

namespace Prepayments.Tests.Model.Cents;

/// <content>What is left, open, available and remaining, counted anew from the steps that live.</content>
public sealed partial class CentsLedger
{
    /// <summary>Rule O8, in minor units of the order's currency, in the order limit, invoiced, available, paid, applied, remaining.</summary>
    public BigInteger[] Figures(string order)
    {
        var available = AvailableGross(Order(order)!);
        BigInteger invoiced = 0, paid = 0, applied = 0, remaining = 0;
        foreach (var item in LiveItems("prepaymentInvoice"))
        {
            if (item.Lines[0].Order == order)
            {
                invoiced += Invoiced(item);
                paid += Paid(item);
                applied += Applied(item);
                remaining += Remaining(item);
            }
        }

        return [invoiced + available, invoiced, available, paid, applied, remaining];
    }

    public IEnumerable<string> OrderNumbers() => orders.Select(order => order.Number);

    public IEnumerable<string> ItemNumbers() => items.Select(item => item.Number);

    public string CurrencyOf(string number) => Order(number)?.Text.Currency ?? Item(number)!.Currency;

    /// <summary>What is open on a document; of a voucher, what is not yet applied.</summary>
    public BigInteger Open(string number) => Item(number) is { } item && Lives(number) ? Open(item) : 0;

    /// <summary>The counterparty's balance in the accounting currency, positive when we owe the vendor or the customer owes us.</summary>
    public BigInteger Balance()
    {
        BigInteger balance = 0;
        foreach (var item in items.Where(item => Lives(item.Number)))
        {
            foreach (var part in item.Parts)
            {
                var open = Left(part).Accounting;
                balance += (Owes(item) ? open : -open) - Sharing.Sum(StandsRevalued(part).Values);
            }
        }

        return balance;
    }

    /// <summary>Invoices, prepayment invoices and refunds on one side, payments, vouchers and credits on the other.</summary>
    private static bool Owes(CentsItem item) => item.Kind is "invoice" or "prepaymentInvoice" or "refund";

    private BigInteger Open(CentsItem item)
    {
        BigInteger open = 0;
        foreach (var part in item.Parts)
        {
            open += Left(part).Transaction;
        }

        return open;
    }

    /// <summary>What is left of a part, in both currencies.</summary>
    private CentsAmount Left(CentsPart part)
    {
        var taken = Sum(part, link => link.Parts);
        return new CentsAmount { Transaction = part.Transaction - taken.Transaction, Accounting = part.Accounting - taken.Accounting };
    }

    /// <summary>What live links, of these kinds or of all, took of a component.</summary>
    private CentsAmount Taken(CentsItem item, CentsComponent component, params string[] kinds) =>
        Sum(component, link => Takes(link, item, kinds) ? link.Components : []);

    private CentsAmount TakenLeg(CentsItem item, CentsLeg leg, params string[] kinds) =>
        Sum(leg, link => Takes(link, item, kinds) ? link.Legs : []);

    private static bool Takes(CentsLink link, CentsItem item, string[] kinds) =>
        link.Released == item.Number && (kinds.Length == 0 || kinds.Contains(link.Kind));

    /// <summary>What all live links have of something, counted anew.</summary>
    private CentsAmount Sum<T>(T of, Func<CentsLink, Dictionary<T, CentsAmount>> amounts)
        where T : notnull
    {
        var sum = new CentsAmount();
        foreach (var link in LiveLinks())
        {
            if (amounts(link).TryGetValue(of, out var amount))
            {
                sum.Transaction += amount.Transaction;
                sum.Accounting += amount.Accounting;
            }
        }

        return sum;
    }

    /// <summary>What is left of a line of a prepayment, tax included.</summary>
    private BigInteger LeftOf(CentsItem item, CentsLine line)
    {
        BigInteger left = 0;
        foreach (var component in line.Components)
        {
            left += component.Transaction - Taken(item, component).Transaction;
        }

        return left;
    }

    private BigInteger TakenBy(CentsItem item, params string[] kinds)
    {
        BigInteger sum = 0;
        foreach (var component in item.Components())
        {
            sum += Taken(item, component, kinds).Transaction;
        }

        return sum;
    }

    /// <summary>What of a prepayment invoice was neither credited nor reversed as unpaid.</summary>
    private BigInteger Invoiced(CentsItem item) => item.Total() - TakenBy(item, "unpaid", "credit");

    private BigInteger Applied(CentsItem item) => TakenBy(item, "application");

    private BigInteger Paid(CentsItem item) => BigInteger.Max(0, Invoiced(item) - Open(item));

    /// <summary>What can still be applied (rule O8); of a voucher, what is open.</summary>
    private BigInteger Remaining(CentsItem item)
    {
        if (!Lives(item.Number))
        {
            return 0;
        }

        if (item.Kind == "prepaymentVoucher")
        {
            return Open(item);
        }

        var usable = settings.Is("unpaid", "apply") ? Invoiced(item) : Paid(item);
        return BigInteger.Max(0, usable - Applied(item));
    }

    /// <summary>What is neither paid nor applied of a prepayment invoice.</summary>
    private BigInteger Unpaid(CentsItem item) =>
        item.Kind != "prepaymentInvoice" || !Lives(item.Number) ? 0 : BigInteger.Max(0, BigInteger.Min(Open(item), Invoiced(item) - Applied(item)));

    /// <summary>The gross amount of prepayment invoices for everything, under one definition after another (decision 0003).</summary>
    private BigInteger AvailableGross(CentsOrder order)
    {
        BigInteger gross = 0;
        var earlier = new List<CentsTaxable>();
        foreach (var together in DefinitionsTogether(order.Text))
        {
            var lines = Taxables(order, AvailableUnder(order, together).FindAll(one => one.Amount.Sign > 0), earlier);
            foreach (var line in lines)
            {
                gross += line.Gross;
            }

            earlier.AddRange(lines);
        }

        return gross;
    }

    /// <summary>An order-wide definition alone, the definitions of the lines together.</summary>
    private static List<List<CentsTerms>> DefinitionsTogether(CentsText text)
    {
        if (text.Definitions.Count > 0 && text.Definitions[0].Line is not null)
        {
            return [text.Definitions];
        }

        return text.Definitions.ConvertAll(definition => new List<CentsTerms> { definition });
    }

    /// <summary>What each line has available under these definitions, on the order's basis (section 11, O4).</summary>
    private List<CentsAsked> AvailableUnder(CentsOrder order, List<CentsTerms> definitions)
    {
        var available = new List<CentsAsked>();
        foreach (var definition in definitions)
        {
            var amounts = new List<BigInteger>();
            foreach (var line in order.Text.Lines)
            {
                var target = definition.Targets.GetValueOrDefault(line.Id);
                amounts.Add(BigInteger.Max(0, target - PrepaidUnder(order.Number, order.Text, definition.Key, line.Id)));
            }

            var left = BigInteger.Max(0, definition.Limit - PrepaidUnder(order.Number, order.Text, definition.Key));
            if (Sharing.Sum(amounts) > left)
            {
                amounts = [.. Sharing.Give(amounts, new BigInteger[amounts.Count], left)];
            }

            for (var i = 0; i < amounts.Count; i++)
            {
                if (definition.Line is null || definition.Line == order.Text.Lines[i].Id)
                {
                    available.Add(new CentsAsked(definition, order.Text.Lines[i], amounts[i]));
                }
            }
        }

        return available;
    }
}
