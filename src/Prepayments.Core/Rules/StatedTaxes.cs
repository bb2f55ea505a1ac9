namespace Prepayments;

/// <summary>Checks and takes over the taxes that a document states (rule T7).</summary>
internal static class StatedTaxes
{
    internal static void Check(Plan plan, EquatableArray<StatedTax> taxes)
    {
        if (taxes.Count == 0)
        {
            return;
        }

        var codes = new DistinctNames(taxes.Count);
        foreach (var tax in taxes.Items)
        {
            plan.CheckTax(tax.Code);
            if (!codes.Add(tax.Code))
            {
                plan.Break(RejectionCode.DuplicateLine, "tax", tax.Code);
            }

            if (tax.Tax < 0)
            {
                plan.Break(RejectionCode.NonPositiveAmount, Figure.OfNumber("tax", tax.Tax));
            }
            else
            {
                plan.CheckRange(Limits.FitsAmount(tax.Tax, plan.Currency), tax.Tax, "tax");
            }
        }
    }

    internal static void TakeOver(Plan plan, EquatableArray<StatedTax> taxes, TaxedLine[] lines)
    {
        foreach (var tax in taxes.Items)
        {
            if (!TaxCalculation.State(lines, tax.Code, tax.Tax, plan.Currency, out var computed))
            {
                plan.Break(RejectionCode.TaxMismatch, "stated", tax.Tax, "computed", computed);
            }
        }
    }
}
