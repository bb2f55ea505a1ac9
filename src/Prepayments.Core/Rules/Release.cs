namespace Prepayments;

/// <summary>
/// Is what a step takes of a prepayment or gives back of an invoice, in both currencies: of each component, and of each leg
/// that follows them.
/// </summary>
internal sealed class Release
{
    internal Release(PostedAmount[] components, PostedAmount[] legs)
    {
        Components = components;
        Legs = legs;
    }

    internal PostedAmount[] Components { get; }

    internal PostedAmount[] Legs { get; }

    /// <summary>
    /// Splits what was posted: each component by the part that is taken of it (A5), each leg of a reverse charge in
    /// proportion to the net of its line (T6).
    /// </summary>
    internal static Release Of(Plan plan, OpenItem item, decimal[] parts, PostedAmount[] given, PostedAmount[] givenLegs)
    {
        var components = new PostedAmount[parts.Length];
        var legs = new PostedAmount[givenLegs.Length];
        int at = 0, leg = 0;
        foreach (var line in item.Lines.Items)
        {
            var net = line.Components[0].Amount.Transaction;
            var netSoFar = given[at].Transaction + parts[at];
            foreach (var posted in line.Legs.Items)
            {
                var due = net == 0
                    ? 0
                    : Rounding.MultiplyDivide(
                        posted.Amount.Transaction, netSoFar, net, item.Currency, plan.Policy.Midpoint) - givenLegs[leg].Transaction;
                var left = posted.Amount.Transaction - givenLegs[leg].Transaction;
                legs[leg] = plan.Share(posted.Amount, givenLegs[leg], Math.Min(Math.Max(due, 0), left));
                leg++;
            }

            foreach (var component in line.Components.Items)
            {
                components[at] = plan.Share(component.Amount, given[at], parts[at]);
                at++;
            }
        }

        return new Release(components, legs);
    }
}
