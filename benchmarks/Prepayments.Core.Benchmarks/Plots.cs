using System.Text;

namespace Prepayments.Benchmarks;

/// <summary>Draws cost against size, as SVG.</summary>
internal static class Plots
{
    private const int Width = 640;
    private const int Height = 360;
    private const int Margin = 60;
    private const int Rounds = 40;

    private static readonly string[] Colours = ["#1f5fa8", "#c0392b", "#2e7d32"];

    internal static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        // First what leaves little behind, as in the ratios.
        File.WriteAllText(Path.Combine(folder, "lines.svg"), Lines());
        File.WriteAllText(Path.Combine(folder, "history.svg"), History());
    }

    private static string History()
    {
        // The first measurement is for the compiler, and says how far two runs of the same are apart.
        var shedOnce = ClosedDocuments.Shed(Ratios.Of(100), new NodaTime.LocalDate(2100, 1, 1));
        Measure.Ratio(Rounds, Ratios.Appending(shedOnce, 5_000_000), Ratios.Appending(Cycle.Empty, 5_000_000));
        var fresh = Measure.Ratio(Rounds, Ratios.Appending(Cycle.Empty, 5_000_000), Ratios.Appending(Cycle.Empty, 5_000_000));
        Console.WriteLine($"two runs of the same: {fresh.Ratio:0.00}");
        var history = new List<(double, double)>();
        var shed = new List<(double, double)>();
        for (var size = 100; size <= 1_000_000; size *= 10)
        {
            var state = Ratios.Of(size);
            var without = ClosedDocuments.Shed(state, new NodaTime.LocalDate(2100, 1, 1));
            history.Add((size, Measure.Ratio(Rounds, Ratios.Appending(state, 5_000_000), Ratios.Appending(Cycle.Empty, 5_000_000)).Ratio));
            shed.Add((size, Measure.Ratio(Rounds, Ratios.Appending(without, 5_000_000), Ratios.Appending(Cycle.Empty, 5_000_000)).Ratio));
        }

        return Draw(
            "time per document, over that in a new subledger",
            "documents in the subledger",
            [("as posted", history), ("closed ones shed", shed)]);
    }

    private static string Lines()
    {
        var lines = new List<(double, double)>();
        for (var size = 10; size <= 10_000; size *= 10)
        {
            lines.Add((size, Measure.Ratio(Rounds, Ratios.PerLine(size, 10_000 / size), Ratios.PerLine(100, 100)).Ratio));
        }

        return Draw("time per line, over that of 100 lines", "lines of the order and its invoice", [("order and invoice", lines)]);
    }

    private static string Draw(string title, string axis, (string Name, List<(double Size, double Cost)> Points)[] series)
    {
        var most = Math.Max(2, Math.Ceiling(series.Max(one => one.Points.Max(point => point.Cost))));
        var sizes = series[0].Points.ConvertAll(point => Math.Log10(point.Size));
        double X(double size) => Margin + ((Math.Log10(size) - sizes[0]) / (sizes[^1] - sizes[0]) * (Width - (2 * Margin)));
        double Y(double cost) => Height - Margin - (cost / most * (Height - (2 * Margin)));
        var svg = new StringBuilder();
        svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"13\">\n");
        svg.Append($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#ffffff\"/>\n");
        svg.Append($"<text x=\"{Margin}\" y=\"30\" font-size=\"15\">{title}</text>\n");
        svg.Append($"<text x=\"{Width / 2}\" y=\"{Height - 15}\" text-anchor=\"middle\">{axis}</text>\n");
        for (var cost = 0; cost <= most; cost++)
        {
            svg.Append($"<line x1=\"{Margin}\" x2=\"{Width - Margin}\" y1=\"{Y(cost):0.0}\" y2=\"{Y(cost):0.0}\" stroke=\"#dddddd\"/>\n");
            svg.Append($"<text x=\"{Margin - 8}\" y=\"{Y(cost) + 4:0.0}\" text-anchor=\"end\">{cost}</text>\n");
        }

        foreach (var (size, _) in series[0].Points)
        {
            svg.Append($"<text x=\"{X(size):0.0}\" y=\"{Height - Margin + 20}\" text-anchor=\"middle\">{size:#,0}</text>\n");
        }

        for (var i = 0; i < series.Length; i++)
        {
            var points = string.Join(' ', series[i].Points.Select(point => $"{X(point.Size):0.0},{Y(point.Cost):0.0}"));
            svg.Append($"<polyline points=\"{points}\" fill=\"none\" stroke=\"{Colours[i]}\" stroke-width=\"2\"/>\n");
            foreach (var (size, cost) in series[i].Points)
            {
                svg.Append($"<circle cx=\"{X(size):0.0}\" cy=\"{Y(cost):0.0}\" r=\"3\" fill=\"{Colours[i]}\"/>\n");
            }

            svg.Append($"<text x=\"{Width - Margin}\" y=\"{50 + (18 * i)}\" text-anchor=\"end\" fill=\"{Colours[i]}\">{series[i].Name}</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }
}
