namespace Prepayments;

/// <summary>Is the amount that a prepayment invoice asks for on one order line.</summary>
/// <remarks>Rule D14.</remarks>
public sealed record StatedLineAmount
{
    private StatedLineAmount(string orderLine, decimal amount)
    {
        OrderLine = orderLine;
        Amount = amount;
    }

    /// <summary>Gets the id of the order line.</summary>
    public string OrderLine { get; }

    /// <summary>Gets the amount on the order's prepayment basis.</summary>
    public decimal Amount { get; }

    /// <summary>Returns an amount on an order line.</summary>
    /// <param name="orderLine">The id of the order line; not empty.</param>
    /// <param name="amount">The amount.</param>
    /// <returns>The stated amount.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static StatedLineAmount Create(string orderLine, decimal amount) =>
        new(Guard.NotEmpty(orderLine, nameof(orderLine)), amount);

    /// <summary>Returns order line and amount.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => FormattableString.Invariant($"{OrderLine} {Amount}");
}
