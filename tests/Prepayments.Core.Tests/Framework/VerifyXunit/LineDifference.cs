using System.Globalization;
using System.Text;

namespace VerifyTests;

/// <summary>The lines that two texts do not share, with a few shared lines around them.</summary>
internal static class LineDifference
{
    private const int Context = 3;
    private const int MostCells = 4_000_000;

    public static string Between(string verified, string received)
    {
        var before = verified.Split('\n');
        var after = received.Split('\n');
        var lines = Edits(before, after);
        var text = new StringBuilder("--- verified\n+++ received\n");
        var shown = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!NearChange(lines, i))
            {
                continue;
            }

            if (shown != i - 1)
            {
                text.Append(CultureInfo.InvariantCulture, $"@@ verified line {lines[i].Line} @@\n");
            }

            text.Append(lines[i].Sign).Append(lines[i].Text).Append('\n');
            shown = i;
        }

        return text.ToString();
    }

    private static bool NearChange(List<Edit> lines, int index)
    {
        for (var i = Math.Max(0, index - Context); i <= Math.Min(lines.Count - 1, index + Context); i++)
        {
            if (lines[i].Sign != ' ')
            {
                return true;
            }
        }

        return false;
    }

    private static List<Edit> Edits(string[] before, string[] after)
    {
        var start = 0;
        while (start < before.Length && start < after.Length && Same(before[start], after[start]))
        {
            start++;
        }

        var end = 0;
        while (end < before.Length - start && end < after.Length - start && Same(before[^(end + 1)], after[^(end + 1)]))
        {
            end++;
        }

        var rows = before.Length - start - end;
        var columns = after.Length - start - end;
        var common = (long)rows * columns <= MostCells ? CommonLengths(before, after, start, rows, columns) : null;
        var edits = new List<Edit>();
        for (var i = 0; i < start; i++)
        {
            edits.Add(new Edit(' ', before[i], i + 1));
        }

        var (row, column) = (0, 0);
        while (row < rows || column < columns)
        {
            if (row < rows && column < columns && Same(before[start + row], after[start + column]))
            {
                edits.Add(new Edit(' ', before[start + row], start + ++row));
                column++;
            }
            else if (row < rows && (column == columns || common is null || common[row + 1, column] >= common[row, column + 1]))
            {
                edits.Add(new Edit('-', before[start + row], start + ++row));
            }
            else
            {
                edits.Add(new Edit('+', after[start + column++], start + row + 1));
            }
        }

        for (var i = before.Length - end; i < before.Length; i++)
        {
            edits.Add(new Edit(' ', before[i], i + 1));
        }

        return edits;
    }

    /// <summary>The length of the longest common subsequence of the rest from each pair of lines on.</summary>
    private static int[,] CommonLengths(string[] before, string[] after, int start, int rows, int columns)
    {
        var lengths = new int[rows + 1, columns + 1];
        for (var row = rows - 1; row >= 0; row--)
        {
            for (var column = columns - 1; column >= 0; column--)
            {
                lengths[row, column] = Same(before[start + row], after[start + column])
                    ? lengths[row + 1, column + 1] + 1
                    : Math.Max(lengths[row + 1, column], lengths[row, column + 1]);
            }
        }

        return lengths;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);

    private readonly record struct Edit(char Sign, string Text, int Line);
}
