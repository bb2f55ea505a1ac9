using NodaTime;

namespace Prepayments;

/// <summary>
/// Says which documents can be shed: groups of orders, items and what joins them, in which all is invoiced, settled and
/// released, and nothing is dated on or after a day. Nothing that is open touches such a group.
/// </summary>
/// <remarks>
/// A revaluation is about many groups and joins none of them. It goes with the first of its items that goes, since it could
/// not be reversed any more; what it added to other items stays with them. Where it was reversed there is nothing to stay,
/// and its reversal goes with it.
/// </remarks>
internal sealed class ClosedGroups
{
    private readonly Subledger subledger;
    private readonly LocalDate before;
    private readonly SubledgerSnapshot all;

    /// <summary>Orders and items, each with another one of its group; the last on the way stands for the group.</summary>
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private readonly HashSet<string> closed = new(StringComparer.Ordinal);

    private ClosedGroups(Subledger subledger, SubledgerSnapshot all, LocalDate before)
    {
        this.subledger = subledger;
        this.all = all;
        this.before = before;
    }

    /// <summary>Returns the numbers and ids of all that can be shed of a subledger, whose facts were listed.</summary>
    internal static HashSet<string> Of(Subledger subledger, SubledgerSnapshot all, LocalDate before)
    {
        var groups = new ClosedGroups(subledger, all, before);
        groups.Join();
        groups.FindOpen();
        groups.FindClosed();
        groups.FindRevaluations();
        return groups.closed;
    }

    private void Join()
    {
        foreach (var order in all.Orders.Items)
        {
            parents.Add(order.Text.Number, order.Text.Number);
        }

        foreach (var item in all.Items.Items)
        {
            parents.Add(item.Number, item.Number);
            foreach (var order in item.Orders())
            {
                Join(item.Number, order);
            }
        }

        foreach (var link in all.Links.Items)
        {
            Join(link.From, link.To);
            if (parents.ContainsKey(link.Document))
            {
                // An invoice that reversed an unpaid prepayment is neither end of that link.
                Join(link.From, link.Document);
            }
        }
    }

    private void FindOpen()
    {
        foreach (var order in all.Orders.Items)
        {
            var progress = OrderProgress.Of(subledger, subledger.FindOrder(order.Text.Number)!);
            Keep(order.Text.Number, order.Text.Date, !progress.IsCompletelyInvoiced);
        }

        foreach (var item in all.Items.Items)
        {
            Keep(item.Number, item.Date, IsOpen(subledger.FindItem(item.Number)!));
        }

        foreach (var link in all.Links.Items)
        {
            Keep(link.From, link.Date, false);
        }

        foreach (var reversal in all.Reversals.Items)
        {
            foreach (var reversed in reversal.Reversed.Items)
            {
                if (subledger.Find(reversed) is not RevaluationRecord)
                {
                    Keep(ItemOf(reversed), reversal.Date, false);
                }
            }
        }
    }

    private void FindClosed()
    {
        foreach (var number in parents.Keys)
        {
            if (!open.Contains(Group(number)))
            {
                closed.Add(number);
            }
        }

        foreach (var link in all.Links.Items)
        {
            if (closed.Contains(link.From))
            {
                closed.Add(link.Id);
            }
        }

        foreach (var reversal in all.Reversals.Items)
        {
            // All that one reversal undid is of one group, but for the reversal of a revaluation.
            if (closed.Contains(reversal.Reversed[0]))
            {
                closed.Add(reversal.Number);
            }
        }
    }

    private void FindRevaluations()
    {
        foreach (var revaluation in all.Revaluations.Items)
        {
            var reversal = subledger.FindReversal(revaluation.Number);
            var isOldAndEmpty = revaluation.Items.Count == 0 && revaluation.Date < before && !(reversal?.Date >= before);
            if (!isOldAndEmpty && !Array.Exists(revaluation.Items.Items, closed.Contains))
            {
                continue;
            }

            closed.Add(revaluation.Number);
            if (reversal is not null)
            {
                closed.Add(reversal.Number);
                closed.UnionWith(reversal.Reversed.Items);
            }
        }
    }

    private string ItemOf(string number) => subledger.Find(number) is LinkRecord link ? link.Link.From : number;

    private void Keep(string number, LocalDate date, bool isOpen)
    {
        if (isOpen || date >= before)
        {
            open.Add(Group(number));
        }
    }

    private bool IsOpen(ItemRecord record)
    {
        if (!record.Lives)
        {
            return false;
        }

        return Array.Exists(Settling.OpenParts(record), part => !part.IsZero)
            || Array.Exists(Settling.RevaluedParts(record), part => part != 0)
            || (record.Item.Kind is DocumentKind.PrepaymentInvoice or DocumentKind.PrepaymentVoucher
                && !new PrepaymentBalance(record).IsUsedUp);
    }

    private void Join(string one, string other) => parents[Group(one)] = Group(other);

    private string Group(string number)
    {
        while (!string.Equals(parents[number], number, StringComparison.Ordinal))
        {
            // Each step shortens the way for those who come later.
            parents[number] = parents[parents[number]];
            number = parents[number];
        }

        return number;
    }
}
