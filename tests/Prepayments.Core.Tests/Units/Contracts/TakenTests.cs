namespace Prepayments.Tests.Units.Contracts;

/// <summary>What a link takes is kept once where both items have one part of the same amount; that cannot be seen.</summary>
public class TakenTests
{
    public static TheoryData<string, string> Rows()
    {
        string[] rows = ["", "100 (100)", "100.00 (100.00)", "100 (100.00)", "0 (0)", "99.00 (100.00)", "60.00 (60.00), 40.00 (40.00)", "100.00 (100.00), 0 (0)"];
        var pairs = new TheoryData<string, string>();
        foreach (var from in rows)
        {
            foreach (var to in rows)
            {
                pairs.Add(from, to);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Parts_AreWhatWasGiven_WithTheirDecimals(string from, string to)
    {
        var link = Linked(from, to);
        Assert.Equal(("[" + from + "]", "[" + to + "]"), (link.FromParts.ToString(), link.ToParts.ToString()));
        Assert.Equal(Row(to).Sum(amount => amount.Transaction), link.Amount);
        Assert.Equal((link.FromParts.Count, link.ToParts.Count), (link.Taken.FromCount, link.Taken.ToCount));
        for (var part = 0; part < 4; part++)
        {
            Assert.Equal(link.FromParts.ElementAtOrDefault(part), link.Taken.OfPart(false, part));
            Assert.Equal(link.ToParts.ElementAtOrDefault(part), link.Taken.OfPart(true, part));
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Links_AreEqualWhereTheirPartsAre(string from, string to)
    {
        var link = Linked(from, to);
        foreach (var row in Rows())
        {
            var other = Linked((string)row[0], (string)row[1]);
            var same = link.FromParts == other.FromParts && link.ToParts == other.ToParts;
            Assert.Equal(same, link == other);
            Assert.True(!same || link.GetHashCode() == other.GetHashCode());
        }
    }

    private static Link Linked(string from, string to) => Link.Create(
        "PAY/INV", LinkKind.Settlement, Ledger.Day(1), "PAY", "PAY", "INV", Row(from), Row(to), EquatableArray<PostedAmount>.Empty, EquatableArray<JournalLine>.Empty);

    private static EquatableArray<PostedAmount> Row(string text) => EquatableArray<PostedAmount>.From(
        text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(amount => amount.TrimEnd(')').Split(" (")).Select(pair =>
            new PostedAmount(Number(pair[0]), Number(pair[1]))));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
