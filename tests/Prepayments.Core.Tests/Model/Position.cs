using System.Globalization;
using System.Text;

namespace Prepayments.Tests.Model;

/// <summary>
/// What stands, worked out from the posted facts alone, without the library's own folds: the balance of every account, and
/// what is open and left.
/// </summary>
public static class Position
{
    /// <summary>The account balances that follow from live items and links, debit positive; accounts at zero are left out.</summary>
    public static SortedDictionary<string, decimal> Accounts(Subledger state)
    {
        var accounts = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        var sign = state.Side == Side.Payables ? 1 : -1;
        foreach (var item in state.Items().Where(item => state.ReversedBy(item.Number) is null))
        {
            var debit = item.Kind is DocumentKind.PrepaymentInvoice or DocumentKind.Invoice or DocumentKind.Refund ? -sign : sign;
            foreach (var part in item.Parts)
            {
                Add(accounts, part.Account, debit * part.Amount.Accounting);
            }

            if (item.Kind is DocumentKind.Payment or DocumentKind.PrepaymentVoucher or DocumentKind.Refund)
            {
                Add(accounts, Bank(item), -debit * item.Parts.Sum(part => part.Amount.Accounting));
            }

            // What a credit memo gives back is counted with its link.
            if (item.Kind is DocumentKind.PrepaymentInvoice or DocumentKind.Invoice or DocumentKind.PrepaymentVoucher)
            {
                foreach (var component in item.Lines.SelectMany(line => line.Components))
                {
                    if (item.IsTaxedWhenPaid && component is { Kind: ComponentKind.Tax, Offset: { } offset })
                    {
                        Add(accounts, offset, sign * component.Amount.Accounting);
                    }
                    else
                    {
                        AddComponent(accounts, item, component, sign * component.Amount.Accounting);
                    }
                }

                foreach (var leg in item.Lines.SelectMany(line => line.Legs).Where(_ => !item.IsTaxedWhenPaid))
                {
                    AddLeg(accounts, leg, sign * leg.Amount.Accounting);
                }
            }
        }

        foreach (var link in Live(state).Where(link => link.Kind != LinkKind.Reservation))
        {
            var from = state.GetItem(link.From)!;
            var to = state.GetItem(link.To)!;
            for (var i = 0; i < link.ToParts.Count; i++)
            {
                Add(accounts, to.Parts[i].Account, sign * link.ToParts[i].Accounting);
            }

            for (var i = 0; i < link.FromParts.Count; i++)
            {
                Add(accounts, from.Parts[i].Account, -sign * link.FromParts[i].Accounting);
            }

            // What a revaluation made of a part, and a settlement took back, stands on the part's own account (X5).
            for (var i = 0; i < link.ToRevalued.Count; i++)
            {
                Add(accounts, to.Parts[i].Account, (to.ReducesBalance ? sign : -sign) * link.ToRevalued[i].Accounting);
            }

            for (var i = 0; i < link.FromRevalued.Count; i++)
            {
                Add(accounts, from.Parts[i].Account, (from.ReducesBalance ? sign : -sign) * link.FromRevalued[i].Accounting);
            }

            var released = link.Kind == LinkKind.Credit ? to : from;
            var components = released.Lines.SelectMany(line => line.Components).ToList();
            for (var i = 0; i < link.Released.Count; i++)
            {
                AddComponent(accounts, released, components[i], -sign * link.Released[i].Accounting);
            }

            var legs = released.Lines.SelectMany(line => line.Legs).ToList();
            for (var i = 0; i < link.ReleasedLegs.Count; i++)
            {
                AddLeg(accounts, legs[i], -sign * link.ReleasedLegs[i].Accounting);
            }

            for (var i = 0; i < link.ReleasedRevalued.Count; i++)
            {
                Add(accounts, components[i].Account, sign * link.ReleasedRevalued[i].Accounting);
            }

            // What waited for payment stands on the offset account until then (T4).
            var deferred = link.Kind is LinkKind.Credit or LinkKind.Settlement ? to : from;
            components = [.. deferred.Lines.SelectMany(line => line.Components)];
            for (var i = 0; i < link.Undeferred.Count; i++)
            {
                if (components[i] is { Kind: ComponentKind.Tax, Offset: { } offset })
                {
                    Add(accounts, offset, -sign * link.Undeferred[i].Accounting);
                    Add(accounts, components[i].Account, sign * link.Undeferred[i].Accounting);
                }
            }

            legs = [.. deferred.Lines.SelectMany(line => line.Legs)];
            for (var i = 0; i < link.UndeferredLegs.Count; i++)
            {
                AddLeg(accounts, legs[i], sign * link.UndeferredLegs[i].Accounting);
            }

            // What the two sides differ by in the accounting currency stands on its own lines (rules X1, X3, X4).
            foreach (var line in link.Journal.Where(IsDifference))
            {
                Add(accounts, line.Account, line.SignedAmount);
            }
        }

        return Cleared(accounts);
    }

