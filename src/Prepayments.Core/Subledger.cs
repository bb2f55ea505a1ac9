using NodaTime;

namespace Prepayments;

/// <summary>Is one counterparty's account on one side in one legal entity: its orders, documents and open items.</summary>
/// <remarks>
/// Rule P1. A subledger is immutable: <see cref="Posting.Post"/> returns the next one. It is the unit of consistency;
/// nothing in it depends on another subledger. It is a fold over its documents: the same documents, posted in the same
/// order under the same settings, give the same subledger.
/// </remarks>
public sealed class Subledger
{
    private readonly Settings settings;
    private readonly Facts facts;

    private Subledger(Settings settings, long version, Facts facts)
    {
        this.settings = settings;
        this.facts = facts;
        Version = version;
    }

    /// <summary>Gets whose account it is.</summary>
    public Side Side => settings.Side;

    /// <summary>Gets the vendor or customer.</summary>
    public string Counterparty => settings.Counterparty;

    /// <summary>Gets the currency of the accounts.</summary>
    public Currency AccountingCurrency => settings.AccountingCurrency;

    /// <summary>Gets the ledger accounts by role.</summary>
    public PostingProfile Profile => settings.Profile;

    /// <summary>Gets the prepayment policy.</summary>
    public PrepaymentPolicy Policy => settings.Policy;

    /// <summary>Gets the tax codes.</summary>
    public TaxCodes TaxCodes => settings.TaxCodes;

    /// <summary>Gets the number of documents posted and of changes of settings; a host saves it for optimistic concurrency.</summary>
    public long Version { get; }

    /// <summary>Gets the day before which closed documents were shed (<see cref="ClosedDocuments"/>), or null where none ever were.</summary>
    public LocalDate? ShedBefore => facts.ShedBefore;

    /// <summary>Returns a subledger without documents.</summary>
    /// <param name="side">Whose account it is.</param>
    /// <param name="counterparty">The vendor or customer; not empty.</param>
    /// <param name="accountingCurrency">The currency of the accounts.</param>
    /// <param name="profile">The ledger accounts by role.</param>
    /// <param name="policy">The prepayment policy.</param>
    /// <returns>The subledger.</returns>
    /// <exception cref="ArgumentException">The counterparty is empty.</exception>
    public static Subledger Create(
        Side side, string counterparty, Currency accountingCurrency, PostingProfile profile, PrepaymentPolicy policy) =>
        new(
            new Settings(
                Guard.Defined(side, nameof(side)),
                Guard.NotEmpty(counterparty, nameof(counterparty)),
                Guard.NotNull(accountingCurrency, nameof(accountingCurrency)),
                Guard.NotNull(profile, nameof(profile)),
                Guard.NotNull(policy, nameof(policy)),
                TaxCodes.None),
            0,
            Facts.None);

    /// <summary>Returns this subledger with other settings for later documents, and a higher version.</summary>
    /// <param name="profile">The ledger accounts by role.</param>
    /// <param name="policy">The prepayment policy.</param>
    /// <param name="taxCodes">The tax codes.</param>
    /// <returns>The new subledger.</returns>
    public Subledger WithSettings(PostingProfile profile, PrepaymentPolicy policy, TaxCodes taxCodes) => new(
        new Settings(
            Side,
            Counterparty,
            AccountingCurrency,
            Guard.NotNull(profile, nameof(profile)),
            Guard.NotNull(policy, nameof(policy)),
            Guard.NotNull(taxCodes, nameof(taxCodes))),
        Version + 1,
        facts);

    /// <summary>Returns this subledger with other tax codes for later documents, and a higher version.</summary>
    /// <param name="taxCodes">The tax codes.</param>
    /// <returns>The new subledger.</returns>
    public Subledger WithTaxCodes(TaxCodes taxCodes) => WithSettings(Profile, Policy, taxCodes);

    /// <summary>Returns a subledger from its stored state.</summary>
    /// <param name="snapshot">The state.</param>
    /// <returns>The subledger; its snapshot is equal to the one given.</returns>
    /// <exception cref="ArgumentException">The facts contradict each other; the message says where.</exception>
    public static Subledger FromSnapshot(SubledgerSnapshot snapshot)
    {
        Guard.NotNull(snapshot, nameof(snapshot));
        SnapshotValidation.Check(snapshot);
        return Of(snapshot);
    }

    /// <summary>Returns the whole state as plain facts.</summary>
    /// <returns>The snapshot.</returns>
    public SubledgerSnapshot ToSnapshot() => WithShed(Standing());

