using System.Text;

namespace Prepayments.Tests.Model;

/// <summary>Measures, kind by kind, how many random orders end with a cent too many or too few.</summary>
public sealed class ExactnessTable
{
    private ExactnessTable(IReadOnlyList<Row> rows) => Rows = rows;

    public IReadOnlyList<Row> Rows { get; }

    public static ExactnessTable Measure(int seed, int orders) => new([.. SlicedOrderDraw.Kinds.Select(kind =>
    {
        var random = new Random(seed);
        var perLine = new Drifts();
        var perInvoice = new Drifts();
        var library = new Drifts();
        for (var i = 0; i < orders; i++)
        {
            var order = kind.Draw(random);
            perLine.Add(ProductRounding.Drift(order, taxPerLine: true));
            perInvoice.Add(ProductRounding.Drift(order, taxPerLine: false));
            library.Add(LibraryRounding.Drift(order));
        }

        return new Row(kind.Name, perLine, perInvoice, library);
    })]);

    public override string ToString()
    {
        var text = new StringBuilder()
            .Append("| Kind of order | Tax rounded per line: drift | at most | Tax rounded per invoice: drift | at most | This library: drift |\n")
            .Append("|---|--:|--:|--:|--:|--:|\n");
        foreach (var row in Rows)
        {
            text.Append(FormattableString.Invariant(
                $"| {row.Kind} | {row.PerLine.Share} | {row.PerLine.Most} | {row.PerInvoice.Share} | {row.PerInvoice.Most} | {row.Library.Count} |\n"));
        }

        return text.ToString();
    }

    public sealed record Row(string Kind, Drifts PerLine, Drifts PerInvoice, Drifts Library);

    /// <summary>How many orders drifted, and by how many cents at most.</summary>
    public sealed class Drifts
    {
        private int orders;

        public int Count { get; private set; }

        public long Most { get; private set; }

        /// <summary>The share of the orders that drifted, in thousandths.</summary>
        public long Thousandths => ProductRounding.Rounded(1000L * Count, orders);

        public string Share => FormattableString.Invariant($"{Thousandths / 10}.{Thousandths % 10} %");

        internal void Add(long drift)
        {
            orders++;
            Count += drift == 0 ? 0 : 1;
            Most = Math.Max(Most, drift);
        }
    }
}
