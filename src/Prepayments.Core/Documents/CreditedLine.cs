namespace Prepayments;

/// <summary>Is a line of a credit memo: a quantity or an amount of a line of the invoice.</summary>
/// <remarks>Rule D18: a quantity returns to the order, an amount is a price correction and returns none.</remarks>
public sealed record CreditedLine
{
    private CreditedLine(string line, decimal? quantity, decimal? amount)
    {
        Line = line;
        Quantity = quantity;
        Amount = amount;
    }

    /// <summary>Gets the id of the order line, or of a free line of the invoice.</summary>
    public string Line { get; }

    /// <summary>Gets a value indicating whether the line is a free one.</summary>
    public bool IsFree { get; private init; }

    /// <summary>Gets the number of the order, or null where the invoice has one order.</summary>
    public string? Order { get; private init; }

    /// <summary>Gets the quantity that is credited, or null.</summary>
    public decimal? Quantity { get; }

    /// <summary>Gets the amount that is credited, net, or gross where the prices of the order include tax; or null.</summary>
    public decimal? Amount { get; }

    /// <summary>Returns a line over a quantity of an order line.</summary>
    /// <param name="orderLine">The id of the order line; not empty.</param>
    /// <param name="quantity">The quantity.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static CreditedLine OfQuantity(string orderLine, decimal quantity) =>
        new(Guard.NotEmpty(orderLine, nameof(orderLine)), quantity, null);

    /// <summary>Returns a line over an amount of an order line.</summary>
    /// <param name="orderLine">The id of the order line; not empty.</param>
    /// <param name="amount">The amount.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static CreditedLine OfAmount(string orderLine, decimal amount) =>
        new(Guard.NotEmpty(orderLine, nameof(orderLine)), null, amount);

    /// <summary>Returns a line over an amount of a free line.</summary>
    /// <param name="id">The id of the free line; not empty.</param>
    /// <param name="amount">The amount.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static CreditedLine OfFreeLine(string id, decimal amount) =>
        new(Guard.NotEmpty(id, nameof(id)), null, amount) { IsFree = true };

    /// <summary>Returns this line with the number of its order.</summary>
    /// <param name="order">The number; not empty.</param>
    /// <returns>The new line.</returns>
    /// <exception cref="ArgumentException">The number is empty.</exception>
    /// <exception cref="InvalidOperationException">The line is a free one.</exception>
    public CreditedLine WithOrder(string order) => IsFree
        ? throw new InvalidOperationException("A free line has no order.")
        : this with { Order = Guard.NotEmpty(order, nameof(order)) };

    /// <summary>Returns what is credited.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => Quantity is null
        ? FormattableString.Invariant($"{Order} {Line}: amount {Amount}")
        : FormattableString.Invariant($"{Order} {Line}: {Quantity}");
}
