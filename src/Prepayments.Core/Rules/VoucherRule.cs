namespace Prepayments;

/// <summary>Posts a prepayment voucher (D4, rules T5 and T8). The advance stands on a control account of its own.</summary>
internal static class VoucherRule
{
    internal static void Make(Plan plan, PrepaymentVoucher voucher)
    {
        plan.CheckFree(voucher.Number);
        plan.CheckCurrency(voucher.Currency, voucher.ExchangeRate);
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
            plan.FindOrder(order);
            plan.CheckFree(voucher.Number + "/" + order);
        }

        if (plan.IsSound)
        {
            Open(plan, voucher);
        }
    }

    private static void Open(Plan plan, PrepaymentVoucher voucher)
    {
        var header = voucher.Dimensions;
        var advance = plan.Account(AccountRole.Advance);
        var amount = plan.Posted(voucher.Amount);
        var journal = new Journal(plan, voucher.Number, plan.Currency);
        journal.Debit(advance, AccountRole.Advance, header, amount);
        journal.Credit(voucher.Bank ?? plan.Account(AccountRole.Bank), AccountRole.Bank, header, amount);
        var components = new List<Component>();
        foreach (var tax in voucher.Taxes.Items)
        {
            Extract(plan, journal, header, tax, components);
        }

        var net = amount;
        components.ForEach(component => net -= component.Amount);
        components.Insert(0, Component.Create(ComponentKind.Net, null, advance, header, advance.Length == 0 ? default : net));
        plan.Add(OpenItem.Create(
            voucher.Number,
            DocumentKind.PrepaymentVoucher,
            voucher.Date,
            plan.Currency,
            EquatableArray<ItemLine>.Of(ItemLine.Create(voucher.Number, EquatableArray<Component>.Wrap([.. components]))),
            EquatableArray<ItemPart>.Of(ItemPart.Create(advance, AccountRole.Advance, header, amount)),
            journal.ToLines()));
        if (voucher.ReservedFor is { } order)
        {
            ReservationRule.Reserve(plan, voucher.Number + "/" + order, voucher.Number, order);
        }
    }

    /// <summary>Takes the taxes of one code out of the gross amount, each against the offset account.</summary>
    private static void Extract(
        Plan plan, Journal journal, Dimensions header, TaxedAmount taxed, List<Component> components)
    {
        var code = plan.FindTax(taxed.Code)!;
        var group = new TaxGroup(code, true);
        var line = new TaxedLine(code, true, taxed.Gross);
        group.Lines.Add(line);
        TaxCalculation.Assess(group, plan.Currency, plan.Policy.Midpoint);
        for (var c = 0; c < line.Taxes.Length; c++)
        {
            if (line.Taxes[c] == 0)
            {
                continue;
            }

            var name = code.Components[c].Code;
            var account = plan.TaxAccount(name);
            var offset = plan.OffsetAccount(name);
            var tax = plan.Posted(line.Taxes[c]);
            journal.Debit(account, AccountRole.Tax, header, tax, name);
            journal.Credit(offset, AccountRole.PrepaymentTaxOffset, header, tax, name);
            if (account.Length > 0 && offset.Length > 0)
            {
                components.Add(Component.Create(ComponentKind.Tax, name, account, header, tax).WithOffset(offset));
            }
        }
    }
}
