using NodaTime;
using Prepayments.Tests.Laws;
using Prepayments.Tests.Model;

namespace Prepayments.Tests.Units.Orders;

/// <summary>Rule O7: the look-up of default percentages.</summary>
public class PrepaymentDefaultsTests
{
    private static readonly PrepaymentRule ByCustomer = PrepaymentRule.ForCounterparty("C-1", Percentage.Of(10));
    private static readonly PrepaymentRule ByItem = PrepaymentRule.ForItem("BIKE", Percentage.Of(20));
    private static readonly PrepaymentRule ByItemAndGroup = PrepaymentRule.ForItemAndGroup("BIKE", "SHOPS", Percentage.Of(30));
    private static readonly PrepaymentRule ByItemAndCustomer = PrepaymentRule.ForItemAndCounterparty("BIKE", "C-1", Percentage.Of(40));

    private static readonly PrepaymentDefaults Sales =
        PrepaymentDefaults.Create(Side.Receivables, ByCustomer, ByItem, ByItemAndGroup, ByItemAndCustomer);

    [Theory]
    [InlineData("C-1", "SHOPS", "BIKE", 40)]
    [InlineData("C-2", "SHOPS", "BIKE", 30)]
    [InlineData("C-2", "CLUBS", "BIKE", 20)]
    [InlineData("C-2", null, "BIKE", 20)]
    [InlineData("C-1", "SHOPS", "BELL", 10)]
    [InlineData("C-1", "SHOPS", null, 10)]
    [InlineData("C-2", "SHOPS", "BELL", null)]
    [InlineData("C-2", "SHOPS", null, null)]
    [InlineData("c-1", null, "bike", null)]
    public void Find_OnSales_GoesFromItemAndCustomerToCustomer(string customer, string? group, string? item, int? expected) =>
        Assert.Equal(expected, Percent(Sales.Find(customer, group, item, Day(1))));

    [Theory]
    [InlineData("C-1", "SHOPS", "BIKE", 40)]
    [InlineData("C-2", "SHOPS", "BIKE", 20)]
    [InlineData("C-1", "SHOPS", "BELL", 10)]
    [InlineData("C-2", "SHOPS", "BELL", null)]
    public void Find_OnPurchases_PassesOverGroups(string vendor, string? group, string? item, int? expected) =>
        Assert.Equal(expected, Percent(PrepaymentDefaults.Create(Side.Payables, Sales.Rules.ToArray()).Find(vendor, group, item, Day(1))));

    [Fact]
    public void Find_ZeroOnAHigherLevel_Wins()
    {
        var defaults = PrepaymentDefaults
            .Create(Side.Receivables, ByCustomer, ByItem, ByItemAndGroup)
            .WithRule(PrepaymentRule.ForItemAndCounterparty("BIKE", "C-1", Percentage.Of(0)));

        Assert.Equal(0, Percent(defaults.Find("C-1", "SHOPS", "BIKE", Day(1))));
        Assert.Equal(30, Percent(defaults.Find("C-2", "SHOPS", "BIKE", Day(1))));
    }

    [Fact]
    public void Find_WhereAHigherLevelIsNotInForce_GoesOn()
    {
        var defaults = PrepaymentDefaults.Create(
            Side.Receivables, ByItemAndCustomer.WithFirstDay(Day(10)).WithLastDay(Day(20)), ByItem.WithLastDay(Day(25)), ByCustomer);

        Assert.Equal(
            [20, 40, 40, 20, 20, 10],
            new[] { 9, 10, 20, 21, 25, 26 }.Select(day => Percent(defaults.Find("C-1", null, "BIKE", Day(day)))));
    }

    [Fact]
    public void Find_OfRulesThatOverlap_TakesTheLatestStart()
    {
        var always = PrepaymentRule.ForItem("BIKE", Percentage.Of(10));
        var tenth = PrepaymentRule.ForItem("BIKE", Percentage.Of(20)).WithFirstDay(Day(10)).WithLastDay(Day(20));
        var fifth = PrepaymentRule.ForItem("BIKE", Percentage.Of(0)).WithFirstDay(Day(5));
        PrepaymentRule[][] orders = [[always, tenth, fifth], [fifth, tenth, always], [tenth, always, fifth], [tenth, fifth, always]];

        Assert.All(orders, rules => Assert.Equal(
            [10, 0, 0, 20, 20, 0],
            new[] { 4, 5, 9, 10, 20, 21 }.Select(
                day => Percent(PrepaymentDefaults.Create(Side.Payables, rules).Find("V-1", null, "BIKE", Day(day))))));
    }

    [Fact]
    public void Find_OfACounterpartysOwnRules_TakesTheLatestStart()
    {
        var defaults = PrepaymentDefaults.Create(Side.Payables, ByCustomer, ByCustomer.WithFirstDay(Day(10)).WithLastDay(Day(10)));

        Assert.Equal(
            [null, Day(10), null],
            new[] { 9, 10, 11 }.Select(day => defaults.Find("C-1", null, null, Day(day))!.FirstDay));
    }

