namespace Prepayments;

/// <summary>Keeps how much of each component of a prepayment invoice, and of each leg, no longer waits for payment (rule T4).</summary>
internal sealed class DeferredTaxes
{
    private readonly OpenItem item;
    private readonly decimal[] posted;
    private readonly PostedAmount[] due;
    private readonly PostedAmount[] dueLegs;

    internal DeferredTaxes(OpenItem item, decimal[] posted, int legs)
    {
        this.item = item;
        this.posted = posted;
        due = new PostedAmount[posted.Length];
        dueLegs = new PostedAmount[legs];
    }

    /// <summary>Says whether less fell due than an amount of the invoice.</summary>
    internal bool IsShortOf(decimal amount) => Total.Of(due) < Math.Min(item.Total, amount);

    /// <summary>Counts what a link let fall due, or takes it back.</summary>
    internal void Count(Link link, int sign)
    {
        Release.Count(due, link.Undeferred, sign);
        Release.Count(dueLegs, link.UndeferredLegs, sign);
    }

    /// <summary>
    /// What falls due by a step. After it, due is what is cancelled, and what is paid or applied, whichever is more; and of a component
    /// no less than what is released of it, so that nothing is taken back that never fell due. What a step adds beyond that
    /// is of the components that the step releases, as far as these wait, else of all (A4).
    /// </summary>
    internal Release FallDue(Plan plan, PrepaymentBalance prepayment, decimal after, decimal[] released)
    {
        var soFar = Array.ConvertAll(due, amount => amount.Transaction);
        var waiting = new decimal[released.Length];
        for (var c = 0; c < waiting.Length; c++)
        {
            var before = soFar[c];
            soFar[c] = Math.Max(before, released[c].IsZero() ? 0 : prepayment.ReleasedOf(c).Transaction + released[c]);
            waiting[c] = Math.Min(released[c] - (soFar[c] - before), posted[c] - soFar[c]).OrZero();
        }

        var rest = Math.Min(after.OrZero(), item.Total) - Total.Of(soFar);
        if (rest.IsPositive())
        {
            var first = Proration.Spread(waiting, Math.Min(rest, Total.Of(waiting)), item.Currency);
            Add(soFar, first);
            Add(soFar, prepayment.Split(rest - Total.Of(first), soFar));
        }

        for (var c = 0; c < soFar.Length; c++)
        {
            soFar[c] -= due[c].Transaction;
        }

        return Release.Of(plan, item, soFar, due, dueLegs);
    }

    private static void Add(decimal[] row, decimal[] more)
    {
        for (var c = 0; c < row.Length; c++)
        {
            row[c] += more[c];
        }
    }
}
