namespace Prepayments;

/// <summary>
/// Checks that the facts of a snapshot fit together: every number once, every reference there, nothing given out twice.
/// </summary>
internal static class SnapshotValidation
{
    internal static void Check(SubledgerSnapshot snapshot)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        var orders = new Dictionary<string, PlacedOrder>(StringComparer.Ordinal);
        foreach (var order in snapshot.Orders.Items)
        {
            Once(numbers, order.Text.Number);
            orders.Add(order.Text.Number, order);
            CheckOrder(order, order.Text.Currency ?? snapshot.AccountingCurrency);
        }

        var items = new Dictionary<string, OpenItem>(StringComparer.Ordinal);
        foreach (var item in snapshot.Items.Items)
        {
            Once(numbers, item.Number);
            items.Add(item.Number, item);
            CheckItem(item, orders);
            CheckAmounts(item, snapshot.AccountingCurrency);
            Require(Balances(item.Journal, snapshot.AccountingCurrency) && IsInTheJournal(item, snapshot.Side), "item", item.Number);
            Require(item.Rate == 1 || item.Currency != snapshot.AccountingCurrency, "item", item.Number);
        }

        var links = new Dictionary<string, Link>(StringComparer.Ordinal);
        foreach (var link in snapshot.Links.Items)
        {
            Once(numbers, link.Id);
            links.Add(link.Id, link);
            CheckLink(link, items, orders);
            var currency = items[link.From].Currency;
            Require(
                Fit(link.FromParts, currency, snapshot.AccountingCurrency)
                && Fit(link.ToParts, currency, snapshot.AccountingCurrency)
                && Fit(link.Released, currency, snapshot.AccountingCurrency)
                && Fit(link.ReleasedLegs, currency, snapshot.AccountingCurrency)
                && Fit(link.Undeferred, currency, snapshot.AccountingCurrency)
                && Fit(link.UndeferredLegs, currency, snapshot.AccountingCurrency)
                && Fit(link.FromRevalued, currency, snapshot.AccountingCurrency)
                && Fit(link.ToRevalued, currency, snapshot.AccountingCurrency)
                && Fit(link.ReleasedRevalued, currency, snapshot.AccountingCurrency)
                && Balances(link.Journal, snapshot.AccountingCurrency),
                "link",
                link.Id);
        }

        var revaluations = new HashSet<string>(StringComparer.Ordinal);
        foreach (var revaluation in snapshot.Revaluations.Items)
        {
            Once(numbers, revaluation.Number);
            revaluations.Add(revaluation.Number);
            foreach (var item in revaluation.Items.Items)
            {
                Require(links.ContainsKey(revaluation.Number + "/" + item), "revaluation", revaluation.Number);
            }
        }

