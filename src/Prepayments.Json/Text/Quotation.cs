using System.Globalization;
using System.Text;

namespace Prepayments.Json;

/// <summary>Quotes a text that is wrong, so that the error can be printed whatever the text is.</summary>
/// <remarks>
/// Of a long text the beginning is enough. Characters that a screen does not show, or that would end a line of a log or turn
/// its direction, are said by their numbers.
/// </remarks>
internal static class Quotation
{
    internal const int Longest = 100;

    /// <summary>Returns the beginning of a text.</summary>
    internal static string Of(string text) => Of(text, Longest);

    internal static string Of(string text, int longest)
    {
        var quoted = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            // Half of a character does not stand alone.
            var length = char.IsSurrogatePair(text, i) ? 2 : 1;
            if (i + length > longest)
            {
                return quoted.Append('…').ToString();
            }

            if (length == 2)
            {
                quoted.Append(text, i, length);
            }
            else if (IsShown(text[i]))
            {
                quoted.Append(text[i]);
            }
            else
            {
                quoted.Append("\\u").Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture));
            }

            i += length;
        }

        return quoted.ToString();
    }

    private static bool IsShown(char character) => CharUnicodeInfo.GetUnicodeCategory(character) is not (UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}
