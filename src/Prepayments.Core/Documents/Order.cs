using NodaTime;

namespace Prepayments;

/// <summary>Is an order: what is bought or sold, and what of it is to be paid before delivery.</summary>
/// <remarks>
/// Document D1, rules O1 to O6. Posting the same number again amends the order: the new text replaces the old one, or is
/// rejected and the old one stands. An order posts no journal lines.
/// </remarks>
public sealed record Order : Document
{
    private Order(string number, LocalDate date, EquatableArray<OrderLine> lines)
        : base(number, date)
    {
        Lines = lines;
        Prepayments = EquatableArray<PrepaymentDefinition>.Empty;
        Confirmed = true;
    }

    /// <summary>Gets the lines.</summary>
    public EquatableArray<OrderLine> Lines { get; private init; }

    /// <summary>Gets the prepayments of the order as a whole; empty where there are none or lines have their own.</summary>
    public EquatableArray<PrepaymentDefinition> Prepayments { get; private init; }

    /// <summary>Gets the currency, or null for the accounting currency.</summary>
    public Currency? Currency { get; private init; }

    /// <summary>Gets a value indicating whether the order is confirmed; true unless stated otherwise.</summary>
    public bool Confirmed { get; private init; }

    /// <summary>Gets a value indicating whether unit prices include tax.</summary>
    public bool PricesIncludeTax { get; private init; }

    /// <summary>Gets the prepayment basis if the order states one.</summary>
    public PrepaymentBasis? StatedBasis { get; private init; }

    /// <summary>Gets the prepayment basis: as stated, else gross where prices include tax, else net.</summary>
    public PrepaymentBasis Basis =>
        StatedBasis ?? (PricesIncludeTax ? PrepaymentBasis.Gross : PrepaymentBasis.Net);

    private protected override DocumentKind KindOf => DocumentKind.Order;

    /// <summary>Returns an order.</summary>
    /// <param name="number">The number; not empty.</param>
    /// <param name="date">The date.</param>
    /// <param name="lines">The lines.</param>
    /// <returns>The order.</returns>
    /// <exception cref="ArgumentException">The number is empty, the date is not of the ISO calendar, or a line is null.</exception>
    public static Order Create(string number, LocalDate date, params OrderLine[] lines) =>
        new(number, date, EquatableArray<OrderLine>.Of(lines));

    /// <summary>Returns this order with one prepayment more for the order as a whole.</summary>
    /// <param name="definition">The definition.</param>
    /// <returns>The new order.</returns>
    public Order WithPrepayment(PrepaymentDefinition definition) =>
        this with { Prepayments = Prepayments.Add(Guard.NotNull(definition, nameof(definition))) };

    /// <summary>Returns this order with the default prepayments of a new order.</summary>
    /// <remarks>
    /// <para>
    /// Rule O7. If any line finds a rule of its item, each line gets a definition of its own: by that rule, else by the
    /// counterparty's percentage, as lines without an item do. Otherwise the order as a whole gets one definition, by the
    /// counterparty's percentage. A definition of 0 % would say nothing: where a rule gives it, or none is in force, there is none.
    /// </para>
    /// <para>
    /// What is stated goes before what is usual. An order that states a prepayment for the whole is returned as it is. A line
    /// that states its own keeps it; then the other lines get theirs one by one even if no item rule is found, since an order
    /// has either one kind of definition or the other (rule O2). An order is to be filled once, when it is new: what was taken
    /// away by hand afterwards would be filled in again.
    /// </para>
    /// </remarks>
    /// <param name="defaults">The rules, of the side on which the order is to be posted.</param>
    /// <param name="counterparty">The customer or vendor; not empty.</param>
    /// <param name="group">The group of the customer, or null.</param>
    /// <returns>The new order; this one if nothing is to be filled in.</returns>
    /// <exception cref="ArgumentException">The counterparty is empty, or a group is given and empty.</exception>
    public Order WithDefaultPrepayments(PrepaymentDefaults defaults, string counterparty, string? group)
    {
        var whole = Guard.NotNull(defaults, nameof(defaults)).Find(counterparty, group, null, Date);
        if (Prepayments.Count > 0)
        {
            return this;
        }

        var byLine = false;
        var lines = new OrderLine[Lines.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            var line = Lines.Items[i];
            var own = defaults.FindForItem(counterparty, group, line.Item, Date);
            byLine |= line.Prepayment is not null || own is not null;
            lines[i] = line.Prepayment is null && (own ?? whole) is { Percentage.Percent: > 0 } rule
                ? line.WithPrepayment(PrepaymentDefinition.OfPercent(rule.Percentage.Percent))
                : line;
        }

        if (byLine)
        {
            var filled = EquatableArray<OrderLine>.Wrap(lines);
            return filled.Equals(Lines) ? this : this with { Lines = filled };
        }

        return whole is { Percentage.Percent: > 0 } ? WithPrepayment(PrepaymentDefinition.OfPercent(whole.Percentage.Percent)) : this;
    }

    /// <summary>Returns this order in a currency.</summary>
    /// <param name="currency">The currency.</param>
    /// <returns>The new order.</returns>
    public Order WithCurrency(Currency currency) => this with { Currency = Guard.NotNull(currency, nameof(currency)) };

    /// <summary>Returns this order as confirmed or not.</summary>
    /// <param name="confirmed">True if it is confirmed.</param>
    /// <returns>The new order.</returns>
    public Order WithConfirmed(bool confirmed) => this with { Confirmed = confirmed };

    /// <summary>Returns this order with prices that include tax, or do not.</summary>
    /// <param name="include">True if they do.</param>
    /// <returns>The new order.</returns>
    public Order WithPricesIncludingTax(bool include) => this with { PricesIncludeTax = include };

    /// <summary>Returns this order with a prepayment basis of its own.</summary>
    /// <param name="basis">The basis.</param>
    /// <returns>The new order.</returns>
    /// <exception cref="ArgumentException">The basis is none of those there are.</exception>
    public Order WithBasis(PrepaymentBasis basis) =>
        this with { StatedBasis = Guard.Defined(basis, nameof(basis)) };
}
