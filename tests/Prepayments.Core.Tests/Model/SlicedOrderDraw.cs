namespace Prepayments.Tests.Model;

/// <summary>
/// A kind of order: how many lines, how many tax rates on them, prices with cents or without, and of what the prepaid
/// percentage is a multiple.
/// </summary>
public sealed record SlicedOrderDraw(string Name, int FewestLines, int MostLines, int Rates, bool Cents, int Step)
{
    public static readonly IReadOnlyList<SlicedOrderDraw> Kinds =
    [
        new("one line, whole prices, 10, 20 … 100 % prepaid", 1, 1, 1, Cents: false, Step: 10),
        new("one line, whole prices", 1, 1, 1, Cents: false, Step: 1),
        new("one line, prices with cents", 1, 1, 1, Cents: true, Step: 1),
        new("2 to 5 lines of one rate, whole prices", 2, 5, 1, Cents: false, Step: 1),
        new("2 to 5 lines of one rate, prices with cents", 2, 5, 1, Cents: true, Step: 1),
        new("2 to 5 lines of two rates, whole prices", 2, 5, 2, Cents: false, Step: 1),
        new("2 to 5 lines of two rates, prices with cents", 2, 5, 2, Cents: true, Step: 1),
    ];

    private static readonly int[] AllRates = [5, 7, 10, 19, 20, 21, 25];

    /// <summary>Draws an order: quantities of 1 to 10, prices of up to 1,000.00, 10 to 100 % prepaid, 2 to 4 deliveries.</summary>
    public SlicedOrder Draw(Random random)
    {
        while (true)
        {
            var deliveries = random.Next(2, 5);
            var rates = (int[])AllRates.Clone();
            random.Shuffle(rates);
            var lines = new SlicedLine[random.Next(FewestLines, MostLines + 1)];
            for (var i = 0; i < lines.Length; i++)
            {
                var delivered = new int[deliveries];
                for (var units = random.Next(1, 11); units > 0; units--)
                {
                    delivered[random.Next(deliveries)]++;
                }

                lines[i] = new SlicedLine(Cents ? random.Next(1, 100_001) : 100 * random.Next(1, 1001), rates[i % Rates], delivered);
            }

            // A delivery of nothing is none: so a single piece is never drawn for an order of one line.
            if (Enumerable.Range(0, deliveries).All(delivery => lines.Any(line => line.Delivered[delivery] > 0)))
            {
                return new SlicedOrder(Step * random.Next(10 / Step, (100 / Step) + 1), lines);
            }
        }
    }
}
