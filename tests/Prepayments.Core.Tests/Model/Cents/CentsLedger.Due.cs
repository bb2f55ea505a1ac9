using System.Numerics;

namespace Prepayments.Tests.Model.Cents;

/// <content>Taxes that wait on their offset accounts until they are paid (rule T4, decision 0011).</content>
public sealed partial class CentsLedger
{
    /// <summary>What no longer waits: what is cancelled, and what is paid or applied, whichever is more.</summary>
    private BigInteger NoLongerWaits(CentsItem item) => item.Total() - Invoiced(item) + BigInteger.Max(Paid(item), Applied(item));

    private CentsAmount Ceased(CentsComponent component) => Sum(component, link => link.Due);

    private CentsAmount CeasedLeg(CentsLeg leg) => Sum(leg, link => link.DueLegs);

    /// <summary>Moves from the offset to the tax account what a step makes due, before the step releases any of it.</summary>
    private void MakeDue(CentsLink link, CentsItem item)
    {
        if (!item.TaxedWhenPaid)
        {
            return;
        }

        links.Add(link);
        var after = NoLongerWaits(item);
        links.Remove(link);
        BigInteger ceased = 0;
        foreach (var component in item.Components())
        {
            ceased += Ceased(component).Transaction;
        }

        var parts = DueParts(link, item, BigInteger.Max(0, after - ceased));
        foreach (var line in item.Lines)
        {
            foreach (var component in line.Components)
            {
                KeepDue(link, item, component, parts[component]);
            }

            MakeLegsDue(link, item, line);
        }
    }

    /// <summary>Which cents: those that the step releases, as far as they wait, else by A4 on top of what no longer waits.</summary>
    private Dictionary<CentsComponent, BigInteger> DueParts(CentsLink link, CentsItem item, BigInteger step)
    {
        var components = item.Components().ToList();
        var released = components.ConvertAll(component => link.Components.TryGetValue(component, out var took) ? took.Transaction : 0);
        var bounds = new List<BigInteger>();
        for (var i = 0; i < components.Count; i++)
        {
            // An application takes first what is due already, a credit memo and the reversal of what is unpaid first what waits.
            var ceasedSoFar = Ceased(components[i]).Transaction;
            var due = link.Kind == "application" ? ceasedSoFar - Taken(item, components[i]).Transaction : 0;
            bounds.Add(BigInteger.Max(0, BigInteger.Min(released[i] - due, components[i].Transaction - ceasedSoFar)));
        }

        var first = BigInteger.Min(step, Sharing.Sum(bounds));
        var parts = new Dictionary<CentsComponent, BigInteger>();
        var at = 0;
        var ofReleased = Sharing.Give(
            item.Lines.ConvertAll(line => SumOf(released, line, components)),
            new BigInteger[item.Lines.Count],
            item.Lines.ConvertAll(line => SumOf(bounds, line, components)),
            first);
        for (var k = 0; k < item.Lines.Count; k++)
        {
            var count = item.Lines[k].Components.Count;
            var own = Sharing.Give(released.GetRange(at, count), new BigInteger[count], bounds.GetRange(at, count), ofReleased[k]);
            for (var i = 0; i < count; i++)
            {
                parts[components[at++]] = own[i];
            }
        }

        var totals = item.Lines.ConvertAll(line => line.Gross);
        var given = item.Lines.ConvertAll(line => Sharing.Sum(line.Components.Select(component => Ceased(component).Transaction + parts[component])));
        var ofLines = Sharing.Give(totals, given, step - first);
        for (var k = 0; k < ofLines.Length; k++)
        {
            var line = item.Lines[k];
            var within = Sharing.Give(
                line.Components.ConvertAll(component => component.Transaction),
                line.Components.ConvertAll(component => Ceased(component).Transaction + parts[component]),
                ofLines[k]);
            for (var i = 0; i < within.Length; i++)
            {
                parts[line.Components[i]] += within[i];
            }
        }

        // Nothing is taken back that never fell due.
        for (var i = 0; i < components.Count; i++)
        {
            var due = Ceased(components[i]).Transaction + parts[components[i]] - Taken(item, components[i]).Transaction;
            if (released[i] > due)
            {
                parts[components[i]] += released[i] - due;
            }
        }

        return parts;
    }

    private static BigInteger SumOf(List<BigInteger> amounts, CentsLine line, List<CentsComponent> components) =>
        Sharing.Sum(line.Components.Select(component => amounts[components.IndexOf(component)]));

    private void KeepDue(CentsLink link, CentsItem item, CentsComponent component, BigInteger part)
    {
        var before = Ceased(component);
        var due = new CentsAmount
        {
            Transaction = part,
            Accounting = Cumulative(
                component.Transaction, component.Accounting, component.Transaction - before.Transaction, component.Accounting - before.Accounting, part),
        };
        link.Due[component] = due;
        if (component.Offset is not null)
        {
            Debit(link.Journal, component.Account, item.Currency, due.Transaction, due.Accounting);
            Credit(link.Journal, component.Offset, item.Currency, due.Transaction, due.Accounting);
        }
    }

    /// <summary>A tax that the buyer owes is on neither of its accounts until it falls due, and follows the net amount.</summary>
    private void MakeLegsDue(CentsLink link, CentsItem item, CentsLine line)
    {
        var net = line.Components[0];
        foreach (var leg in line.Legs)
        {
            var before = CeasedLeg(leg);
            var soFar = Ceased(net).Transaction + link.Due[net].Transaction;
            var step = net.Transaction.IsZero ? 0 : Round(new Fraction(leg.Transaction * soFar, net.Transaction)) - before.Transaction;
            step = BigInteger.Max(0, BigInteger.Min(step, leg.Transaction - before.Transaction));
            var released = link.Legs.TryGetValue(leg, out var took) ? took.Transaction : 0;
            var on = before.Transaction + step - TakenLeg(item, leg).Transaction;
            step += BigInteger.Max(0, released - on);
            var due = new CentsAmount
            {
                Transaction = step,
                Accounting = Cumulative(leg.Transaction, leg.Accounting, leg.Transaction - before.Transaction, leg.Accounting - before.Accounting, step),
            };
            link.DueLegs[leg] = due;
            Debit(link.Journal, leg.Debit, item.Currency, due.Transaction, due.Accounting);
            Credit(link.Journal, leg.Credit, item.Currency, due.Transaction, due.Accounting);
        }
    }

    /// <summary>Decision 0011: a step whose tax is needed since is not reversed.</summary>
    private void CheckNeededTax(CentsLink link)
    {
        var item = Item(link.Kind == "settlement" ? link.To : link.From);
        if (item is not { TaxedWhenPaid: true })
        {
            return;
        }

        reversed[link.Id] = "";
        BigInteger ceased = 0;
        var needed = false;
        foreach (var component in item.Components())
        {
            var now = Ceased(component).Transaction;
            ceased += now;
            needed |= now < Taken(item, component).Transaction;
        }

        foreach (var leg in item.Legs())
        {
            needed |= CeasedLeg(leg).Transaction < TakenLeg(item, leg).Transaction;
        }

        if (needed || ceased < NoLongerWaits(item))
        {
            var applied = LiveLinks().Any(other => other.Kind == "application" && other.From == item.Number);
            Fault(applied && (needed || ceased < item.Total() - Invoiced(item) + Applied(item)) ? "HasApplications" : "HasSettlements");
        }

        reversed.Remove(link.Id);
    }
}
