namespace Prepayments;

/// <summary>Is one counterparty's account on one side in one legal entity: its orders, documents and open items.</summary>
/// <remarks>
/// Rule P1. A subledger is immutable: <see cref="Posting.Post"/> returns the next one. It is the unit of consistency;
/// nothing in it depends on another subledger. It is a fold over its documents: the same documents, posted in the same
/// order under the same settings, give the same subledger.
/// </remarks>
public sealed class Subledger
{
    private readonly PersistentMap<Record> records;
    private readonly PersistentList<string> orders;
    private readonly PersistentList<string> items;
    private readonly PersistentList<string> links;
    private readonly PersistentList<string> reversals;
    private readonly PersistentList<string> revaluations;

    private Subledger(
        Side side,
        string counterparty,
        Currency accountingCurrency,
        PostingProfile profile,
        PrepaymentPolicy policy,
        TaxCodes taxCodes,
        long version,
        PersistentMap<Record> records,
        PersistentList<string> orders,
        PersistentList<string> items,
        PersistentList<string> links,
        PersistentList<string> reversals,
        PersistentList<string> revaluations)
    {
        Side = side;
        Counterparty = counterparty;
        AccountingCurrency = accountingCurrency;
        Profile = profile;
        Policy = policy;
        TaxCodes = taxCodes;
        Version = version;
        this.records = records;
        this.orders = orders;
        this.items = items;
        this.links = links;
        this.reversals = reversals;
        this.revaluations = revaluations;
    }

    /// <summary>Gets whose account it is.</summary>
    public Side Side { get; }

    /// <summary>Gets the vendor or customer.</summary>
    public string Counterparty { get; }

    /// <summary>Gets the currency of the accounts.</summary>
    public Currency AccountingCurrency { get; }

    /// <summary>Gets the ledger accounts by role.</summary>
    public PostingProfile Profile { get; }

    /// <summary>Gets the prepayment policy.</summary>
    public PrepaymentPolicy Policy { get; }

    /// <summary>Gets the tax codes.</summary>
    public TaxCodes TaxCodes { get; }

