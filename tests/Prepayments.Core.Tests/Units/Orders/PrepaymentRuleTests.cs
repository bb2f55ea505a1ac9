using NodaTime;

namespace Prepayments.Tests.Units.Orders;

/// <summary>Rule O7: one rule of the default percentages.</summary>
public class PrepaymentRuleTests
{
    private static readonly PrepaymentRule Rule = PrepaymentRule.ForItem("BIKE", Percentage.Of(30));

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(15, true)]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void IsInForceOn_OfARange_IncludesItsFirstAndLastDay(int day, bool expected) =>
        Assert.Equal(expected, Rule.WithFirstDay(Day(10)).WithLastDay(Day(20)).IsInForceOn(Day(day)));

    [Fact]
    public void IsInForceOn_WithOpenEnds_IsAlways()
    {
        Assert.True(Rule.IsInForceOn(LocalDate.MinIsoValue) && Rule.IsInForceOn(LocalDate.MaxIsoValue));
        Assert.True(Rule.WithFirstDay(Day(10)).IsInForceOn(LocalDate.MaxIsoValue));
        Assert.False(Rule.WithFirstDay(Day(10)).IsInForceOn(Day(9)));
        Assert.True(Rule.WithLastDay(Day(20)).IsInForceOn(LocalDate.MinIsoValue));
        Assert.False(Rule.WithLastDay(Day(20)).IsInForceOn(Day(21)));
    }

    [Fact]
    public void IsInForceOn_OfOneDay_IsThatDay()
    {
        var rule = Rule.WithFirstDay(Day(10)).WithLastDay(Day(10));

        Assert.Equal([false, true, false], new[] { 9, 10, 11 }.Select(day => rule.IsInForceOn(Day(day))));
    }

    [Fact]
    public void With_LastDayBeforeTheFirst_Throws()
    {
        Assert.Throws<ArgumentException>(() => Rule.WithFirstDay(Day(10)).WithLastDay(Day(9)));
        Assert.Throws<ArgumentException>(() => Rule.WithLastDay(Day(9)).WithFirstDay(Day(10)));
    }

    [Fact]
    public void For_MoreThanTheWhole_Throws()
    {
        Assert.Throws<ArgumentException>(() => PrepaymentRule.ForItem("BIKE", Percentage.Of(100.01m)));
        Assert.Equal(Percentage.Of(100), PrepaymentRule.ForItem("BIKE", Percentage.Of(100)).Percentage);
        Assert.Equal(Percentage.Of(0), PrepaymentRule.ForItem("BIKE", Percentage.Of(0)).Percentage);
    }

    [Fact]
    public void For_NothingNamed_Throws()
    {
        Assert.Throws<ArgumentException>(() => PrepaymentRule.ForCounterparty(" ", Percentage.Of(1)));
        Assert.Throws<ArgumentException>(() => PrepaymentRule.ForItem("", Percentage.Of(1)));
        Assert.Throws<ArgumentException>(() => PrepaymentRule.ForItemAndCounterparty("BIKE", "", Percentage.Of(1)));
        Assert.Throws<ArgumentException>(() => PrepaymentRule.ForItemAndGroup("BIKE", "", Percentage.Of(1)));
    }

    [Fact]
    public void ToString_SaysForWhomAndWhen()
    {
        Assert.Equal("item BIKE, all: 30 % from 2026-01-10 to 2026-01-20", Rule.WithFirstDay(Day(10)).WithLastDay(Day(20)).ToString());
        Assert.Equal("counterparty C-1: 0 %", PrepaymentRule.ForCounterparty("C-1", Percentage.Of(0)).ToString());
        Assert.Equal("item BIKE, group SHOPS: 7.5 %", PrepaymentRule.ForItemAndGroup("BIKE", "SHOPS", Percentage.Of(7.5m)).ToString());
        Assert.Equal("item BIKE, counterparty C-1: 5 %", PrepaymentRule.ForItemAndCounterparty("BIKE", "C-1", Percentage.Of(5)).ToString());
    }

    private static LocalDate Day(int day) => new(2026, 1, day);
}
