using NodaTime;

namespace Prepayments;

/// <summary>Is a standard invoice: it asks for the price of what was delivered.</summary>
/// <remarks>
/// Document D5, rules D15, D16, S2 to S4. It names order lines with quantities, or free lines, or both. Prepayments are
/// applied as it states, or by policy where it states nothing.
/// </remarks>
public sealed record Invoice : Document
{
    private Invoice(string number, LocalDate date)
        : base(number, date)
    {
        Lines = EquatableArray<InvoiceLine>.Empty;
        Taxes = EquatableArray<StatedTax>.Empty;
    }

    /// <summary>Gets the number of the order whose lines are meant where a line names none, or null.</summary>
    public string? Order { get; private init; }

    /// <summary>Gets the currency, or null for that of the orders, else the accounting currency.</summary>
    public Currency? Currency { get; private init; }

    /// <summary>Gets the lines.</summary>
    public EquatableArray<InvoiceLine> Lines { get; private init; }

    /// <summary>Gets the taxes as the document states them (rule T7).</summary>
    public EquatableArray<StatedTax> Taxes { get; private init; }

    /// <summary>Gets the prepayments to apply: null leaves it to the policy, an empty list applies none.</summary>
    public EquatableArray<StatedApplication>? Applications { get; private init; }

    /// <summary>Gets a value indicating whether the invoice was imported; the application policy is not looked at then.</summary>
    public bool Imported { get; private init; }

    /// <summary>Gets the exchange rate, accounting units per transaction unit, or null in the accounting currency.</summary>
    public decimal? ExchangeRate { get; private init; }

    private protected override DocumentKind KindOf => DocumentKind.Invoice;

    /// <summary>Returns an invoice without lines.</summary>
    /// <param name="number">The number; not empty.</param>
    /// <param name="date">The posting date.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentException">The number is empty, or the date is not of the ISO calendar.</exception>
    public static Invoice Create(string number, LocalDate date) => new(number, date);

    /// <summary>Returns this invoice with the order whose lines are meant where a line names none.</summary>
    /// <param name="order">The number of the order; not empty.</param>
    /// <returns>The new invoice.</returns>
    /// <exception cref="ArgumentException">The number is empty.</exception>
    public Invoice WithOrder(string order) => this with { Order = Guard.NotEmpty(order, nameof(order)) };

    /// <summary>Returns this invoice in a currency.</summary>
    /// <param name="currency">The currency.</param>
    /// <returns>The new invoice.</returns>
    public Invoice WithCurrency(Currency currency) =>
        this with { Currency = Guard.NotNull(currency, nameof(currency)) };

    /// <summary>Returns this invoice with one line more.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The new invoice.</returns>
    public Invoice WithLine(InvoiceLine line) => this with { Lines = Lines.Add(Guard.NotNull(line, nameof(line))) };

    /// <summary>Returns this invoice with other lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <returns>The new invoice.</returns>
    public Invoice WithLines(EquatableArray<InvoiceLine> lines) =>
        this with { Lines = Guard.NotNull(lines, nameof(lines)) };

    /// <summary>Returns this invoice with a quantity of an order line more.</summary>
    /// <param name="orderLine">The id of the order line; not empty.</param>
    /// <param name="quantity">The quantity.</param>
    /// <returns>The new invoice.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public Invoice WithOrderLine(string orderLine, decimal quantity) =>
        WithLine(InvoiceLine.OfOrderLine(orderLine, quantity));

    /// <summary>Returns this invoice with the tax of one code as stated on it.</summary>
    /// <param name="code">The tax code; not empty.</param>
    /// <param name="tax">The tax.</param>
    /// <returns>The new invoice.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public Invoice WithTax(string code, decimal tax) => this with { Taxes = Taxes.Add(StatedTax.Create(code, tax)) };

    /// <summary>Returns this invoice applying as much as possible of one prepayment more.</summary>
    /// <param name="prepayment">The number of the prepayment; not empty.</param>
    /// <returns>The new invoice.</returns>
    /// <exception cref="ArgumentException">The number is empty.</exception>
    public Invoice WithApplication(string prepayment) => Applying(StatedApplication.Create(prepayment));

    /// <summary>Returns this invoice applying an amount of one prepayment more.</summary>
    /// <param name="prepayment">The number of the prepayment; not empty.</param>
    /// <param name="amount">The gross amount.</param>
    /// <returns>The new invoice.</returns>
    /// <exception cref="ArgumentException">The number is empty.</exception>
    public Invoice WithApplication(string prepayment, decimal amount) =>
        Applying(StatedApplication.Create(prepayment).WithAmount(amount));

    /// <summary>Returns this invoice applying no prepayment, whatever the policy.</summary>
    /// <returns>The new invoice.</returns>
    public Invoice WithoutApplications() => this with { Applications = EquatableArray<StatedApplication>.Empty };

    /// <summary>Returns this invoice as imported or not.</summary>
    /// <param name="imported">True if it is imported.</param>
    /// <returns>The new invoice.</returns>
    public Invoice WithImported(bool imported) => this with { Imported = imported };

    /// <summary>Returns this invoice with an exchange rate.</summary>
    /// <param name="rate">Accounting units per transaction unit.</param>
    /// <returns>The new invoice.</returns>
    public Invoice WithExchangeRate(decimal rate) => this with { ExchangeRate = rate };

    private Invoice Applying(StatedApplication application) =>
        this with { Applications = (Applications ?? EquatableArray<StatedApplication>.Empty).Add(application) };
}
