namespace Prepayments;

/// <summary>Is what one text of an order, first posted or amended, settled for what follows.</summary>
/// <remarks>
/// Rules O3 and D15. Invoices remember under which terms they were posted, so that a later amendment knows with which
/// percentage and at which price.
/// </remarks>
public sealed record OrderTerms
{
    private OrderTerms(EquatableArray<int> pricedSince, EquatableArray<DefinitionTerms> definitions)
    {
        PricedSince = pricedSince;
        Definitions = definitions;
    }

    /// <summary>Gets, per order line of that text, the index of the terms since which price and discount are the same.</summary>
    public EquatableArray<int> PricedSince { get; }

    /// <summary>
    /// Gets the terms of each definition, those for the order as a whole in their order, or those of the lines in line
    /// order.
    /// </summary>
    public EquatableArray<DefinitionTerms> Definitions { get; }

    /// <summary>Returns the terms of an order's text.</summary>
    /// <param name="pricedSince">Per order line, the terms since which its price stands.</param>
    /// <param name="definitions">The terms of each definition.</param>
    /// <returns>The terms.</returns>
    public static OrderTerms Create(EquatableArray<int> pricedSince, EquatableArray<DefinitionTerms> definitions) =>
        new(Guard.NotNull(pricedSince, nameof(pricedSince)), Guard.NotNull(definitions, nameof(definitions)));

    /// <summary>Returns the definitions with their limits.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Definitions.ToString();

    /// <summary>Finds the terms of a definition by its key, or null.</summary>
    internal DefinitionTerms? Find(string key)
    {
        foreach (var definition in Definitions.Items)
        {
            if (string.Equals(definition.Key, key, StringComparison.Ordinal))
            {
                return definition;
            }
        }

        return null;
    }
}