    /// <summary>Returns the whole state but the numbers that were shed.</summary>
    internal SubledgerSnapshot Standing()
    {
        var all = facts.InOrder();
        return SubledgerSnapshot.Create(
            SubledgerSnapshot.CurrentSchema,
            Side,
            Counterparty,
            AccountingCurrency,
            Profile,
            Policy,
            TaxCodes,
            Version,
            Orders(all),
            Items(all),
            Links(all),
            Reversals(all)).WithRevaluations(Revaluations(all));
    }

    /// <summary>Returns the state with the numbers that were shed.</summary>
    internal SubledgerSnapshot WithShed(SubledgerSnapshot standing) =>
        standing.WithShed(facts.ShedBefore, EquatableArray<string>.Wrap(facts.ShedNumbers()));

    /// <summary>Says whether a number or id is taken.</summary>
    /// <param name="number">A document's number, or the id of a settlement or application.</param>
    /// <returns>True if so.</returns>
    public bool Contains(string number) => facts.Find(Guard.NotNull(number, nameof(number))) is not null || facts.IsShed(number);

    /// <summary>Says whether a number or id is that of a closed document that was shed (<see cref="ClosedDocuments"/>).</summary>
    /// <param name="number">A document's number, or the id of a settlement or application.</param>
    /// <returns>True if so: the number is taken, and nothing else is known of it.</returns>
    public bool IsShed(string number) => facts.IsShed(Guard.NotNull(number, nameof(number)));

    /// <summary>Returns an order as it stands.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>The order, or null.</returns>
    public PlacedOrder? GetOrder(string number) => FindOrder(Guard.NotNull(number, nameof(number)))?.Order;

    /// <summary>
    /// Returns a posted document that leaves something to be settled: an invoice, prepayment invoice, payment, voucher,
    /// credit memo or refund.
    /// </summary>
    /// <param name="number">Its number.</param>
    /// <returns>The item, reversed or not, or null.</returns>
    public OpenItem? GetItem(string number) => FindItem(Guard.NotNull(number, nameof(number)))?.Item;

    /// <summary>Returns a settlement, application, credit, reservation or reversal of an unpaid prepayment.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The link, reversed or not, or null.</returns>
    public Link? GetLink(string id) => (facts.Find(Guard.NotNull(id, nameof(id))) as LinkRecord)?.Link;

    /// <summary>Returns the number of the reversal of a document or link.</summary>
    /// <param name="number">The number or id of what may be reversed.</param>
    /// <returns>The number of the reversal, or null where it lives or there is no such thing.</returns>
    public string? ReversedBy(string number) => facts.Find(Guard.NotNull(number, nameof(number))) switch
    {
        ItemRecord item => item.ReversedBy,
        LinkRecord link => link.ReversedBy,
        RevaluationRecord revaluation => revaluation.ReversedBy,
        _ => null,
    };

    /// <summary>Lists the orders, in the order in which they were first posted.</summary>
    /// <returns>The orders as they stand.</returns>
    public EquatableArray<PlacedOrder> Orders() => Orders(facts.InOrder());

    /// <summary>Lists the documents that leave something to be settled in the order of posting, reversed ones included.</summary>
    /// <returns>The items.</returns>
    public EquatableArray<OpenItem> Items() => Items(facts.InOrder());

    /// <summary>
    /// Lists settlements, applications, credits, reservations and reversals of unpaid prepayments in the order of posting,
    /// reversed ones included.
    /// </summary>
    /// <returns>The links.</returns>
    public EquatableArray<Link> Links() => Links(facts.InOrder());

    /// <summary>Lists the reversals in the order of posting.</summary>
    /// <returns>The reversals.</returns>
    public EquatableArray<ReversalFact> Reversals() => Reversals(facts.InOrder());

    /// <summary>Lists the revaluations in the order of posting, reversed ones included.</summary>
    /// <returns>The revaluations.</returns>
    public EquatableArray<RevaluationFact> Revaluations() => Revaluations(facts.InOrder());

    /// <summary>Returns what the effects of one document make of this subledger.</summary>
    internal Subledger Apply(Effects effects) => new(settings, Version + 1, facts.Apply(effects));

    /// <summary>
    /// Returns an amount that names a tax code, for its tax to be worked out as far as it is taxed here: not where the code is
    /// exempt, or the tax owed by the customer (T6).
    /// </summary>
    internal TaxedLine Taxed(string? code, bool inclusive, decimal amount)
    {
        var tax = code is null ? null : TaxCodes.Find(code);
        var untaxed = tax?.Kind == TaxKind.Exempt || (tax?.Kind == TaxKind.ReverseCharge && Side == Side.Receivables);
        return new TaxedLine(tax, !untaxed, inclusive, amount);
    }

