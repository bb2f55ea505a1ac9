using NodaTime;

namespace Prepayments;

/// <summary>
/// Adds up the taxes of a subledger over a period: what a tax return needs, with prepayments, their release and supplies
/// apart.
/// </summary>
/// <remarks>
/// Rules T4 to T8. A fold over what was posted, by posting date; a reversal counts on its own date. The totals of a
/// subledger's tax and reverse charge accounts are the sums of <see cref="TaxTotal.Tax"/> and
/// <see cref="TaxTotal.ReverseCharge"/>, to the minor unit in both currencies. A tax that waits for payment is in none.
/// </remarks>
public static class TaxTotals
{
    /// <summary>Returns the taxes of a period.</summary>
    /// <param name="subledger">The subledger.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <returns>The totals by kind, code, component and currency, in this order; those without any amount are left out.</returns>
    /// <exception cref="ArgumentException">The period ends before it begins, a date is not of the ISO calendar, or the period begins
    /// before the day up to which closed documents were shed (<see cref="Subledger.ShedBefore"/>): its totals would not be whole.</exception>
    public static EquatableArray<TaxTotal> Of(Subledger subledger, LocalDate from, LocalDate to)
    {
        if (Guard.Iso(to, nameof(to)) < Guard.Iso(from, nameof(from)))
        {
            throw new ArgumentException("The period ends before it begins.", nameof(to));
        }

        if (from < Guard.NotNull(subledger, nameof(subledger)).ShedBefore)
        {
            throw new ArgumentException("Closed documents of the period were shed.", nameof(from));
        }

        var all = new TaxSummation(subledger);
        bool IsIn(LocalDate date) => date >= from && date <= to;
        foreach (var item in subledger.Items().Items)
        {
            all.Add(item, IsIn(item.Date) ? 1 : 0);
        }

        foreach (var link in subledger.Links().Items)
        {
            all.Add(link, IsIn(link.Date) ? 1 : 0);
        }

        foreach (var reversal in subledger.Reversals().Items)
        {
            foreach (var reversed in reversal.Reversed.Items)
            {
                all.Reverse(reversed, IsIn(reversal.Date) ? -1 : 0);
            }
        }

        return all.Totals();
    }
}