        var reversed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reversal in snapshot.Reversals.Items)
        {
            Once(numbers, reversal.Number);
            foreach (var number in reversal.Reversed.Items)
            {
                Require(items.ContainsKey(number) || links.ContainsKey(number) || revaluations.Contains(number), "reversal", reversal.Number);
                Require(reversed.Add(number), "reversal", reversal.Number);
            }
        }

        CheckShed(snapshot, numbers);
        CheckNothingGivenTwice(snapshot, items, reversed);
    }

    /// <summary>Numbers that were shed stand in their order, each once, and are not those of anything that is there.</summary>
    private static void CheckShed(SubledgerSnapshot snapshot, HashSet<string> numbers)
    {
        string? before = null;
        foreach (var number in snapshot.Shed.Items)
        {
            Require(number.Length > 0 && (before is null || string.CompareOrdinal(before, number) < 0), "shed number", number);
            Once(numbers, number);
            before = number;
        }

        Require(before is null || snapshot.ShedBefore is not null, "shed number", before!);
    }

    private static void CheckOrder(PlacedOrder order, Currency currency)
    {
        foreach (var terms in order.Terms.Items)
        {
            foreach (var definition in terms.Definitions.Items)
            {
                // Earlier texts of an order may have been in another currency.
                var fits = (terms != order.Current || Limits.FitsAmount(definition.Limit, currency))
                    && definition.Limit <= Limits.MaxAmount
                    && Array.TrueForAll(definition.Targets.Items, target => target <= Limits.MaxAmount)
                    && definition.Share <= Limits.MaxAmount
                    && definition.Whole <= Limits.MaxAmount;
                Require(fits, "order", order.Text.Number);
            }
        }

        var lines = new Dictionary<string, OrderLine>(StringComparer.Ordinal);
        foreach (var line in order.Text.Lines.Items)
        {
            var sound = line.Quantity > 0 && line.UnitPrice >= 0 && line.Discount >= 0
                && Limits.FitsRate(line.Quantity) && Limits.FitsRate(line.UnitPrice) && Limits.FitsAmount(line.Discount, currency);
            Require(sound && !lines.ContainsKey(line.Id), "order", order.Text.Number);
            lines.Add(line.Id, line);
        }

        foreach (var terms in order.Terms.Items)
        {
            CheckDefinitions(terms, order.Text.Number);
        }

        foreach (var definition in order.Current.Definitions.Items)
        {
            Require(
                definition.Line is null || (lines.TryGetValue(definition.Line, out var line) && line.Prepayment is not null),
                "order",
                order.Text.Number);
        }

        var wide = Array.FindAll(order.Current.Definitions.Items, definition => definition.Line is null).Length;
        Require(wide == order.Text.Prepayments.Count, "order", order.Text.Number);
    }

    /// <summary>An order's definitions are all for the order as a whole, or each for a line of its own (O2), and each once.</summary>
    private static void CheckDefinitions(OrderTerms terms, string order)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var lines = new HashSet<string>(StringComparer.Ordinal);
        foreach (var definition in terms.Definitions.Items)
        {
            Require(keys.Add(definition.Key), "order", order);
            Require(definition.Line is null || lines.Add(definition.Line), "order", order);
        }

        Require(lines.Count == 0 || lines.Count == terms.Definitions.Count, "order", order);
    }

    private static void CheckItem(OpenItem item, Dictionary<string, PlacedOrder> orders)
    {
        // Only money settles what stands on several accounts.
        Require(item.PartCount == 1 || item.Kind is DocumentKind.Payment or DocumentKind.Refund, "item", item.Number);
        decimal gross = 0;
        var lines = new HashSet<(string? Order, string Line)>();
        foreach (var line in item.Lines.Items)
        {
            gross += line.Gross;
            Require(lines.Add((line.Order, line.Id)), "item", item.Number);
            if (line.Order is { } order)
            {
                Require(orders.TryGetValue(order, out var placed) && line.Terms < placed.Terms.Count, "item", item.Number);
            }

            Require(
                IsOfAVoucher(line) || FitsTax(line),
                "item",
                item.Number);
        }

        if (item.Kind == DocumentKind.CreditMemo)
        {
            Require(gross == item.Total, "item", item.Number);
            return;
        }

        var invoice = item.Kind is not (DocumentKind.Payment or DocumentKind.Refund or DocumentKind.PrepaymentCreditMemo);
        Require(invoice ? item.Lines.Count > 0 && gross == item.Total : item.Lines.Count == 0, "item", item.Number);
        Require(
            item.Kind != DocumentKind.PrepaymentInvoice || (Array.TrueForAll(item.Lines.Items, line => line.Definition is not null) && item.Orders().ToArray().Length == 1
                && Array.TrueForAll(item.Lines.Items, line => line.Order is not null)),
            "item",
            item.Number);
    }

    private static void CheckLink(Link link, Dictionary<string, OpenItem> items, Dictionary<string, PlacedOrder> orders)
    {
        Require(items.TryGetValue(link.From, out var from), "link", link.Id);
        var voucher = from!.Kind == DocumentKind.PrepaymentVoucher;
        if (link.Kind == LinkKind.Reservation)
        {
            Require(voucher && orders.ContainsKey(link.To) && link.Taken.ToCount == 0 && link.Taken.FromCount == 0
                && link.Released.Count == 0 && link.ReleasedLegs.Count == 0 && link.Undeferred.Count == 0, "link", link.Id);
            return;
        }

        Require(items.TryGetValue(link.To, out var to), "link", link.Id);
        CheckRevalued(link, from, to!);
        if (link.Kind == LinkKind.Revaluation)
        {
            Require(from == to && link.Taken.ToCount == 0 && link.Taken.FromCount == 0 && link.Released.Count == 0
                && link.ReleasedLegs.Count == 0 && link.Undeferred.Count == 0, "link", link.Id);
            return;
        }

        Require(Joins(link.Kind, from.Kind, to!.Kind) && from.Currency == to.Currency, "link", link.Id);
        var released = link.Kind == LinkKind.Credit ? to : from;
        CheckUndeferred(link, link.Kind is LinkKind.Credit or LinkKind.Settlement ? to : from);
        Require(link.Taken.ToCount == to.PartCount, "link", link.Id);
        if (link.Kind == LinkKind.Settlement)
        {
            Require(link.Taken.FromCount == from.PartCount && (voucher || link.Released.Count == 0), "link", link.Id);
            Require(Total.Of(link.FromParts.Items) == link.Amount, "link", link.Id);
            if (!voucher)
            {
                return;
            }
        }

        var (components, legs) = Count(released);
        Require(link.Released.Count == components && link.ReleasedLegs.Count == legs, "link", link.Id);
        if (link.Kind == LinkKind.Credit)
        {
            Require(link.Taken.FromCount == from.PartCount, "link", link.Id);

            // A credit may be more than what it settles, but it is of lines that are there.
            var lines = new HashSet<(string? Order, string Line)>(Array.ConvertAll(to.Lines.Items, line => (line.Order, line.Id)));
            Require(Array.TrueForAll(from.Lines.Items, line => lines.Contains((line.Order, line.Id))), "link", link.Id);
            Require(Total.Of(link.FromParts.Items) == link.Amount, "link", link.Id);
            Require(Total.Of(link.Released.Items) == from.Total && link.Amount <= from.Total, "link", link.Id);
            return;
        }

        Require(voucher || (from.Kind == DocumentKind.PrepaymentInvoice && link.Taken.FromCount == 0), "link", link.Id);
        Require(!voucher || (link.Taken.FromCount == 1 && Total.Of(link.FromParts.Items) == link.Amount), "link", link.Id);
        Require(Total.Of(link.Released.Items) == link.Amount, "link", link.Id);
        Require(
            link.Kind != LinkKind.UnpaidReversal
                || (items.TryGetValue(link.Document, out var invoice) && invoice.Kind == DocumentKind.Invoice),
            "link",
            link.Id);
    }

    /// <summary>What no longer waits for payment is of all components of a prepayment invoice that is taxed when paid (T4).</summary>
    private static void CheckUndeferred(Link link, OpenItem prepayment)
    {
        var (components, legs) = prepayment.IsTaxedWhenPaid ? Count(prepayment) : (0, 0);
        Require(link.Undeferred.Count == components && link.UndeferredLegs.Count == legs, "link", link.Id);
    }

    /// <summary>What is unrealised changes on all parts or components, or on none, and in the accounting currency alone.</summary>
    private static void CheckRevalued(Link link, OpenItem from, OpenItem to)
    {
        bool Fits(EquatableArray<PostedAmount> changes, int count) =>
            (changes.Count == 0 || changes.Count == count) && Array.TrueForAll(changes.Items, change => change.Transaction == 0);

        Require(Fits(link.FromRevalued, from.PartCount) && Fits(link.ToRevalued, to.PartCount), "link", link.Id);
        Require(Fits(link.ReleasedRevalued, Count(link.Kind == LinkKind.Credit ? to : from).Components), "link", link.Id);
    }

    private static (int Components, int Legs) Count(OpenItem item)
    {
        int components = 0, legs = 0;
        foreach (var line in item.Lines.Items)
        {
            components += line.Components.Count;
            legs += line.Legs.Count;
        }

        return (components, legs);
    }

    /// <summary>Says which types of document a link may join.</summary>
    private static bool Joins(LinkKind kind, DocumentKind from, DocumentKind to) => kind switch
    {
        LinkKind.Application =>
            from is DocumentKind.PrepaymentInvoice or DocumentKind.PrepaymentVoucher && to == DocumentKind.Invoice,
        LinkKind.UnpaidReversal => from == DocumentKind.PrepaymentInvoice && to == DocumentKind.PrepaymentInvoice,
        LinkKind.Credit => (from == DocumentKind.PrepaymentCreditMemo && to == DocumentKind.PrepaymentInvoice)
            || (from == DocumentKind.CreditMemo && to == DocumentKind.Invoice),
        _ => to == DocumentKind.Refund
            ? Array.IndexOf(SettlementSides.Repayable, from) >= 0
            : Array.IndexOf(SettlementSides.Paying, from) >= 0 && Array.IndexOf(SettlementSides.Payable, to) >= 0,
    };

    private static void CheckNothingGivenTwice(
        SubledgerSnapshot snapshot, Dictionary<string, OpenItem> items, HashSet<string> reversed)
    {
        var parts = new Dictionary<string, PostedAmount[]>(StringComparer.Ordinal);
        var components = new Dictionary<string, PostedAmount[]>(StringComparer.Ordinal);
        var legs = new Dictionary<string, PostedAmount[]>(StringComparer.Ordinal);
        var waiting = new Dictionary<string, PostedAmount[]>(StringComparer.Ordinal);
        var waitingLegs = new Dictionary<string, PostedAmount[]>(StringComparer.Ordinal);
        foreach (var item in items.Values)
        {
            parts.Add(item.Number, Array.ConvertAll(item.Parts.Items, part => part.Amount));
            var row = new List<PostedAmount>();
            var owed = new List<PostedAmount>();
            foreach (var line in item.Lines.Items)
            {
                row.AddRange(Array.ConvertAll(line.Components.Items, component => component.Amount));
                owed.AddRange(Array.ConvertAll(line.Legs.Items, leg => leg.Amount));
            }

            components.Add(item.Number, [.. row]);
            legs.Add(item.Number, [.. owed]);
            waiting.Add(item.Number, [.. row]);
            waitingLegs.Add(item.Number, [.. owed]);
        }

        foreach (var link in snapshot.Links.Items)
        {
            if (!reversed.Contains(link.Id))
            {
                if (link.Kind is LinkKind.Reservation or LinkKind.Revaluation)
                {
                    continue;
                }

                Take(parts[link.To], link.ToParts, link.Id);
                Take(parts[link.From], link.FromParts, link.Id);
                var released = link.Kind == LinkKind.Credit ? link.To : link.From;
                Take(components[released], link.Released, link.Id);
                Take(legs[released], link.ReleasedLegs, link.Id);
                var undeferred = link.Kind is LinkKind.Credit or LinkKind.Settlement ? link.To : link.From;
                Take(waiting[undeferred], link.Undeferred, link.Id);
                Take(waitingLegs[undeferred], link.UndeferredLegs, link.Id);
                Require(!reversed.Contains(link.From) && !reversed.Contains(link.To), "link", link.Id);
            }
        }
    }

    /// <summary>The line of a voucher, or of its forfeiture, has the taxes that the voucher stated, each with its code.</summary>
    private static bool IsOfAVoucher(ItemLine line) =>
        line.Tax is null && Array.TrueForAll(line.Components.Items, part => part.Kind == ComponentKind.Net || part.TaxCode is not null);

    /// <summary>
    /// A line has its net amount, and each tax of its code once, recoverable and not, or as a leg, or none where none is due.
    /// </summary>
    private static bool FitsTax(ItemLine line)
    {
        var codes = line.Tax?.Components.Count ?? 0;
        var taxes = line.Components.Count - 1;
        return taxes == codes || taxes == 2 * codes || (taxes == 0 && line.Tax!.Kind != TaxKind.Ordinary);
    }

    /// <summary>Every stored amount is within 10^15 and at the minor unit of its currency (rule A3).</summary>
    private static void CheckAmounts(OpenItem item, Currency accounting)
    {
        foreach (var part in item.Parts.Items)
        {
            Require(Fits(part.Amount, item.Currency, accounting), "item", item.Number);
        }

        foreach (var line in item.Lines.Items)
        {
            foreach (var component in line.Components.Items)
            {
                Require(Fits(component.Amount, item.Currency, accounting), "item", item.Number);
            }

            foreach (var leg in line.Legs.Items)
            {
                Require(Fits(leg.Amount, item.Currency, accounting), "item", item.Number);
            }
        }
    }

    /// <summary>What an item owes, or is owed, on its control accounts is what its journal says there, on the side where it stands.</summary>
    private static bool IsInTheJournal(OpenItem item, Side side)
    {
        var stands = item.ReducesBalance == (side == Side.Payables) ? EntrySide.Debit : EntrySide.Credit;
        var left = new Dictionary<(string Account, AccountRole Role, Dimensions Dimensions), PostedAmount>();
        foreach (var part in item.Parts.Items)
        {
            var place = (part.Account, part.Role, part.Dimensions);
            left[place] = left.TryGetValue(place, out var before) ? before + part.Amount : part.Amount;
        }

        foreach (var line in item.Journal.Items)
        {
            var place = (line.Account, line.Role, line.Dimensions);
            if (left.TryGetValue(place, out var before))
            {
                var amount = new PostedAmount(line.TransactionAmount.Amount, line.Amount.Amount);
                left[place] = line.Side == stands ? before - amount : before + amount;
            }
        }

        foreach (var amount in left.Values)
        {
            if (!amount.IsZero)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Fit(EquatableArray<PostedAmount> amounts, Currency currency, Currency accounting) =>
        Array.TrueForAll(amounts.Items, amount => Fits(amount, currency, accounting));

    // In the accounting currency there is one amount, not two.
    private static bool Fits(PostedAmount amount, Currency currency, Currency accounting) =>
        Limits.FitsAmount(amount.Transaction, currency) && Limits.FitsAmount(amount.Accounting, accounting)
        && (currency != accounting || amount.Transaction == amount.Accounting);

    /// <summary>What a reversal mirrors must balance as an entry does: in the transaction currency too where there is one.</summary>
    private static bool Balances(EquatableArray<JournalLine> lines, Currency accounting)
    {
        decimal amount = 0, transaction = 0;
        var oneCurrency = true;
        foreach (var line in lines.Items)
        {
            if (line.Amount.Currency != accounting)
            {
                return false;
            }

            amount += line.SignedAmount;
            transaction += line.SignedTransactionAmount;
            oneCurrency &= line.TransactionAmount.Currency == lines[0].TransactionAmount.Currency;
        }

        return amount == 0 && (!oneCurrency || transaction == 0);
    }

    /// <summary>Nothing is given out twice in either currency, and the last of one is the last of the other (rule A5).</summary>
    private static void Take(PostedAmount[] left, EquatableArray<PostedAmount> taken, string link)
    {
        for (var i = 0; i < taken.Count; i++)
        {
            left[i] -= taken[i];
            Require(left[i].Transaction >= 0 && left[i].Accounting >= 0, "link", link);
            Require(left[i].Transaction > 0 || taken[i].Transaction == 0 || left[i].Accounting == 0, "link", link);
        }
    }

    private static void Once(HashSet<string> numbers, string number) =>
        Require(numbers.Add(number), "number", number);

    private static void Require(bool holds, string what, string number)
    {
        if (!holds)
        {
            throw new ArgumentException("The snapshot contradicts itself at the " + what + " " + number + ".", nameof(number));
        }
    }
}
