namespace Prepayments.Tests.Model;

/// <summary>
/// Business Central's own rounding of deductions, in whole cents. The net amount to deduct of a line is the share of what is
/// left on it: r(left × quantity to invoice / quantity not yet invoiced), so that the last delivery takes what is left. The
/// tax on it is computed anew on every invoice, r(rate × deducted net), whatever was charged on the prepayment invoice.
/// </summary>
public static class ProductRounding
{
    /// <summary>
    /// The balance that is left after the last delivery on the prepayment account or on the account of a tax rate: the largest,
    /// in cents. Tax is rounded for each line, or once per document and rate.
    /// </summary>
    public static long Drift(SlicedOrder order, bool taxPerLine)
    {
        long prepayment = 0;
        var taxes = order.Lines.Select(line => line.Rate).Distinct().ToDictionary(rate => rate, _ => 0L);
        var left = order.Lines.Select(line => Rounded(line.Amount * order.Percent, 100)).ToArray();
        Post(1, left);
        for (var delivery = 0; delivery < order.Deliveries; delivery++)
        {
            var deducted = new long[left.Length];
            for (var i = 0; i < left.Length; i++)
            {
                var delivered = order.Lines[i].Delivered;
                if (delivered[delivery] > 0)
                {
                    deducted[i] = Rounded(left[i] * delivered[delivery], delivered.Skip(delivery).Sum());
                    left[i] -= deducted[i];
                }
            }

            Post(-1, deducted);
        }

        return taxes.Values.Append(prepayment).Max(Math.Abs);

        void Post(int sign, long[] nets)
        {
            prepayment += sign * nets.Sum();
            foreach (var rate in taxes.Keys)
            {
                var ofRate = nets.Where((_, i) => order.Lines[i].Rate == rate);
                taxes[rate] += sign * (taxPerLine ? ofRate.Sum(net => Rounded(net * rate, 100)) : Rounded(ofRate.Sum() * rate, 100));
            }
        }
    }

    /// <summary>A fraction, not negative, rounded to a whole number, half up.</summary>
    public static long Rounded(long numerator, long denominator) => ((2 * numerator) + denominator) / (2 * denominator);
}
