using System.Text;
using NodaTime;
using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Contracts;

/// <summary>What a programmer's mistake is answered with is approved: the exception, what it says, and the parameter that it names.</summary>
public class MistakeTests
{
    private static readonly Currency Eur = Currency.Of("EUR");
    private static readonly PostedAmount Owed = new(-1, 1);
    private static readonly Component Net = Component.Create(ComponentKind.Net, null, "5000", Dimensions.None, new PostedAmount(1, 1));

    private static readonly (string What, Action Mistake)[] Mistakes =
    [
        ("an account that is empty", () => Line("", Money.Of(1, Eur))),
        ("a date of another calendar", () => Payment.Create("P", Day(1).WithCalendar(CalendarSystem.Julian), 1)),
        ("a role that is none", () => Profile.With((AccountRole)999, "1")),
        ("a role of a tax code", () => Profile.With(AccountRole.Tax, "1")),
        ("a currency that is none", () => Currency.Of("EURO")),
        ("an amount finer than its currency", () => Money.Of(0.001m, Eur)),
        ("amounts in different currencies", () => Money.Of(1, Eur).Add(Money.Of(1, Currency.Of("USD")))),
        ("an amount and one of no currency", () => Money.Of(1, Eur).Add(default)),
        ("the currency of no amount", () => _ = default(Money).Currency),
        ("a rate of nothing", () => ExchangeRate.Of(0)),
        ("a percentage below zero", () => Percentage.Of(-1)),
        ("an element that is not there", () => _ = EquatableArray<string>.Empty[0]),
        ("an element that is null", () => EquatableArray<string>.Of(["a", null!])),
        ("an entry without lines", () => JournalEntry.Create("E", Day(1), All<JournalLine>())),
        ("an entry in two accounting currencies", () => JournalEntry.Create("E", Day(1), All(
            Line("1", Money.Of(1, Eur)),
            Line("2", Money.Of(1, Currency.Of("USD")))))),
        ("an entry that does not balance", () => JournalEntry.Create("E", Day(1), All(
            Line("1", Money.Of(1, Eur))))),
        ("a journal line of nothing", () => Line("1", Money.Zero(Eur))),
        ("a free line of an order", () => InvoiceLine.OfAmount("1", 1).WithOrder("PO")),
        ("an account on an order's line", () => InvoiceLine.OfOrderLine("1", 1).WithAccount("5000")),
        ("a free credited line of an order", () => CreditedLine.OfFreeLine("1", 1).WithOrder("PO")),
        ("an amount beside amounts per line", () => PrepaymentInvoice.Create("P", Day(1), "PO").WithLine("1", 1).WithAmount(1)),
        ("amounts per line beside an amount", () => PrepaymentInvoice.Create("P", Day(1), "PO").WithAmount(1).WithLine("1", 1)),
        ("lines beside an amount", () => PrepaymentInvoice.Create("P", Day(1), "PO").WithAmount(1).WithLines(All<StatedLineAmount>())),
        ("a component below zero", () => Component.Create(ComponentKind.Net, null, "5000", Dimensions.None, Owed)),
        ("a component on no account", () => Component.Create(ComponentKind.Net, null, "", Dimensions.None, new PostedAmount(1, 1))),
        ("a line that begins with a tax", () => ItemLine.Create("1", All(
            Component.Create(ComponentKind.Tax, "V20", "1400", Dimensions.None, new PostedAmount(1, 1))))),
        ("a line of no components", () => ItemLine.Create("1", All<Component>())),
        ("a line of terms below zero", () => ItemLine.Create("1", All(Net)).WithOrder("PO", -1, 1)),
        ("a line of a quantity below zero", () => ItemLine.Create("1", All(Net)).WithOrder("PO", 0, -1)),
        ("an owed tax that is none", () => ItemLine.Create("1", All(Net)).WithLegs(All(Net))),
        ("a part below zero", () => ItemPart.Create("2000", AccountRole.Control, Dimensions.None, Owed)),
        ("a link of less than nothing", () => Link.Create(
            "L", LinkKind.Settlement, Day(1), "P", "P", "I", All(Owed), All<PostedAmount>(), All<PostedAmount>(), All<JournalLine>())),
        ("an item of an order", () => Item(DocumentKind.Order)),
        ("an item without parts", () => OpenItem.Create("P", DocumentKind.Payment, Day(1), Eur, All<ItemLine>(), All<ItemPart>(), All<JournalLine>())),
        ("an item at a rate of nothing", () => Item(DocumentKind.Payment).WithRate(0)),
        ("a payment that is taxed when it is paid", () => Item(DocumentKind.Payment).WithTaxWhenPaid()),
        ("a waiting tax without an offset", () => OpenItem.Create(
            "P", DocumentKind.PrepaymentInvoice, Day(1), Eur,
            All(ItemLine.Create("1", All(Net, Component.Create(ComponentKind.Tax, "V20", "1400", Dimensions.None, new PostedAmount(1, 1))))),
            Item(DocumentKind.Payment).Parts, All<JournalLine>()).WithTaxWhenPaid()),
        ("terms for more lines than there are", () => PlacedOrder.Create(
            Order.Create("PO", Day(1), OrderLine.Create("1", 1, 1)), All(OrderTerms.Create(All(0, 0), All<DefinitionTerms>())))),
        ("terms with more targets than lines", () => PlacedOrder.Create(
            Order.Create("PO", Day(1), OrderLine.Create("1", 1, 1)), All(OrderTerms.Create(All(0), All(DefinitionTerms.Create("k", null, 1, All(1m, 1m), 1, 1)))))),
        ("a reversal of nothing", () => ReversalFact.Create("R", Day(1), All<string>())),
        ("a target below zero", () => DefinitionTerms.Create("k", null, 1, All(-1m), 1, 1)),
        ("a limit below zero", () => DefinitionTerms.Create("k", null, -1, All<decimal>(), 1, 1)),
        ("a share of nothing", () => DefinitionTerms.Create("k", null, 1, All<decimal>(), 1, 0)),
        ("two rules for one", () => PrepaymentDefaults.Create(
            Side.Payables, PrepaymentRule.ForItem("A", Percentage.Of(1)), PrepaymentRule.ForItem("A", Percentage.Of(2)))),
        ("a rule of more than all", () => PrepaymentRule.ForItem("A", Percentage.Of(101))),
        ("a rule that ends before it begins", () => PrepaymentRule.ForItem("A", Percentage.Of(1)).WithFirstDay(Day(2)).WithLastDay(Day(1))),
        ("a rule that begins after it ends", () => PrepaymentRule.ForItem("A", Percentage.Of(1)).WithLastDay(Day(1)).WithFirstDay(Day(2))),
        ("a rule of one day, which is none", () => PrepaymentRule.ForItem("A", Percentage.Of(1)).WithLastDay(Day(1)).WithFirstDay(Day(1)).WithLastDay(Day(1))),
        ("a kind of tax that is none", () => TaxCode.Create("V", Percentage.Of(1)).WithKind((TaxKind)9)),
        ("fewer than no definitions", () => PrepaymentPolicy.Default.WithMaxDefinitions(-1)),
        ("a tax code of no components", () => TaxCode.CreateWithComponents("V", All<TaxComponent>())),
        ("a tax code without a code", () => TaxCode.CreateWithComponents("", All(TaxComponent.Create("A", Percentage.Of(1))))),
        ("a tax code without its components", () => TaxCode.CreateWithComponents("V", null!)),
        ("a tax code with a component twice", () => TaxCode.CreateWithComponents(
            "V", All(TaxComponent.Create("A", Percentage.Of(1)), TaxComponent.Create("A", Percentage.Of(2))))),
        ("a tax recovered more than all", () => TaxCode.Create("V", Percentage.Of(1)).WithRecoverable(Percentage.Of(101))),
        ("a tax code twice", () => TaxCodes.Of(TaxCode.Create("V", Percentage.Of(1)), TaxCode.Create("V", Percentage.Of(2)))),
        ("a number of no digits", () => NumberSeries.Create("N", 0)),
        ("a number below zero", () => NumberSeries.Create("N", 1, -1)),
        ("a schema of another version", () => Snapshot(2, 0)),
        ("a version below zero", () => Snapshot(1, -1)),
        ("a period that ends before it begins", () => TaxTotals.Of(WideInOwnCurrency().State, Day(2), Day(1))),
        ("tax totals of what was shed", () => TaxTotals.Of(
            Subledger.FromSnapshot(WideInOwnCurrency().State.ToSnapshot().WithShed(Day(2), All("OLD"))), Day(1), Day(3))),
        ("trial balance of no entries", () => TrialBalance.Empty.Add(null!)),
        ("dimensions equal to nothing", () => Dimensions.None.Over(null!)),
        ("a rejection that must be posted", () => Posting.Post(WideInOwnCurrency().State, Payment.Create("PAY-1", Day(1), 1)).EnsurePosted()),
    ];

