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

    /// <summary>The filter knows them by their hash alone.</summary>
    [Fact]
    public void Contains_OfNumbersOfOneHash_IsTrueForItsNumbersAlone()
    {
        var texts = TextsOfOneHash.Of(5);
        foreach (var count in new[] { 1, 2, 16, 17, 31 })
        {
            var register = NumberRegister.Of([.. texts.Take(count).Order(StringComparer.Ordinal)]);

            Assert.All(texts.Take(count), text => Assert.True(register.Contains(text)));
            Assert.All(texts.Skip(count), text => Assert.False(register.Contains(text)));
            Assert.All(texts.Skip(count), text => Assert.True(register.MayContain(text)));
        }
    }

    /// <summary>Filters of all sizes: none denies a number that is there, and each says at once of most others that they are not.</summary>
    [Fact]
    public void MayContain_OfANumberThatIsThere_IsTrue_AndOfMostOthersFalse()
    {
        Assert.False(NumberRegister.Empty.MayContain(""));
        Assert.False(NumberRegister.Empty.MayContain(Number(1)));
        var others = 0;
        var maybe = 0;
        for (var count = 1; count <= 300; count++)
        {
            var register = NumberRegister.Of([.. Enumerable.Range(0, count).Select(Number)]);
            for (var i = 0; i < count; i++)
            {
                Assert.True(register.MayContain(Number(i)));
                Assert.True(register.Contains(Number(i)));
            }

            for (var i = count; i < count + 200; i++)
            {
                others++;
                maybe += register.MayContain(Number(i)) ? 1 : 0;
                Assert.False(register.Contains(Number(i)));
            }
        }

        Assert.InRange(maybe, 1, others / 20);
    }

    private static string Number(int number) => "INV-" + number.ToString("D6", CultureInfo.InvariantCulture);
}
