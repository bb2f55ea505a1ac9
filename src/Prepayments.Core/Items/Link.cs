using NodaTime;

namespace Prepayments;

/// <summary>
/// Is a settlement, an application, the reversal of an unpaid prepayment by an invoice, a reservation, or the revaluation of
/// an item.
/// </summary>
/// <remarks>
/// Rules S1 and S4. Links are only ever added; one that is undone is marked by its reversal. What is open on an item, and
/// what is left of a prepayment, is what was posted less the links that live.
/// </remarks>
public sealed record Link
{
    private Link(
        string id,
        LinkKind kind,
        LocalDate date,
        string document,
        string from,
        string to,
        Taken taken,
        EquatableArray<PostedAmount> released,
        EquatableArray<JournalLine> journal)
    {
        Id = id;
        Kind = kind;
        Date = date;
        Document = document;
        From = from;
        To = to;
        Taken = taken;
        Released = released;
        Rare = RareFacts.None;
        Journal = journal;
    }

    /// <summary>Gets the id: the number of its document, or <c>document/target</c> where the link was made inside one (rule D17).</summary>
    public string Id { get; }

    /// <summary>Gets how the items are joined.</summary>
    public LinkKind Kind { get; }

    /// <summary>Gets the posting date.</summary>
    public LocalDate Date { get; }

    /// <summary>Gets the number of the document that made the link.</summary>
    public string Document { get; }

    /// <summary>Gets the number of the payment or prepayment that is used.</summary>
    public string From { get; }

    /// <summary>Gets the number of the item that is settled, or of the order for which a voucher is reserved.</summary>
    public string To { get; }

    /// <summary>
    /// Gets what is taken of each part of the item that is used; empty for a prepayment invoice, which is used by its
    /// components.
    /// </summary>
    /// <remarks>The list of one amount is made when it is asked for.</remarks>
    public EquatableArray<PostedAmount> FromParts => Taken.From;

    /// <summary>Gets what is taken of each part of the item that is settled.</summary>
    /// <remarks>The list of one amount is made when it is asked for.</remarks>
    public EquatableArray<PostedAmount> ToParts => Taken.To;

    /// <summary>
    /// Gets what is released of each component of the prepayment, or credited of the item, line by line; empty where nothing
    /// is.
    /// </summary>
    public EquatableArray<PostedAmount> Released { get; }

    /// <summary>Gets what is released of each tax that the buyer owes (rule T6), line by line; empty where there are none.</summary>
    public EquatableArray<PostedAmount> ReleasedLegs => Rare.ReleasedLegs;

    /// <summary>
    /// Gets what of each component of a prepayment invoice that is taxed when paid no longer waits for payment, line by line
    /// (rule T4); empty on all others.
    /// </summary>
    public EquatableArray<PostedAmount> Undeferred => Rare.Undeferred;

    /// <summary>Gets what of each tax that the buyer owes no longer waits for payment, line by line; empty where there are none.</summary>
    public EquatableArray<PostedAmount> UndeferredLegs => Rare.UndeferredLegs;

    /// <summary>
    /// Gets by how much the link changes what is unrealised on each part of the item that is used (rule X5), in the accounting
    /// currency; empty where it does not. A settlement takes back what a revaluation added.
    /// </summary>
    public EquatableArray<PostedAmount> FromRevalued => Rare.FromRevalued;

    /// <summary>
    /// Gets by how much the link changes what is unrealised on each part of the item that is settled or revalued; empty
    /// where it does not.
    /// </summary>
    public EquatableArray<PostedAmount> ToRevalued => Rare.ToRevalued;

    /// <summary>
    /// Gets by how much the link changes what is unrealised on each component of a refundable prepayment invoice; empty
    /// where it does not.
    /// </summary>
    public EquatableArray<PostedAmount> ReleasedRevalued => Rare.ReleasedRevalued;

    internal Taken Taken { get; }

    private RareFacts Rare { get; init; }

    /// <summary>Gets a value indicating whether the link changes what is unrealised on anything.</summary>
    internal bool IsRevaluing => ToRevalued.Count + FromRevalued.Count + ReleasedRevalued.Count > 0;

    /// <summary>Gets the journal lines of the link.</summary>
    public EquatableArray<JournalLine> Journal { get; }

    /// <summary>Gets the amount, in the transaction currency.</summary>
    public decimal Amount => Taken.Amount;

