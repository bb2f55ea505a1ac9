namespace Prepayments;

/// <summary>Is an order as it stands: its present text, and the terms of every text it has had.</summary>
public sealed record PlacedOrder
{
    private PlacedOrder(Order text, EquatableArray<OrderTerms> terms)
    {
        Text = text;
        Terms = terms;
    }

    /// <summary>Gets the present text.</summary>
    public Order Text { get; }

    /// <summary>Gets the terms of every text so far; the last are those in force.</summary>
    public EquatableArray<OrderTerms> Terms { get; }

    /// <summary>Gets the terms in force.</summary>
    public OrderTerms Current => Terms[Terms.Count - 1];

    /// <summary>Returns an order as it stands.</summary>
    /// <param name="text">The present text.</param>
    /// <param name="terms">The terms of every text so far, at least one.</param>
    /// <returns>The order.</returns>
    /// <exception cref="ArgumentException">There are no terms, or the last do not fit the lines of the text.</exception>
    public static PlacedOrder Create(Order text, EquatableArray<OrderTerms> terms)
    {
        Guard.NotNull(text, nameof(text));
        if (Guard.NotNull(terms, nameof(terms)).Count == 0
            || terms[terms.Count - 1].PricedSince.Count != text.Lines.Count)
        {
            throw new ArgumentException("The terms do not fit the order.", nameof(terms));
        }

        foreach (var definition in terms[terms.Count - 1].Definitions.Items)
        {
            // A line's own definition is all on that line; one for the order as a whole is spread over the lines.
            if (definition.Targets.Count != (definition.Line is null ? text.Lines.Count : 0))
            {
                throw new ArgumentException("The terms do not fit the order.", nameof(terms));
            }
        }

        return new PlacedOrder(text, terms);
    }

    /// <summary>Returns the number of the order.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text.ToString();
}
