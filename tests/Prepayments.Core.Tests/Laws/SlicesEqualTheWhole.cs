using NodaTime;
using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Rule T3: n prepayment invoices that together take the whole limit equal one invoice for everything: in each line's
/// amount on the order's basis, in the tax of each component, and so in the total. Whatever prices, basis, codes of the
/// definitions and categories.
/// </summary>
public sealed class SlicesEqualTheWhole(ITestOutputHelper output) : Law(output)
{
    private static readonly LocalDate Day = new(2026, 1, 1);

    protected override IEnumerable<string> Required =>
        [.. Settings, "Net by order", "Gross by order", "Net by line", "Gross by line", "tax", "two slices", "five slices"];

    [Law(2500)]
    public void PrepaymentInvoicesThatTakeTheWholeLimitEqualOneForEverything(History history) => Try(() =>
    {
        var choices = new Choices([.. history.Steps.SelectMany(step => step.Numbers)]);
        var placed = Posting.Post(history.Start(), OrderDraw.New(history.Start(), choices, "PO", Day));
        var whole = Posting.Post(placed.Subledger, PrepaymentInvoice.Create("all", Day, "PO"));
        if (!placed.IsPosted || !whole.IsPosted)
        {
            return;
        }

        var order = placed.Subledger.GetOrder("PO")!.Text;
        See(history.Start());
        See(order.Basis + (order.Prepayments.Count > 0 ? " by order" : " by line"));
        var books = new Books(placed.Subledger);
        var slices = new List<OpenItem>();
        for (var left = 1 + choices.Next(5); left >= 0; left--)
        {
            var everything = PrepaymentInvoice.Create(FormattableString.Invariant($"slice {left}"), Day, "PO");
            var trial = Posting.Post(books.State, everything);
            if (!trial.IsPosted)
            {
                Assert.Equal(RejectionCode.NothingToInvoice, trial.Rejection!.Code);
                break;
            }

            var rest = trial.Subledger.GetItem(everything.Number)!.Lines.Sum(line => OnBasis(order, line));
            books.Post(left == 0 ? everything : everything.WithAmount(OrderDraw.Share(books.State, rest, 1 + choices.Next(99), 100)));
            slices.Add(books.State.GetItem(everything.Number)!);
        }

        See(slices.Count switch { 2 => "two slices", 5 => "five slices", _ => "other slices" });
        OpenItem[] one = [whole.Subledger.GetItem("all")!];
        books.Check(Lines(order, one).SequenceEqual(Lines(order, slices)), "The lines are not those of " + one[0].Number + " in " + DocumentText.Of(order));
        if (slices.TrueForAll(slice => slice.Lines.All(line => line.Net > 0)))
        {
            books.Check(Taxes(one).SequenceEqual(Taxes(slices)), "The taxes are not those of one invoice for " + DocumentText.Of(order));
        }
        else
        {
            // D14: on a gross basis the tax is never above the gross, so a slice of a unit or two may hold less than is due.
            See("tax cut to the gross");
        }

        See(Taxes(one).Count > 0 ? "tax" : "no tax");
    });

    private static decimal OnBasis(Order order, ItemLine line) => order.Basis == PrepaymentBasis.Gross ? line.Gross : line.Net;

    private static SortedDictionary<string, decimal> Lines(Order order, IEnumerable<OpenItem> items) =>
        Sums(items.SelectMany(item => item.Lines).Select(line => (line.Id, OnBasis(order, line))));

    private static SortedDictionary<string, decimal> Taxes(IEnumerable<OpenItem> items) => Sums(items
        .SelectMany(item => item.Lines)
        .SelectMany(line => line.Components)
        .Where(component => component.TaxComponent is not null)
        .Select(component => (component.TaxComponent!, component.Amount.Transaction)));

    private static SortedDictionary<string, decimal> Sums(IEnumerable<(string Name, decimal Amount)> amounts)
    {
        var sums = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (name, amount) in amounts.Where(pair => pair.Amount != 0))
        {
            sums[name] = sums.GetValueOrDefault(name) + amount;
        }

        return sums;
    }
}
