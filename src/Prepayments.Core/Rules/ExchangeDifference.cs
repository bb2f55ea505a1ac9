namespace Prepayments;

/// <summary>
/// Posts what a released prepayment, at its own rate, and the invoice's part that it clears differ by (rule X3): on taxes to
/// the tax accounts, always; on the rest to exchange gain or loss, or to what was bought or sold, by policy.
/// </summary>
internal sealed class ExchangeDifference
{
    private readonly Plan plan;
    private readonly Journal journal;
    private readonly OpenItem prepayment;
    private readonly OpenItem invoice;

    internal ExchangeDifference(Plan plan, Journal journal, OpenItem prepayment, OpenItem invoice)
    {
        this.plan = plan;
        this.journal = journal;
        this.prepayment = prepayment;
        this.invoice = invoice;
    }

    /// <summary>Posts the difference, given as what is still to be credited.</summary>
    internal void Post(decimal[] parts, Release released, PostedAmount taken, decimal difference)
    {
        var atInvoice = Proration.Spread(parts, taken.Accounting, plan.Accounting);
        decimal ofDeposits = 0, ofTaxesOwed = 0;
        int at = 0, owed = 0;
        foreach (var line in prepayment.Lines.Items)
        {
            foreach (var component in line.Components.Items)
            {
                if (component.Kind == ComponentKind.Tax)
                {
                    var tax = atInvoice[at] - released.Components[at].Accounting;
                    difference -= tax;
                    journal.Credit(
                        component.Account, AccountRole.Tax, component.Dimensions, plan.InAccounts(tax), component.TaxComponent);
                }
                else if (line.IsRefundable)
                {
                    ofDeposits += atInvoice[at] - released.Components[at].Accounting;
                }

                at++;
            }

            foreach (var leg in line.Legs.Items)
            {
                ofTaxesOwed += leg.Offset is null ? 0 : Owe(leg, released.Legs[owed]);
                owed++;
            }
        }

        // A refundable deposit is monetary: its difference is never cost or revenue (X5). That of a voucher is what its control account
        // gave, which may be a rounding away from its components.
        if (Array.TrueForAll(prepayment.Lines.Items, line => line.IsRefundable))
        {
            ofDeposits = difference;
        }

        difference += ofTaxesOwed;
        var realised = plan.Policy.ExchangeDifference == ExchangeDifferences.Realise ? difference : ofDeposits;
        journal.Exchange(realised, false, invoice.Part(0).Dimensions);
        Adjust(difference - realised);
    }

    /// <summary>
    /// Brings both legs of a tax that the buyer owes to the invoice's rate; what is not recoverable of it counts as net, and is
    /// returned as part of that difference (T6).
    /// </summary>
    private decimal Owe(Component leg, PostedAmount released)
    {
        var atInvoice = Rounding.MultiplyDivide(
            released.Transaction, invoice.Rate, 1, plan.Accounting, plan.Policy.Midpoint);
        var amount = atInvoice - released.Accounting;
        journal.Debit(leg.Offset!, AccountRole.ReverseCharge, leg.OffsetDimensions, plan.InAccounts(amount), leg.TaxComponent);
        if (leg.Kind == ComponentKind.NonRecoverableTax)
        {
            return amount;
        }

        journal.Credit(leg.Account, AccountRole.Tax, leg.Dimensions, plan.InAccounts(amount), leg.TaxComponent);
        return 0;
    }

    /// <summary>Adjusts the invoice's line accounts, in proportion to their net amounts.</summary>
    private void Adjust(decimal difference)
    {
        var lines = invoice.Lines;
        var nets = new decimal[lines.Count];
        for (var i = 0; i < nets.Length; i++)
        {
            nets[i] = lines[i].Net;
        }

        var spread = Proration.Spread(nets, Math.Abs(difference), plan.Accounting);
        for (var i = 0; i < nets.Length; i++)
        {
            var net = lines[i].Components[0];
            var amount = difference < 0 ? -spread[i] : spread[i];
            journal.Credit(net.Account, AccountRole.Line, net.Dimensions, plan.InAccounts(amount), lines[i].Id);
        }
    }
}
