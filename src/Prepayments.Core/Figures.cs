namespace Prepayments;

/// <summary>Reads what stands in a subledger: figures of orders, open amounts, the counterparty's balance.</summary>
/// <remarks>All are folds over what was posted; none is kept.</remarks>
public static class Figures
{
    /// <summary>Returns the six figures of an order.</summary>
    /// <remarks>Rule O8.</remarks>
    /// <param name="subledger">The subledger.</param>
    /// <param name="order">The number of the order.</param>
    /// <returns>The figures, or null where there is no such order.</returns>
    public static PrepaymentFigures? OfOrder(Subledger subledger, string order) =>
        Of(subledger, order, null);

    /// <summary>Returns the six figures of one definition of an order.</summary>
    /// <remarks>Rule O8. The tax of an instalment that is invoiced after another one may differ from its own by a minor unit,
    /// so the figures of several definitions need not add up to the order's.</remarks>
    /// <param name="subledger">The subledger.</param>
    /// <param name="order">The number of the order.</param>
    /// <param name="definition">The key of the definition (<see cref="DefinitionTerms.Key"/>).</param>
    /// <returns>The figures, or null where there is no such order or definition.</returns>
    public static PrepaymentFigures? OfDefinition(Subledger subledger, string order, string definition)
    {
        var record = Guard.NotNull(subledger, nameof(subledger)).FindOrder(Guard.NotNull(order, nameof(order)));
        return record?.Order.Current.Find(Guard.NotNull(definition, nameof(definition))) is null
            ? null
            : Of(subledger, order, definition);
    }

    /// <summary>Returns what is open on a document.</summary>
    /// <param name="subledger">The subledger.</param>
    /// <param name="number">The number of an invoice, prepayment invoice, payment, voucher, credit memo or refund.</param>
    /// <returns>The amount in the document's currency, not negative; null where no such document leaves anything open.</returns>
    public static Money? OpenAmount(Subledger subledger, string number)
    {
        var record = Guard.NotNull(subledger, nameof(subledger)).FindItem(Guard.NotNull(number, nameof(number)));
        return record is null
            ? null
            : In(Total.Of(Settling.OpenParts(record)), record.Item.Currency);
    }

    /// <summary>Returns the counterparty's balance over the control accounts, revaluations included.</summary>
    /// <param name="subledger">The subledger.</param>
    /// <returns>The balance in the accounting currency: positive when we owe the vendor, or the customer owes us.</returns>
    public static Money Balance(Subledger subledger)
    {
        decimal balance = 0;
        foreach (var item in Guard.NotNull(subledger, nameof(subledger)).Items())
        {
            var record = subledger.FindItem(item.Number)!;
            var amount = Total.Of(Settling.RevaluedParts(record));
            foreach (var part in Settling.OpenParts(record))
            {
                amount += part.Accounting;
            }

            balance += item.ReducesBalance ? -amount : amount;
        }

        return In(balance, subledger.AccountingCurrency);
    }

    private static Money In(decimal sum, Currency currency) => Money.Trusted(Limits.Canonical(sum, currency), currency);

    private static PrepaymentFigures? Of(Subledger subledger, string number, string? definition)
    {
        var record = Guard.NotNull(subledger, nameof(subledger)).FindOrder(Guard.NotNull(number, nameof(number)));
        if (record is null)
        {
            return null;
        }

        var progress = OrderProgress.Of(subledger, record);
        decimal invoiced = 0, paid = 0, applied = 0, remaining = 0;
        foreach (var prepayment in progress.Prepayments)
        {
            var sums = definition is null
                ? (prepayment.Invoiced, prepayment.Paid, prepayment.Applied)
                : prepayment.Under(definition);
            invoiced += sums.Invoiced;
            paid += sums.Paid;
            applied += sums.Applied;
            remaining += PrepaymentBalance.Remaining(subledger.Policy, sums.Invoiced, sums.Paid, sums.Applied);
        }

        return PrepaymentFigures.Create(
            invoiced,
            Availability.Gross(subledger, progress, record.Order.Current, definition),
            paid,
            applied,
            remaining,
            progress.Currency);
    }
}
