using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Rule O8 after every document, for every order and definition: 0 ≤ Applied ≤ Invoiced ≤ Limit, 0 ≤ Paid ≤ Invoiced,
/// Limit = Invoiced + Available; and, unless unpaid prepayments may be applied, Applied ≤ Paid.
/// </summary>
public sealed class FiguresStayInTheirBounds(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required => [.. Documents, .. Links, .. Settings];

    [Law(2500)]
    public void AppliedIsWithinInvoicedWithinLimitAndPaidWithinInvoiced(History history) => Try(history, stages =>
    {
        foreach (var stage in stages)
        {
            foreach (var order in stage.After.Orders())
            {
                Check(stage.After, Figures.OfOrder(stage.After, order.Text.Number)!);
                foreach (var definition in order.Current.Definitions)
                {
                    Check(stage.After, Figures.OfDefinition(stage.After, order.Text.Number, definition.Key)!);
                }
            }
        }
    });

    [Law(2000, Arbitrary = [typeof(ChangingHistories)])]
    public void AppliedIsWithinInvoicedWithinLimitWhateverIsChanged(History history) => Try(history, stages =>
    {
        foreach (var stage in stages)
        {
            foreach (var order in stage.After.Orders())
            {
                var figures = Figures.OfOrder(stage.After, order.Text.Number)!;
                Assert.True(
                    !figures.Applied.IsNegative && figures.Applied <= figures.Invoiced && figures.Invoiced <= figures.Limit
                    && !figures.Paid.IsNegative && figures.Paid <= figures.Invoiced,
                    figures.ToString());
            }
        }
    });

    private static void Check(Subledger state, PrepaymentFigures figures)
    {
        var zero = Money.Zero(figures.Limit.Currency);
        Assert.True(zero <= figures.Applied, "Applied below zero: " + figures);
        Assert.True(figures.Applied <= figures.Invoiced, "Applied above Invoiced: " + figures);
        Assert.True(figures.Invoiced <= figures.Limit, "Invoiced above Limit: " + figures);
        Assert.True(zero <= figures.Paid && figures.Paid <= figures.Invoiced, "Paid not within Invoiced: " + figures);
        Assert.Equal(figures.Limit, figures.Invoiced + figures.Available);
        Assert.True(zero <= figures.Available && zero <= figures.Remaining, "Below zero: " + figures);
        if (state.Policy.Unpaid != UnpaidPrepayments.Apply)
        {
            Assert.True(figures.Applied <= figures.Paid, "Applied above Paid: " + figures);
        }
    }
}
