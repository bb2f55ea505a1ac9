using System.Globalization;
using Prepayments.Tests.House;
using Prepayments.Tests.Model;
using Prepayments.Tests.Tally;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Rules S7, T3 and T5: however an order is delivered, what was deducted of its prepayment ends at exactly what was charged,
/// net and tax. Measured beside Business Central's own rounding on the same random orders; <c>docs/exactness.md</c> tells it.
/// The environment variable <c>PREPAYMENTS_EXACTNESS_SEED</c> draws other orders.
/// </summary>
public sealed class DeductionsAreExact
{
    private const int Orders = 1000;
    private const int Seed = 2026;

    private static readonly Lazy<ExactnessTable> Measured = new(() => ExactnessTable.Measure(SeedChosen(), Orders));

    /// <summary>As many orders as are asked for; the table that is approved is of a thousand of each kind.</summary>
    [Fact]
    public void NoOrderDriftsInTheLibrary()
    {
        var table = Cases.Times == 1 ? Measured.Value : ExactnessTable.Measure(SeedChosen(), Cases.Of(Orders));

        Covered.Add("laws");
        Covered.Add("cases", Cases.Of(Orders) * table.Rows.Count);
        Assert.All(table.Rows, row => Assert.Equal(0, row.Library.Count));
    }

    [Fact]
    public void OrdersOfEveryKindDriftUnderTheProductsRounding() => Assert.All(Measured.Value.Rows, row =>
    {
        Assert.InRange(row.PerLine.Thousandths, 100, 800);
        Assert.InRange(row.PerInvoice.Thousandths, 100, 650);
        Assert.InRange(row.PerLine.Most, 1, 4);
        Assert.InRange(row.PerInvoice.Most, 1, 2);
    });

    [Fact]
    public Task Table_IsAsApproved() => Verifier.Verify(Measured.Value.ToString());

    [Fact]
    public void Document_ShowsTheApprovedTable()
    {
        var root = Libraries.Repository();
        var table = File.ReadAllText(
            Path.Combine(root, "tests", "Prepayments.Core.Tests", "Laws", "DeductionsAreExact.Table_IsAsApproved.verified.txt"));
        var document = File.ReadAllText(Path.Combine(root, "docs", "exactness.md"));

        Assert.Contains("\n\n" + table.Trim() + "\n\n", document, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"seed {Seed}, {Orders} orders of each kind"), document, StringComparison.Ordinal);
    }

    /// <summary>3 × 707.07 with 33 % prepaid: each delivery takes its share of what is left.</summary>
    [Fact]
    public void SevenHundredOverThreeDeliveries()
    {
        var order = new SlicedOrder(33, [new SlicedLine(70707, 0, [1, 1, 1])]);

        Assert.Equal("233.33; 233.34; 233.33", Deducted(order));
    }

    /// <summary>5 × 20.02 with 50 % prepaid, delivered as 2 and 3: 12.51 of tax are taken back, as charged, and not 12.52.</summary>
    [Fact]
    public void FiveTimesTwentyAndTwoCentsInTwoAndThree()
    {
        var order = new SlicedOrder(50, [new SlicedLine(2002, 25, [2, 3])]);

        Assert.Equal("20.02 + 5.00; 30.03 + 7.51", Deducted(order));
        Assert.Equal(0, LibraryRounding.Drift(order));
        Assert.Equal(1, ProductRounding.Drift(order, taxPerLine: true));
        Assert.Equal(1, ProductRounding.Drift(order, taxPerLine: false));
    }

    private static string Deducted(SlicedOrder order) => string.Join(
        "; ",
        LibraryRounding.Post(order).State.Links()
            .Where(link => link.Kind == LinkKind.Application)
            .Select(link => string.Join(
                " + ",
                link.Released
                    .Where(part => part.Transaction != 0)
                    .Select(part => part.Transaction.ToString("0.00", CultureInfo.InvariantCulture)))));

    private static int SeedChosen() => int.TryParse(
        Environment.GetEnvironmentVariable("PREPAYMENTS_EXACTNESS_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
        ? seed
        : Seed;
}
