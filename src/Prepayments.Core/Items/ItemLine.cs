namespace Prepayments;

/// <summary>Is a posted line of an invoice or prepayment invoice: what it is for, and its components.</summary>
public sealed record ItemLine
{
    private ItemLine(string id, EquatableArray<Component> components)
    {
        Id = id;
        Components = components;
        Legs = EquatableArray<Component>.Empty;
    }

    /// <summary>Gets the id of the order line, or of a free invoice line.</summary>
    public string Id { get; }

    /// <summary>Gets the components: net first, then the parts of each tax.</summary>
    public EquatableArray<Component> Components { get; }

    /// <summary>
    /// Gets what is no part of the amount due and follows the net: the taxes that the buyer owes, each with both its accounts
    /// (rule T6), and the bases of a voucher's taxes.
    /// </summary>
    public EquatableArray<Component> Legs { get; private init; }

    /// <summary>Gets the number of the order, or null for a free line.</summary>
    public string? Order { get; private init; }

    /// <summary>Gets the index of the order's terms under which the line was posted (rule O3), 0 for the first.</summary>
    public int Terms { get; private init; }

    /// <summary>Gets the invoiced or credited quantity; 0 on a prepayment invoice, on a free line and for a price correction.</summary>
    public decimal Quantity { get; private init; }

    /// <summary>Gets the key of the prepayment definition, or null on a standard invoice.</summary>
    public string? Definition { get; private init; }

    /// <summary>Gets a value indicating whether the line of a prepayment is refundable, so that it is monetary (rule X5).</summary>
    public bool IsRefundable { get; private init; }

    /// <summary>
    /// Gets the tax code as it was when the line was posted, one by which no tax is due included (rule T6); null for a line
    /// without one, and on a voucher.
    /// </summary>
    public TaxCode? Tax { get; private init; }

    /// <summary>Gets the amount without tax, in the transaction currency.</summary>
    public decimal Net => Components[0].Amount.Transaction;

    /// <summary>Gets the amount with tax, in the transaction currency.</summary>
    public decimal Gross
    {
        get
        {
            var gross = Net;
            for (var i = 1; i < Components.Count; i++)
            {
                gross = gross.Plus(Components[i].Amount.Transaction);
            }

            return gross;
        }
    }

    /// <summary>Returns a line.</summary>
    /// <param name="id">The id of the order line or free line; not empty.</param>
    /// <param name="components">The components, the net one first.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentException">The id is empty, or the first component is not a net one.</exception>
    public static ItemLine Create(string id, EquatableArray<Component> components)
    {
        Guard.NotEmpty(id, nameof(id));
        if (Guard.NotNull(components, nameof(components)).Count == 0 || components[0].Kind != ComponentKind.Net)
        {
            throw new ArgumentException("A line's first component is its net amount.", nameof(components));
        }

        return new ItemLine(id, components);
    }

    /// <summary>Returns this line as one of an order.</summary>
    /// <param name="order">The number of the order; not empty.</param>
    /// <param name="terms">The index of the order's terms.</param>
    /// <param name="quantity">The invoiced quantity, 0 on a prepayment invoice.</param>
    /// <returns>The new line.</returns>
    /// <exception cref="ArgumentException">The number is empty, or a figure is negative.</exception>
    public ItemLine WithOrder(string order, int terms, decimal quantity) => terms >= 0 && quantity >= 0
        ? this with { Order = Guard.NotEmpty(order, nameof(order)), Terms = terms, Quantity = quantity }
        : throw new ArgumentException("Terms and quantity are not negative.", nameof(terms));

    /// <summary>Returns this line under a prepayment definition.</summary>
    /// <param name="definition">The key of the definition; not empty.</param>
    /// <returns>The new line.</returns>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public ItemLine WithDefinition(string definition) =>
        this with { Definition = Guard.NotEmpty(definition, nameof(definition)) };

    /// <summary>Returns this line as a refundable one, or not.</summary>
    /// <param name="refundable">True if it is.</param>
    /// <returns>The new line.</returns>
    public ItemLine WithRefundable(bool refundable) => this with { IsRefundable = refundable };

    /// <summary>Returns this line with its tax code.</summary>
    /// <param name="tax">The tax code, or null.</param>
    /// <returns>The new line.</returns>
    public ItemLine WithTax(TaxCode? tax) => this with { Tax = tax };

    /// <summary>Returns this line with taxes that the buyer owes.</summary>
    /// <param name="legs">The taxes, each with an offset account, and bases.</param>
    /// <returns>The new line.</returns>
    /// <exception cref="ArgumentException">A tax is of another kind or has no offset account.</exception>
    public ItemLine WithLegs(EquatableArray<Component> legs) =>
        Array.TrueForAll(
            Guard.NotNull(legs, nameof(legs)).Items, leg => leg.Kind == ComponentKind.TaxBase
                || (leg.Kind is ComponentKind.ReverseCharge or ComponentKind.NonRecoverableTax && leg.Offset is not null))
            ? this with { Legs = legs }
            : throw new ArgumentException("A tax that the buyer owes has two accounts.", nameof(legs));

    /// <summary>Returns a free line of an invoice as it is posted, its taxes with it.</summary>
    internal static ItemLine Free(string id, Component[] components, Component[] legs, TaxCode? tax) =>
        new(id, EquatableArray<Component>.Wrap(components)) { Legs = EquatableArray<Component>.Wrap(legs), Tax = tax };

    /// <summary>Returns a line of an invoice as it is posted, its taxes with it, for a quantity of an order line.</summary>
    internal static ItemLine Delivered(
        string id, Component[] components, Component[] legs, TaxCode? tax, string order, int terms, decimal quantity) =>
        new(id, EquatableArray<Component>.Wrap(components))
        {
            Legs = EquatableArray<Component>.Wrap(legs),
            Tax = tax,
            Order = order,
            Terms = terms,
            Quantity = quantity,
        };

    /// <summary>Returns a line of a prepayment invoice as it is posted, its taxes with it, under a definition of an order.</summary>
    internal static ItemLine Prepaid(
        string id, Component[] components, Component[] legs, TaxCode? tax, string order, int terms, string definition, bool refundable) =>
        new(id, EquatableArray<Component>.Wrap(components))
        {
            Legs = EquatableArray<Component>.Wrap(legs),
            Tax = tax,
            Order = order,
            Terms = terms,
            Definition = definition,
            IsRefundable = refundable,
        };

    internal ItemLine Credited(EquatableArray<Component> components, EquatableArray<Component> legs, decimal quantity) =>
        new(Id, components) { Order = Order, Terms = Terms, Quantity = quantity, Tax = Tax, Legs = legs };

    /// <summary>The tax of one component of the code, recoverable or not, due to the seller or not.</summary>
    internal decimal TaxOf(string component)
    {
        decimal tax = 0;
        foreach (var part in Components.Items)
        {
            tax = tax.Plus(string.Equals(part.TaxComponent, component, StringComparison.Ordinal) ? part.Amount.Transaction : 0);
        }

        foreach (var leg in Legs.Items)
        {
            tax = tax.Plus(string.Equals(leg.TaxComponent, component, StringComparison.Ordinal) ? leg.Amount.Transaction : 0);
        }

        return tax;
    }

    /// <summary>Returns order, line and gross amount.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => FormattableString.Invariant($"{Order} {Id}: {Gross}");
}
