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

        Assert.Equal(map, map.Set(value));
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
        string[] keys = TextsOfOneHash.OfNumbers(2, "-00001");
        Assert.Equal(4, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Equal(OrdinalHash.OfNumber(keys[0]), OrdinalHash.OfNumber(key)));
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
        Assert.Equal(changed, changed.Set((Fact)changed.Find(keys[1])!));
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

        PersistentMap after = editor.Map;
        Assert.Equal(500, before.ToList().Count);
        Assert.Equal(1000, after.ToList().Count);
        for (int i = 0; i < 1000; i++)
        {
            Assert.Equal(i < 500 ? Key(i) : null, before.ValueOf(Key(i)));
            Assert.Equal(i < 250 ? Key(i) : "changed again", after.ValueOf(Key(i)));
        }
    }

    /// <summary>A value that changes with every document, while what it was at first stands in the trie.</summary>
    [Fact]
    public void Set_OneKeyManyTimes_IsTheLastInEachVersion()
    {
        List<PersistentMap> versions = new() { Numbered(100) };
        for (int i = 0; i < 100; i++)
        {
            versions.Add(versions[i].Set(new Fact(Key(3), "change " + i)));
        }

        // Others push it into the trie, from which it comes back.
        for (int i = 0; i < 100; i++)
        {
            versions.Add(versions[^1].Set(new Fact(Key(50 + i), "other " + i)));
        }

        Assert.Equal(Key(3), versions[0].ValueOf(Key(3)));
        for (int i = 0; i < 100; i++)
        {
            Assert.Equal("change " + i, versions[1 + i].ValueOf(Key(3)));
            Assert.Equal(100, versions[1 + i].ToList().Count);
            Assert.Equal("change " + i, ((Fact)versions[1 + i].ToList().Single(fact => fact.Key == Key(3))).Value);
            Assert.Equal("change 99", versions[101 + i].ValueOf(Key(3)));
            Assert.Equal("other " + i, versions[101 + i].ValueOf(Key(50 + i)));
            Assert.Equal(Math.Max(100, 51 + i), versions[101 + i].ToList().Count);
        }
    }

    /// <summary>The row before the trie is empty, in part full, and full.</summary>
    [Fact]
    public void Set_OnTwoForksOfAVersion_LeavesEachAsItIs()
    {
        for (int count = 0; count <= 40; count++)
        {
            PersistentMap map = Numbered(count);
            for (int more = 1; more <= 20; more += 3)
            {
                PersistentMap left = With(map, "left", more);
                PersistentMap right = With(map, "right", more);
                Check(left, "left", more);
                Check(right, "right", more);
                Check(With(left, "left again", more), "left again", more);
                Check(left, "left", more);
            }

            Check(map, "none", 0);

            void Check(PersistentMap fork, string name, int changed)
            {
                Assert.Equal(Math.Max(count, changed), fork.ToList().Count);
                for (int i = 0; i < 45; i++)
                {
                    string? expected = i < changed ? name : i < count ? Key(i) : null;
                    Assert.Equal(expected, fork.ValueOf(Key(i)));
                }
            }
        }

        static PersistentMap With(PersistentMap map, string name, int count)
        {
            PersistentMap.Editor editor = new(map);
            for (int i = 0; i < count; i++)
            {
                editor.Set(new Fact(Key(i), name));
            }

            return editor.Map;
        }
    }

    [Fact]
    public void Set_AKeyOfTheTrieAgain_ReplacesItThere()
    {
        // The first sixteen went into the trie when the next one came.
        PersistentMap map = Numbered(17);
        PersistentMap again = map.Set(new Fact(Key(0), "again"));
        PersistentMap later = again;
        for (int i = 17; i < 40; i++)
        {
            later = later.Set(new Fact(Key(i), Key(i)));
        }

        PersistentMap last = later.Set(new Fact(Key(0), "last"));
        Assert.Equal(new[] { Key(0), "again", "again", "last" }, new[] { map, again, later, last }.Select(version => version.ValueOf(Key(0))));
        Assert.Equal(new[] { 17, 17, 40, 40 }, new[] { map, again, later, last }.Select(version => version.ToList().Count));
        Assert.Equal("last", ((Fact)last.ToList().Single(fact => fact.Key == Key(0))).Value);
    }

    [Fact]
    public void Editor_AgainstADictionary_InAllVersions()
    {
        Random random = new(2);
        List<(PersistentMap Map, Dictionary<string, string> Model)> versions = new() { (PersistentMap.Empty, new()) };
        string[] keys = TextsOfOneHash.OfNumbers(5, "-00001").Concat(Enumerable.Range(0, 60).Select(Key)).ToArray();
        for (int run = 0; run < 1_000; run++)
        {
            (PersistentMap map, Dictionary<string, string> model) = versions[random.Next(versions.Count)];
            PersistentMap.Editor editor = new(map);
            Dictionary<string, string> next = new(model);
            for (int set = random.Next(40); set > 0; set--)
            {
                string key = keys[random.Next(keys.Length)];
                editor.Set(new Fact(key, run + " " + set));
                next[key] = run + " " + set;
                Assert.Equal(next[key], ((Fact)editor.Map.Find(key)!).Value);
            }

            versions.Add((editor.Map, next));
        }

        foreach ((PersistentMap map, Dictionary<string, string> model) in versions)
        {
            Assert.All(keys, key => Assert.Equal(model.GetValueOrDefault(key), map.ValueOf(key)));
            Assert.Equal(
                model.OrderBy(pair => pair.Key, StringComparer.Ordinal),
                map.ToList().Select(fact => new KeyValuePair<string, string>(fact.Key, ((Fact)fact).Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        }
    }

    /// <summary>More than the row before the trie holds, so that a row below the trie is made of one, and added to by the next.</summary>
    [Fact]
    public void Set_ManyKeysOfOneHash_AreKeptApart()
    {
        string[] keys = TextsOfOneHash.OfNumbers(6, "-00001");
        Assert.Equal(64, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Equal(OrdinalHash.OfNumber(keys[0]), OrdinalHash.OfNumber(key)));
        List<PersistentMap> versions = new() { PersistentMap.Empty };
        foreach (string value in new[] { "first", "second" })
        {
            foreach (string key in keys)
            {
                versions.Add(versions[^1].Set(new Fact(key, value)));
            }
        }

        for (int i = 0; i < versions.Count; i++)
        {
            Assert.Equal(Math.Min(i, 64), versions[i].ToList().Count);
            for (int k = 0; k < 64; k++)
            {
                Assert.Equal(k + 64 < i ? "second" : k < i ? "first" : null, versions[i].ValueOf(keys[k]));
            }
        }
    }

    /// <summary>The last two bits of a hash have no level of their own.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Set_TwoKeysWhoseHashesDifferInTheLastBitsAtMost_AreKeptApart(int bits)
    {
        (string one, string other) = TextsOfOneHash.Pair(OrdinalHash.OfNumber, hash => hash >> bits, differ: bits > 0);
        Assert.Equal(bits == 0, OrdinalHash.OfNumber(one) == OrdinalHash.OfNumber(other));
        PersistentMap first = Numbered(20).Set(new Fact(one, "1"));
        PersistentMap both = first.Set(new Fact(other, "2"));
        foreach (PersistentMap map in new[] { both, Pushed(both), Pushed(first).Set(new Fact(other, "2")), Pushed(Pushed(first).Set(new Fact(other, "2"))) })
        {
            Assert.Equal(("1", "2"), (map.ValueOf(one), map.ValueOf(other)));
            Assert.Equal(22, map.ToList().Count(fact => !fact.Key.StartsWith("other", StringComparison.Ordinal)));
        }

        Assert.Null(Pushed(first).ValueOf(other));

        static PersistentMap Pushed(PersistentMap map) =>
            Enumerable.Range(0, 40).Aggregate(map, (version, i) => version.Set(new Fact("other " + i, "")));
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

    internal sealed class Fact(string key, string value) : Keyed(key, OrdinalHash.OfNumber(key))
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
        return editor.Map;
    }
}
