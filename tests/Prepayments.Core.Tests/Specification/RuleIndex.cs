using System.Text;
using System.Text.RegularExpressions;
using Prepayments.Tests.House;
using Prepayments.Tests.Scenarios;

namespace Prepayments.Tests.Specification;

/// <summary>
/// Finds, for every rule that docs/rules.md states, the scenarios that show it, the laws and the unit tests that cite it.
/// </summary>
internal static partial class RuleIndex
{
    private static readonly string Tests = Path.Combine(Libraries.Repository(), "tests", "Prepayments.Core.Tests");

    /// <summary>The numbers and first sentences of the rules, in the order of the page.</summary>
    public static IReadOnlyList<(string Number, string Text)> Rules()
    {
        var page = File.ReadAllText(Path.Combine(Libraries.Repository(), "docs", "rules.md")).Replace("\r\n", "\n", StringComparison.Ordinal);
        var rules = new List<(string Number, string Text)>();
        foreach (Match match in Statement().Matches(page))
        {
            var number = match.Groups["number"].Value;
            var text = match.Groups["text"].Value;
            if (!rules.Exists(rule => rule.Number == number))
            {
                rules.Add((number, Continued().Replace(text.Split(" | ")[0].Trim().TrimEnd('|').Trim(), " ")));
            }
        }

        return rules;
    }

    /// <summary>The page: every rule with its scenarios, laws and unit tests.</summary>
    public static string Page()
    {
        var scenarios = Scenarios();
        var laws = Citations("Laws");
        var units = Citations("Units", "Json", "Specification");
        var text = new StringBuilder("""
            # Specification

            Written by the test suite from its scenarios: documents, journals, figures and T-accounts as they come out. A page that differs
            from what the code does is a failing test, and so is a rule without a scenario, a law or a unit test.

            ## Scenarios


            """.ReplaceLineEndings("\n"));
        foreach (var folder in ScenarioFolders.Files.GroupBy(file => file.Split('/')[0]))
        {
            text.Append("### ").Append(folder.Key).Append("\n\n");
            foreach (var file in folder)
            {
                text.Append("- [").Append(ScenarioFolders.Read(file).Name).Append("](").Append(PageOf(file)).Append(")\n");
            }

            text.Append('\n');
        }

        text.Append("## Rules\n\nThe rules in full: [rules.md](../rules.md).\n");
        foreach (var (number, statement) in Rules())
        {
            text.Append("\n### ").Append(number).Append("\n\n").Append(statement).Append("\n\n");
            Add(text, "Scenarios", scenarios.GetValueOrDefault(number, []).Select(file => $"[{Path.GetFileNameWithoutExtension(file)}]({PageOf(file)})"));
            Add(text, "Laws", laws.GetValueOrDefault(number, []).Select(name => $"`{name}`"));
            Add(text, "Unit tests", units.GetValueOrDefault(number, []).Select(name => $"`{name}`"));
        }

        return text.ToString();
    }

    /// <summary>The rules that no scenario shows and no test cites.</summary>
    public static IEnumerable<string> Bare()
    {
        var (scenarios, laws, units) = (Scenarios(), Citations("Laws"), Citations("Units", "Json"));
        return Rules().Select(rule => rule.Number)
            .Where(number => !scenarios.ContainsKey(number) && !laws.ContainsKey(number) && !units.ContainsKey(number));
    }

    /// <summary>The rules that scenarios and tests name and that are not stated.</summary>
    public static IEnumerable<string> Unknown()
    {
        var known = Rules().Select(rule => rule.Number).ToHashSet(StringComparer.Ordinal);
        return Scenarios().Keys.Where(number => !known.Contains(number));
    }

    public static string PageOf(string file) => Path.ChangeExtension(file, ".md");

    private static void Add(StringBuilder text, string title, IEnumerable<string> entries)
    {
        var list = entries.ToList();
        if (list.Count > 0)
        {
            text.Append("- ").Append(title).Append(": ").AppendJoin(", ", list).Append('\n');
        }
    }

    private static SortedDictionary<string, List<string>> Scenarios()
    {
        var shown = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var file in ScenarioFolders.Files)
        {
            foreach (var rule in ScenarioFolders.Read(file).Rules)
            {
                Add(shown, rule, file);
            }
        }

        return shown;
    }

    /// <summary>The classes whose comments cite a rule by its number, alone or in a range.</summary>
    private static SortedDictionary<string, List<string>> Citations(params string[] folders)
    {
        var cited = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Tests, folder), "*.cs", SearchOption.AllDirectories));
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var comments = string.Join('\n', File.ReadLines(file).Where(line => line.Contains("//", StringComparison.Ordinal)).Select(line => line[line.IndexOf("//", StringComparison.Ordinal)..]));
            foreach (var number in Numbers(comments).Distinct(StringComparer.Ordinal))
            {
                Add(cited, number, Path.GetFileNameWithoutExtension(file));
            }
        }

        return cited;
    }

    private static IEnumerable<string> Numbers(string comments)
    {
        foreach (Match match in Citation().Matches(comments))
        {
            var group = match.Groups["group"].Value;
            var first = int.Parse(match.Groups["first"].Value, System.Globalization.CultureInfo.InvariantCulture);
            var last = match.Groups["last"].Success ? int.Parse(match.Groups["last"].Value, System.Globalization.CultureInfo.InvariantCulture) : first;
            for (var number = first; number <= last; number++)
            {
                yield return FormattableString.Invariant($"{group}{number}");
            }
        }
    }

    private static void Add(SortedDictionary<string, List<string>> index, string rule, string where)
    {
        if (!index.TryGetValue(rule, out var list))
        {
            index.Add(rule, list = []);
        }

        list.Add(where);
    }

    [GeneratedRegex(@"^(?:- |\| )\*\*(?<number>[A-Z]\d+)\*\* (?:\| )?(?<text>(?:.+(?:\n  .+)*))", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Statement();

    [GeneratedRegex(@"\n\s+", RegexOptions.None, 1000)]
    private static partial Regex Continued();

    [GeneratedRegex(@"\b(?<group>[APOTDSRX])(?<first>\d{1,2})(?: to \k<group>(?<last>\d{1,2}))?\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Citation();
}
