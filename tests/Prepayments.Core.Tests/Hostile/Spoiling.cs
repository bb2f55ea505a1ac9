using System.Text;
using System.Text.RegularExpressions;

namespace Prepayments.Tests.Hostile;

/// <summary>Spoils the bytes of a JSON text: cut off, bits flipped, bytes put in and taken out, tokens exchanged.</summary>
internal static partial class Spoiling
{
    private static readonly byte[] Bytes =
        [0x00, 0x0A, 0x1F, (byte)'"', (byte)'\\', (byte)'{', (byte)'}', (byte)'[', (byte)']', (byte)',', (byte)':', (byte)'0', (byte)'9', (byte)'-',
            (byte)'.', (byte)'e', (byte)'E', (byte)'n', (byte)'/', 0x7F, 0x80, 0xC0, 0xED, 0xEF, 0xF4, 0xFF];

    private static readonly string[] Hostile =
    [
        "null", "true", "false", "0", "-0", "1", "-1", "0.5", "2", "100", "1e15", "1000000000000000", "999999999999999.99", "-1e15",
        "1e28", "79228162514264337593543950335", "-79228162514264337593543950335", "79228162514264337593543950336", "0.0000000001",
        "0.0000000000000000000000000001", "1e-29", "1e999999999", "-1e-999999999", "2147483648", "9223372036854775807", "0.333333333333333333333",
        "\"\"", "\" \"", "\"X\"", "\"PO-1\"", "\"PPI-1\"", "\"INV-1\"", "\"PAY-1\"", "\"INV-1/PPI-1\"", "\"/\"", "\"EUR\"", "\"USD\"", "\"JPY\"", "\"XXX\"",
        "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u202e\\u0085\\ufeff\"", "\"\\ud83d\\ude00\"", "\"A\\u0301\"", "\"\\u00c1\"", "\"\\\"\\\\\\n\"",
        "\"-9998-01-01\"", "\"0001-01-01\"", "\"2026-01-31\"", "\"2026-02-29\"", "\"9999-12-31\"", "\"10000-01-01\"", "\"order\"", "\"invoice\"",
        "\"payment\"", "\"reversal\"", "\"receivables\"", "[]", "[null]", "{}", "{\"\":0}", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        "{", "}", "[", "]", ",", ":", "\"", "NaN", "Infinity", "//", "\u00A0",
    ];

    /// <summary>Returns the text cut off after each of its bytes but the last, which leaves what was there.</summary>
    public static IEnumerable<byte[]> CutOff(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        return Enumerable.Range(0, bytes.Length).Select(length => bytes[..length]);
    }

    /// <summary>Returns the text with each of its bits flipped.</summary>
    public static IEnumerable<byte[]> Flipped(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        return Enumerable.Range(0, bytes.Length * 8).Select(bit =>
        {
            byte[] spoilt = [.. bytes];
            spoilt[bit / 8] ^= (byte)(1 << (bit % 8));
            return spoilt;
        });
    }

    /// <summary>Returns the text spoilt in one to three places, as the numbers that are drawn will have it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="other">Another text, from which tokens come too.</param>
    /// <param name="draw">What draws.</param>
    public static byte[] AtRandom(SoundText text, SoundText other, Random draw)
    {
        var sound = Encoding.UTF8.GetBytes(text.Json);
        var bytes = sound;
        for (var times = draw.Next(4) == 0 ? 1 + draw.Next(3) : 1; times > 0; times--)
        {
            bytes = draw.Next(16) switch
            {
                0 => bytes[..draw.Next(bytes.Length + 1)],
                1 => Flip(bytes, draw),
                2 => [.. Before(bytes, draw, out var at), Bytes[draw.Next(Bytes.Length)], .. bytes[at..]],
                3 => [.. Before(bytes, draw, out var at), .. bytes[Math.Min(bytes.Length, at + 1 + draw.Next(8))..]],
                4 => [.. Before(bytes, draw, out var at), (byte)draw.Next(256), .. bytes[Math.Min(bytes.Length, at + 1)..]],
                _ when bytes == sound => OfTokens(text.Json, text.Tokens, other, draw),
                _ => OfTokens(Encoding.UTF8.GetString(bytes), null, other, draw),
            };
        }

        return bytes;
    }

    /// <summary>Returns the tokens of a text, in their order.</summary>
    public static IReadOnlyList<Match> Tokens(string json) => Token().Matches(json).ToArray();

    private static byte[] Flip(byte[] bytes, Random draw)
    {
        byte[] spoilt = [.. bytes];
        if (spoilt.Length > 0)
        {
            spoilt[draw.Next(spoilt.Length)] ^= (byte)(1 << draw.Next(8));
        }

        return spoilt;
    }

    private static byte[] Before(byte[] bytes, Random draw, out int at)
    {
        at = draw.Next(bytes.Length + 1);
        return bytes[..at];
    }

    /// <summary>Exchanges two tokens, or puts a hostile one or one of another text in the place of one; or doubles, or drops it.</summary>
    private static byte[] OfTokens(string json, IReadOnlyList<Match>? known, SoundText other, Random draw)
    {
        // Bytes that were no characters have come out as U+FFFD: one more way to be spoilt.
        var tokens = known ?? Tokens(json);
        if (tokens.Count == 0)
        {
            return Encoding.UTF8.GetBytes(json);
        }

        // Two in three are values, since what is wrong with a comma is soon found.
        var token = tokens[draw.Next(tokens.Count)];
        for (var again = 0; again < 2 && token.Value is "{" or "}" or "[" or "]" or "," or ":"; again++)
        {
            token = tokens[draw.Next(tokens.Count)];
        }

        var (before, after) = (json[..token.Index], json[(token.Index + token.Length)..]);
        if (token.Value[0] is '-' or (>= '0' and <= '9') && draw.Next(2) == 0)
        {
            var near = Near(token.Value, draw);
            return Encoding.UTF8.GetBytes(draw.Next(2) == 0 ? json.Replace(token.Value, near, StringComparison.Ordinal) : before + near + after);
        }

        switch (draw.Next(8))
        {
            case 0:
                return Encoding.UTF8.GetBytes(before + after);
            case 1:
                return Encoding.UTF8.GetBytes(before + token.Value + "," + token.Value + after);
            case 2:
                return Encoding.UTF8.GetBytes(before + other.Tokens[draw.Next(other.Tokens.Count)].Value + after);
            case 3 or 4:
                var second = tokens[draw.Next(tokens.Count)];
                var (first, last) = token.Index <= second.Index ? (token, second) : (second, token);
                return first.Index == last.Index
                    ? Encoding.UTF8.GetBytes(json)
                    : Encoding.UTF8.GetBytes(json[..first.Index] + last.Value + json[(first.Index + first.Length)..last.Index]
                        + first.Value + json[(last.Index + last.Length)..]);
            default:
                return Encoding.UTF8.GetBytes(before + Hostile[draw.Next(Hostile.Length)] + after);
        }
    }

    /// <summary>A number a little off: what is nearly right is found last.</summary>
    private static string Near(string number, Random draw)
    {
        if (draw.Next(3) == 0)
        {
            return draw.Next(2) == 0 ? number + "0" : "-" + number;
        }

        var at = draw.Next(number.Length);
        return char.IsAsciiDigit(number[at]) ? number[..at] + (char)('0' + draw.Next(10)) + number[(at + 1)..] : number.Remove(at, 1);
    }

    [GeneratedRegex("""
        "(?:\\.|[^"\\])*"|[-0-9][-+.0-9eE]*|[a-z]+|[][{}:,]
        """, RegexOptions.None, 1000)]
    private static partial Regex Token();
}
