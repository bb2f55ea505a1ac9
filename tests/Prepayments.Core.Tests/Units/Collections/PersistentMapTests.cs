using System.Globalization;

namespace Prepayments.Tests.Units.Collections;

public class PersistentMapTests
{
    [Fact]
    public void Find_InTheEmptyMap_IsNull()
    {
        Assert.Null(PersistentMap.Empty.ValueOf("a"));
        Assert.Empty(PersistentMap.Empty.ToList());
    }

    [Fact]
    public void Set_LeavesEarlierVersionsAsTheyWere()
    {
        PersistentMap none = PersistentMap.Empty;
        PersistentMap one = none.Set(new Fact("a", "1"));
        PersistentMap two = one.Set(new Fact("b", "2"));
        PersistentMap changed = two.Set(new Fact("a", "3"));

        Assert.Null(none.ValueOf("a"));
        Assert.Equal("1", one.ValueOf("a"));
        Assert.Null(one.ValueOf("b"));
        Assert.Equal("1", two.ValueOf("a"));
        Assert.Equal("2", two.ValueOf("b"));
        Assert.Equal("3", changed.ValueOf("a"));
        Assert.Equal("2", changed.ValueOf("b"));
        Assert.Equal(new[] { 0, 1, 2, 2 }, new[] { none.ToList().Count, one.ToList().Count, two.ToList().Count, changed.ToList().Count });
    }

    [Fact]
    public void Set_TheSameValue_IsTheSameMap()
    {
        Fact value = new("a", "1");
        PersistentMap map = Numbered(100).Set(value);

        Assert.Same(map, map.Set(value));
    }

    [Fact]
    public void Find_IsOrdinal()
    {
        PersistentMap map = PersistentMap.Empty.Set(new Fact("straße", "1")).Set(new Fact("a", "2")).Set(new Fact(string.Empty, "3"));

        Assert.Null(map.ValueOf("strasse"));
        Assert.Null(map.ValueOf("A"));
        Assert.Null(map.ValueOf("a\0"));
        Assert.Equal("3", map.ValueOf(string.Empty));
    }

    [Fact]
    public void Set_AgainstADictionary_InAllVersions()
    {
        Random random = new(1);
        List<(PersistentMap Map, Dictionary<string, string> Model)> versions = new() { (PersistentMap.Empty, new()) };
        for (int run = 0; run < 2_000; run++)
        {
            (PersistentMap map, Dictionary<string, string> model) = versions[random.Next(versions.Count)];
            string key = Key(random.Next(300));
            string value = Key(run);
            versions.Add((map.Set(new Fact(key, value)), new(model) { [key] = value }));
        }

        foreach ((PersistentMap map, Dictionary<string, string> model) in versions)
        {
            Assert.Equal(model.Count, map.ToList().Count);
            for (int i = 0; i < 300; i += 7)
            {
                Assert.Equal(model.GetValueOrDefault(Key(i)), map.ValueOf(Key(i)));
            }
        }
    }

    [Fact]
    public void Set_ManyKeys_FindsThemAll()
    {
        PersistentMap map = Numbered(50_000);

        Assert.Equal(50_000, map.ToList().Count);
        for (int i = 0; i < 50_000; i++)
        {
            Assert.Equal(Key(i), map.ValueOf(Key(i)));
        }

        Assert.Null(map.ValueOf(Key(50_000)));
    }

    [Fact]
    public void Set_KeysOfOneHash_AreKeptApart()
    {
        string[] keys = KeysOfOneHash();
        Assert.Equal(4, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Equal(OrdinalHash.Of(keys[0]), OrdinalHash.Of(key)));
        PersistentMap two = Numbered(100).Set(new Fact(keys[0], "1")).Set(new Fact(keys[1], "2"));
        PersistentMap three = two.Set(new Fact(keys[2], "3"));
        PersistentMap changed = three.Set(new Fact(keys[3], "4"));
        foreach (string key in keys)
        {
            changed = changed.Set(new Fact(key, "changed " + key));
        }

        Assert.Equal("1", two.ValueOf(keys[0]));
        Assert.Equal("2", two.ValueOf(keys[1]));
        Assert.Null(two.ValueOf(keys[2]));
        Assert.Equal(102, two.ToList().Count);
        Assert.Equal("1", three.ValueOf(keys[0]));
        Assert.Equal("2", three.ValueOf(keys[1]));
        Assert.Equal("3", three.ValueOf(keys[2]));
        Assert.Equal(103, three.ToList().Count);
        Assert.Equal(104, changed.ToList().Count);
        Assert.All(keys, key => Assert.Equal("changed " + key, changed.ValueOf(key)));
        Assert.Same(changed, changed.Set((Fact)changed.Find(keys[1])!));
        Assert.Equal(Key(7), changed.ValueOf(Key(7)));
    }

    [Fact]
    public void ToList_HasAllValues()
    {
        List<Keyed> values = Numbered(1000).Set(new Fact(Key(3), "changed")).ToList();

        Assert.Equal(Enumerable.Range(0, 1000).Select(Key).Order(StringComparer.Ordinal), values.Select(fact => fact.Key).Order(StringComparer.Ordinal));
        Assert.Equal("changed", Assert.IsType<Fact>(values.Single(fact => fact.Key == Key(3))).Value);
    }

    [Fact]
    public void Editor_ChangesNothingThatIsThere()
    {
        PersistentMap before = Numbered(500);
        PersistentMap.Editor editor = new(before);
        for (int i = 250; i < 1000; i++)
        {
            editor.Set(new Fact(Key(i), "changed"));
            editor.Set(new Fact(Key(i), "changed again"));
        }

        PersistentMap after = editor.ToMap(before);
        Assert.Equal(500, before.ToList().Count);
        Assert.Equal(1000, after.ToList().Count);
        for (int i = 0; i < 1000; i++)
        {
            Assert.Equal(i < 500 ? Key(i) : null, before.ValueOf(Key(i)));
            Assert.Equal(i < 250 ? Key(i) : "changed again", after.ValueOf(Key(i)));
        }
    }

    private static PersistentMap Numbered(int count)
    {
        PersistentMap map = PersistentMap.Empty;
        for (int i = 0; i < count; i++)
        {
            map = map.Set(new Fact(Key(i), Key(i)));
        }

        return map;
    }

    private static string Key(int number) => "INV-" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Four texts that differ and have one hash.</summary>
    /// <remarks>The hash goes from left to right by pairs of characters: after two texts of one hash, the same continuation leads to one hash again.</remarks>
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
            string text = i.ToString("X8", CultureInfo.InvariantCulture);
            uint hash = OrdinalHash.Of(start + text);
            if (!byHash.TryAdd(hash, text))
            {
                return (byHash[hash], text);
            }
        }
    }

    internal sealed class Fact(string key, string value) : Keyed(key)
    {
        internal string Value { get; } = value;
    }
}

internal static class FactMap
{
    internal static string? ValueOf(this PersistentMap map, string key) => ((PersistentMapTests.Fact?)map.Find(key))?.Value;

    /// <summary>The next version of a map, with one change.</summary>
    internal static PersistentMap Set(this PersistentMap map, PersistentMapTests.Fact fact)
    {
        PersistentMap.Editor editor = new(map);
        editor.Set(fact);
        return editor.ToMap(map);
    }
}
