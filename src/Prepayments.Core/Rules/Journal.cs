using System.Diagnostics;

namespace Prepayments;

/// <summary>
/// Collects the journal lines of one document or link after the other. Amounts are given as payables sees them, debit positive; this
/// is the one place where a side turns them into debit or credit.
/// </summary>
/// <remarks>The lines are the plan's: a journal is the way to them.</remarks>
internal readonly struct Journal
{
    private readonly Plan plan;

    private Journal(Plan plan) => this.plan = plan;

    /// <summary>Gets the number of the document or id of the link that the lines belong to.</summary>
    internal string Source => plan.Collected.Source;

    /// <summary>Gets the number of lines so far.</summary>
    internal int Count => plan.Collected.Count;

    /// <summary>Begins with the lines of a document or link; those before were taken away.</summary>
    internal static Journal Begin(Plan plan, string source)
    {
        Debug.Assert(plan.Collected.Count == 0, "The lines of one document or link are taken before those of the next begin.");
        plan.Collected = new Lines(source);
        return new Journal(plan);
    }

    /// <summary>Says how many lines there will mostly be, so that room is made once.</summary>
    internal void Expect(int count) => plan.Collected.Expected = count;

    internal void Debit(string account, AccountRole role, Dimensions dimensions, in PostedAmount amount, string? component = null) =>
        Post(account, role, dimensions, amount, true, component);

    internal void Credit(string account, AccountRole role, Dimensions dimensions, in PostedAmount amount, string? component = null) =>
        Post(account, role, dimensions, amount, false, component);

    /// <summary>
    /// Posts an amount on the side that payables debits, or on the other one; a negative amount changes sides. One that is negative in one
    /// currency alone takes two lines.
    /// </summary>
    private void Post(string account, AccountRole role, Dimensions dimensions, in PostedAmount amount, bool debits, string? component)
    {
        if (amount.IsZero)
        {
            return;
        }

        if (amount.IsNegative)
        {
            Post(account, role, dimensions, -amount, !debits, component);
            return;
        }

        if (amount.Transaction.IsNegative())
        {
            // What is released and what falls due are rounded apart, and may differ one way here and the other way there (T4). A line has
            // one side (D19).
            Post(account, role, dimensions, plan.InAccounts(amount.Accounting), debits, component);
            Post(account, role, dimensions, plan.InTransaction(amount.Transaction), debits, component);
            return;
        }

        var side = debits == (plan.Subledger.Side == Side.Payables) ? EntrySide.Debit : EntrySide.Credit;
        var accounting = Money.Trusted(amount.Accounting, plan.Accounting);
        ref var lines = ref plan.Collected;
        lines.Add(amount.IsSameInBoth && !plan.IsForeign
            ? new JournalLine(account, role, side, accounting, dimensions, lines.Source, component)
            : new JournalLine(
                account, role, side, accounting, Money.Trusted(amount.Transaction, plan.Currency), dimensions, lines.Source, component));
    }

    /// <summary>
    /// Posts a tax on both its accounts, the debit first: one that is shown against an offset (T8), or that the buyer owes
    /// (T6), whose part that is not recoverable stands with its base. A negative amount takes it back.
    /// </summary>
    internal void PostOnBoth(Component tax, AccountRole baseRole, PostedAmount amount)
    {
        var role = tax.Kind == ComponentKind.NonRecoverableTax ? baseRole : AccountRole.Tax;
        var offsetRole = tax.Kind == ComponentKind.Tax ? AccountRole.PrepaymentTaxOffset : AccountRole.ReverseCharge;
        if (amount.IsNegative)
        {
            Debit(tax.Offset!, offsetRole, tax.OffsetDimensions, -amount, tax.TaxComponent);
            Credit(tax.Account, role, tax.Dimensions, -amount, tax.TaxComponent);
        }
        else
        {
            Debit(tax.Account, role, tax.Dimensions, amount, tax.TaxComponent);
            Credit(tax.Offset!, offsetRole, tax.OffsetDimensions, amount, tax.TaxComponent);
        }
    }

    /// <summary>
    /// Posts a difference between the accounting amounts of two sides, given as a credit: a rounding between two at the same
    /// rate (X4), else exchange gain or loss by the side on which it falls (X1).
    /// </summary>
    internal void Exchange(decimal credit, bool isRounding, Dimensions dimensions)
    {
        if (credit.IsZero())
        {
            return;
        }

        var gains = (credit > 0) == (plan.Subledger.Side == Side.Payables);
        var role = isRounding ? AccountRole.Rounding : gains ? AccountRole.ExchangeGain : AccountRole.ExchangeLoss;
        Credit(plan.Account(role), role, dimensions, plan.InAccounts(credit));
    }

    /// <summary>Takes the lines away.</summary>
    internal EquatableArray<JournalLine> TakeLines() => EquatableArray<JournalLine>.Wrap(plan.Collected.Take());

    /// <summary>Is the lines of one document or link, and whose they are.</summary>
    internal struct Lines(string source)
    {
        private JournalLine[] lines = [];

        internal readonly string Source { get; } = source;

        internal int Count { get; private set; }

        /// <summary>Gets or sets how many there will mostly be.</summary>
        internal int Expected { get; set; } = 2;

        internal void Add(JournalLine line)
        {
            if (Count == lines.Length)
            {
                Array.Resize(ref lines, Math.Max(Expected, 2 * Count));
            }

            lines[Count++] = line;
        }

        internal JournalLine[] Take()
        {
            Array.Resize(ref lines, Count);
            var taken = lines;
            lines = [];
            Count = 0;
            return taken;
        }
    }
}
