using System.Text;
using Prepayments.Json;

namespace Prepayments.Tests.Hostile;

/// <summary>
/// Texts that are deeper, longer or finer than anything that is posted: the reader takes a bounded number of steps per byte,
/// keeps nothing open on the stack, and its error quotes no more than the beginning of what is wrong.
/// </summary>
public class ExtremeTextTests
{
    private const int Million = 1_000_000;

    private const string Payment = """{"type":"payment","number":"P","date":"2026-01-31","amount":1}""";

    private static readonly Dictionary<string, Action<byte[]>> Readers = new(StringComparer.Ordinal)
    {
        ["document"] = utf8 => DocumentJson.ReadUtf8(utf8),
        ["entry"] = utf8 => EntryJson.ReadUtf8(utf8),
        ["subledger"] = utf8 => SubledgerJson.ReadUtf8(utf8),
        ["scenario"] = utf8 => ScenarioReader.ReadUtf8(utf8),
    };

    private static readonly Dictionary<string, Func<string>> Texts = new(StringComparer.Ordinal)
    {
        ["deep arrays"] = () => new string('[', Million),
        ["deep objects"] = () => string.Concat(Enumerable.Repeat("{\"a\":", Million / 10)),
        ["deep arrays, closed"] = () => "{\"lines\":" + new string('[', Million / 10) + new string(']', Million / 10) + "}",
        ["a million zeros"] = () => "{\"lines\":[0" + string.Concat(Enumerable.Repeat(",0", Million)) + "]}",
        ["a million empty objects"] = () => "[{}" + string.Concat(Enumerable.Repeat(",{}", Million)) + "]",
        ["many properties"] = () => "{" + string.Join(",", Enumerable.Range(0, Million / 5).Select(i => "\"p" + i + "\":1")) + "}",
        ["many properties, the last twice"] = () => "{" + string.Join(",", Enumerable.Range(0, Million / 5).Select(i => "\"p" + i + "\":1")) + ",\"p7\":1}",
        ["a long text that does not end"] = () => "{\"type\":\"" + new string('x', 50 * Million),
        ["a long type"] = () => "{\"type\":\"" + new string('x', 50 * Million) + "\"}",
        ["a long property"] = () => "{\"" + new string('x', 50 * Million) + "\":1}",
        ["blanks"] = () => new string(' ', 10 * Million),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var text in Texts.Keys)
            {
                foreach (var reader in Readers.Keys)
                {
                    cases.Add(text, reader);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Read_OfWhatIsTooMuch_SaysWhere(string text, string reader)
    {
        var error = Assert.Throws<JsonFormatException>(() => Readers[reader](Encoding.UTF8.GetBytes(Texts[text]())));

        Assert.StartsWith("$", error.Path, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 3, 2_000);
    }

    [Theory]
    [InlineData("1", '0', "")]
    [InlineData("0.", '0', "1")]
    [InlineData("0.", '3', "")]
    [InlineData("1e", '9', "")]
    [InlineData("1e-", '9', "")]
    [InlineData("-1E+", '1', "")]
    public void Read_OfANumberWithAMillionDigits_IsRefused(string start, char digit, string end)
    {
        var error = Refused(Payment.Replace(":1}", ":" + start + new string(digit, Million) + end + "}", StringComparison.Ordinal));

        Assert.Equal("$.amount: The number has more digits than can be kept.", error.Message);
    }

    [Theory]
    [InlineData("1e999999999")]
    [InlineData("1e-999999999")]
    [InlineData("0e999999999")]
    [InlineData("1e99999999999999999999999999")]
    [InlineData("-1E+2147483648")]
    public void Read_OfANumberWithALargeExponent_IsRefused(string number) =>
        Assert.Equal("$.amount", Refused(Payment.Replace(":1}", ":" + number + "}", StringComparison.Ordinal)).Path);

    /// <summary>A description may be as long as it likes: it comes back as it went in.</summary>
    [Fact]
    public void Read_OfALongText_KeepsIt()
    {
        var document = DocumentJson.Read(Payment.Replace("\"P\"", "\"P\",\"description\":\"" + new string('ä', 25 * Million) + "\"", StringComparison.Ordinal));

        Assert.Equal(25 * Million, document.Description!.Length);
        Assert.Equal(document, DocumentJson.ReadUtf8(DocumentJson.WriteUtf8(document)));
    }

    [Theory]
    [InlineData("\"date\":\"2026-01-31\"", "\"date\":\"a\\nb\\u0000\\u001b[31m\\u202e\\u2028\"", "$.date: 'a\\u000Ab\\u0000\\u001B[31m\\u202E\\u2028' is not a date of the form 2026-01-31.")]
    [InlineData("\"date\"", "\"d\\r\\n'\\u0085\":1,\"date\"", "$['d\\u000D\\u000A'\\u0085']: There is no such property here.")]
    [InlineData("\"payment\"", "\"\\ud83d\\ude00\\n\"", "$.type: '\U0001F600\\u000A' is not one of ")]
    public void Read_OfControlCharacters_SaysThemByTheirNumbers(string good, string bad, string message) =>
        Assert.StartsWith(message, Refused(Payment.Replace(good, bad, StringComparison.Ordinal)).Message, StringComparison.Ordinal);

    /// <summary>What is cut off is not cut through a character.</summary>
    [Fact]
    public void Read_OfALongWrongText_QuotesItsBeginning()
    {
        var faces = string.Concat(Enumerable.Repeat("\U0001F600", 1000));

        var error = Refused(Payment.Replace("2026-01-31", "x" + faces, StringComparison.Ordinal));

        Assert.Equal("$.date: 'x" + faces[..98] + "…' is not a date of the form 2026-01-31.", error.Message);
    }

    private static JsonFormatException Refused(string json) => Assert.Throws<JsonFormatException>(() => DocumentJson.Read(json));
}
