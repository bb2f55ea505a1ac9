namespace Prepayments.Tests.Units.Collections;

public class PersistentListTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1_024)]
    [InlineData(1_056)] // The tree of two levels and the last block are full.
    [InlineData(1_057)]
    [InlineData(32_800)]
    [InlineData(32_801)] // And of three.
    [InlineData(70_000)]
    public void Add_ManyElements_KeepsThemInOrder(int count)
    {
        PersistentList<int> list = Numbers(count);

        Assert.Equal(count, list.Count);
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(i, list.Get(i));
        }
    }

    [Fact]
    public void Add_LeavesEarlierVersionsAsTheyWere()
    {
        List<PersistentList<int>> versions = new() { PersistentList<int>.Empty };
        for (int i = 0; i < 1_200; i++)
        {
            versions.Add(versions[i].Add(i));
            versions[i].Add(-1);
        }

        for (int count = 0; count < versions.Count; count++)
        {
            Assert.Equal(count, versions[count].Count);
            for (int i = 0; i < count; i += 11)
            {
                Assert.Equal(i, versions[count].Get(i));
            }
        }
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(1_056)]
    [InlineData(40_000)]
    public void Set_ChangesOneElement_InANewVersion(int count)
    {
        PersistentList<int> list = Numbers(count);
        for (int index = 0; index < count; index += 1 + (count / 50))
        {
            PersistentList<int> changed = list.Set(index, -1);

            Assert.Equal(count, changed.Count);
            Assert.Equal(-1, changed.Get(index));
            Assert.Equal(index, list.Get(index));
            Assert.Equal(count, changed.Add(count).Get(count));
            for (int i = 0; i < count; i += 1 + (count / 70))
            {
                Assert.Equal(i == index ? -1 : i, changed.Get(i));
            }
        }
    }

    [Fact]
    public void Versions_FromOneList_DoNotSeeEachOther()
    {
        PersistentList<string> list = PersistentList<string>.Empty.Add("a");

        PersistentList<string> left = list.Add("left");
        PersistentList<string> right = list.Add("right");

        Assert.Equal("left", left.Get(1));
        Assert.Equal("right", right.Get(1));
        Assert.Equal(1, list.Count);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(40)]
    public void Get_OutsideTheList_Throws(int index)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbers(40).Get(index));
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbers(40).Set(index, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PersistentList<int>.Empty.Get(0));
    }

    private static PersistentList<int> Numbers(int count)
    {
        PersistentList<int> list = PersistentList<int>.Empty;
        for (int i = 0; i < count; i++)
        {
            list = list.Add(i);
        }

        return list;
    }
}
