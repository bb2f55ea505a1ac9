namespace Prepayments;

/// <summary>Is a line of a standard invoice: a quantity of an order line, or an amount of its own.</summary>
/// <remarks>Rule D15. A free line is net of tax.</remarks>
public sealed record InvoiceLine
{
    private InvoiceLine(string? orderLine, decimal? quantity, string? id, decimal? amount)
    {
        OrderLine = orderLine;
        Quantity = quantity;
        Id = id;
        Amount = amount;
        Dimensions = Dimensions.None;
    }

    /// <summary>Gets the id of the order line, or null for a free line.</summary>
    public string? OrderLine { get; }

    /// <summary>Gets the invoiced quantity of the order line, or null for a free line.</summary>
    public decimal? Quantity { get; }

    /// <summary>Gets the number of the order, or null for that of the invoice.</summary>
    public string? Order { get; private init; }

    /// <summary>Gets the id of a free line, or null.</summary>
    public string? Id { get; }

    /// <summary>Gets the net amount of a free line, or null.</summary>
    public decimal? Amount { get; }

    /// <summary>Gets the tax code of a free line, or null.</summary>
    public string? Tax { get; private init; }

    /// <summary>Gets the account of a free line, or null.</summary>
    public string? Account { get; private init; }

    /// <summary>Gets the dimensions of a free line, which go over the header's.</summary>
    public Dimensions Dimensions { get; private init; }

    /// <summary>Gets a value indicating whether the line has an amount of its own.</summary>
    public bool IsFree => OrderLine is null;

    /// <summary>Returns a line for a quantity of an order line.</summary>
    /// <param name="orderLine">The id of the order line; not empty.</param>
    /// <param name="quantity">The quantity.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static InvoiceLine OfOrderLine(string orderLine, decimal quantity) =>
        new(Guard.NotEmpty(orderLine, nameof(orderLine)), quantity, null, null);

    /// <summary>Returns a free line.</summary>
    /// <param name="id">The id, unique in the invoice; not empty.</param>
    /// <param name="amount">The net amount.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static InvoiceLine OfAmount(string id, decimal amount) =>
        new(null, null, Guard.NotEmpty(id, nameof(id)), amount);

    /// <summary>Returns this line with the number of its order.</summary>
    /// <param name="order">The number; not empty.</param>
    /// <returns>The new line.</returns>
    /// <exception cref="ArgumentException">The number is empty.</exception>
    /// <exception cref="InvalidOperationException">The line is a free one.</exception>
    public InvoiceLine WithOrder(string order) => IsFree
        ? throw new InvalidOperationException("A free line has no order.")
        : this with { Order = Guard.NotEmpty(order, nameof(order)) };

    /// <summary>Returns this free line with a tax code.</summary>
    /// <param name="tax">The tax code; not empty.</param>
    /// <returns>The new line.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    /// <exception cref="InvalidOperationException">The line takes its tax from an order line.</exception>
    public InvoiceLine WithTax(string tax) => Free() with { Tax = Guard.NotEmpty(tax, nameof(tax)) };

    /// <summary>Returns this free line with an account.</summary>
    /// <param name="account">The account code; not empty.</param>
    /// <returns>The new line.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    /// <exception cref="InvalidOperationException">The line takes its account from an order line.</exception>
    public InvoiceLine WithAccount(string account) =>
        Free() with { Account = Guard.NotEmpty(account, nameof(account)) };

    /// <summary>Returns this free line with other dimensions.</summary>
    /// <param name="dimensions">The dimensions.</param>
    /// <returns>The new line.</returns>
    /// <exception cref="InvalidOperationException">The line takes its dimensions from an order line.</exception>
    public InvoiceLine WithDimensions(Dimensions dimensions) =>
        Free() with { Dimensions = Guard.NotNull(dimensions, nameof(dimensions)) };

    /// <summary>Returns what the line is for.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => IsFree
        ? FormattableString.Invariant($"{Id}: {Amount}")
        : FormattableString.Invariant($"{Order} {OrderLine}: {Quantity}");

    private InvoiceLine Free() => IsFree
        ? this
        : throw new InvalidOperationException("A line of an order takes this from the order line.");
}
