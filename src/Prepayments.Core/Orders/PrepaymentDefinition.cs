using NodaTime;

namespace Prepayments;

/// <summary>Says how much of an order, or of one of its lines, is to be paid before delivery.</summary>
/// <remarks>
/// Rule O2. Either a percentage (0 &lt; p ≤ 100) or a fixed amount (&gt; 0) on the order's prepayment basis. Figures are
/// held as stated; posting the order rejects those that break the rule.
/// </remarks>
public sealed record PrepaymentDefinition
{
    private PrepaymentDefinition(decimal? percent, decimal? amount)
    {
        Percent = percent;
        Amount = amount;
    }

    /// <summary>Gets the percentage, 30 for 30 %, or null for a fixed amount.</summary>
    public decimal? Percent { get; }

    /// <summary>Gets the fixed amount in the order's currency, or null for a percentage.</summary>
    public decimal? Amount { get; }

    /// <summary>Gets the id by which prepayment invoices name the definition where an order has several, or null.</summary>
    public string? Id { get; private init; }

    /// <summary>Gets the description, or null.</summary>
    public string? Description { get; private init; }

    /// <summary>Gets the prepayment category that chooses the prepayment account, or null.</summary>
    public string? Category { get; private init; }

    /// <summary>Gets the tax code that replaces the lines' codes on the prepayment, or null.</summary>
    public string? Tax { get; private init; }

    /// <summary>Gets the date on which the instalment is due, or null.</summary>
    public LocalDate? DueDate { get; private init; }

    /// <summary>Gets a value indicating whether it asks for a refundable deposit, which is monetary and revalued (rule X5).</summary>
    public bool Refundable { get; private init; }

    /// <summary>Returns a definition by percentage.</summary>
    /// <param name="percent">The percentage, 30 for 30 %.</param>
    /// <returns>The definition.</returns>
    public static PrepaymentDefinition OfPercent(decimal percent) => new(percent, null);

    /// <summary>Returns a definition by fixed amount.</summary>
    /// <param name="amount">The amount on the order's prepayment basis.</param>
    /// <returns>The definition.</returns>
    public static PrepaymentDefinition OfAmount(decimal amount) => new(null, amount);

    /// <summary>Returns this definition with an id.</summary>
    /// <param name="id">The id; not empty.</param>
    /// <returns>The new definition.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public PrepaymentDefinition WithId(string id) => this with { Id = Guard.NotEmpty(id, nameof(id)) };

    /// <summary>Returns this definition with a description.</summary>
    /// <param name="description">The description.</param>
    /// <returns>The new definition.</returns>
    public PrepaymentDefinition WithDescription(string description) =>
        this with { Description = Guard.NotNull(description, nameof(description)) };

    /// <summary>Returns this definition with a prepayment category.</summary>
    /// <param name="category">The category; not empty.</param>
    /// <returns>The new definition.</returns>
    /// <exception cref="ArgumentException">The category is empty.</exception>
    public PrepaymentDefinition WithCategory(string category) =>
        this with { Category = Guard.NotEmpty(category, nameof(category)) };

    /// <summary>Returns this definition with a tax code of its own.</summary>
    /// <param name="tax">The tax code; not empty.</param>
    /// <returns>The new definition.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public PrepaymentDefinition WithTax(string tax) => this with { Tax = Guard.NotEmpty(tax, nameof(tax)) };

    /// <summary>Returns this definition with a due date.</summary>
    /// <param name="dueDate">The date.</param>
    /// <returns>The new definition.</returns>
    /// <exception cref="ArgumentException">The date is not of the ISO calendar.</exception>
    public PrepaymentDefinition WithDueDate(LocalDate dueDate) =>
        this with { DueDate = Guard.Iso(dueDate, nameof(dueDate)) };

    /// <summary>Returns this definition for a refundable deposit, or for a committed prepayment.</summary>
    /// <param name="refundable">True for a refundable one.</param>
    /// <returns>The new definition.</returns>
    public PrepaymentDefinition WithRefundable(bool refundable) => this with { Refundable = refundable };

    /// <summary>Returns percentage or amount.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => Percent is { } percent
        ? FormattableString.Invariant($"{percent} %")
        : FormattableString.Invariant($"{Amount}");
}
