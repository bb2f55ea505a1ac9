using NodaTime;

namespace Prepayments;

/// <summary>Is a prepayment invoice: it asks for what an order lets be paid before delivery.</summary>
/// <remarks>
/// Document D2, rule D14. Without amount and lines it asks for everything available; else for an amount of it, spread
/// over the order's lines, or for amounts per order line. All are on the order's prepayment basis.
/// </remarks>
public sealed record PrepaymentInvoice : Document
{
    private PrepaymentInvoice(string number, LocalDate date, string order)
        : base(number, date)
    {
        Order = Guard.NotEmpty(order, nameof(order));
        Lines = EquatableArray<StatedLineAmount>.Empty;
        Taxes = EquatableArray<StatedTax>.Empty;
    }

    /// <summary>Gets the number of the order.</summary>
    public string Order { get; }

    /// <summary>Gets the id of the definition, needed where several stand for the order as a whole, or null.</summary>
    public string? Definition { get; private init; }

    /// <summary>Gets the amount asked for, or null.</summary>
    public decimal? Amount { get; private init; }

    /// <summary>Gets the amounts asked for per order line; empty where none are stated.</summary>
    public EquatableArray<StatedLineAmount> Lines { get; private init; }

    /// <summary>Gets the taxes as the document states them (rule T7).</summary>
    public EquatableArray<StatedTax> Taxes { get; private init; }

    /// <summary>Gets the exchange rate, accounting units per transaction unit, or null in the accounting currency.</summary>
    public decimal? ExchangeRate { get; private init; }

    private protected override DocumentKind KindOf => DocumentKind.PrepaymentInvoice;

    /// <summary>Returns a prepayment invoice for everything available.</summary>
    /// <param name="number">The number; not empty.</param>
    /// <param name="date">The posting date.</param>
    /// <param name="order">The number of the order; not empty.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentException">A number is empty, or the date is not of the ISO calendar.</exception>
    public static PrepaymentInvoice Create(string number, LocalDate date, string order) => new(number, date, order);

    /// <summary>Returns this document under one of several definitions.</summary>
    /// <param name="definition">The id of the definition; not empty.</param>
    /// <returns>The new document.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public PrepaymentInvoice WithDefinition(string definition) =>
        this with { Definition = Guard.NotEmpty(definition, nameof(definition)) };

    /// <summary>Returns this document for an amount of what is available.</summary>
    /// <param name="amount">The amount on the order's basis.</param>
    /// <returns>The new document.</returns>
    /// <exception cref="InvalidOperationException">The document states amounts per line.</exception>
    public PrepaymentInvoice WithAmount(decimal amount) => Lines.Count == 0
        ? this with { Amount = amount }
        : throw new InvalidOperationException("A prepayment invoice states one amount or amounts per line.");

    /// <summary>Returns this document with an amount for one order line more.</summary>
    /// <param name="orderLine">The id of the order line; not empty.</param>
    /// <param name="amount">The amount on the order's basis.</param>
    /// <returns>The new document.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    /// <exception cref="InvalidOperationException">The document states one amount.</exception>
    public PrepaymentInvoice WithLine(string orderLine, decimal amount) => Amount is null
        ? this with { Lines = Lines.Add(StatedLineAmount.Create(orderLine, amount)) }
        : throw new InvalidOperationException("A prepayment invoice states one amount or amounts per line.");

    /// <summary>Returns this document with other amounts per order line.</summary>
    /// <param name="lines">The amounts on the order's basis.</param>
    /// <returns>The new document.</returns>
    /// <exception cref="InvalidOperationException">The document states one amount.</exception>
    public PrepaymentInvoice WithLines(EquatableArray<StatedLineAmount> lines) => Amount is null
        ? this with { Lines = Guard.NotNull(lines, nameof(lines)) }
        : throw new InvalidOperationException("A prepayment invoice states one amount or amounts per line.");

    /// <summary>Returns this document with the tax of one code as stated on it.</summary>
    /// <param name="code">The tax code; not empty.</param>
    /// <param name="tax">The tax.</param>
    /// <returns>The new document.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public PrepaymentInvoice WithTax(string code, decimal tax) =>
        this with { Taxes = Taxes.Add(StatedTax.Create(code, tax)) };

    /// <summary>Returns this document with an exchange rate.</summary>
    /// <param name="rate">Accounting units per transaction unit.</param>
    /// <returns>The new document.</returns>
    public PrepaymentInvoice WithExchangeRate(decimal rate) => this with { ExchangeRate = rate };
}
