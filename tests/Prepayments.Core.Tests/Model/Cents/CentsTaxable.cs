using System.Numerics;

namespace Prepayments.Tests.Model.Cents;

/// <summary>An amount that is taxed: what it is, and per rate of its code what came of it.</summary>
public sealed class CentsTaxable(CentsTax? tax, BigInteger amount, bool inclusive)
{
    public CentsTax? Tax { get; } = tax;

    /// <summary>Net, or with tax where the price includes it (rule T2).</summary>
    public BigInteger Amount { get; } = amount;

    public bool Inclusive { get; } = inclusive;

    /// <summary>The taxes that are part of the amount due, and what of them is not recovered.</summary>
    public BigInteger[] Taxes { get; } = new BigInteger[tax?.Rates.Count ?? 0];

    public BigInteger[] Costs { get; } = new BigInteger[tax?.Rates.Count ?? 0];

    /// <summary>The taxes that the buyer owes (rule T6), and what of them is not recovered.</summary>
    public BigInteger[] Owed { get; } = new BigInteger[tax?.Rates.Count ?? 0];

    public BigInteger[] OwedCosts { get; } = new BigInteger[tax?.Rates.Count ?? 0];

    public BigInteger Net => Inclusive ? Amount - Sharing.Sum(Taxes) : Amount;

    public BigInteger Gross => Inclusive ? Amount : Amount + Sharing.Sum(Taxes);
}
