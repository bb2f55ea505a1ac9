namespace Prepayments;

/// <summary>Is what a payment or refund states to settle as it is posted.</summary>
/// <remarks>Rule D17.</remarks>
public sealed record StatedSettlement
{
    private StatedSettlement(string document, decimal? amount)
    {
        Document = document;
        Amount = amount;
    }

    /// <summary>Gets the number of the document that is settled.</summary>
    public string Document { get; }

    /// <summary>Gets the amount in the document's currency, or null for all that is open there.</summary>
    public decimal? Amount { get; }

    /// <summary>Returns a stated settlement of all that is open on a document.</summary>
    /// <param name="document">Its number; not empty.</param>
    /// <returns>The stated settlement.</returns>
    /// <exception cref="ArgumentException">The number is empty.</exception>
    public static StatedSettlement Create(string document) => new(Guard.NotEmpty(document, nameof(document)), null);

    /// <summary>Returns this settlement with an amount.</summary>
    /// <param name="amount">The amount.</param>
    /// <returns>The new stated settlement.</returns>
    public StatedSettlement WithAmount(decimal amount) => new(Document, amount);

    /// <summary>Returns document and amount.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => FormattableString.Invariant($"{Document} {Amount}");
}
