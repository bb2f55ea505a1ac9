using System.Globalization;

namespace Prepayments.Tests.Units.Amounts;

/// <summary>Rule A1: an amount belongs to a currency, is held at its minor unit, and never mixes with another one.</summary>
public class MoneyTests
{
    private static readonly Currency Eur = Currency.Of("EUR");
    private static readonly Currency Usd = Currency.Of("USD");
    private static readonly Currency Jpy = Currency.Of("JPY");
    private static readonly Currency Kwd = Currency.Of("KWD");

    [Theory]
    [InlineData("5", "EUR", "5.00 EUR")]
    [InlineData("5.5", "EUR", "5.50 EUR")]
    [InlineData("1234.50", "EUR", "1234.50 EUR")]
    [InlineData("1.5000000000", "EUR", "1.50 EUR")]
    [InlineData("-0.01", "EUR", "-0.01 EUR")]
    [InlineData("-0.00", "EUR", "0.00 EUR")]
    [InlineData("-0", "JPY", "0 JPY")]
    [InlineData("100.0", "JPY", "100 JPY")]
    [InlineData("1", "KWD", "1.000 KWD")]
    [InlineData("0.0001", "CLF", "0.0001 CLF")]
    [InlineData("1000000000000000", "EUR", "1000000000000000.00 EUR")]
    [InlineData("-1000000000000000", "CLF", "-1000000000000000.0000 CLF")]
    [InlineData("12.3400000000000000000000000", "EUR", "12.34 EUR")]
    public void Of_AmountInRange_IsHeldAtTheMinorUnit(string amount, string currency, string expected)
    {
        Money money = Money.Of(Parse(amount), Currency.Of(currency));

        Assert.Equal(expected, money.ToString());
        Assert.Equal(Parse(amount), money.Amount);
        Assert.Equal(Currency.Of(currency), money.Currency);
    }

    [Theory]
    [InlineData("0.001", "EUR")]
    [InlineData("0.5", "JPY")]
    [InlineData("0.00001", "CLF")]
    [InlineData("1000000000000000.01", "EUR")]
    [InlineData("-1000000000000000.01", "EUR")]
    [InlineData("79228162514264337593543950335", "EUR")]
    [InlineData("0.0000000000000000000000000001", "EUR")]
    public void Of_AmountOutOfRange_Throws(string amount, string currency) =>
        Assert.Throws<ArgumentException>(() => Money.Of(Parse(amount), Currency.Of(currency)));

