using NodaTime;

namespace Prepayments;

/// <summary>Is what a posted document leaves to be settled: an invoice, prepayment invoice, payment, voucher, refund or credit.</summary>
/// <remarks>
/// These are the facts as posted, and they never change. What of it is open follows from the links that were added since
/// (<see cref="Figures.OpenAmount"/>).
/// </remarks>
public sealed record OpenItem
{
    private readonly ItemParts parts;

    private OpenItem(
        string number,
        DocumentKind kind,
        LocalDate date,
        Currency currency,
        EquatableArray<ItemLine> lines,
        ItemParts parts,
        EquatableArray<JournalLine> journal)
    {
        Number = number;
        Kind = kind;
        Date = date;
        Currency = currency;
        Lines = lines;
        this.parts = parts;
        Journal = journal;
    }

    /// <summary>Gets the number of the document.</summary>
    public string Number { get; }

    /// <summary>Gets the type of the document.</summary>
    public DocumentKind Kind { get; }

    /// <summary>Gets the posting date.</summary>
    public LocalDate Date { get; }

    /// <summary>Gets the currency of the transaction.</summary>
    public Currency Currency { get; }

    /// <summary>Gets the exchange rate at which it was posted, accounting units per transaction unit.</summary>
    public decimal Rate => Rare?.Rate ?? 1;

    /// <summary>Gets a value indicating whether the taxes of a prepayment invoice fall due as it is paid (rule T4).</summary>
    public bool IsTaxedWhenPaid => Rare?.IsTaxedWhenPaid ?? false;

    /// <summary>Gets the lines of an invoice or prepayment invoice, or the one line of a voucher; empty for a payment or refund.</summary>
    public EquatableArray<ItemLine> Lines { get; }

    /// <summary>Gets the parts on control accounts.</summary>
    /// <remarks>The list of one part is made when it is asked for.</remarks>
    public EquatableArray<ItemPart> Parts => parts.List;

    internal int PartCount => parts.Count;

    /// <summary>Gets the components of all lines, for going through them.</summary>
    internal ComponentRow Row => new(Lines);

    private RareFacts? Rare { get; init; }

    /// <summary>Gets the journal lines of the document itself, without those of settlements and applications made with it.</summary>
    public EquatableArray<JournalLine> Journal { get; }

    /// <summary>Gets the total on the control accounts, in the transaction currency.</summary>
    public decimal Total
    {
        get
        {
            var total = parts[0].Amount.Transaction;
            for (var i = 1; i < parts.Count; i++)
            {
                total += parts[i].Amount.Transaction;
            }

            return total;
        }
    }

    /// <summary>Gets a value indicating whether the item reduces what is owed: on payables it stands in debit.</summary>
    public bool ReducesBalance => Kind is DocumentKind.Payment or DocumentKind.PrepaymentVoucher
        or DocumentKind.PrepaymentCreditMemo or DocumentKind.CreditMemo;

    /// <summary>Returns an open item.</summary>
    /// <param name="number">The number of the document; not empty.</param>
    /// <param name="kind">The type of the document: one that leaves something to be settled.</param>
    /// <param name="date">The posting date.</param>
    /// <param name="currency">The currency of the transaction.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="parts">The parts, at least one.</param>
    /// <param name="journal">The journal lines.</param>
    /// <returns>The item.</returns>
    /// <exception cref="ArgumentException">The number is empty, the type leaves nothing open, the date is not of the ISO
    /// calendar, or there is no part.</exception>
    public static OpenItem Create(
        string number,
        DocumentKind kind,
        LocalDate date,
        Currency currency,
        EquatableArray<ItemLine> lines,
        EquatableArray<ItemPart> parts,
        EquatableArray<JournalLine> journal)
    {
        if (kind is not (DocumentKind.PrepaymentInvoice or DocumentKind.Invoice or DocumentKind.Payment
            or DocumentKind.PrepaymentVoucher or DocumentKind.Refund or DocumentKind.PrepaymentCreditMemo
            or DocumentKind.CreditMemo))
        {
            throw new ArgumentException("A document of this type leaves nothing open.", nameof(kind));
        }

        if (Guard.NotNull(parts, nameof(parts)).Count == 0)
        {
            throw new ArgumentException("An item stands on a control account.", nameof(parts));
        }

        return new OpenItem(
            Guard.NotEmpty(number, nameof(number)),
            kind,
            Guard.Iso(date, nameof(date)),
            Guard.NotNull(currency, nameof(currency)),
            Guard.NotNull(lines, nameof(lines)),
            ItemParts.Of(parts),
            Guard.NotNull(journal, nameof(journal)));
    }

    /// <summary>Returns this item as posted at an exchange rate.</summary>
    /// <param name="rate">Accounting units per transaction unit; above zero.</param>
    /// <returns>The new item.</returns>
    /// <exception cref="ArgumentException">The rate is not above zero, or out of range.</exception>
    public OpenItem WithRate(decimal rate) => rate > 0 && Limits.FitsRate(rate)
        ? this with { Rare = RareFacts.Of(rate, IsTaxedWhenPaid) }
        : throw new ArgumentException("A rate is above zero and has at most 10 decimals.", nameof(rate));

    /// <summary>Returns this prepayment invoice with taxes that fall due as it is paid (rule T4).</summary>
    /// <returns>The new item.</returns>
    /// <exception cref="InvalidOperationException">It is no prepayment invoice, or a tax has no offset account to wait on.</exception>
    public OpenItem WithTaxWhenPaid()
    {
        if (Kind != DocumentKind.PrepaymentInvoice)
        {
            throw new InvalidOperationException("Only a prepayment invoice is taxed when it is paid.");
        }

        foreach (var line in Lines.Items)
        {
            if (Array.Exists(line.Components.Items, part => part.Kind == ComponentKind.Tax && part.Offset is null && !part.Amount.IsZero))
            {
                throw new InvalidOperationException("A tax that waits for payment has an offset account.");
            }
        }

        return this with { Rare = RareFacts.Of(Rate, true) };
    }

    /// <summary>Returns type, number and total.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => FormattableString.Invariant($"{Kind} {Number} {Total} {Currency}");

    /// <summary>Returns an item as a document opens it.</summary>
    internal static OpenItem Posted(
        Document document,
        Currency currency,
        decimal rate,
        EquatableArray<ItemLine> lines,
        ItemParts parts,
        EquatableArray<JournalLine> journal) =>
        new(document.Number, document.Kind, document.Date, currency, lines, parts, journal) { Rare = RareFacts.Of(rate, false) };

    internal ItemPart Part(int index) => parts[index];

    /// <summary>Goes through the numbers of the orders of the lines, each once.</summary>
    internal OrderNumbers Orders() => new(Lines.Items);

    /// <summary>Is what few items have: a rate other than 1, and taxes that wait for payment.</summary>
    private sealed record RareFacts(decimal Rate, bool IsTaxedWhenPaid)
    {
        internal static RareFacts? Of(decimal rate, bool isTaxedWhenPaid) =>
            rate.IsEqualTo(1) && !isTaxedWhenPaid ? null : new RareFacts(Limits.Trimmed(rate), isTaxedWhenPaid);
    }
}
