using System.Globalization;

namespace Prepayments.Tests.Units.Collections;

public class NumberRegisterTests
{
    [Fact]
    public void Contains_InTheEmptyRegister_IsFalse()
    {
        Assert.False(NumberRegister.Empty.Contains("a"));
        Assert.Empty(NumberRegister.Empty.ToArray());
        Assert.Same(NumberRegister.Empty, NumberRegister.Of([]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(32)]
    [InlineData(1000)]
    public void Contains_OfASeries_IsTrueForItsNumbersAlone(int count)
    {
        var numbers = Enumerable.Range(0, count).Select(Number).ToArray();
        var register = NumberRegister.Of([.. numbers.Order(StringComparer.Ordinal)]);

        Assert.Equal(count, register.Count);
        Assert.Equal(numbers.Order(StringComparer.Ordinal), register.ToArray());
        Assert.All(numbers, number => Assert.True(register.Contains(number)));
        Assert.False(register.Contains(Number(count)));
        Assert.All(numbers, number => Assert.False(register.Contains(number + "0")));
        Assert.All(numbers, number => Assert.False(register.Contains(number[..^1])));
        Assert.False(register.Contains(""));
        Assert.False(register.Contains("ZZZ"));
    }

    [Fact]
    public void Contains_OfAnyCharacters_IsExact()
    {
        string[] numbers = ["\0", "A", "A\0", "a", "\u007F", "\u0080", "ÅÄÖ", "\uD800", "\uDC00x", "\uFFFF\u3FFF", new string('x', 5000), "INV-1/PPI-1"];
        var register = NumberRegister.Of([.. numbers.Order(StringComparer.Ordinal)]);

        Assert.Equal(numbers.Order(StringComparer.Ordinal), register.ToArray());
        Assert.All(numbers, number => Assert.True(register.Contains(number)));
        Assert.False(register.Contains("\uD801"));
        Assert.False(register.Contains("B"));
    }

    private static string Number(int number) => "INV-" + number.ToString("D6", CultureInfo.InvariantCulture);
}
