namespace Prepayments.Tests.Units.Collections;

public class OrdinalHashTests
{
    /// <summary>Written down once: whoever changes the hash changes the shape of every map.</summary>
    [Theory]
    [InlineData("", 0x00000000u)]
    [InlineData("a", 0x930A55B3u)]
    [InlineData("PAY-1", 0xED95A873u)]
    [InlineData("Счёт-1", 0x03B4BA32u)]
    public void Of_AText_IsTheSameEverywhere(string text, uint expected) => Assert.Equal(expected, OrdinalHash.Of(text));

    [Fact]
    public void Of_NumbersInSequence_FillsAllBranches() => AssertSpread(OrdinalHash.Of, 8);

    /// <summary>Written down once: whoever changes the hash changes the shape of every map.</summary>
    [Theory]
    [InlineData("", 0x00000000u)]
    [InlineData("a", 0x00186918u)]
    [InlineData("PAY-1", 0x48FCFC3Eu)]
    [InlineData("Счёт-1", 0x64FCE606u)]
    public void OfNumber_ANumber_IsTheSameEverywhere(string number, uint expected) => Assert.Equal(expected, OrdinalHash.OfNumber(number));

    [Fact]
    public void OfNumber_NumbersInSequence_FillsAllBranchesBelowTheCount() => AssertSpread(OrdinalHash.OfNumber, 3);

    /// <summary>A hundred numbers are one group, in which each stands beside the one before, and the hundred after them mostly another one.</summary>
    [Fact]
    public void OfNumber_NumbersThatFollowEachOther_StandBesideEachOther()
    {
        uint[] hashes = Enumerable.Range(0, 10_000).Select(i => OrdinalHash.OfNumber(Number(i))).ToArray();

        Assert.All(Enumerable.Range(0, 10_000), i => Assert.Equal((hashes[i - (i % 100)] >> 14) + (uint)(i % 100), hashes[i] >> 14));
        Assert.InRange(hashes.Select(hash => hash >> 21).Distinct().Count(), 90, 100);
        Assert.Equal(10_000, hashes.Distinct().Count());
    }

    private static string Number(int i) => "INV-" + i.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);

    private static void AssertSpread(Func<string, uint> hashOf, int levels)
    {
        // 16 branches at each of the lowest levels: none has more than twice its share.
        int[,] counts = new int[levels, 16];
        for (int i = 0; i < 10_000; i++)
        {
            uint hash = hashOf(Number(i));
            for (int level = 0; level < levels; level++)
            {
                counts[level, (hash >> (4 * level)) & 15]++;
            }
        }

        foreach (int count in counts)
        {
            Assert.InRange(count, 400, 900);
        }
    }
}
