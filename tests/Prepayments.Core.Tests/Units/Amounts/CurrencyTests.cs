namespace Prepayments.Tests.Units.Amounts;

/// <summary>Rule A1: currencies and their minor units (ISO 4217).</summary>
public class CurrencyTests
{
    [Theory]
    [InlineData("JPY", 0)]
    [InlineData("KRW", 0)]
    [InlineData("CLP", 0)]
    [InlineData("ISK", 0)]
    [InlineData("XOF", 0)]
    [InlineData("UYI", 0)]
    [InlineData("EUR", 2)]
    [InlineData("USD", 2)]
    [InlineData("MXN", 2)]
    [InlineData("HUF", 2)]
    [InlineData("MRU", 2)]
    [InlineData("ZWG", 2)]
    [InlineData("XCG", 2)]
    [InlineData("BGN", 2)]
    [InlineData("KWD", 3)]
    [InlineData("TND", 3)]
    [InlineData("IQD", 3)]
    [InlineData("CLF", 4)]
    [InlineData("UYW", 4)]
    public void Of_KnownCode_HasItsMinorUnits(string code, int minorUnits)
    {
        Currency currency = Currency.Of(code);

        Assert.Equal(code, currency.Code);
        Assert.Equal(code, currency.ToString());
        Assert.Equal(minorUnits, currency.MinorUnits);
        Assert.Same(currency, Currency.Of(code));
        Assert.True(Currency.TryOf(code, out Currency? found));
        Assert.Same(currency, found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("eur")]
    [InlineData("EUR ")]
    [InlineData("EU")]
    [InlineData("XXX")] // No currency.
    [InlineData("XTS")] // For tests.
    [InlineData("XAU")] // Gold.
    [InlineData("XDR")] // No minor unit.
    [InlineData("DEM")]
    public void Of_UnknownCode_Throws(string code)
    {
        Assert.Throws<ArgumentException>(() => Currency.Of(code));
        Assert.False(Currency.TryOf(code, out Currency? found));
        Assert.Null(found);
    }

    [Fact]
    public void Of_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => Currency.Of(null!));
        Assert.False(Currency.TryOf(null, out _));
    }

    [Fact]
    public void TryOf_AllThreeLetters_FindsTheWholeTable()
    {
        int[] byMinorUnits = new int[5];
        for (int i = 0; i < 26 * 26 * 26; i++)
        {
            string code = new(new[] { (char)('A' + (i / 676)), (char)('A' + (i / 26 % 26)), (char)('A' + (i % 26)) });
            if (Currency.TryOf(code, out Currency? currency))
            {
                byMinorUnits[currency.MinorUnits]++;
            }
        }

        Assert.Equal(new[] { 17, 0, 141, 7, 2 }, byMinorUnits);
    }

    [Fact]
    public void Equals_ByCode()
    {
        Currency eur = Currency.Of("EUR");
        Currency usd = Currency.Of("USD");
        Currency none = null!;

        Assert.True(eur.Equals(Currency.Of("EUR")));
        Assert.True(eur.Equals((object)Currency.Of("EUR")));
        Assert.True(eur == Currency.Of("EUR"));
        Assert.False(eur != Currency.Of("EUR"));
        Assert.False(eur.Equals(usd));
        Assert.False(eur == usd);
        Assert.True(eur != usd);
        Assert.False(eur.Equals(none));
        Assert.False(eur == none);
        Assert.True(none == null);
        Assert.NotEqual(eur.GetHashCode(), usd.GetHashCode());
    }
}
