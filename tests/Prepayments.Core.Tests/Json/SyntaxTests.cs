using System.Text;
using Prepayments.Json;

namespace Prepayments.Tests.Json;

/// <summary>What is not JSON, or more than one value, says where it stops to be.</summary>
public class SyntaxTests
{
    private const string Good = """{"type":"reversal","number":"R","date":"2026-01-31","document":"X"}""";

    [Theory]
    [InlineData("", "$", "No JSON in line 1")]
    [InlineData("   ", "$", "No JSON in line 1")]
    [InlineData("{", "$", "No JSON in line 1")]
    [InlineData("nul", "$", "No JSON in line 1")]
    [InlineData("""{"type":"reversal",}""", "$", "trailing comma")]
    [InlineData("""{"type":"invoice","lines":[{"id":"1"},]}""", "$.lines[1]", "trailing comma")]
    [InlineData("""{"type":/* why */"reversal"}""", "$.type", "No JSON")]
    [InlineData("// why\n{}", "$", "No JSON")]
    [InlineData("{\"type\":\"reversal\",\n\n\"number\":R}", "$.number", "line 3, byte 10")]
    [InlineData("{'type':'reversal'}", "$", "No JSON")]
    [InlineData("""{"lines":[{"id":"1","quantity":1},{"id":"2","quantity":1.2.3}]}""", "$.lines[1].quantity", "No JSON")]
    [InlineData("{\"type\":\"re\nversal\"}", "$.type", "No JSON")]
    [InlineData(Good + "{}", "$", "single JSON value")]
    [InlineData(Good + "x", "$", "single JSON value")]
    public void Read_OfBadSyntax_SaysWhere(string json, string path, string reason)
    {
        var error = Assert.Throws<JsonFormatException>(() => DocumentJson.Read(json));

        Assert.Equal(path, error.Path);
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"reversal","type":"reversal"}""", "$.type")]
    [InlineData("""{"type":"reversal","\u0074ype":"reversal"}""", "$.type")]
    [InlineData("""{"lines":[{},{"id":1,"x":{"a":1,"b":2,"a":3}}]}""", "$.lines[1].x.a")]
    [InlineData("""{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1,"b":1}""", "$.b")]
    [InlineData("""{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1,"j":1}""", "$.j")]
    public void Read_OfAPropertyThatIsThereTwice_SaysWhere(string json, string path)
    {
        var error = Assert.Throws<JsonFormatException>(() => DocumentJson.Read(json));

        Assert.Equal(path, error.Path);
        Assert.Equal("The property is there twice.", error.Reason);
    }

    [Theory]
    [InlineData(33)]
    [InlineData(1_000_000)]
    public void Read_OfWhatIsTooDeep_IsRefused(int depth)
    {
        var error = Assert.Throws<JsonFormatException>(() => DocumentJson.Read("{\"a\":" + new string('[', depth)));

        Assert.StartsWith("$.a[0]", error.Path, StringComparison.Ordinal);
        Assert.Contains("depth", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadUtf8_PassesOverAByteOrderMark() => Assert.Equal(
        DocumentJson.Read(Good), DocumentJson.ReadUtf8([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Good)]));

    [Fact]
    public void ReadUtf8_OfAnotherEncoding_IsRefused()
    {
        Assert.Equal("$", Assert.Throws<JsonFormatException>(() => DocumentJson.ReadUtf8(Encoding.Unicode.GetBytes(Good))).Path);
        Assert.Equal(
            "$.number",
            Assert.Throws<JsonFormatException>(() => DocumentJson.ReadUtf8(Encoding.Latin1.GetBytes(Good.Replace("\"R\"", "\"Ä\"", StringComparison.Ordinal)))).Path);
    }

    [Fact]
    public void Read_OfHalfACharacter_IsRefused()
    {
        Assert.Equal("$", Assert.Throws<JsonFormatException>(() => DocumentJson.Read(Good.Replace("R", "\ud835", StringComparison.Ordinal))).Path);
        Assert.Equal("$.number", Assert.Throws<JsonFormatException>(() => DocumentJson.Read(Good.Replace("R", "\\ud835", StringComparison.Ordinal))).Path);
    }

    [Fact]
    public void Read_OfSpacesAndLines_IsTheSame() => Assert.Equal(
        DocumentJson.Read(Good), DocumentJson.Read("\r\n\t " + Good.Replace(",", " ,\r\n\t", StringComparison.Ordinal) + " \n"));
}