    /// <summary>The account balances that the entries of a history add up to, debit positive; accounts at zero are left out.</summary>
    public static SortedDictionary<string, decimal> Accounts(IEnumerable<JournalEntry> entries)
    {
        var accounts = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in entries.SelectMany(entry => entry.Lines))
        {
            Add(accounts, line.Account, line.Side == EntrySide.Debit ? line.Amount.Amount : -line.Amount.Amount);
        }

        return Cleared(accounts);
    }

    /// <summary>Figures of all orders and definitions, open amounts and the balance, as text; what is zero is left out.</summary>
    public static string Figures(Subledger state, bool ofDefinitions = true)
    {
        var text = new StringBuilder();
        foreach (var order in state.Orders())
        {
            text.Append(order.Text.Number).Append(": ").Append(Prepayments.Figures.OfOrder(state, order.Text.Number)).Append('\n');
            foreach (var definition in ofDefinitions ? order.Current.Definitions : EquatableArray<DefinitionTerms>.Empty)
            {
                text.Append(order.Text.Number).Append(' ').Append(definition.Key).Append(": ")
                    .Append(Prepayments.Figures.OfDefinition(state, order.Text.Number, definition.Key)).Append('\n');
            }
        }

        foreach (var item in state.Items())
        {
            var open = Prepayments.Figures.OpenAmount(state, item.Number)!.Value;
            if (!open.IsZero)
            {
                text.Append(item.Number).Append(" open ").Append(open).Append('\n');
            }
        }

        return text.Append("balance ").Append(Prepayments.Figures.Balance(state)).ToString();
    }

    /// <summary>Whether a line adjusts an account in the accounting currency alone, other than a control account.</summary>
    public static bool IsDifference(JournalLine line) => line.Role is AccountRole.ExchangeGain or AccountRole.ExchangeLoss or AccountRole.Rounding or AccountRole.Line or AccountRole.Tax or AccountRole.ReverseCharge
            or AccountRole.UnrealisedGain or AccountRole.UnrealisedLoss
        && line.TransactionAmount.IsZero;

    /// <summary>The balances in the transaction currency of what was posted in one currency, debit positive.</summary>
    public static SortedDictionary<string, decimal> AccountsIn(Currency currency, IEnumerable<JournalEntry> entries)
    {
        var accounts = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in entries.SelectMany(entry => entry.Lines).Where(line => line.TransactionAmount.Currency == currency))
        {
            Add(accounts, line.Account, line.Side == EntrySide.Debit ? line.TransactionAmount.Amount : -line.TransactionAmount.Amount);
        }

        return Cleared(accounts);
    }

    public static string Text(SortedDictionary<string, decimal> accounts) => string.Join(
        "\n", accounts.Select(pair => pair.Key + " " + pair.Value.ToString("0.###", CultureInfo.InvariantCulture)));

    public static IEnumerable<Link> Live(Subledger state) => state.Links().Where(link => state.ReversedBy(link.Id) is null);

    /// <summary>The quantity of an order line on live invoices, less what live credit memos gave back.</summary>
    public static decimal Delivered(Subledger state, string order, string line)
    {
        decimal Sum(DocumentKind kind) => state.Items()
            .Where(item => item.Kind == kind && state.ReversedBy(item.Number) is null)
            .SelectMany(item => item.Lines)
            .Where(l => l.Order == order && l.Id == line)
            .Sum(l => l.Quantity);
        return Sum(DocumentKind.Invoice) - Sum(DocumentKind.CreditMemo);
    }

    /// <summary>What of a live prepayment invoice was not reversed as unpaid and not credited, or of a voucher not refunded.</summary>
    public static decimal Invoiced(Subledger state, OpenItem prepayment) => prepayment.Kind == DocumentKind.PrepaymentVoucher
        ? prepayment.Total - Sum(state, LinkKind.Settlement, link => link.From == prepayment.Number)
        : prepayment.Total - Sum(state, LinkKind.UnpaidReversal, link => link.From == prepayment.Number) - Credited(state, prepayment);

    /// <summary>What is paid of a prepayment invoice: not what a credit memo gave back beyond what was open.</summary>
    public static decimal Paid(Subledger state, OpenItem prepayment) => prepayment.Kind == DocumentKind.PrepaymentVoucher
        ? Invoiced(state, prepayment)
        : Math.Max(0, Invoiced(state, prepayment) - Open(state, prepayment));

    /// <summary>What is open on a live prepayment invoice: not settled by payments or credit memos and not reversed as unpaid.</summary>
    public static decimal Open(Subledger state, OpenItem prepayment) =>
        prepayment.Total - Live(state).Where(link => link.To == prepayment.Number).Sum(link => link.ToParts.Sum(part => part.Transaction));

    /// <summary>What is open of a settled item's parts on one control account, in the accounting currency.</summary>
    public static decimal OpenOn(Subledger state, OpenItem item, string account)
    {
        decimal open = 0;
        for (var i = 0; i < item.Parts.Count; i++)
        {
            if (item.Parts[i].Account == account)
            {
                open += item.Parts[i].Amount.Accounting
                    - Live(state).Where(link => link.To == item.Number && link.ToParts.Count > 0).Sum(link => link.ToParts[i].Accounting)
                    + Live(state).Where(link => link.To == item.Number && link.ToRevalued.Count > 0).Sum(link => link.ToRevalued[i].Accounting)
                    + Live(state).Where(link => link.From == item.Number && link.FromRevalued.Count > 0).Sum(link => link.FromRevalued[i].Accounting);
            }
        }

        return open;
    }

    /// <summary>What live credit memos gave back of an item, whether they settled it or not.</summary>
    public static decimal Credited(Subledger state, OpenItem item) => Live(state)
        .Where(link => link.Kind == LinkKind.Credit && link.To == item.Number)
        .Sum(link => link.Released.Sum(part => part.Transaction));

    public static decimal Applied(Subledger state, OpenItem prepayment) =>
        Sum(state, LinkKind.Application, link => link.From == prepayment.Number);

    /// <summary>What can still be applied of a live prepayment invoice (rule O8).</summary>
    public static decimal Remaining(Subledger state, OpenItem prepayment) => Math.Max(
        0,
        (state.Policy.Unpaid == UnpaidPrepayments.Apply ? Invoiced(state, prepayment) : Paid(state, prepayment)) - Applied(state, prepayment));

    private static decimal Sum(Subledger state, LinkKind kind, Func<Link, bool> end) => Live(state)
        .Where(link => link.Kind == kind && end(link))
        .Sum(link => link.ToParts.Sum(part => part.Transaction));

    /// <summary>A voucher's gross stands on its control account; its taxes are shown beside it, against their offsets.</summary>
    private static void AddComponent(SortedDictionary<string, decimal> accounts, OpenItem item, Component component, decimal amount)
    {
        if (item.Kind != DocumentKind.PrepaymentVoucher)
        {
            Add(accounts, component.Account, amount);
        }
        else if (component.Offset is { } offset)
        {
            Add(accounts, component.Account, amount);
            Add(accounts, offset, -amount);
        }
    }

    /// <summary>A tax that the buyer owes stands on both its accounts; the base of a voucher's tax on none.</summary>
    private static void AddLeg(SortedDictionary<string, decimal> accounts, Component leg, decimal amount)
    {
        if (leg.Offset is { } offset)
        {
            Add(accounts, leg.Account, amount);
            Add(accounts, offset, -amount);
        }
    }

    private static string Bank(OpenItem item) => item.Journal.Single(line => line.Role == AccountRole.Bank).Account;

    private static void Add(SortedDictionary<string, decimal> accounts, string account, decimal amount)
    {
        accounts.TryGetValue(account, out var balance);
        accounts[account] = balance + amount;
    }

    /// <summary>What rows of amounts, such as those that links release, come to at each place; an empty row adds nothing.</summary>
    public static PostedAmount[] Sums(int length, IEnumerable<EquatableArray<PostedAmount>> rows)
    {
        var sums = new PostedAmount[length];
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Count; i++)
            {
                sums[i] += row[i];
            }
        }

        return sums;
    }

    private static SortedDictionary<string, decimal> Cleared(SortedDictionary<string, decimal> accounts)
    {
        foreach (var account in accounts.Where(pair => pair.Value == 0).Select(pair => pair.Key).ToList())
        {
            accounts.Remove(account);
        }

        return accounts;
    }
}
