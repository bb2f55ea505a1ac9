using NodaTime;

namespace Prepayments;

/// <summary>Is a fact that is posted to a subledger: an order, an invoice, a payment and their like.</summary>
/// <remarks>
/// Rules D1 to D19. A document carries figures as they were stated, checked for shape alone; whether they
/// are right is decided by <see cref="Posting.Post"/>, which answers with a rejection and never with an exception. The
/// hierarchy is closed: <see cref="Kind"/> says which of the types it is.
/// </remarks>
public abstract record Document
{
    private protected Document(string number, LocalDate date)
    {
        Number = Guard.NotEmpty(number, nameof(number));
        Date = Guard.Iso(date, nameof(date));
        Dimensions = Dimensions.None;
    }

    /// <summary>Gets the number, unique in the subledger.</summary>
    public string Number { get; }

    /// <summary>Gets the posting date.</summary>
    public LocalDate Date { get; }

    /// <summary>Gets the description, or null.</summary>
    public string? Description { get; private init; }

    /// <summary>Gets the dimensions of the document's header; they go over those of its order (rule P3).</summary>
    public Dimensions Dimensions { get; private init; }

    /// <summary>Gets the counterparty if the document names one; null stands for the subledger's.</summary>
    public string? Counterparty { get; private init; }

    /// <summary>Gets the type of the document.</summary>
    public DocumentKind Kind => KindOf;

    // An assembly from outside cannot override it, which closes the hierarchy; a private constructor would not, because
    // a record's copy constructor is protected.
    private protected abstract DocumentKind KindOf { get; }

    /// <summary>Returns this document with a description.</summary>
    /// <param name="description">The description.</param>
    /// <returns>The new document, of the same type.</returns>
    public Document WithDescription(string description) =>
        this with { Description = Guard.NotNull(description, nameof(description)) };

    /// <summary>Returns this document with other header dimensions.</summary>
    /// <param name="dimensions">The dimensions.</param>
    /// <returns>The new document, of the same type.</returns>
    public Document WithDimensions(Dimensions dimensions) =>
        this with { Dimensions = Guard.NotNull(dimensions, nameof(dimensions)) };

    /// <summary>Returns this document with a counterparty named on it.</summary>
    /// <param name="counterparty">The counterparty; not empty.</param>
    /// <returns>The new document, of the same type.</returns>
    /// <exception cref="ArgumentException">The counterparty is empty.</exception>
    public Document WithCounterparty(string counterparty) =>
        this with { Counterparty = Guard.NotEmpty(counterparty, nameof(counterparty)) };

    /// <summary>Returns type and number.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => Kind + " " + Number;
}
