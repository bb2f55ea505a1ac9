using System.Globalization;

namespace Prepayments.Tests.Units.Amounts;

/// <summary>An amount is kept once where both currencies have the same; that cannot be seen.</summary>
public class PostedAmountTests
{
    public static TheoryData<string, string> Pairs => new()
    {
        { "0", "0" },
        { "0.00", "0.00" },
        { "0.00", "0.01" },
        { "0.01", "0.00" },
        { "12.34", "12.34" },
        { "12.34", "12.35" },
        { "12", "12.00" },
        { "12.00", "12" },
        { "-12.34", "-12.34" },
        { "-12.34", "12.34" },
        { "1000000000000000", "1000000000000000.00" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Amounts_AreWhatWasGiven_WithTheirDecimals(string transaction, string accounting)
    {
        var amount = Of(transaction, accounting);
        Assert.Equal((transaction, accounting), Texts(amount));
        Assert.Equal(Number(transaction) == 0 && Number(accounting) == 0, amount.IsZero);
        Assert.Equal(transaction + " (" + accounting + ")", amount.ToString());
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Arithmetic_IsThatOfEachCurrency(string transaction, string accounting)
    {
        var amount = Of(transaction, accounting);
        var (one, other) = (Number(transaction), Number(accounting));
        Assert.Equal((Text(-one), Text(-other)), Texts(-amount));
        foreach (var pair in Pairs)
        {
            var more = Of((string)pair[0], (string)pair[1]);
            Assert.Equal((Text(one + more.Transaction), Text(other + more.Accounting)), Texts(amount + more));
            Assert.Equal((Text(one - more.Transaction), Text(other - more.Accounting)), Texts(amount - more));
            var same = one == more.Transaction && other == more.Accounting;
            Assert.Equal(same, amount == more);
            Assert.Equal(!same, amount != more);
            Assert.True(!same || amount.GetHashCode() == more.GetHashCode());
        }
    }

    [Fact]
    public void Default_IsNothing()
    {
        PostedAmount amount = default;
        Assert.True(amount.IsZero);
        Assert.Equal((0m, 0m), (amount.Transaction, amount.Accounting));
        Assert.Equal(new PostedAmount(0.00m, 0.00m), amount);
    }

    private static PostedAmount Of(string transaction, string accounting) => new(Number(transaction), Number(accounting));

    private static (string Transaction, string Accounting) Texts(PostedAmount amount) => (Text(amount.Transaction), Text(amount.Accounting));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
