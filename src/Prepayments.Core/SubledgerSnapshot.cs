using NodaTime;

namespace Prepayments;

/// <summary>Is the whole state of a subledger as plain facts, for storing it and loading it again.</summary>
/// <remarks>
/// A host that does not want to replay documents stores this (in JSON: the package Prepayments.Json).
/// <see cref="Subledger.FromSnapshot"/> validates it. Everything that can be derived from the facts is left out.
/// </remarks>
public sealed record SubledgerSnapshot
{
    /// <summary>The number of the schema that this version of the library writes and reads.</summary>
    public const int CurrentSchema = 1;

    private SubledgerSnapshot(
        int schema,
        Side side,
        string counterparty,
        Currency accountingCurrency,
        PostingProfile profile,
        PrepaymentPolicy policy,
        TaxCodes taxCodes,
        long version,
        EquatableArray<PlacedOrder> orders,
        EquatableArray<OpenItem> items,
        EquatableArray<Link> links,
        EquatableArray<ReversalFact> reversals)
    {
        Schema = schema;
        Side = side;
        Counterparty = counterparty;
        AccountingCurrency = accountingCurrency;
        Profile = profile;
        Policy = policy;
        TaxCodes = taxCodes;
        Version = version;
        Orders = orders;
        Items = items;
        Links = links;
        Reversals = reversals;
        Revaluations = EquatableArray<RevaluationFact>.Empty;
        Shed = EquatableArray<string>.Empty;
    }

    /// <summary>Gets the number of the schema.</summary>
    public int Schema { get; }

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

    /// <summary>Gets the version of the subledger.</summary>
    public long Version { get; private init; }

    /// <summary>Gets the orders, in the order in which they were first posted.</summary>
    public EquatableArray<PlacedOrder> Orders { get; private init; }

    /// <summary>Gets the items, in the order of posting.</summary>
    public EquatableArray<OpenItem> Items { get; private init; }

    /// <summary>Gets the links, in the order of posting.</summary>
    public EquatableArray<Link> Links { get; private init; }

    /// <summary>Gets the reversals, in the order of posting.</summary>
    public EquatableArray<ReversalFact> Reversals { get; private init; }

    /// <summary>Gets the revaluations, in the order of posting.</summary>
    public EquatableArray<RevaluationFact> Revaluations { get; private init; }

    /// <summary>Gets the numbers and ids of closed documents that were shed (<see cref="ClosedDocuments"/>), in ordinal order.</summary>
    public EquatableArray<string> Shed { get; private init; }

    /// <summary>Gets the day before which closed documents were shed, or null where none ever were.</summary>
    public LocalDate? ShedBefore { get; private init; }

    /// <summary>Returns this snapshot with revaluations.</summary>
    /// <param name="revaluations">The revaluations, in the order of posting.</param>
    /// <returns>The new snapshot.</returns>
    public SubledgerSnapshot WithRevaluations(EquatableArray<RevaluationFact> revaluations) =>
        this with { Revaluations = Guard.NotNull(revaluations, nameof(revaluations)) };

    /// <summary>Returns this snapshot with the numbers of closed documents that were shed.</summary>
    /// <param name="before">The day before which they were closed, or null where none ever were.</param>
    /// <param name="numbers">Their numbers and ids, in ordinal order.</param>
    /// <returns>The new snapshot.</returns>
    /// <exception cref="ArgumentException">The day is not of the ISO calendar.</exception>
    public SubledgerSnapshot WithShed(LocalDate? before, EquatableArray<string> numbers) =>
        this with { ShedBefore = before is { } day ? Guard.Iso(day, nameof(before)) : null, Shed = Guard.NotNull(numbers, nameof(numbers)) };

    /// <summary>Returns the state after closed documents were shed: without them, but for their numbers.</summary>
    internal SubledgerSnapshot Without(HashSet<string> closed, LocalDate before) => this with
    {
        Version = Version + 1,
        Orders = Without(Orders, order => closed.Contains(order.Text.Number)),
        Items = Without(Items, item => closed.Contains(item.Number)),
        Links = Without(Links, link => closed.Contains(link.Id)),
        Reversals = Without(Reversals, reversal => closed.Contains(reversal.Number)),
        Revaluations = Without(Revaluations, revaluation => closed.Contains(revaluation.Number)),
        ShedBefore = ShedBefore > before ? ShedBefore : before,
        Shed = Sorted([.. Shed.Items, .. closed]),
    };

    /// <summary>Returns numbers in ordinal order; the array is sorted.</summary>
    internal static EquatableArray<string> Sorted(string[] numbers)
    {
        Array.Sort(numbers, StringComparer.Ordinal);
        return EquatableArray<string>.Wrap(numbers);
    }

    /// <summary>Returns a snapshot of the present schema.</summary>
    /// <param name="schema">The number of the schema.</param>
    /// <param name="side">Whose account it is.</param>
    /// <param name="counterparty">The vendor or customer; not empty.</param>
    /// <param name="accountingCurrency">The currency of the accounts.</param>
    /// <param name="profile">The ledger accounts by role.</param>
    /// <param name="policy">The prepayment policy.</param>
    /// <param name="taxCodes">The tax codes.</param>
    /// <param name="version">The version; not negative.</param>
    /// <param name="orders">The orders.</param>
    /// <param name="items">The items.</param>
    /// <param name="links">The links.</param>
    /// <param name="reversals">The reversals.</param>
    /// <returns>The snapshot.</returns>
    /// <exception cref="ArgumentException">The schema is another one, the side is none of the two, the counterparty is empty or
    /// the version negative.</exception>
    public static SubledgerSnapshot Create(
        int schema,
        Side side,
        string counterparty,
        Currency accountingCurrency,
        PostingProfile profile,
        PrepaymentPolicy policy,
        TaxCodes taxCodes,
        long version,
        EquatableArray<PlacedOrder> orders,
        EquatableArray<OpenItem> items,
        EquatableArray<Link> links,
        EquatableArray<ReversalFact> reversals)
    {
        if (schema != CurrentSchema)
        {
            throw new ArgumentException("The schema of the snapshot is not one that this version reads.", nameof(schema));
        }

        return version < 0
            ? throw new ArgumentException("A version is not negative.", nameof(version))
            : new SubledgerSnapshot(
                schema,
                Guard.Defined(side, nameof(side)),
                Guard.NotEmpty(counterparty, nameof(counterparty)),
                Guard.NotNull(accountingCurrency, nameof(accountingCurrency)),
                Guard.NotNull(profile, nameof(profile)),
                Guard.NotNull(policy, nameof(policy)),
                Guard.NotNull(taxCodes, nameof(taxCodes)),
                version,
                Guard.NotNull(orders, nameof(orders)),
                Guard.NotNull(items, nameof(items)),
                Guard.NotNull(links, nameof(links)),
                Guard.NotNull(reversals, nameof(reversals)));
    }

    /// <summary>Returns counterparty and version.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => FormattableString.Invariant($"{Side} {Counterparty}, version {Version}");

    private static EquatableArray<T> Without<T>(EquatableArray<T> all, Predicate<T> isClosed)
        where T : IEquatable<T> => EquatableArray<T>.Wrap(Array.FindAll(all.Items, one => !isClosed(one)));
}
