namespace Prepayments.Tests.Units.Collections;

public class OrdinalHashTests
{
    /// <summary>Written down once: whoever changes the hash changes the shape of every map.</summary>
    [Theory]
    [InlineData("", 0xDBFD2746u)]
    [InlineData("a", 0x82299E63u)]
    [InlineData("PAY-1", 0x4B1489B0u)]
    [InlineData("Счёт-1", 0x4A929D38u)]
    public void Of_AText_IsTheSameEverywhere(string text, uint expected) => Assert.Equal(expected, OrdinalHash.Of(text));

    [Fact]
    public void Of_NumbersInSequence_FillsAllBranches() => AssertSpread(OrdinalHash.Of, 8);

    /// <summary>Written down once: whoever changes the hash changes the shape of every map.</summary>
    [Theory]
    [InlineData("", 0xDB3DB4CCu)]
    [InlineData("a", 0xDBCD4F5Eu)]
    [InlineData("PAY-1", 0x78FBD546u)]
    [InlineData("Счёт-1", 0x699CBEF2u)]
    public void OfNumber_ANumber_IsTheSameEverywhere(string number, uint expected) => Assert.Equal(expected, OrdinalHash.OfNumber(number));

    [Fact]
    public void OfNumber_NumbersInSequence_FillsAllBranchesBelowTheGroup() => AssertSpread(OrdinalHash.OfNumber, 6);

    /// <summary>A hundred numbers that follow each other are one group, and the hundred after them mostly another one.</summary>
    [Fact]
    public void OfNumber_NumbersThatFollowEachOther_StandTogether()
    {
        uint[] groups = Enumerable.Range(0, 10_000).Select(i => OrdinalHash.OfNumber(Number(i)) >> 24).ToArray();

        Assert.All(Enumerable.Range(0, 10_000), i => Assert.Equal(groups[i - (i % 100)], groups[i]));
        Assert.InRange(groups.Distinct().Count(), 70, 100);
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(i => OrdinalHash.OfNumber(Number(i))).Distinct().Count());
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