    /// <summary>Gets the number of documents posted and of changes of settings; a host saves it for optimistic concurrency.</summary>
    public long Version { get; }

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
            Guard.Defined(side, nameof(side)),
            Guard.NotEmpty(counterparty, nameof(counterparty)),
            Guard.NotNull(accountingCurrency, nameof(accountingCurrency)),
            Guard.NotNull(profile, nameof(profile)),
            Guard.NotNull(policy, nameof(policy)),
            TaxCodes.None,
            0,
            PersistentMap<Record>.Empty,
            PersistentList<string>.Empty,
            PersistentList<string>.Empty,
            PersistentList<string>.Empty,
            PersistentList<string>.Empty,
            PersistentList<string>.Empty);

    /// <summary>Returns this subledger with other settings for later documents, and a higher version.</summary>
    /// <param name="profile">The ledger accounts by role.</param>
    /// <param name="policy">The prepayment policy.</param>
    /// <param name="taxCodes">The tax codes.</param>
    /// <returns>The new subledger.</returns>
    public Subledger WithSettings(PostingProfile profile, PrepaymentPolicy policy, TaxCodes taxCodes) => new(
        Side,
        Counterparty,
        AccountingCurrency,
        Guard.NotNull(profile, nameof(profile)),
        Guard.NotNull(policy, nameof(policy)),
        Guard.NotNull(taxCodes, nameof(taxCodes)),
        Version + 1,
        records,
        orders,
        items,
        links,
        reversals,
        revaluations);

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
        var effects = new List<Effect>();
        foreach (var order in snapshot.Orders.Items)
        {
            effects.Add(new Effect.OrderPlaced(order));
        }

        foreach (var item in snapshot.Items.Items)
        {
            effects.Add(new Effect.ItemOpened(item));
        }

        foreach (var link in snapshot.Links.Items)
        {
            effects.Add(new Effect.LinkAdded(link));
        }

        foreach (var revaluation in snapshot.Revaluations.Items)
        {
            effects.Add(new Effect.Revalued(revaluation));
        }

        foreach (var reversal in snapshot.Reversals.Items)
        {
            effects.Add(new Effect.Reversed(reversal, EquatableArray<JournalLine>.Empty));
        }

        var empty = Create(
            snapshot.Side, snapshot.Counterparty, snapshot.AccountingCurrency, snapshot.Profile, snapshot.Policy);
        return empty.WithTaxCodes(snapshot.TaxCodes).Apply(effects).At(snapshot.Version);
    }

    /// <summary>Returns the whole state as plain facts.</summary>
    /// <returns>The snapshot.</returns>
    public SubledgerSnapshot ToSnapshot() => SubledgerSnapshot.Create(
        SubledgerSnapshot.CurrentSchema,
        Side,
        Counterparty,
        AccountingCurrency,
        Profile,
        Policy,
        TaxCodes,
        Version,
        Orders(),
        Items(),
        Links(),
        Reversals()).WithRevaluations(Revaluations());

    /// <summary>Says whether a number or id is taken.</summary>
    /// <param name="number">A document's number, or the id of a settlement or application.</param>
    /// <returns>True if so.</returns>
    public bool Contains(string number) => records.Find(Guard.NotNull(number, nameof(number))) is not null;

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
    public Link? GetLink(string id) => (records.Find(Guard.NotNull(id, nameof(id))) as LinkRecord)?.Link;

    /// <summary>Returns the number of the reversal of a document or link.</summary>
    /// <param name="number">The number or id of what may be reversed.</param>
    /// <returns>The number of the reversal, or null where it lives or there is no such thing.</returns>
    public string? ReversedBy(string number) => records.Find(Guard.NotNull(number, nameof(number))) switch
    {
        ItemRecord item => item.ReversedBy,
        LinkRecord link => link.ReversedBy,
        RevaluationRecord revaluation => revaluation.ReversedBy,
        _ => null,
    };

    /// <summary>Lists the orders, in the order in which they were first posted.</summary>
    /// <returns>The orders as they stand.</returns>
    public EquatableArray<PlacedOrder> Orders() => All(orders, number => FindOrder(number)!.Order);

    /// <summary>Lists the documents that leave something to be settled in the order of posting, reversed ones included.</summary>
    /// <returns>The items.</returns>
    public EquatableArray<OpenItem> Items() => All(items, number => FindItem(number)!.Item);

    /// <summary>
    /// Lists settlements, applications, credits, reservations and reversals of unpaid prepayments in the order of posting,
    /// reversed ones included.
    /// </summary>
    /// <returns>The links.</returns>
    public EquatableArray<Link> Links() => All(links, id => LinkOf(id).Link);

    /// <summary>Lists the reversals in the order of posting.</summary>
    /// <returns>The reversals.</returns>
    public EquatableArray<ReversalFact> Reversals() => All(reversals, number => ((ReversalRecord)Find(number)!).Fact);

    /// <summary>Lists the revaluations in the order of posting, reversed ones included.</summary>
    /// <returns>The revaluations.</returns>
    public EquatableArray<RevaluationFact> Revaluations() => All(revaluations, number => ((RevaluationRecord)Find(number)!).Fact);

    /// <summary>Returns what the effects of one document make of this subledger.</summary>
    internal Subledger Apply(List<Effect> effects)
    {
        var nextRecords = records;
        var nextOrders = orders;
        var nextItems = items;
        var nextLinks = links;
        var nextReversals = reversals;
        var nextRevaluations = revaluations;
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Effect.OrderPlaced placed:
                    var number = placed.Order.Text.Number;
                    var before = (OrderRecord?)nextRecords.Find(number);
                    nextOrders = before is null ? nextOrders.Add(number) : nextOrders;
                    nextRecords = nextRecords.Set(
                        number, new OrderRecord(placed.Order, before?.Items ?? PersistentList<string>.Empty));
                    break;
                case Effect.ItemOpened opened:
                    nextItems = nextItems.Add(opened.Item.Number);
                    nextRecords = nextRecords.Set(
                        opened.Item.Number, new ItemRecord(opened.Item, PersistentList<string>.Empty, null));
                    nextRecords = OnItsOrders(nextRecords, opened.Item);
                    break;
                case Effect.LinkAdded added:
                    nextLinks = nextLinks.Add(added.Link.Id);
                    nextRecords = OnItsItems(
                        nextRecords.Set(added.Link.Id, new LinkRecord(added.Link, null)), added.Link);
                    break;
                case Effect.Revalued revalued:
                    nextRevaluations = nextRevaluations.Add(revalued.Fact.Number);
                    nextRecords = nextRecords.Set(revalued.Fact.Number, new RevaluationRecord(revalued.Fact, null));
                    break;
                case Effect.Reversed reversed:
                    nextReversals = nextReversals.Add(reversed.Fact.Number);
                    nextRecords = nextRecords.Set(reversed.Fact.Number, new ReversalRecord(reversed.Fact));
                    foreach (var id in reversed.Fact.Reversed.Items)
                    {
                        nextRecords = nextRecords.Set(id, Marked(nextRecords.Find(id)!, reversed.Fact.Number));
                    }

                    break;
            }
        }

        return new Subledger(
            Side, Counterparty, AccountingCurrency, Profile, Policy, TaxCodes, Version + 1,
            nextRecords, nextOrders, nextItems, nextLinks, nextReversals, nextRevaluations);
    }

    private static Record Marked(Record record, string by) => record switch
    {
        LinkRecord link => new LinkRecord(link.Link, by),
        RevaluationRecord revaluation => new RevaluationRecord(revaluation.Fact, by),
        _ => ((ItemRecord)record).Reverse(by),
    };

    /// <summary>Returns the tax code of a name as far as it is taxed here, or null: exempt, or owed by the customer (T6).</summary>
    private TaxCode? FindTaxed(string? code)
    {
        var tax = code is null ? null : TaxCodes.Find(code);
        var untaxed = tax?.Kind == TaxKind.Exempt || (tax?.Kind == TaxKind.ReverseCharge && Side == Side.Receivables);
        return untaxed ? null : tax;
    }

    /// <summary>Returns an amount that names a tax code, for its tax to be worked out.</summary>
    internal TaxedLine Taxed(string? code, bool inclusive, decimal amount) =>
        new(code is null ? null : TaxCodes.Find(code), FindTaxed(code), inclusive, amount);

    internal Record? Find(string number) => records.Find(number);

    internal OrderRecord? FindOrder(string number) => records.Find(number) as OrderRecord;

    internal ItemRecord? FindItem(string number) => records.Find(number) as ItemRecord;

    /// <summary>Returns a link that is known to be there, because an item names it.</summary>
    internal LinkRecord LinkOf(string id) => (LinkRecord)records.Find(id)!;

    private Subledger At(long version) => new(
        Side, Counterparty, AccountingCurrency, Profile, Policy, TaxCodes, version, records, orders, items, links, reversals, revaluations);

    private static EquatableArray<T> All<T>(PersistentList<string> numbers, Func<string, T> get)
        where T : IEquatable<T>
    {
        var all = new T[numbers.Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = get(numbers.Get(i));
        }

        return EquatableArray<T>.Wrap(all);
    }

    private static PersistentMap<Record> OnItsOrders(PersistentMap<Record> records, OpenItem item)
    {
        foreach (var order in item.Orders())
        {
            records = records.Set(order, ((OrderRecord)records.Find(order)!).With(item.Number));
        }

        return records;
    }

    private static PersistentMap<Record> OnItsItems(PersistentMap<Record> records, Link link)
    {
        // An invoice that reverses an unpaid prepayment is neither end of that link, but takes it back when it is reversed.
        var other = link.Kind == LinkKind.UnpaidReversal ? link.Document : link.To;
        records = records.Set(link.From, ((ItemRecord)records.Find(link.From)!).With(link.Id));
        if (link.Kind == LinkKind.Revaluation)
        {
            return records;
        }

        return records.Find(other) is OrderRecord order
            ? records.Set(other, order.With(link.From))
            : records.Set(other, ((ItemRecord)records.Find(other)!).With(link.Id));
    }
}
