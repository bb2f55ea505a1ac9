namespace Prepayments;

/// <summary>
/// Is what a step takes of a prepayment or gives back of an invoice, in both currencies: of each component, and of each leg
/// that follows them; and what of a prepayment invoice that is taxed when paid no longer waits for payment (T4).
/// </summary>
internal sealed class Release
{
    /// <summary>Is the release of a step that takes nothing of any component.</summary>
    internal static readonly Release Nothing = new([], []);

    internal Release(PostedAmount[] components, PostedAmount[] legs)
    {
        Components = components;
        Legs = legs;
    }

    internal PostedAmount[] Components { get; }

    internal PostedAmount[] Legs { get; }

    /// <summary>Gets what is left, after the step, of what is unrealised on each component (X5); empty where nothing ever is.</summary>
    internal Unrealised[] Unrealised { get; private init; } = [];

    /// <summary>Gets what no longer waits for payment, or null where nothing of the item ever does.</summary>
    internal Release? Undeferred { get; private init; }

    /// <summary>
    /// Splits what was posted: each component by the part that is taken of it (A5), each leg in
    /// proportion to the net of its line (T6). What was given before is an empty row where nothing was.
    /// </summary>
    internal static Release Of(Plan plan, OpenItem item, decimal[] parts, PostedAmount[] given, PostedAmount[] givenLegs)
    {
        var components = new PostedAmount[parts.Length];
        PostedAmount[] legs = givenLegs.Length == 0 ? [] : new PostedAmount[givenLegs.Length];
        int at = 0, leg = 0;
        foreach (var line in item.Lines.Items)
        {
            var net = line.Components[0].Amount.Transaction;
            var netSoFar = line.Legs.Count == 0 ? 0 : At(given, at).Transaction + parts[at];
            foreach (var posted in line.Legs.Items)
            {
                var due = net.IsZero()
                    ? 0
                    : Rounding.MultiplyDivide(
                        posted.Amount.Transaction, netSoFar, net, item.Currency, plan.Policy.Midpoint) - givenLegs[leg].Transaction;
                var left = posted.Amount.Transaction - givenLegs[leg].Transaction;
                legs[leg] = plan.Share(posted.Amount, givenLegs[leg], Math.Min(due.OrZero(), left));
                leg++;
            }

            foreach (var component in line.Components.Items)
            {
                components[at] = plan.Share(component.Amount, At(given, at), parts[at]);
                at++;
            }
        }

        return new Release(components, legs);
    }

    internal Release WithUndeferred(Release undeferred) => new(Components, Legs) { Undeferred = undeferred, Unrealised = Unrealised };

    internal Release WithUnrealised(Unrealised[] unrealised) => new(Components, Legs) { Undeferred = Undeferred, Unrealised = unrealised };

    /// <summary>Adds a step that a link keeps to a row of what was released so far, or takes it back.</summary>
    internal static void Count(PostedAmount[] row, EquatableArray<PostedAmount> step, int sign)
    {
        for (var i = 0; i < step.Count; i++)
        {
            row[i] = sign > 0 ? row[i] + step[i] : row[i] - step[i];
        }
    }

    /// <summary>
    /// Takes net amounts and taxes from the accounts on which an invoice or prepayment invoice posted them, and returns the
    /// sum. What still waits for payment is taken from its offset account (T4).
    /// </summary>
    internal PostedAmount Credit(Journal journal, OpenItem item)
    {
        var sum = default(PostedAmount);
        var role = BaseRole(item);
        var at = 0;
        foreach (var line in item.Lines.Items)
        {
            foreach (var component in line.Components.Items)
            {
                var amount = At(Components, at);
                sum += amount;
                if (component.Kind == ComponentKind.Tax)
                {
                    CreditTax(journal, component, amount, at);
                }
                else
                {
                    journal.Credit(component.Account, role, component.Dimensions, amount, component.TaxComponent ?? line.Id);
                }

                at++;
            }
        }

        return sum;
    }

    /// <summary>
    /// Takes back the taxes that are shown besides the amount due: those of a voucher from tax account and offset, in an
    /// application as in a refund (D7, D10), and those that the buyer owes (T6).
    /// </summary>
    internal void CreditOffsets(Journal journal, OpenItem item)
    {
        int at = 0, leg = 0;
        foreach (var line in item.Lines.Items)
        {
            foreach (var component in line.Components.Items)
            {
                if (item.Kind == DocumentKind.PrepaymentVoucher && component.Offset is not null)
                {
                    journal.PostOnBoth(component, AccountRole.Advance, -At(Components, at));
                }

                at++;
            }

            foreach (var owed in line.Legs.Items)
            {
                if (owed.Offset is not null)
                {
                    var due = Undeferred is null ? default : Undeferred.Legs[leg];
                    journal.PostOnBoth(owed, BaseRole(item), due - At(Legs, leg));
                }

                leg++;
            }
        }
    }

    private static PostedAmount At(PostedAmount[] row, int at) => row.Length == 0 ? default : row[at];

    /// <summary>The role of the account that the net amounts of an item, and the taxes on it that are not recoverable, stand on.</summary>
    private static AccountRole BaseRole(OpenItem item) =>
        item.Kind == DocumentKind.Invoice ? AccountRole.Line : AccountRole.Prepayment;

    private void CreditTax(Journal journal, Component tax, PostedAmount amount, int at)
    {
        if (Undeferred is not null && tax.Offset is { } offset)
        {
            journal.Credit(offset, AccountRole.PrepaymentTaxOffset, tax.OffsetDimensions, Undeferred.Components[at], tax.TaxComponent);
            amount -= Undeferred.Components[at];
        }

        journal.Credit(tax.Account, AccountRole.Tax, tax.Dimensions, amount, tax.TaxComponent);
    }
}