    /// <summary>Returns a link.</summary>
    /// <param name="id">The id; not empty.</param>
    /// <param name="kind">How the items are joined.</param>
    /// <param name="date">The posting date.</param>
    /// <param name="document">The number of the document that made it; not empty.</param>
    /// <param name="from">The number of the payment or prepayment that is used; not empty.</param>
    /// <param name="to">The number of the item that is settled, or of the order; not empty.</param>
    /// <param name="fromParts">What is taken of each part of the one.</param>
    /// <param name="toParts">What is taken of each part of the other.</param>
    /// <param name="released">What is released of each component.</param>
    /// <param name="journal">The journal lines.</param>
    /// <returns>The link.</returns>
    /// <exception cref="ArgumentException">An id is empty, the kind is none of those there are, the date is not of the ISO
    /// calendar, or an amount is negative.</exception>
    public static Link Create(
        string id,
        LinkKind kind,
        LocalDate date,
        string document,
        string from,
        string to,
        EquatableArray<PostedAmount> fromParts,
        EquatableArray<PostedAmount> toParts,
        EquatableArray<PostedAmount> released,
        EquatableArray<JournalLine> journal) => new(
        Guard.NotEmpty(id, nameof(id)),
        Guard.Defined(kind, nameof(kind)),
        Guard.Iso(date, nameof(date)),
        Guard.NotEmpty(document, nameof(document)),
        Guard.NotEmpty(from, nameof(from)),
        Guard.NotEmpty(to, nameof(to)),
        Taken.Of(NotNegative(fromParts, nameof(fromParts)), NotNegative(toParts, nameof(toParts))),
        NotNegative(released, nameof(released)),
        Guard.NotNull(journal, nameof(journal)));

    /// <summary>Returns this link with what it releases of taxes that the buyer owes.</summary>
    /// <param name="released">The amounts, none negative.</param>
    /// <returns>The new link.</returns>
    /// <exception cref="ArgumentException">An amount is negative.</exception>
    public Link WithReleasedLegs(EquatableArray<PostedAmount> released) =>
        this with { Rare = Rare with { ReleasedLegs = NotNegative(released, nameof(released)) } };

    /// <summary>
    /// Returns this link with what of a prepayment invoice that is taxed when paid no longer waits for payment (rule T4).
    /// </summary>
    /// <param name="components">The amounts of the components, none negative.</param>
    /// <param name="legs">The amounts of the taxes that the buyer owes, none negative.</param>
    /// <returns>The new link.</returns>
    /// <exception cref="ArgumentException">An amount is negative.</exception>
    public Link WithUndeferred(EquatableArray<PostedAmount> components, EquatableArray<PostedAmount> legs) => this with
    {
        Rare = Rare with
        {
            Undeferred = NotNegative(components, nameof(components)),
            UndeferredLegs = NotNegative(legs, nameof(legs)),
        },
    };

    /// <summary>Returns this link with changes of what is unrealised on what it joins (rule X5).</summary>
    /// <param name="from">Per part of the item that is used, or empty.</param>
    /// <param name="to">Per part of the item that is settled or revalued, or empty.</param>
    /// <param name="released">Per component of the prepayment invoice, or empty.</param>
    /// <returns>The new link.</returns>
    public Link WithRevalued(EquatableArray<PostedAmount> from, EquatableArray<PostedAmount> to, EquatableArray<PostedAmount> released) =>
        this with
        {
            Rare = Rare with
            {
                FromRevalued = Guard.NotNull(from, nameof(from)),
                ToRevalued = Guard.NotNull(to, nameof(to)),
                ReleasedRevalued = Guard.NotNull(released, nameof(released)),
            },
        };

    /// <summary>Returns a link as a document makes it.</summary>
    internal static Link Posted(
        string id,
        LinkKind kind,
        Document document,
        string from,
        string to,
        Taken taken,
        EquatableArray<PostedAmount> released,
        EquatableArray<PostedAmount> releasedLegs,
        EquatableArray<JournalLine> journal) =>
        new(id, kind, document.Date, document.Number, from, to, taken, released, journal)
        {
            Rare = releasedLegs.Count == 0 ? RareFacts.None : new RareFacts { ReleasedLegs = releasedLegs },
        };

    /// <summary>Says whether the id is that of a link which an item's document made itself: it begins with its number (rule D17).</summary>
    internal bool IsMadeBy(string item) =>
        string.Equals(Document, item, StringComparison.Ordinal)
        && Id.Length > item.Length
        && Id[item.Length] == '/'
        && Id.StartsWith(item, StringComparison.Ordinal);

    /// <summary>Returns id and amount.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => FormattableString.Invariant($"{Kind} {Id} {Amount}");

    private static EquatableArray<PostedAmount> NotNegative(EquatableArray<PostedAmount> amounts, string name)
    {
        foreach (var amount in Guard.NotNull(amounts, name).Items)
        {
            if (amount.Transaction.IsNegative() || amount.Accounting.IsNegative())
            {
                throw new ArgumentException("A link takes no negative amount.", name);
            }
        }

        return amounts;
    }

    /// <summary>Is what few links have: taxes that the buyer owes or that fall due, and changes of what is unrealised.</summary>
    private sealed record RareFacts
    {
        internal static readonly RareFacts None = new();

        internal EquatableArray<PostedAmount> ReleasedLegs { get; init; } = EquatableArray<PostedAmount>.Empty;

        internal EquatableArray<PostedAmount> Undeferred { get; init; } = EquatableArray<PostedAmount>.Empty;

        internal EquatableArray<PostedAmount> UndeferredLegs { get; init; } = EquatableArray<PostedAmount>.Empty;

        internal EquatableArray<PostedAmount> FromRevalued { get; init; } = EquatableArray<PostedAmount>.Empty;

        internal EquatableArray<PostedAmount> ToRevalued { get; init; } = EquatableArray<PostedAmount>.Empty;

        internal EquatableArray<PostedAmount> ReleasedRevalued { get; init; } = EquatableArray<PostedAmount>.Empty;
    }
}
