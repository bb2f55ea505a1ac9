using System.Globalization;

namespace Prepayments.Tests.Units.Collections;

public class PersistentMapTests
{
    [Fact]
    public void Find_InTheEmptyMap_IsNull()
    {
        Assert.Null(PersistentMap<string>.Empty.Find("a"));
        Assert.Equal(0, PersistentMap<string>.Empty.Count);
    }

    [Fact]
    public void Set_LeavesEarlierVersionsAsTheyWere()
    {
        PersistentMap<string> none = PersistentMap<string>.Empty;
        PersistentMap<string> one = none.Set("a", "1");
        PersistentMap<string> two = one.Set("b", "2");
        PersistentMap<string> changed = two.Set("a", "3");

        Assert.Null(none.Find("a"));
        Assert.Equal("1", one.Find("a"));
        Assert.Null(one.Find("b"));
        Assert.Equal("1", two.Find("a"));
        Assert.Equal("2", two.Find("b"));
        Assert.Equal("3", changed.Find("a"));
        Assert.Equal("2", changed.Find("b"));
        Assert.Equal(new[] { 0, 1, 2, 2 }, new[] { none.Count, one.Count, two.Count, changed.Count });
    }

    [Fact]
    public void Set_TheSameValue_IsTheSameMap()
    {
        string value = "1";
        PersistentMap<string> map = Numbered(100).Set("a", value);

        Assert.Same(map, map.Set("a", value));
    }

    [Fact]
    public void Find_IsOrdinal()
    {
        PersistentMap<string> map = PersistentMap<string>.Empty.Set("straße", "1").Set("a", "2").Set(string.Empty, "3");

        Assert.Null(map.Find("strasse"));
        Assert.Null(map.Find("A"));
        Assert.Null(map.Find("a\0"));
        Assert.Equal("3", map.Find(string.Empty));
    }

    [Fact]
    public void Set_AgainstADictionary_InAllVersions()
    {
        Random random = new(1);
        List<(PersistentMap<string> Map, Dictionary<string, string> Model)> versions = new() { (PersistentMap<string>.Empty, new()) };
        for (int run = 0; run < 2_000; run++)
        {
            (PersistentMap<string> map, Dictionary<string, string> model) = versions[random.Next(versions.Count)];
            string key = Key(random.Next(300));
            string value = Key(run);
            versions.Add((map.Set(key, value), new(model) { [key] = value }));
        }

        foreach ((PersistentMap<string> map, Dictionary<string, string> model) in versions)
        {
            Assert.Equal(model.Count, map.Count);
            for (int i = 0; i < 300; i += 7)
            {
                Assert.Equal(model.GetValueOrDefault(Key(i)), map.Find(Key(i)));
            }
        }
    }

    [Fact]
    public void Set_ManyKeys_FindsThemAll()
    {
        PersistentMap<string> map = Numbered(50_000);

        Assert.Equal(50_000, map.Count);
        for (int i = 0; i < 50_000; i++)
        {
            Assert.Equal(Key(i), map.Find(Key(i)));
        }

        Assert.Null(map.Find(Key(50_000)));
    }

    [Fact]
    public void Set_KeysOfOneHash_AreKeptApart()
    {
        string[] keys = KeysOfOneHash();
        Assert.Equal(4, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Equal(OrdinalHash.Of(keys[0]), OrdinalHash.Of(key)));
        PersistentMap<string> two = Numbered(100).Set(keys[0], "1").Set(keys[1], "2");
        PersistentMap<string> three = two.Set(keys[2], "3");
        PersistentMap<string> changed = three.Set(keys[3], "4");
        foreach (string key in keys)
        {
            changed = changed.Set(key, "changed " + key);
        }

        Assert.Equal("1", two.Find(keys[0]));
        Assert.Equal("2", two.Find(keys[1]));
        Assert.Null(two.Find(keys[2]));
        Assert.Equal(102, two.Count);
        Assert.Equal("1", three.Find(keys[0]));
        Assert.Equal("2", three.Find(keys[1]));
        Assert.Equal("3", three.Find(keys[2]));
        Assert.Equal(103, three.Count);
        Assert.Equal(104, changed.Count);
        Assert.All(keys, key => Assert.Equal("changed " + key, changed.Find(key)));
        Assert.Same(changed, changed.Set(keys[1], changed.Find(keys[1])!));
        Assert.Equal(Key(7), changed.Find(Key(7)));
    }

    private static PersistentMap<string> Numbered(int count)
    {
        PersistentMap<string> map = PersistentMap<string>.Empty;
        for (int i = 0; i < count; i++)
        {
            map = map.Set(Key(i), Key(i));
        }

        return map;
    }

    private static string Key(int number) => "INV-" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Four texts that differ and have one hash.</summary>
    /// <remarks>The hash goes from left to right: after two texts of one hash, the same continuation leads to one hash again.</remarks>
    private static string[] KeysOfOneHash()
    {
        (string first, string second) = PairOfOneHash(string.Empty);
        (string third, string fourth) = PairOfOneHash(first);
        return new[] { first + third, first + fourth, second + third, second + fourth };
    }

    /// <summary>Two continuations that lead to one hash: it has 32 bits, so that some hundred thousand texts hold such.</summary>
    private static (string First, string Second) PairOfOneHash(string start)
    {
        Dictionary<uint, string> byHash = new();
        for (int i = 0; ; i++)
        {
            string text = i.ToString("X", CultureInfo.InvariantCulture);
            uint hash = OrdinalHash.Of(start + text);
            if (!byHash.TryAdd(hash, text))
            {
                return (byHash[hash], text);
            }
        }
    }
}
