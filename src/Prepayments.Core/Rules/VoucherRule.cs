namespace Prepayments;

/// <summary>Posts a prepayment voucher (D4, rules T5 and T8). The advance stands on a control account of its own.</summary>
internal static class VoucherRule
{
    internal static void Make(Plan plan, PrepaymentVoucher voucher)
    {
        plan.UseCurrency(voucher.Currency);
        plan.CheckExchangeRate(voucher.ExchangeRate);
        plan.CheckAmount(voucher.Amount, "amount");
        var codes = new DistinctNames(voucher.Taxes.Count);
        decimal taxed = 0;
        foreach (var tax in voucher.Taxes.Items)
        {
            plan.CheckTax(tax.Code);
            taxed += plan.CheckAmount(tax.Gross, "gross") ? tax.Gross : 0;
            if (!codes.Add(tax.Code))
            {
                plan.Break(RejectionCode.DuplicateLine, "tax", tax.Code);
            }
        }

        if (taxed > voucher.Amount)
        {
            plan.Break(RejectionCode.TaxMismatch, "taxed", taxed, "amount", voucher.Amount);
        }

        if (voucher.ReservedFor is { } order)
        {
            if (plan.FindOrder(order) is { } reserved)
            {
                plan.CheckCurrency(reserved.Text.Currency ?? plan.Accounting, order);
            }

            plan.CheckFreeLink(plan.IdOfLink(order));
        }

        if (plan.IsSound)
        {
            Open(plan, voucher);
        }
    }

    private static void Open(Plan plan, PrepaymentVoucher voucher)
    {
        var taxes = Extract(plan, voucher);
        var charged = taxes.FindAll(tax => !tax.IsOwed && tax.Amount != 0);
        var amounts = new decimal[1 + charged.Count];
        amounts[0] = voucher.Amount;
        for (var i = 0; i < charged.Count; i++)
        {
            amounts[1 + i] = charged[i].Amount;
            amounts[0] -= charged[i].Amount;
        }

        var header = voucher.Dimensions;
        var posted = plan.Convert(amounts);
        var total = Total.OfBoth(posted);
        var advance = plan.Account(AccountRole.Advance);
        var journal = plan.BeginJournal(voucher.Number);
        journal.Debit(advance, AccountRole.Advance, header, total);
        journal.Credit(voucher.Bank ?? plan.Account(AccountRole.Bank), AccountRole.Bank, header, total);
        var components = new List<Component> { Component.Create(ComponentKind.Net, null, advance, header, posted[0]) };
        for (var i = 0; i < charged.Count; i++)
        {
            components.Add(Post(plan, journal, header, charged[i], posted[1 + i]));
        }

        var line = ItemLine.Create(voucher.Number, EquatableArray<Component>.Wrap([.. components]))
            .WithLegs(EquatableArray<Component>.Wrap([.. Legs(plan, journal, header, taxes)]))
            .WithRefundable(voucher.Refundable);
        plan.Open(OpenItem.Posted(
            voucher,
            plan.Currency,
            plan.Rate,
            EquatableArray<ItemLine>.Of(line),
            ItemParts.Of(ItemPart.Posted(advance, AccountRole.Advance, header, total)),
            journal.TakeLines()));
        if (voucher.ReservedFor is { } order)
        {
            ReservationRule.Reserve(plan, plan.IdOfLink(order), voucher.Number, order);
        }
    }

    /// <summary>
    /// Takes the taxes out of the gross amounts, per code and component (T8), as far as they are recoverable; those that the
    /// buyer owes are not in the amount (T6).
    /// </summary>
    private static List<Extracted> Extract(Plan plan, PrepaymentVoucher voucher)
    {
        var taxes = new List<Extracted>();
        foreach (var taxed in voucher.Taxes.Items)
        {
            var line = plan.Subledger.Taxed(taxed.Code, true, taxed.Gross);
            var groups = new TaxGroups();
            groups.Add(0, line);
            groups.Assess(plan.Currency, plan.Policy.Midpoint);
            plan.SplitNonRecoverable(ref groups);
            for (var c = 0; c < line.Named!.Components.Count; c++)
            {
                var amount = line.Code is null ? 0 : line.Recoverable(c);
                taxes.Add(new Extracted(taxed.Code, line.Named.Components[c].Code, line.Net, amount, line.IsReverseCharge));
            }
        }

        return taxes;
    }

    /// <summary>The bases of the taxes, which are shown in tax totals alone, and the taxes that the buyer owes.</summary>
    private static List<Component> Legs(Plan plan, Journal journal, Dimensions header, List<Extracted> taxes)
    {
        var legs = new List<Component>();
        foreach (var tax in taxes)
        {
            var amount = plan.Convert(tax.Base);
            legs.Add(Component.Create(ComponentKind.TaxBase, tax.Component, string.Empty, header, amount).WithTaxCode(tax.Code));
        }

        var owed = taxes.FindAll(tax => tax.IsOwed && tax.Amount != 0);
        var amounts = plan.Convert(owed.ConvertAll(tax => tax.Amount).ToArray());
        for (var i = 0; i < amounts.Length; i++)
        {
            legs.Add(Post(plan, journal, header, owed[i], amounts[i]));
        }

        return legs;
    }

    /// <summary>Shows a tax against the offset account, or posts one that the buyer owes on both its accounts.</summary>
    private static Component Post(Plan plan, Journal journal, Dimensions header, Extracted tax, PostedAmount amount)
    {
        var kind = tax.IsOwed ? ComponentKind.ReverseCharge : ComponentKind.Tax;
        var offset = tax.IsOwed ? plan.ReverseChargeAccount(tax.Component) : plan.OffsetAccount(tax.Component);
        var component = Component.Create(kind, tax.Component, plan.TaxAccount(tax.Component), header, amount)
            .WithOffset(offset)
            .WithTaxCode(tax.Code);
        journal.PostOnBoth(component, AccountRole.Advance, amount);
        return component;
    }

    /// <summary>Is one component of a tax that a voucher states.</summary>
    private sealed class Extracted
    {
        internal Extracted(string code, string component, decimal net, decimal amount, bool isOwed)
        {
            Code = code;
            Component = component;
            Base = net;
            Amount = amount;
            IsOwed = isOwed;
        }

        internal string Code { get; }

        internal string Component { get; }

        /// <summary>Gets the amount without tax.</summary>
        internal decimal Base { get; }

        /// <summary>Gets the tax, as far as it is recoverable.</summary>
        internal decimal Amount { get; }

        /// <summary>Gets a value indicating whether the buyer owes it (T6).</summary>
        internal bool IsOwed { get; }
    }
}
