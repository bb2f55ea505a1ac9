using System.Globalization;

namespace Prepayments.Tests.Units.Collections;

public class PersistentMapTests
{
    [Fact]
    public void Find_InTheEmptyMap_IsNull()
    {
        Assert.Null(PersistentMap<Fact>.Empty.Find("a")?.Value);
        Assert.Equal(0, PersistentMap<Fact>.Empty.Count);
    }

    [Fact]
    public void Set_LeavesEarlierVersionsAsTheyWere()
    {
        PersistentMap<Fact> none = PersistentMap<Fact>.Empty;
        PersistentMap<Fact> one = none.Set(new Fact("a", "1"));
        PersistentMap<Fact> two = one.Set(new Fact("b", "2"));
        PersistentMap<Fact> changed = two.Set(new Fact("a", "3"));

        Assert.Null(none.Find("a")?.Value);
        Assert.Equal("1", one.Find("a")?.Value);
        Assert.Null(one.Find("b")?.Value);
        Assert.Equal("1", two.Find("a")?.Value);
        Assert.Equal("2", two.Find("b")?.Value);
        Assert.Equal("3", changed.Find("a")?.Value);
        Assert.Equal("2", changed.Find("b")?.Value);
        Assert.Equal(new[] { 0, 1, 2, 2 }, new[] { none.Count, one.Count, two.Count, changed.Count });
    }

    [Fact]
    public void Set_TheSameValue_IsTheSameMap()
    {
        Fact value = new("a", "1");
        PersistentMap<Fact> map = Numbered(100).Set(value);

        Assert.Same(map, map.Set(value));
    }

    [Fact]
    public void Find_IsOrdinal()
    {
        PersistentMap<Fact> map = PersistentMap<Fact>.Empty.Set(new Fact("straße", "1")).Set(new Fact("a", "2")).Set(new Fact(string.Empty, "3"));

        Assert.Null(map.Find("strasse")?.Value);
        Assert.Null(map.Find("A")?.Value);
        Assert.Null(map.Find("a\0")?.Value);
        Assert.Equal("3", map.Find(string.Empty)?.Value);
    }

    [Fact]
    public void Set_AgainstADictionary_InAllVersions()
    {
        Random random = new(1);
        List<(PersistentMap<Fact> Map, Dictionary<string, string> Model)> versions = new() { (PersistentMap<Fact>.Empty, new()) };
        for (int run = 0; run < 2_000; run++)
        {
            (PersistentMap<Fact> map, Dictionary<string, string> model) = versions[random.Next(versions.Count)];
            string key = Key(random.Next(300));
            string value = Key(run);
            versions.Add((map.Set(new Fact(key, value)), new(model) { [key] = value }));
        }

        foreach ((PersistentMap<Fact> map, Dictionary<string, string> model) in versions)
        {
            Assert.Equal(model.Count, map.Count);
            for (int i = 0; i < 300; i += 7)
            {
                Assert.Equal(model.GetValueOrDefault(Key(i)), map.Find(Key(i))?.Value);
            }
        }
    }

    [Fact]
    public void Set_ManyKeys_FindsThemAll()
    {
        PersistentMap<Fact> map = Numbered(50_000);

        Assert.Equal(50_000, map.Count);
        for (int i = 0; i < 50_000; i++)
        {
            Assert.Equal(Key(i), map.Find(Key(i))?.Value);
        }

        Assert.Null(map.Find(Key(50_000))?.Value);
    }

    [Fact]
    public void Set_KeysOfOneHash_AreKeptApart()
    {
        string[] keys = KeysOfOneHash();
        Assert.Equal(4, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Equal(OrdinalHash.Of(keys[0]), OrdinalHash.Of(key)));
        PersistentMap<Fact> two = Numbered(100).Set(new Fact(keys[0], "1")).Set(new Fact(keys[1], "2"));
        PersistentMap<Fact> three = two.Set(new Fact(keys[2], "3"));
        PersistentMap<Fact> changed = three.Set(new Fact(keys[3], "4"));
        foreach (string key in keys)
        {
            changed = changed.Set(new Fact(key, "changed " + key));
        }

        Assert.Equal("1", two.Find(keys[0])?.Value);
        Assert.Equal("2", two.Find(keys[1])?.Value);
        Assert.Null(two.Find(keys[2])?.Value);
        Assert.Equal(102, two.Count);
        Assert.Equal("1", three.Find(keys[0])?.Value);
        Assert.Equal("2", three.Find(keys[1])?.Value);
        Assert.Equal("3", three.Find(keys[2])?.Value);
        Assert.Equal(103, three.Count);
        Assert.Equal(104, changed.Count);
        Assert.All(keys, key => Assert.Equal("changed " + key, changed.Find(key)?.Value));
        Assert.Same(changed, changed.Set(changed.Find(keys[1])!));
        Assert.Equal(Key(7), changed.Find(Key(7))?.Value);
    }

    [Fact]
    public void AddTo_AddsAllValues()
    {
        List<Fact> values = [];
        Numbered(1000).AddTo(values);

        Assert.Equal(Enumerable.Range(0, 1000).Select(Key).Order(StringComparer.Ordinal), values.Select(fact => fact.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Editor_ChangesNothingThatIsThere()
    {
        PersistentMap<Fact> before = Numbered(500);
        PersistentMap<Fact>.Editor editor = new(before);
        for (int i = 250; i < 1000; i++)
        {
            editor.Set(new Fact(Key(i), "changed"));
            editor.Set(new Fact(Key(i), "changed again"));
        }

        PersistentMap<Fact> after = editor.ToMap(before);
        Assert.Equal(500, before.Count);
        Assert.Equal(1000, after.Count);
        for (int i = 0; i < 1000; i++)
        {
            Assert.Equal(i < 500 ? Key(i) : null, before.Find(Key(i))?.Value);
            Assert.Equal(i < 250 ? Key(i) : "changed again", after.Find(Key(i))?.Value);
        }
    }

    private static PersistentMap<Fact> Numbered(int count)
    {
        PersistentMap<Fact> map = PersistentMap<Fact>.Empty;
        for (int i = 0; i < count; i++)
        {
            map = map.Set(new Fact(Key(i), Key(i)));
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

    internal sealed record Fact(string Key, string Value) : IKeyed;
}

internal static class FactMap
{
    /// <summary>The next version of a map, with one change.</summary>
    internal static PersistentMap<PersistentMapTests.Fact> Set(this PersistentMap<PersistentMapTests.Fact> map, PersistentMapTests.Fact fact)
    {
        PersistentMap<PersistentMapTests.Fact>.Editor editor = new(map);
        editor.Set(fact);
        return editor.ToMap(map);
    }
}
