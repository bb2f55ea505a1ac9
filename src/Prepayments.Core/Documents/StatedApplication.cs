namespace Prepayments;

/// <summary>Is a prepayment that a standard invoice states to apply as it is posted.</summary>
/// <remarks>Rules D16 and S2: an invoice that states its applications is obeyed, whatever the policy.</remarks>
public sealed record StatedApplication
{
    private StatedApplication(string prepayment, decimal? amount)
    {
        Prepayment = prepayment;
        Amount = amount;
    }

    /// <summary>Gets the number of the prepayment.</summary>
    public string Prepayment { get; }

    /// <summary>Gets the gross amount in the document's currency, or null for as much as both sides allow.</summary>
    public decimal? Amount { get; }

    /// <summary>Returns a stated application of as much as both sides allow.</summary>
    /// <param name="prepayment">The number of the prepayment; not empty.</param>
    /// <returns>The stated application.</returns>
    /// <exception cref="ArgumentException">The number is empty.</exception>
    public static StatedApplication Create(string prepayment) =>
        new(Guard.NotEmpty(prepayment, nameof(prepayment)), null);

    /// <summary>Returns this application with an amount.</summary>
    /// <param name="amount">The gross amount.</param>
    /// <returns>The new stated application.</returns>
    public StatedApplication WithAmount(decimal amount) => new(Prepayment, amount);

    /// <summary>Returns prepayment and amount.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => FormattableString.Invariant($"{Prepayment} {Amount}");
}