    internal Record? Find(string number) => facts.Find(number);

    internal Record? Find(string number, NumberShape shape) => facts.Find(number, shape);

    /// <summary>Gets a value indicating whether a number has a slash, as the ids of links that documents make themselves have.</summary>
    internal bool HasSlashes => facts.HasSlashes;

    /// <summary>Says whether the id of a link that a document makes itself is taken.</summary>
    internal bool ContainsLink(string id, NumberShape document) => facts.ContainsLink(id, document);

    /// <summary>Says whether the id of any link that a document makes itself can be taken at all.</summary>
    internal bool MayHaveTakenLinks(NumberShape document) => facts.MayHaveTakenLinks(document);

    internal OrderRecord? FindOrder(string number) => facts.FindOrder(number);

    internal ItemRecord? FindItem(string number) => facts.FindItem(number);

    /// <summary>Returns the reversal of a document or link, or null where it lives.</summary>
    internal ReversalFact? FindReversal(string number) => ReversedBy(number) is { } by ? ((ReversalRecord)Find(by)!).Fact : null;

    /// <summary>Returns a link that is known to be there, because a revaluation names its item.</summary>
    internal LinkRecord LinkOf(string id) => (LinkRecord)facts.Find(id)!;

    /// <summary>Returns the subledger of facts that are known to fit together.</summary>
    internal static Subledger Of(SubledgerSnapshot snapshot) => new(
        new Settings(
            snapshot.Side, snapshot.Counterparty, snapshot.AccountingCurrency, snapshot.Profile, snapshot.Policy, snapshot.TaxCodes),
        snapshot.Version,
        FactsOf(snapshot));

    private static Facts FactsOf(SubledgerSnapshot snapshot)
    {
        var editor = new Facts.Editor(Facts.WithoutShed(snapshot.Shed.Items, snapshot.ShedBefore));
        foreach (var order in snapshot.Orders.Items)
        {
            editor.Place(order, LinePositions.Of(order.Text.Lines), NumberShape.Of(order.Text.Number));
        }

        foreach (var item in snapshot.Items.Items)
        {
            editor.Open(item, NumberShape.Of(item.Number));
        }

        foreach (var link in snapshot.Links.Items)
        {
            editor.Add(link);
        }

        foreach (var revaluation in snapshot.Revaluations.Items)
        {
            editor.Revalue(revaluation, NumberShape.Of(revaluation.Number));
        }

        foreach (var reversal in snapshot.Reversals.Items)
        {
            editor.Reverse(reversal, NumberShape.Of(reversal.Number));
        }

        return editor.ToFacts();
    }

    private static EquatableArray<PlacedOrder> Orders(Record[] all) => Of<OrderRecord, PlacedOrder>(all, record => record.Order);

    private static EquatableArray<OpenItem> Items(Record[] all) => Of<ItemRecord, OpenItem>(all, record => record.Item);

    private static EquatableArray<Link> Links(Record[] all) => Of<LinkRecord, Link>(all, record => record.Link);

    private static EquatableArray<ReversalFact> Reversals(Record[] all) => Of<ReversalRecord, ReversalFact>(all, record => record.Fact);

    private static EquatableArray<RevaluationFact> Revaluations(Record[] all) =>
        Of<RevaluationRecord, RevaluationFact>(all, record => record.Fact);

    private static EquatableArray<T> Of<TRecord, T>(Record[] all, Converter<TRecord, T> get)
        where TRecord : Record
        where T : IEquatable<T>
    {
        var found = new List<T>();
        foreach (var record in all)
        {
            if (record is TRecord one)
            {
                found.Add(get(one));
            }
        }

        return EquatableArray<T>.Wrap([.. found]);
    }

    /// <summary>Is what documents do not change: shared by the subledger before and after each of them.</summary>
    private sealed class Settings(
        Side side, string counterparty, Currency accountingCurrency, PostingProfile profile, PrepaymentPolicy policy, TaxCodes taxCodes)
    {
        internal Side Side { get; } = side;

        internal string Counterparty { get; } = counterparty;

        internal Currency AccountingCurrency { get; } = accountingCurrency;

        internal PostingProfile Profile { get; } = profile;

        internal PrepaymentPolicy Policy { get; } = policy;

        internal TaxCodes TaxCodes { get; } = taxCodes;
    }
}