    [Fact]
    public void WithRule_OfTheSameKeyAndFirstDay_Throws()
    {
        var dated = ByItem.WithFirstDay(Day(10));

        Assert.Throws<ArgumentException>(() => Sales.WithRule(PrepaymentRule.ForItem("BIKE", Percentage.Of(99))));
        Assert.Throws<ArgumentException>(() => Sales.WithRule(ByCustomer.WithLastDay(Day(3))));
        Assert.Throws<ArgumentException>(() => Sales.WithRule(dated).WithRule(dated.WithLastDay(Day(11))));
        Assert.Equal(5, Sales.WithRule(dated).Rules.Count);
    }

    [Fact]
    public void WithRule_LeavesTheOldSetAsItWas()
    {
        var more = Sales.WithRule(PrepaymentRule.ForItem("BELL", Percentage.Of(55)));

        Assert.Equal(10, Percent(Sales.Find("C-1", null, "BELL", Day(1))));
        Assert.Equal(55, Percent(more.Find("C-1", null, "BELL", Day(1))));
    }

    [Fact]
    public void Find_ANameThatIsEmpty_Throws()
    {
        Assert.Throws<ArgumentException>(() => Sales.Find("", null, "BIKE", Day(1)));
        Assert.Throws<ArgumentException>(() => Sales.Find("C-1", "", "BIKE", Day(1)));
        Assert.Throws<ArgumentException>(() => Sales.Find("C-1", null, "", Day(1)));
    }

    [Fact]
    public void Equals_BySideAndRules()
    {
        var same = PrepaymentDefaults.Create(Side.Receivables, Sales.Rules.ToArray());

        Assert.True(Sales == same && Sales.Equals((object)same) && Sales.GetHashCode() == same.GetHashCode());
        Assert.True(Sales != PrepaymentDefaults.Create(Side.Payables, Sales.Rules.ToArray()));
        Assert.True(Sales != PrepaymentDefaults.Create(Side.Receivables, ByItem));
        Assert.Equal("Payables: [item BIKE, all: 20 %]", PrepaymentDefaults.Create(Side.Payables, ByItem).ToString());
    }

    /// <summary>The look-up by levels is the same as going through all rules and keeping the best of those that fit.</summary>
    [Law(2000)]
    public void Find_IsTheBestOfAllRulesThatFit(int[] numbers)
    {
        var choices = new Choices([.. numbers.Select(number => number & int.MaxValue)]);
        var side = choices.Of(Side.Receivables, Side.Payables);
        var defaults = PrepaymentDefaults.Create(side);
        for (var more = numbers.Length / 5; more > 0; more--)
        {
            var rule = Rule(choices);
            if (!defaults.Rules.Any(other => Key(other) == Key(rule) && other.FirstDay == rule.FirstDay))
            {
                defaults = defaults.WithRule(rule);
            }
        }

        foreach (var counterparty in new[] { "C-1", "C-2", "C-3" })
        {
            foreach (var group in new[] { "SHOPS", "CLUBS", null })
            {
                foreach (var item in new[] { "BIKE", "BELL", null })
                {
                    for (var day = 1; day <= 8; day++)
                    {
                        Assert.Equal(
                            Best(defaults, counterparty, group, item, Day(day)), defaults.Find(counterparty, group, item, Day(day)));
                    }
                }
            }
        }
    }

    private static PrepaymentRule Rule(Choices choices)
    {
        var percentage = Percentage.Of(choices.Next(101));
        var item = choices.Of("BIKE", "BELL");
        var rule = choices.Next(4) switch
        {
            0 => PrepaymentRule.ForCounterparty(choices.Of("C-1", "C-2"), percentage),
            1 => PrepaymentRule.ForItem(item, percentage),
            2 => PrepaymentRule.ForItemAndGroup(item, choices.Of("SHOPS", "CLUBS"), percentage),
            _ => PrepaymentRule.ForItemAndCounterparty(item, choices.Of("C-1", "C-2"), percentage),
        };
        var first = 2 + choices.Next(4);
        rule = choices.Next(3) > 0 ? rule.WithFirstDay(Day(first)) : rule;
        return choices.Next(3) > 0 ? rule.WithLastDay(Day(first + choices.Next(3))) : rule;
    }

    private static (string?, string?, string?) Key(PrepaymentRule rule) => (rule.Item, rule.Counterparty, rule.Group);

    private static PrepaymentRule? Best(PrepaymentDefaults defaults, string counterparty, string? group, string? item, LocalDate date) =>
        defaults.Rules
            .Where(rule => rule.Item is null || rule.Item == item)
            .Where(rule => rule.Counterparty is null || rule.Counterparty == counterparty)
            .Where(rule => rule.Group is null || (rule.Group == group && defaults.Side == Side.Receivables))
            .Where(rule => (rule.FirstDay ?? LocalDate.MinIsoValue) <= date && date <= (rule.LastDay ?? LocalDate.MaxIsoValue))
            .OrderByDescending(rule => rule.Item is not null)
            .ThenByDescending(rule => rule.Counterparty is not null)
            .ThenByDescending(rule => rule.Group is not null)
            .ThenByDescending(rule => rule.FirstDay ?? LocalDate.MinIsoValue)
            .FirstOrDefault();

    private static int? Percent(PrepaymentRule? rule) => (int?)rule?.Percentage.Percent;

    private static LocalDate Day(int day) => new(2026, 1, day);
}
