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
    public void Of_NumbersInSequence_FillsAllBranches()
    {
        // 16 branches at each of the 8 levels: none has more than twice its share.
        int[,] counts = new int[8, 16];
        for (int i = 0; i < 10_000; i++)
        {
            uint hash = OrdinalHash.Of("INV-" + i.ToString("D6", System.Globalization.CultureInfo.InvariantCulture));
            for (int level = 0; level < 8; level++)
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
