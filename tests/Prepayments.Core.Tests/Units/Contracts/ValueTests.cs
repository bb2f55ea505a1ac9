using System.Collections;
using System.Reflection;
using System.Text;
using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Contracts;

/// <summary>
/// What holds for every value: two are equal just when all that they show is equal, the operators say what the methods say, equal ones
/// have one hash, and what each prints is approved. The values are those of two wide histories and some by hand.
/// </summary>
public class ValueTests
{
    private static readonly Dictionary<Type, List<object>> Ones = Collected();
    private static readonly Dictionary<Type, List<object>> Others = Collected();

    public static TheoryData<string> Types() => [.. Ones.Keys.Select(type => type.FullName!).Order(StringComparer.Ordinal)];

    /// <summary>Every public type that has equality of its own is among them.</summary>
    [Fact]
    public void Types_AreAll() => Assert.Empty(typeof(Posting).Assembly.GetExportedTypes()
        .Where(type => type is { IsAbstract: false, IsEnum: false, ContainsGenericParameters: false }
            && typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type) && !Ones.ContainsKey(type))
        .Select(type => type.FullName));

    [Theory]
    [MemberData(nameof(Types))]
    public void Values_AreEqualJustWhenAllThatTheyShowIs(string name)
    {
        var type = typeof(Posting).Assembly.GetType(name)!;
        foreach (var one in Ones[type])
        {
            foreach (var other in Others[type])
            {
                var equal = Shown(one) == Shown(other);
                Assert.True(one.Equals(other) == equal, $"{one} and {other}");
                Assert.Equal(equal, Operator(type, "op_Equality", one, other));
                Assert.Equal(!equal, Operator(type, "op_Inequality", one, other));
                if (equal)
                {
                    Assert.Equal(one.GetHashCode(), other.GetHashCode());
                }

                if (typeof(IComparable<>).MakeGenericType(type).IsAssignableFrom(type) && (one is not Money money || money.Currency == ((Money)other).Currency))
                {
                    Compare(type, one, other, equal);
                }
            }

            Assert.False(one.Equals(null));
            Assert.False(one.Equals("another type"));
            if (!type.IsValueType)
            {
                Assert.False(Operator(type, "op_Equality", one, null));
                Assert.False(Operator(type, "op_Equality", null, one));
                Assert.True(Operator(type, "op_Equality", null, null));
                Assert.True(Operator(type, "op_Inequality", one, null));
                Assert.False(Operator(type, "op_Inequality", null, null));
            }
        }
    }

    /// <summary>Values that differ have different hashes: of so few no two meet by chance.</summary>
    [Theory]
    [MemberData(nameof(Types))]
    public void Hashes_Differ(string name)
    {
        var values = Ones[typeof(Posting).Assembly.GetType(name)!].GroupBy(Shown, StringComparer.Ordinal).Select(same => same.First()).ToList();

        Assert.Equal(values.Count, values.Select(value => value.GetHashCode()).Distinct().Count());
        Assert.True(values.Count > 1, $"There is only one {name}.");
    }

    [Fact]
    public Task Texts_AreAsApproved()
    {
        var text = new StringBuilder();
        foreach (var (type, values) in Ones.OrderBy(pair => pair.Key.FullName, StringComparer.Ordinal))
        {
            foreach (var line in values.Select(value => value.ToString()!).Distinct(StringComparer.Ordinal).Take(8))
            {
                text.Append(type.Name).Append(": ").Append(line.ReplaceLineEndings(" / ")).Append('\n');
            }
        }

        return Verifier.Verify(text.ToString());
    }

    private static void Compare(Type type, object one, object other, bool equal)
    {
        var order = Order(one, other);
        Assert.Equal(equal, order == 0);
        Assert.Equal(order < 0, Operator(type, "op_LessThan", one, other));
        Assert.Equal(order <= 0, Operator(type, "op_LessThanOrEqual", one, other));
        Assert.Equal(order > 0, Operator(type, "op_GreaterThan", one, other));
        Assert.Equal(order >= 0, Operator(type, "op_GreaterThanOrEqual", one, other));
        Assert.Equal(Math.Sign(order), -Math.Sign(Order(other, one)));

        int Order(object left, object right) => (int)type.GetMethod("CompareTo", [type])!.Invoke(left, [right])!;
    }

    private static bool Operator(Type type, string name, object? left, object? right) =>
        (bool)type.GetMethod(name, BindingFlags.Public | BindingFlags.Static, [type, type])!.Invoke(null, [left, right])!;

    /// <summary>All that a value shows: its public properties and its elements, and theirs.</summary>
    private static string Shown(object? value) => value switch
    {
        null => "null",
        string text => "\"" + text + "\"",
        decimal number => FormattableString.Invariant($"{number / 1.0000000000000000000000000000m}"),
        IEnumerable list => "[" + string.Join(", ", list.Cast<object>().Select(Shown)) + "]",
        _ when value.GetType().Assembly != typeof(Posting).Assembly || value.GetType().IsEnum => FormattableString.Invariant($"{value}"),
        TrialBalance balance => string.Join(", ", balance.Accounts.Select(account => account + balance.Balance(account))),
        PostingProfile => value.ToString() + Hidden(value),
        _ => value.GetType().Name + "{" + string.Join(", ", Properties(value).Select(property => property.Name + Shown(property.GetValue(value)))) + "}",
    };

    /// <summary>What a posting profile answers for each role, category and tax: it lists none of them.</summary>
    private static string Hidden(object profile) => Prepayments.Json.SubledgerJson.Write(Subledger.Create(
        Side.Payables, "V", Currency.Of("EUR"), (PostingProfile)profile, PrepaymentPolicy.Default));

    private static IEnumerable<PropertyInfo> Properties(object value) => value.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetIndexParameters().Length == 0 && property.Name is not ("Subledger" or "Inverse"))
        .OrderBy(property => property.Name, StringComparer.Ordinal);

    private static Dictionary<Type, List<object>> Collected()
    {
        var found = new Dictionary<Type, List<object>>();
        var seen = new HashSet<(Type, string)>();
        foreach (var root in Roots())
        {
            Collect(root, found, seen);
        }

        return found;
    }

    private static void Collect(object? value, Dictionary<Type, List<object>> found, HashSet<(Type, string)> seen)
    {
        if (value is null or string || value.GetType().IsEnum)
        {
            return;
        }

        if (value is IEnumerable list)
        {
            foreach (var element in list)
            {
                Collect(element, found, seen);
            }
        }

        var type = value.GetType();
        if (type.IsGenericType || type.Assembly != typeof(Posting).Assembly || !seen.Add((type, Shown(value))))
        {
            return;
        }

        if (typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type))
        {
            if (!found.TryGetValue(type, out var values))
            {
                found[type] = values = [];
            }

            // A few dozen of a type say all there is to say.
            if (values.Count < 40)
            {
                values.Add(value);
            }
        }

        foreach (var property in Properties(value))
        {
            Collect(property.GetValue(value), found, seen);
        }
    }

    private static IEnumerable<object> Roots()
    {
        foreach (var ledger in new[] { WideInOwnCurrency(), WideInForeignCurrency() })
        {
            yield return ledger.State.ToSnapshot();
            yield return ledger.Entries;
            yield return TrialBalance.Empty.Add(EquatableArray<JournalEntry>.From(ledger.Entries));
            yield return TrialBalance.Empty.Add(EquatableArray<JournalEntry>.From(ledger.Entries.Take(2)));
            yield return TaxTotals.Of(ledger.State, Day(1), Day(31));
            yield return ledger.Of("PO-1");
            yield return Posting.Post(ledger.State, Payment.Create("PAY-1", Day(20), 1)).Rejection!;
            yield return Posting.Post(ledger.State, Payment.Create("PAY-9", Day(20), -1)).Rejection!;
            yield return ledger.Post(Reversal.Create("REV-9", Day(20), ledger.State.GetLink("PAY-2/INV-1") is null ? "REF-1/PAY-2" : "PAY-2/INV-1"), Revaluation.Create("VAL-9", Day(21)).WithRate(Currency.Of("USD"), 0.99m)).State.ToSnapshot();
        }

        foreach (var (account, amount) in new[] { ("1", 1m), ("2", 1m), ("1", 2m) })
        {
            var line = Money.Of(amount, Currency.Of("EUR"));
            yield return TrialBalance.Empty.Add(EquatableArray<JournalEntry>.Of(JournalEntry.Create("E", Day(1), EquatableArray<JournalLine>.Of(
                JournalLine.Create(account, AccountRole.Bank, EntrySide.Debit, line, line),
                JournalLine.Create("9", AccountRole.Control, EntrySide.Credit, line, line)))));
        }

        foreach (var order in new[] { "PO-1", "PO-2" })
        {
            yield return Posting.Post(WideInOwnCurrency().State, Invoice.Create("INV-9", Day(20)).WithOrder(order).WithOrderLine("1", 3)).Notices;
        }

        yield return new[] { PrepaymentPolicy.Default, PrepaymentPolicy.Finance, PrepaymentPolicy.BusinessCentral, PrepaymentPolicy.Finance.WithMaxDefinitions(2) };
        yield return new object[] { Currency.Of("EUR"), Currency.Of("JPY"), Currency.Of("KWD"), Currency.Of("CLF"), Money.Of(1, Currency.Of("EUR")), Money.Of(1, Currency.Of("USD")) };
        yield return new object[] { Percentage.Of(20), Percentage.Of(12.5m), Percentage.Of(0), ExchangeRate.Of(0.9m), ExchangeRate.Of(1.1m) };
        yield return new[] { Dimensions.None, Dimensions.Of("site", "1"), Dimensions.Of("site", "2"), Dimensions.Of("unit", "1"), Dimensions.Of("site", "1").With("unit", "1") };
        yield return new[]
        {
            Profile, WideProfile, PostingProfile.Create("1"), PostingProfile.Create("2"), PostingProfile.Create("1").WithBank("3"),
            PostingProfile.Create("1").WithPrepaymentCategory("hardware", "4"), PostingProfile.Create("1").WithPrepaymentCategory("hardware", "5"),
            PostingProfile.Create("1").WithPrepaymentCategory("software", "4"), PostingProfile.Create("1").WithTax("V20", TaxAccounts.Create("6")),
            PostingProfile.Create("1").WithTax("V20", TaxAccounts.Create("7")), PostingProfile.Create("1").WithTax("V10", TaxAccounts.Create("6")),
        };
        yield return new[]
        {
            TaxAccounts.Create("6"), TaxAccounts.Create("7"), TaxAccounts.Create("6").WithPrepaymentTaxOffset("8"), TaxAccounts.Create("6").WithReverseCharge("9"),
        };
        yield return new[] { TaxCodes.None, Ledger.Taxes, TaxCodes.Of(Ledger.Taxes.Find("V20")!), TaxCodes.Of(Ledger.Taxes.Find("V10")!) };
        yield return new[]
        {
            NumberSeries.Create("PPI-", 4), NumberSeries.Create("PPI-", 5), NumberSeries.Create("PP-", 4), NumberSeries.Create("PPI-", 4, 7),
        };
        var spring = PrepaymentRule.ForCounterparty("V-1", Percentage.Of(30)).WithFirstDay(Day(1)).WithLastDay(Day(31));
        yield return new[]
        {
            spring, spring.WithLastDay(Day(30)), PrepaymentRule.ForCounterparty("V-1", Percentage.Of(30)), PrepaymentRule.ForItem("A", Percentage.Of(40)),
            PrepaymentRule.ForItemAndCounterparty("A", "V-1", Percentage.Of(50)), PrepaymentRule.ForItemAndGroup("A", "retail", Percentage.Of(60)),
        };
        yield return new[]
        {
            PrepaymentDefaults.Create(Side.Payables), PrepaymentDefaults.Create(Side.Receivables), PrepaymentDefaults.Create(Side.Payables, spring),
            PrepaymentDefaults.Create(Side.Payables, spring, PrepaymentRule.ForItem("A", Percentage.Of(40))),
        };
        yield return Documents();
        yield return new[]
        {
            WideInOwnCurrency().State.ToSnapshot().WithShed(Day(9), EquatableArray<string>.Of("OLD-1")),
            WideInOwnCurrency().State.ToSnapshot().WithShed(Day(9), EquatableArray<string>.Of("OLD-2")),
        };
    }

    private static IEnumerable<Document> Documents()
    {
        yield return Order.Create("PO", Day(1), OrderLine.Create("1", 10, 100)).WithConfirmed(false);
        yield return Order.Create("PO", Day(1), OrderLine.Create("1", 10, 100));
        yield return PrepaymentInvoice.Create("PPI", Day(1), "PO");
        yield return PrepaymentInvoice.Create("PPI", Day(1), "PO").WithAmount(10);
        yield return PrepaymentInvoice.Create("PPI", Day(1), "PO").WithLine("1", 10).WithLine("2", 10);
        yield return Payment.Create("PAY", Day(1), 10);
        yield return Payment.Create("PAY", Day(1), 10).WithSettlement("PPI", 5);
        yield return Payment.Create("PAY", Day(1), 10).WithSettlement("PPI");
        yield return Refund.Create("REF", Day(1), 10);
        yield return Refund.Create("REF", Day(2), 10);
        yield return Invoice.Create("INV", Day(1)).WithOrder("PO").WithOrderLine("1", 10);
        yield return Invoice.Create("INV", Day(1)).WithLine(InvoiceLine.OfAmount("1", 10).WithAccount("5000")).WithApplication("PPI", 5);
        yield return Invoice.Create("INV", Day(1)).WithOrder("PO").WithOrderLine("1", 10).WithoutApplications();
        yield return Invoice.Create("INV", Day(1)).WithOrder("PO").WithOrderLine("1", 10).WithApplication("PPI").WithTax("V20", 1).WithTax("V10", 1);
        yield return Application.Create("APP", Day(1), "PPI", "INV").WithAmount(5);
        yield return Application.Create("APP", Day(1), "PPI", "INV");
        yield return Settlement.Create("SET", Day(1), "PAY", "INV").WithAmount(5);
        yield return Settlement.Create("SET", Day(1), "PAY", "INV");
        yield return PrepaymentVoucher.Create("PV", Day(1), 10);
        yield return PrepaymentVoucher.Create("PV", Day(1), 10).WithTax("V20", 10);
        yield return PrepaymentVoucher.Create("PV", Day(1), 10).WithTax("V20", 5);
        yield return Reservation.Create("RES", Day(1), "PV", "PO");
        yield return Reservation.Create("RES", Day(1), "PV", "PO-2");
        yield return CreditMemo.Create("CM", Day(1), "INV").WithLine(CreditedLine.OfQuantity("1", 2));
        yield return CreditMemo.Create("CM", Day(1), "INV").WithLine(CreditedLine.OfAmount("1", 2));
        yield return PrepaymentCreditMemo.Create("PCM", Day(1), "PPI");
        yield return PrepaymentCreditMemo.Create("PCM", Day(1), "PPI").WithAmount(1);
        yield return Forfeiture.Create("FOR", Day(1), "PPI");
        yield return Forfeiture.Create("FOR", Day(1), "PV");
        yield return Revaluation.Create("VAL", Day(1)).WithRate(Currency.Of("USD"), 0.9m);
        yield return Revaluation.Create("VAL", Day(1)).WithRate(Currency.Of("USD"), 0.8m);
        yield return Reversal.Create("REV", Day(1), "PAY");
        yield return Reversal.Create("REV", Day(1), "INV");
    }
}