    [Fact]
    public void Of_WithoutCurrency_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => Money.Of(1m, null!));
        Assert.Throws<ArgumentNullException>(() => Money.Zero(null!));
    }

    [Fact]
    public void Zero_HasTheCurrencysDecimals()
    {
        Assert.Equal("0.00 EUR", Money.Zero(Eur).ToString());
        Assert.Equal("0 JPY", Money.Zero(Jpy).ToString());
        Assert.True(Money.Zero(Kwd).IsZero);
    }

    [Fact]
    public void ToString_IsTheSameInEveryCulture()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE") { NumberFormat = { NegativeSign = "minus", NumberDecimalSeparator = "," } };

            Assert.Equal("-1234.50 EUR", Money.Of(-1234.5m, Eur).ToString());
            Assert.Equal("7.5 %", Percentage.Of(7.5m).ToString());
            Assert.Equal("1.0856", ExchangeRate.Of(1.0856m).ToString());
            Assert.Equal("[-1.5]", EquatableArray<decimal>.Of(-1.5m).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Add_OneCurrency_IsTheSum()
    {
        Money sum = Money.Of(0.1m, Eur).Add(Money.Of(0.2m, Eur));

        Assert.Equal(Money.Of(0.3m, Eur), sum);
        Assert.Equal("0.30 EUR", sum.ToString());
        Assert.Equal(sum, Money.Of(0.1m, Eur) + Money.Of(0.2m, Eur));
    }

    [Fact]
    public void Subtract_OneCurrency_IsTheDifference()
    {
        Assert.Equal("-0.10 EUR", Money.Of(0.1m, Eur).Subtract(Money.Of(0.2m, Eur)).ToString());
        Assert.Equal(Money.Of(-0.1m, Eur), Money.Of(0.1m, Eur) - Money.Of(0.2m, Eur));
    }

    [Fact]
    public void Negate_TurnsTheSign_ButNotOfZero()
    {
        Assert.Equal("-1.50 EUR", Money.Of(1.5m, Eur).Negate().ToString());
        Assert.Equal("1.50 EUR", (-Money.Of(-1.5m, Eur)).ToString());
        Assert.Equal("0.00 EUR", Money.Zero(Eur).Negate().ToString());
    }

    [Fact]
    public void Zeros_HaveNoSign_HoweverTheyCameAbout()
    {
        Money one = Money.Of(1m, Eur);
        Money[] zeros =
        {
            one.Subtract(one), one.Negate().Add(one), one.Negate().Subtract(one.Negate()), Money.Of(-0.00m, Eur),
            Money.Zero(Eur).Negate(), Money.Zero(Eur).Subtract(Money.Zero(Eur)), one.Add(one.Negate()),
        };

        foreach (Money zero in zeros)
        {
            Assert.Equal(decimal.GetBits(0.00m), decimal.GetBits(zero.Amount));
        }
    }

    [Fact]
    public void Add_BeyondTheLimitOfAnAmount_IsExact()
    {
        Money largest = Money.Of(Limits.MaxAmount, Eur);

        Money sum = Money.Of(0.01m, Eur);
        for (int i = 0; i < 1_000; i++)
        {
            sum += largest;
        }

        Assert.Equal("1000000000000000000.01 EUR", sum.ToString());
    }

    [Fact]
    public void Add_BeyondTheLimitOfASum_Throws()
    {
        Money largest = Money.Trusted(1_000_000_000_000_000_000_000_000.00m, Eur);

        Assert.Equal(largest, largest + Money.Zero(Eur));
        Assert.Throws<OverflowException>(() => largest + Money.Of(0.01m, Eur));
        Assert.Throws<OverflowException>(() => -largest - Money.Of(0.01m, Eur));
    }

    [Fact]
    public void Arithmetic_TwoCurrencies_Throws()
    {
        Money eur = Money.Of(1m, Eur);
        Money usd = Money.Of(1m, Usd);

        Assert.Throws<InvalidOperationException>(() => eur.Add(usd));
        Assert.Throws<InvalidOperationException>(() => eur.Subtract(usd));
        Assert.Throws<InvalidOperationException>(() => eur.CompareTo(usd));
        Assert.Throws<InvalidOperationException>(() => eur < usd);
        Assert.Throws<InvalidOperationException>(() => eur + default(Money));
        Assert.Throws<InvalidOperationException>(() => Money.Zero(Eur) >= Money.Zero(Usd));
    }

    [Fact]
    public void CompareTo_OneCurrency_IsByAmount()
    {
        Money small = Money.Of(-2m, Eur);
        Money large = Money.Of(1m, Eur);

        Assert.True(small.CompareTo(large) < 0);
        Assert.True(large.CompareTo(small) > 0);
        Assert.Equal(0, small.CompareTo(Money.Of(-2m, Eur)));
        Assert.True(small < large && small <= large && large > small && large >= small);
        Assert.False(large < small || large <= small || small > large || small >= large);
        Assert.True(small <= Money.Of(-2m, Eur) && small >= Money.Of(-2m, Eur));
    }

    [Fact]
    public void Equals_ByAmountAndCurrency()
    {
        Money money = Money.Of(1.5m, Eur);

        Assert.True(money.Equals(Money.Of(1.50m, Eur)));
        Assert.True(money == Money.Of(1.50m, Eur));
        Assert.False(money != Money.Of(1.50m, Eur));
        Assert.Equal(money.GetHashCode(), Money.Of(1.50m, Eur).GetHashCode());
        Assert.False(money.Equals(Money.Of(1.51m, Eur)));
        Assert.False(money.Equals(Money.Of(1.5m, Usd)));
        Assert.False(money.Equals((object)1.5m));
        Assert.True(money != Money.Of(1.5m, Usd));
        Assert.NotEqual(Money.Zero(Eur), Money.Zero(Usd));
        Assert.NotEqual(Money.Zero(Eur), default);
    }

    [Theory]
    [InlineData("1", false, true, false)]
    [InlineData("0", true, false, false)]
    [InlineData("-1", false, false, true)]
    public void Sign_IsOneOfThree(string amount, bool isZero, bool isPositive, bool isNegative)
    {
        Money money = Money.Of(Parse(amount), Eur);

        Assert.Equal(isZero, money.IsZero);
        Assert.Equal(isPositive, money.IsPositive);
        Assert.Equal(isNegative, money.IsNegative);
    }

    [Fact]
    public void Default_IsAZeroWithoutACurrency()
    {
        Money money = default;

        Assert.True(money.IsZero);
        Assert.Equal(0m, money.Amount);
        Assert.Equal("0", money.ToString());
        Assert.Equal(default, money);
        Assert.Equal(default(Money).GetHashCode(), money.GetHashCode());
        Assert.Throws<InvalidOperationException>(() => money.Currency);
    }

    private static decimal Parse(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
