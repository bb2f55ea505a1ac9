namespace Prepayments.Tests.Units.Collections;

public class DistinctNamesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(100)]
    public void Add_OfANameThatCameBefore_IsFalse(int most)
    {
        DistinctNames names = new(most);
        for (int i = 0; i < most - 1; i++)
        {
            Assert.True(names.Add("N" + i));
            Assert.False(names.Add("N" + i));
        }

        Assert.True(names.Add("n0"));
        Assert.False(names.Add("n0"));
    }
}