    [Fact]
    public Task Mistakes_AreAnsweredAsApproved()
    {
        var text = new StringBuilder();
        foreach (var (what, mistake) in Mistakes)
        {
            var answer = Xunit.Record.Exception(mistake);
            text.Append(what).Append(": ").Append(answer is null ? "nothing" : answer.GetType().Name + ": " + answer.Message.ReplaceLineEndings(" / ")).Append('\n');
        }

        return Verifier.Verify(text.ToString());
    }

    private static EquatableArray<T> All<T>(params T[] items)
        where T : IEquatable<T> => EquatableArray<T>.Of(items);

    private static JournalLine Line(string account, Money amount) => JournalLine.Create(account, AccountRole.Bank, EntrySide.Debit, amount, amount);

    private static OpenItem Item(DocumentKind kind) => OpenItem.Create(
        "P", kind, Day(1), Eur, All<ItemLine>(), All(ItemPart.Create("2000", AccountRole.Control, Dimensions.None, new PostedAmount(1, 1))), All<JournalLine>());

    private static SubledgerSnapshot Snapshot(int schema, long version) => SubledgerSnapshot.Create(
        schema, Side.Payables, "V", Eur, Profile, PrepaymentPolicy.Default, TaxCodes.None, version, All<PlacedOrder>(), All<OpenItem>(), All<Link>(), All<ReversalFact>());
}
