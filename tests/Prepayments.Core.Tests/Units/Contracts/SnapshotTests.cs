using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Contracts;

/// <summary>A stored state is read back only where its facts fit together.</summary>
public class SnapshotTests
{
    private static readonly SubledgerSnapshot Sound = Of(PrepaymentPolicy.Finance).Post(
        Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithTax("V20").WithAccount("5000")).WithPrepayment(PrepaymentDefinition.OfPercent(30)),
        PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
        Payment.Create("PAY-1", Day(3), 200).WithSettlement("PPI-1", 200),
        Invoice.Create("INV-1", Day(4)).WithOrder("PO-1").WithOrderLine("1", 10),
        Payment.Create("PAY-2", Day(5), 10),
        Reversal.Create("REV-1", Day(6), "PAY-2")).State.ToSnapshot();

    public static TheoryData<string> Contradictions() => [.. Broken.Keys];

    private static Dictionary<string, Func<SubledgerSnapshot>> Broken => new(StringComparer.Ordinal)
    {
        ["an order twice"] = () => With(orders: Sound.Orders.Add(Sound.Orders[0])),
        ["an item twice"] = () => With(items: Sound.Items.Add(Sound.Items[0])),
        ["a link twice"] = () => With(links: Sound.Links.Add(Sound.Links[0])),
        ["a reversal twice"] = () => With(reversals: Sound.Reversals.Add(Sound.Reversals[0])),
        ["an item under an order's number"] = () => With(items: Sound.Items.Add(Item("PO-1", Sound.Items[1]))),
        ["a reversal under an item's number"] = () => With(reversals: Sound.Reversals.Add(ReversalFact.Create("INV-1", Day(7), EquatableArray<string>.Of("PPI-1")))),
        ["an item of an order that is not there"] = () => With(orders: EquatableArray<PlacedOrder>.Empty),
        ["an item under terms that are not there"] = () => With(items: Replaced(Sound.Items, 0, Lines(Sound.Items[0], line => line.WithOrder("PO-1", 1, 0)))),
        ["a line without the taxes of its code"] = () => With(items: Replaced(Sound.Items, 0, Lines(Sound.Items[0], line => line.WithTax(null)))),
        ["a prepayment invoice without its definition"] = () => With(items: Replaced(Sound.Items, 0, Lines(
            Sound.Items[0], line => ItemLine.Create(line.Id, line.Components).WithOrder("PO-1", 0, 0).WithTax(line.Tax)))),
        ["an invoice without lines"] = () => With(items: Replaced(Sound.Items, 0, OpenItem.Create(
            "PPI-1", DocumentKind.PrepaymentInvoice, Day(2), Sound.Items[0].Currency, EquatableArray<ItemLine>.Empty, Sound.Items[0].Parts, Sound.Items[0].Journal))),
        ["a payment with lines"] = () => With(items: Replaced(Sound.Items, 1, OpenItem.Create(
            "PAY-1", DocumentKind.Payment, Day(3), Sound.Items[1].Currency, Sound.Items[0].Lines, Sound.Items[1].Parts, Sound.Items[1].Journal))),
        ["lines that are not the total"] = () => With(items: Replaced(Sound.Items, 0, OpenItem.Create(
            "PPI-1", DocumentKind.PrepaymentInvoice, Day(2), Sound.Items[0].Currency, Sound.Items[0].Lines, Parts(Sound.Items[0], 361), Sound.Items[0].Journal))),
        ["an amount finer than the minor unit"] = () => With(items: Replaced(Sound.Items, 3, OpenItem.Create(
            "PAY-2", DocumentKind.Payment, Day(5), Sound.Items[3].Currency, EquatableArray<ItemLine>.Empty, Parts(Sound.Items[3], 10.001m), Sound.Items[3].Journal))),
        ["an amount beyond 10^15"] = () => With(items: Replaced(Sound.Items, 3, OpenItem.Create(
            "PAY-2", DocumentKind.Payment, Day(5), Sound.Items[3].Currency, EquatableArray<ItemLine>.Empty, Parts(Sound.Items[3], 2e15m), Sound.Items[3].Journal))),
        ["a journal that does not balance"] = () => With(items: Replaced(Sound.Items, 3, Journal(Sound.Items[3], lines => lines.Take(1)))),
        ["a journal on the other side"] = () => With(items: Replaced(
            Sound.Items, 3, Journal(Sound.Items[3], lines => lines.Select(line => line.Mirror(line.Source))))),
        ["an invoice on two control accounts"] = () => With(items: Sound.Items.Add(OnAccounts("2000", "2001"))),
        ["a link from nothing"] = () => With(links: Replaced(Sound.Links, 0, Linked(Sound.Links[0], from: "none"))),
        ["a link to nothing"] = () => With(links: Replaced(Sound.Links, 0, Linked(Sound.Links[0], to: "none"))),
        ["a settlement whose ends differ"] = () => With(links: Replaced(Sound.Links, 0, Linked(Sound.Links[0], fromParts: Amounts(199)))),
        ["a settlement of more than is there"] = () => With(
            links: Replaced(Sound.Links, 0, Linked(Sound.Links[0], fromParts: Amounts(201), toParts: Amounts(201)))),
        ["a settlement over parts that are not there"] = () => With(links: Replaced(Sound.Links, 0, Linked(Sound.Links[0], toParts: Amounts(100, 100)))),
        ["an application of a payment"] = () => With(links: Replaced(Sound.Links, 2, Linked(Sound.Links[2], from: "PAY-2"))),
        ["an application that releases other than it takes"] = () => With(
            links: Replaced(Sound.Links, 2, Linked(Sound.Links[2], released: Amounts(166.67m, 33.32m)))),
        ["an application that releases more than a component has"] = () => With(
            links: Replaced(Sound.Links, 2, Linked(Sound.Links[2], released: Amounts(100, 100)))),
        ["an application over components that are not there"] = () => With(
            links: Replaced(Sound.Links, 2, Linked(Sound.Links[2], released: Amounts(200)))),
        ["an unpaid reversal by nothing"] = () => With(links: Replaced(Sound.Links, 1, Linked(Sound.Links[1], document: "none"))),
        ["a reversal of nothing"] = () => With(reversals: Sound.Reversals.Add(ReversalFact.Create("REV-2", Day(7), EquatableArray<string>.Of("none")))),
        ["a reversal of an order"] = () => With(reversals: Sound.Reversals.Add(ReversalFact.Create("REV-2", Day(7), EquatableArray<string>.Of("PO-1")))),
        ["a second reversal"] = () => With(reversals: Sound.Reversals.Add(ReversalFact.Create("REV-2", Day(7), EquatableArray<string>.Of("PAY-2")))),
        ["a shed number that is there"] = () => Sound.WithShed(Day(1), EquatableArray<string>.Of("PPI-1")),
        ["a shed number twice"] = () => Sound.WithShed(Day(1), EquatableArray<string>.Of("OLD-1", "OLD-1")),
        ["shed numbers out of order"] = () => Sound.WithShed(Day(1), EquatableArray<string>.Of("OLD-2", "OLD-1")),
        ["a shed number that is empty"] = () => Sound.WithShed(Day(1), EquatableArray<string>.Of("", "OLD-1")),
        ["shed numbers without a day"] = () => Sound.WithShed(null, EquatableArray<string>.Of("OLD-1")),
        ["a live link on a reversed document"] = () => With(
            reversals: Sound.Reversals.Add(ReversalFact.Create("REV-2", Day(7), EquatableArray<string>.Of("PAY-1")))),
    };

    [Fact]
    public void Sound_IsReadBackEqual()
    {
        Assert.Equal(["PPI-1", "PAY-1", "INV-1", "PAY-2"], Sound.Items.Select(item => item.Number));
        Assert.Equal(["PAY-1/PPI-1", "INV-1/PPI-1/unpaid", "INV-1/PPI-1"], Sound.Links.Select(link => link.Id));
        Assert.Equal(Sound, Subledger.FromSnapshot(Sound).ToSnapshot());
        Assert.Equal(Sound, Subledger.FromSnapshot(With()).ToSnapshot());
        Assert.Equal(Sound.GetHashCode(), With().GetHashCode());
    }

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Contradiction_IsRefused(string what)
    {
        var snapshot = Broken[what]();

        Assert.NotEqual(Sound, snapshot);
        Assert.Throws<ArgumentException>(() => Subledger.FromSnapshot(snapshot));
    }

    [Fact]
    public void FromSnapshot_OfAFreeInvoice_IsThatInvoice() =>
        Assert.Equal(100, Ledger.Of(Subledger.FromSnapshot(With(items: Sound.Items.Add(OnAccounts("2000"))))).Open("INV-2"));

    /// <summary>No document posts such a settlement; where one is stored, the prepayment is as unpaid as it was.</summary>
    [Fact]
    public void Post_AnOrderWithoutThePrepayment_ThatASettlementOfNothingIsWith()
    {
        var order = Order.Create("PO-1", Day(1), OrderLine.Create("1", 10, 100).WithAccount("5000"));
        var paid = Of(PrepaymentPolicy.Default.WithRemoveInvoiced(RemoveInvoiced.Allow)).Post(
            order.WithPrepayment(PrepaymentDefinition.OfPercent(30)),
            PrepaymentInvoice.Create("PPI-1", Day(2), "PO-1"),
            Payment.Create("PAY-1", Day(3), 300).WithSettlement("PPI-1")).State.ToSnapshot();
        var link = Assert.Single(paid.Links);
        var nothing = SubledgerSnapshot.Create(
            paid.Schema, paid.Side, paid.Counterparty, paid.AccountingCurrency, paid.Profile, paid.Policy, paid.TaxCodes, paid.Version, paid.Orders, paid.Items,
            EquatableArray<Link>.Of(Linked(link, fromParts: Amounts(0), toParts: Amounts(0))), paid.Reversals);

        Assert.StartsWith("PrepaymentPaid", Ledger.Of(Subledger.FromSnapshot(paid)).Refuse(order), StringComparison.Ordinal);
        Ledger.Of(Subledger.FromSnapshot(nothing)).Post(order);
    }

    [Fact]
    public void Create_WithAnotherSchemaOrANegativeVersion_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => With(schema: 2));
        Assert.Throws<ArgumentException>(() => With(version: -1));
        Assert.Throws<ArgumentNullException>(() => Subledger.FromSnapshot(null!));
    }

    private static SubledgerSnapshot With(
        EquatableArray<PlacedOrder>? orders = null,
        EquatableArray<OpenItem>? items = null,
        EquatableArray<Link>? links = null,
        EquatableArray<ReversalFact>? reversals = null,
        int? schema = null,
        long? version = null) => SubledgerSnapshot.Create(
        schema ?? Sound.Schema,
        Sound.Side,
        Sound.Counterparty,
        Sound.AccountingCurrency,
        Sound.Profile,
        Sound.Policy,
        Sound.TaxCodes,
        version ?? Sound.Version,
        orders ?? Sound.Orders,
        items ?? Sound.Items,
        links ?? Sound.Links,
        reversals ?? Sound.Reversals);

    private static EquatableArray<T> Replaced<T>(EquatableArray<T> list, int at, T item)
        where T : IEquatable<T>
    {
        var items = list.ToArray();
        items[at] = item;
        return EquatableArray<T>.Of(items);
    }

    private static OpenItem Item(string number, OpenItem like) =>
        OpenItem.Create(number, like.Kind, like.Date, like.Currency, like.Lines, like.Parts, like.Journal);

    private static OpenItem Lines(OpenItem item, Func<ItemLine, ItemLine> change) => OpenItem.Create(
        item.Number, item.Kind, item.Date, item.Currency, EquatableArray<ItemLine>.From(item.Lines.Select(change)), item.Parts, item.Journal);

    private static OpenItem Journal(OpenItem item, Func<IEnumerable<JournalLine>, IEnumerable<JournalLine>> change) => OpenItem.Create(
        item.Number, item.Kind, item.Date, item.Currency, item.Lines, item.Parts, EquatableArray<JournalLine>.From(change(item.Journal)));

    private static EquatableArray<ItemPart> Parts(OpenItem item, decimal amount) => EquatableArray<ItemPart>.Of(
        ItemPart.Create(item.Parts[0].Account, item.Parts[0].Role, item.Parts[0].Dimensions, new PostedAmount(amount, amount)));

    /// <summary>An invoice of 100, the same share of it on each account.</summary>
    private static OpenItem OnAccounts(params string[] accounts)
    {
        var all = new PostedAmount(100, 100);
        var each = new PostedAmount(100 / accounts.Length, 100 / accounts.Length);
        var money = Money.Of(each.Transaction, Sound.AccountingCurrency);
        return OpenItem.Create(
            "INV-2",
            DocumentKind.Invoice,
            Day(5),
            Sound.AccountingCurrency,
            EquatableArray<ItemLine>.Of(ItemLine.Create("F", EquatableArray<Component>.Of(Component.Create(ComponentKind.Net, null, "5000", Dimensions.None, all)))),
            EquatableArray<ItemPart>.From(accounts.Select(account => ItemPart.Create(account, AccountRole.Control, Dimensions.None, each))),
            EquatableArray<JournalLine>.From(accounts.SelectMany(account => new[]
            {
                JournalLine.Create("5000", AccountRole.Line, EntrySide.Debit, money, money),
                JournalLine.Create(account, AccountRole.Control, EntrySide.Credit, money, money),
            })));
    }

    private static EquatableArray<PostedAmount> Amounts(params decimal[] amounts) =>
        EquatableArray<PostedAmount>.From(amounts.Select(amount => new PostedAmount(amount, amount)));

    private static Link Linked(
        Link link,
        string? from = null,
        string? to = null,
        string? document = null,
        EquatableArray<PostedAmount>? fromParts = null,
        EquatableArray<PostedAmount>? toParts = null,
        EquatableArray<PostedAmount>? released = null) => Link.Create(
        link.Id,
        link.Kind,
        link.Date,
        document ?? link.Document,
        from ?? link.From,
        to ?? link.To,
        fromParts ?? link.FromParts,
        toParts ?? link.ToParts,
        released ?? link.Released,
        link.Journal);
}
