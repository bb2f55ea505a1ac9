namespace Prepayments;

/// <summary>Posts a prepayment voucher (D4, rules T5 and T8). The advance stands on a control account of its own.</summary>
internal static class VoucherRule
{
    internal static void Make(Plan plan, PrepaymentVoucher voucher)
    {
        plan.CheckFree(voucher.Number);
        plan.UseCurrency(voucher.Currency);
        plan.CheckExchangeRate(voucher.ExchangeRate);
        plan.CheckAmount(voucher.Amount, "amount");
        var codes = new HashSet<string>(StringComparer.Ordinal);
        decimal taxed = 0;
        foreach (var tax in voucher.Taxes.Items)
        {
            plan.FindTax(tax.Code);
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

            plan.CheckFree(voucher.Number + "/" + order);
        }

        if (plan.IsSound)
        {
            Open(plan, voucher);
        }
    }

    private static void Open(Plan plan, PrepaymentVoucher voucher)
    {
        var legs = new List<(string Component, decimal Tax)>();
        var taxes = Extract(plan, voucher, legs);
        var amounts = new decimal[1 + taxes.Count];
        amounts[0] = voucher.Amount;
        for (var i = 0; i < taxes.Count; i++)
        {
            amounts[1 + i] = taxes[i].Tax;
            amounts[0] -= taxes[i].Tax;
        }

        var header = voucher.Dimensions;
        var posted = plan.Convert(amounts);
        var total = default(PostedAmount);
        Array.ForEach(posted, amount => total += amount);
        var advance = plan.Account(AccountRole.Advance);
        var journal = new Journal(plan, voucher.Number, plan.Currency);
        journal.Debit(advance, AccountRole.Advance, header, total);
        journal.Credit(voucher.Bank ?? plan.Account(AccountRole.Bank), AccountRole.Bank, header, total);
        var components = new List<Component>
        {
            Component.Create(ComponentKind.Net, null, advance, header, posted[0]),
        };
        for (var i = 0; i < taxes.Count; i++)
        {
            Post(plan, journal, header, taxes[i].Component, posted[1 + i], components);
        }

        var owed = new List<Component>();
        var postedLegs = plan.Convert(legs.ConvertAll(leg => leg.Tax).ToArray());
        for (var i = 0; i < postedLegs.Length; i++)
        {
            owed.Add(Owe(plan, journal, header, legs[i].Component, postedLegs[i]));
        }

        var line = ItemLine.Create(voucher.Number, EquatableArray<Component>.Wrap([.. components]))
            .WithLegs(EquatableArray<Component>.Wrap([.. owed]));
        plan.Add(OpenItem.Create(
            voucher.Number,
            DocumentKind.PrepaymentVoucher,
            voucher.Date,
            plan.Currency,
            EquatableArray<ItemLine>.Of(line),
            EquatableArray<ItemPart>.Of(ItemPart.Create(advance, AccountRole.Advance, header, total)),
            journal.ToLines()).WithRate(plan.Rate));
        if (voucher.ReservedFor is { } order)
        {
            ReservationRule.Reserve(plan, voucher.Number + "/" + order, voucher.Number, order);
        }
    }

    /// <summary>
    /// Takes the taxes out of the gross amounts, per code and component (T8), as far as they are recovered; those that the
    /// buyer owes are not in the amount (T6).
    /// </summary>
    private static List<(string Component, decimal Tax)> Extract(
        Plan plan, PrepaymentVoucher voucher, List<(string Component, decimal Tax)> legs)
    {
        var taxes = new List<(string Component, decimal Tax)>();
        foreach (var taxed in voucher.Taxes.Items)
        {
            if (plan.FindTax(taxed.Code) is not { } code)
            {
                continue;
            }

            var line = new TaxedLine(code, true, taxed.Gross);
            var groups = new TaxGroups<string>();
            groups.Add(taxed.Code, line, tax => new TaxGroup(tax, true));
            groups.Assess(plan.Currency, plan.Policy.Midpoint);
            plan.Recover(groups);
            for (var c = 0; c < line.Taxes.Length; c++)
            {
                var tax = line.Taxes[c] - line.Unrecovered[c];
                if (tax != 0)
                {
                    (line.IsReverseCharge ? legs : taxes).Add((code.Components[c].Code, tax));
                }
            }
        }

        return taxes;
    }

    /// <summary>Shows a tax against the offset account.</summary>
    private static void Post(
        Plan plan, Journal journal, Dimensions header, string name, PostedAmount tax, List<Component> components)
    {
        var account = plan.TaxAccount(name);
        var offset = plan.OffsetAccount(name);
        journal.Debit(account, AccountRole.Tax, header, tax, name);
        journal.Credit(offset, AccountRole.PrepaymentTaxOffset, header, tax, name);
        components.Add(Component.Create(ComponentKind.Tax, name, account, header, tax).WithOffset(offset));
    }

    /// <summary>Posts a tax that the buyer owes on both its accounts.</summary>
    private static Component Owe(Plan plan, Journal journal, Dimensions header, string name, PostedAmount amount)
    {
        var account = plan.TaxAccount(name);
        var owed = plan.ReverseChargeAccount(name);
        journal.Debit(account, AccountRole.Tax, header, amount, name);
        journal.Credit(owed, AccountRole.ReverseCharge, header, amount, name);
        return Component.Create(ComponentKind.ReverseCharge, name, account, header, amount).WithOffset(owed);
    }
}
