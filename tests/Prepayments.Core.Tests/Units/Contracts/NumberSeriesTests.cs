using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Contracts;

/// <summary>A series passes a number by only when the number stands in the subledger.</summary>
public class NumberSeriesTests
{
    private static readonly NumberSeries Payments = NumberSeries.Create("PAY-", 3, 9);

    [Fact]
    public void Number_HasPrefixAndZeros()
    {
        Assert.Equal("PAY-009", Payments.Number);
        Assert.Equal("PAY-1000", NumberSeries.Create("PAY-", 3, 1000).Number);
    }

    [Fact]
    public void Fold_LeavesNoGap_WhateverIsRejected()
    {
        var state = Of(PrepaymentPolicy.Default).State;
        var series = Payments;
        foreach (var amount in (decimal[])[1, -1, 2, 0, 0.001m, 3])
        {
            state = Posting.Post(state, Payment.Create(series.Number, Day(1), amount)).Subledger;
            series = series.After(state);
        }

        Assert.Equal(["PAY-009", "PAY-010", "PAY-011"], state.Items().Select(item => item.Number));
        Assert.Equal(12, series.Next);
    }

    [Fact]
    public void After_PassesNumbersThatWereGivenByHand()
    {
        var state = Of(PrepaymentPolicy.Default).Post(
            Payment.Create("PAY-009", Day(1), 1), Payment.Create("PAY-010", Day(1), 1), Payment.Create("PAY-012", Day(1), 1)).State;

        Assert.Equal("PAY-011", Payments.After(state).Number);
        Assert.Equal("PAY-009", Payments.Number);
    }

    [Theory]
    [InlineData("", 3, 1)]
    [InlineData("P", 0, 1)]
    [InlineData("P", 19, 1)]
    [InlineData("P", 3, -1)]
    public void Create_RefusesWhatIsNoSeries(string prefix, int width, long next) =>
        Assert.ThrowsAny<ArgumentException>(() => NumberSeries.Create(prefix, width, next));
}
