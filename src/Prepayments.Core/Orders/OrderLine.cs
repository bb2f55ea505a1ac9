namespace Prepayments;

/// <summary>Is a line of an order: a quantity of something at a price.</summary>
/// <remarks>
/// Rule O1. Line amount = r(quantity × unit price − discount). Figures are held as stated; posting the order rejects
/// those that break the rule.
/// </remarks>
public sealed record OrderLine
{
    private OrderLine(string id, decimal quantity, decimal unitPrice)
    {
        Id = id;
        Quantity = quantity;
        UnitPrice = unitPrice;
        Dimensions = Dimensions.None;
    }

    /// <summary>Gets the id, unique in the order.</summary>
    public string Id { get; }

    /// <summary>Gets the ordered quantity; above zero, at most 10 decimals.</summary>
    public decimal Quantity { get; }

    /// <summary>Gets the price of one unit; not negative, at most 10 decimals.</summary>
    public decimal UnitPrice { get; }

    /// <summary>Gets the discount on the line as an amount in the order's currency; not negative.</summary>
    public decimal Discount { get; private init; }

    /// <summary>Gets the tax code, or null for a line without tax.</summary>
    public string? Tax { get; private init; }

    /// <summary>Gets the cost, inventory or revenue account, or null; an invoice on the line needs one.</summary>
    public string? Account { get; private init; }

    /// <summary>Gets the dimensions that go over the order header's.</summary>
    public Dimensions Dimensions { get; private init; }

    /// <summary>Gets the item that is ordered, or null.</summary>
    public string? Item { get; private init; }

    /// <summary>Gets the prepayment category that chooses the prepayment account, or null.</summary>
    public string? Category { get; private init; }

    /// <summary>Gets the prepayment defined on this line alone, or null.</summary>
    public PrepaymentDefinition? Prepayment { get; private init; }

    /// <summary>Returns an order line.</summary>
    /// <param name="id">The id; not empty.</param>
    /// <param name="quantity">The ordered quantity.</param>
    /// <param name="unitPrice">The price of one unit.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static OrderLine Create(string id, decimal quantity, decimal unitPrice) =>
        new(Guard.NotEmpty(id, nameof(id)), quantity, unitPrice);

    /// <summary>Returns this line with a discount.</summary>
    /// <param name="discount">The amount.</param>
    /// <returns>The new line.</returns>
    public OrderLine WithDiscount(decimal discount) => this with { Discount = discount };

    /// <summary>Returns this line with a tax code.</summary>
    /// <param name="tax">The tax code; not empty.</param>
    /// <returns>The new line.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public OrderLine WithTax(string tax) => this with { Tax = Guard.NotEmpty(tax, nameof(tax)) };

    /// <summary>Returns this line with an account.</summary>
    /// <param name="account">The account code; not empty.</param>
    /// <returns>The new line.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public OrderLine WithAccount(string account) => this with { Account = Guard.NotEmpty(account, nameof(account)) };

    /// <summary>Returns this line with other dimensions.</summary>
    /// <param name="dimensions">The dimensions.</param>
    /// <returns>The new line.</returns>
    public OrderLine WithDimensions(Dimensions dimensions) =>
        this with { Dimensions = Guard.NotNull(dimensions, nameof(dimensions)) };

    /// <summary>Returns this line with an item.</summary>
    /// <param name="item">The item; not empty.</param>
    /// <returns>The new line.</returns>
    /// <exception cref="ArgumentException">The item is empty.</exception>
    public OrderLine WithItem(string item) => this with { Item = Guard.NotEmpty(item, nameof(item)) };

    /// <summary>Returns this line with a prepayment category.</summary>
    /// <param name="category">The category; not empty.</param>
    /// <returns>The new line.</returns>
    /// <exception cref="ArgumentException">The category is empty.</exception>
    public OrderLine WithCategory(string category) =>
        this with { Category = Guard.NotEmpty(category, nameof(category)) };

    /// <summary>Returns this line with a prepayment of its own.</summary>
    /// <param name="prepayment">The definition.</param>
    /// <returns>The new line.</returns>
    public OrderLine WithPrepayment(PrepaymentDefinition prepayment) =>
        this with { Prepayment = Guard.NotNull(prepayment, nameof(prepayment)) };

    /// <summary>Returns id, quantity and price.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => FormattableString.Invariant($"{Id}: {Quantity} x {UnitPrice}");
}
