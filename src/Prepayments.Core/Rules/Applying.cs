namespace Prepayments;

/// <summary>
/// Releases prepayments: one piece of code for applications inside an invoice and after it, for the reversal of what is
/// unpaid, and for both methods. What to release is decided elsewhere (<see cref="ApplicationChoice"/>).
/// </summary>
internal static class Applying
{
    /// <summary>Applies parts of a prepayment to a standard invoice (D6, D17). Nothing happens where all parts are zero.</summary>
    internal static void Apply(Plan plan, PrepaymentBalance prepayment, OpenParts invoice, string id, decimal[] parts) =>
        Release(plan, prepayment, LinkKind.Application, invoice, id, parts);

    /// <summary>Reverses what of a prepayment invoice is unpaid, if anything is (rule S4).</summary>
    internal static void ReverseUnpaid(Plan plan, PrepaymentBalance prepayment)
    {
        var unpaid = prepayment.Unpaid;
        if (unpaid.IsZero())
        {
            return;
        }

        var id = plan.IdOfUnpaid(prepayment.Item.Number);
        Release(plan, prepayment, LinkKind.UnpaidReversal, OpenParts.Of(plan, prepayment.Record), id, prepayment.Split(unpaid));
    }

    /// <summary>
    /// Moves parts of a prepayment from the accounts on which they were posted to a control account. The parts are what
    /// was posted, never a new calculation (rules S7, X2).
    /// </summary>
    private static void Release(
        Plan plan, PrepaymentBalance prepayment, LinkKind kind, OpenParts target, string id, decimal[] parts)
    {
        var sum = Total.Of(parts);
        if (sum.IsZero())
        {
            return;
        }

        plan.CheckFreeLink(id);
        var control = target.Item.Part(0);
        var journal = plan.BeginJournal(id);
        journal.Expect(parts.Length + 1);
        var taken = target.Take(0, sum);
        journal.Debit(control.Account, control.Role, control.Dimensions, taken);
        var released = prepayment.Value(plan, parts, kind);
        var used = Taken.OfComponents(taken);
        var credited = default(PostedAmount);
        if (prepayment.IsVoucher)
        {
            // What a voucher holds stands on its control account, with its taxes against their offset besides (D7).
            var advance = prepayment.Item.Part(0);
            credited = prepayment.VoucherParts(plan).Take(0, sum);
            used = Taken.Of(credited, taken);
            journal.Credit(advance.Account, advance.Role, advance.Dimensions, credited);
        }
        else
        {
            credited = released.Credit(journal, prepayment.Item);
        }

        released.CreditOffsets(journal, prepayment.Item);
        var releasedRevalued = prepayment.PostUnrealised(plan, journal, released.Unrealised);

        var difference = taken.Accounting.Less(credited.Accounting);
        if (kind == LinkKind.Application && !prepayment.Item.Rate.IsEqualTo(target.Item.Rate))
        {
            new ExchangeDifference(plan, journal, prepayment.Item, target.Item).Post(parts, released, taken, difference);
        }
        else
        {
            journal.Exchange(difference, true, control.Dimensions);
        }

        PostedAmount[] fromRevalued = prepayment.IsVoucher ? prepayment.VoucherParts(plan).PostUnrealised(journal) : [];
        prepayment.Add(plan.Join(
            kind,
            prepayment.Item,
            target.Item,
            used,
            released,
            journal,
            fromRevalued,
            target.PostUnrealised(journal),
            releasedRevalued));
    }
}
