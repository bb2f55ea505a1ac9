using System.Globalization;
using Prepayments.Json;

namespace Prepayments.Tests.Json;

/// <summary>No digit of a number is lost or made up, and what System.Decimal cannot hold is refused.</summary>
public class NumberTests
{
    [Theory]
    [InlineData("0.1", "0.1")]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("-0.00", "0.00")]
    [InlineData("0e5", "0")]
    [InlineData("1.50", "1.50")]
    [InlineData("100.00", "100.00")]
    [InlineData("1e5", "100000")]
    [InlineData("1E+5", "100000")]
    [InlineData("1E-2", "0.01")]
    [InlineData("-12.5e1", "-125")]
    [InlineData("1.25e3", "1250")]
    [InlineData("1250e-3", "1.250")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("1234567890123456789012345678", "1234567890123456789012345678")]
    [InlineData("0.1234567890123456789012345678", "0.1234567890123456789012345678")]
    [InlineData("-1.234567890123456789012345678", "-1.234567890123456789012345678")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335", "-79228162514264337593543950335")]
    [InlineData("7.9228162514264337593543950335", "7.9228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("1e-28", "0.0000000000000000000000000001")]
    [InlineData("7e28", "70000000000000000000000000000")]
    public void Number_ThatIsHeld_KeepsItsDigits(string token, string digits)
    {
        var amount = Amount(token);

        Assert.Equal(digits, amount.ToString(CultureInfo.InvariantCulture));
        Assert.EndsWith("\"amount\":" + digits + "}", DocumentJson.Write(Payment.Create("P", new(2026, 1, 1), amount)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("79228162514264337593543950336")]
    [InlineData("79228162514264337593543950340")]
    [InlineData("-79228162514264337593543950336")]
    [InlineData("7.9228162514264337593543950336")]
    [InlineData("1234567890123456789012345678901234567890")]
    [InlineData("0.1234567890123456789012345678901234567890")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("1e-29")]
    [InlineData("8e28")]
    [InlineData("1e29")]
    [InlineData("1e999999999999999999")]
    [InlineData("1e-999999999999999999")]
    public void Number_ThatIsNotHeldDigitForDigit_IsRefused(string token)
    {
        var error = Assert.Throws<JsonFormatException>(() => Amount(token));

        Assert.Equal("$.amount", error.Path);
        Assert.Contains("more digits than can be kept", error.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("+1")]
    [InlineData("1e")]
    [InlineData("0x10")]
    [InlineData("1_000")]
    public void Number_ThatJsonDoesNotKnow_IsRefused(string token) =>
        Assert.Equal("$.amount", Assert.Throws<JsonFormatException>(() => Amount(token)).Path);

    private static decimal Amount(string token) => Assert.IsType<Payment>(
        DocumentJson.Read("""{"type":"payment","number":"P","date":"2026-01-01","amount":""" + token + "}")).Amount;
}
