using System.Collections;

namespace Prepayments.Tests.Units.Collections;

public class EquatableArrayTests
{
    [Fact]
    public void Of_KeepsOrder_AndACopy()
    {
        string[] items = { "a", "b" };

        EquatableArray<string> list = EquatableArray<string>.Of(items);
        items[0] = "changed";

        Assert.Equal(2, list.Count);
        Assert.Equal("a", list.Get(0));
        Assert.Equal("b", list[1]);
        Assert.Equal("[a, b]", list.ToString());
    }

    [Fact]
    public void Of_Nothing_IsEmpty()
    {
        Assert.Same(EquatableArray<string>.Empty, EquatableArray<string>.Of());
        Assert.Same(EquatableArray<string>.Empty, EquatableArray<string>.From(new List<string>()));
        Assert.Same(EquatableArray<string>.Empty, EquatableArray<string>.Wrap(new string[0]));
        Assert.Equal("[]", EquatableArray<string>.Empty.ToString());
    }

    [Fact]
    public void Of_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => EquatableArray<string>.Of(null!));
        Assert.Throws<ArgumentNullException>(() => EquatableArray<string>.From(null!));
        Assert.Throws<ArgumentException>(() => EquatableArray<string>.Of("a", null!));
        Assert.Throws<ArgumentException>(() => EquatableArray<string>.From(new[] { "a", null! }));
        Assert.Throws<ArgumentNullException>(() => EquatableArray<string>.Empty.Add(null!));
    }

    [Fact]
    public void From_AListOfThisType_IsThatList()
    {
        EquatableArray<string> list = EquatableArray<string>.Of("a");

        Assert.Same(list, EquatableArray<string>.From(list));
        Assert.Equal(list, EquatableArray<string>.From(new Queue<string>(list)));
    }

    [Fact]
    public void Wrap_DoesNotCopy()
    {
        int[] items = { 1, 2 };

        Assert.Same(items, EquatableArray<int>.Wrap(items).Items);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void Get_OutsideTheList_Throws(int index)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => EquatableArray<int>.Of(1, 2).Get(index));
        Assert.Throws<ArgumentOutOfRangeException>(() => EquatableArray<int>.Of(1, 2)[index]);
    }

    [Fact]
    public void Add_MakesANewList()
    {
        EquatableArray<int> one = EquatableArray<int>.Of(1);

        EquatableArray<int> two = one.Add(2);

        Assert.Equal("[1]", one.ToString());
        Assert.Equal("[1, 2]", two.ToString());
    }

    [Fact]
    public void GetEnumerator_GoesThroughInOrder()
    {
        EquatableArray<int> list = EquatableArray<int>.Of(3, 1, 2);
        List<int> seen = new();
        foreach (int item in list)
        {
            seen.Add(item);
        }

        foreach (object item in (IEnumerable)list)
        {
            seen.Add((int)item);
        }

        seen.AddRange(list);

        Assert.Equal(new[] { 3, 1, 2, 3, 1, 2, 3, 1, 2 }, seen);
        Assert.Empty(EquatableArray<int>.Empty);
    }

    [Fact]
    public void Equals_ByElementsInOrder()
    {
        EquatableArray<string> list = EquatableArray<string>.Of("a", "b");
        EquatableArray<string> same = EquatableArray<string>.Of("a", new string('b', 1));
        EquatableArray<string> none = null!;

        Assert.True(list.Equals(same));
        Assert.True(list.Equals((object)same));
        Assert.True(list == same);
        Assert.False(list != same);
        Assert.Equal(list.GetHashCode(), same.GetHashCode());
        Assert.False(list.Equals(EquatableArray<string>.Of("b", "a")));
        Assert.False(list.Equals(EquatableArray<string>.Of("a")));
        Assert.False(list.Equals(EquatableArray<string>.Of("a", "b", "c")));
        Assert.True(list != EquatableArray<string>.Of("a", "c"));
        Assert.False(list.Equals(none));
        Assert.False(list.Equals((object)"[a, b]"));
        Assert.False(list == none);
        Assert.False(none == list);
        Assert.True(none == null);
    }

    [Fact]
    public void GetHashCode_DependsOnOrder() =>
        Assert.NotEqual(EquatableArray<int>.Of(1, 2).GetHashCode(), EquatableArray<int>.Of(2, 1).GetHashCode());
}
