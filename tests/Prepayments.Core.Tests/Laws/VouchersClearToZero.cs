using NodaTime;
using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Rules D4, D7, D10, T5 and A4: a voucher that is applied or refunded completely, in whatever parts, leaves its advance and
/// offset accounts exactly at zero and has given back each of its taxes exactly; short of that no part was negative. Rule
/// D16: whether a part was applied in the invoice or later, settled in the refund or later, the end is the same.
/// </summary>
public sealed class VouchersClearToZero(ITestOutputHelper output) : Law(output)
{
    private static readonly LocalDate Day = new(2026, 1, 1);

    protected override IEnumerable<string> Required =>
    [
        .. Settings, "no tax", "one tax", "several taxes", "a part without tax", "one part", "several parts", "applied", "refunded", "taken back",
        "other rates since", "own", "foreign",
    ];

    [Law(2500)]
    public void AVoucherInWhateverPartsLeavesAdvanceAndOffsetAtZero(History history) => Try(() =>
    {
        var choices = new Choices([.. history.Steps.SelectMany(step => step.Numbers)]);
        var start = history.Start();
        See(start);
        var currency = Exchange.Next(start, choices);
        var rates = Exchange.Rates(start, currency, choices);
        var voucher = Draw(currency, choices);
        See(currency == start.AccountingCurrency ? "own" : "foreign");
        var inside = new Books(start, currency, rates);
        var later = new Books(start, currency, rates);
        inside.Post(voucher);
        later.Post(voucher);
        if (choices.Once(3))
        {
            // T5: what is released is what was posted, whatever the rates are by now.
            inside = AtOtherRates(inside, currency, rates);
            later = AtOtherRates(later, currency, rates);
            See("other rates since");
        }

        var left = voucher.Amount;
        for (var parts = 1; left > 0; parts++)
        {
            var part = parts == 9 || choices.Once(3) ? left : Math.Min(left, OrderDraw.Share(currency, left, 1 + choices.Next(99), 100));
            Use(inside, later, choices, part);
            left -= part;
            See(left > 0 ? "several parts" : parts == 1 ? "one part" : "last part");
        }

        var components = inside.State.GetItem("PV")!.Lines[0].Components;
        for (var c = 0; c < components.Count; c++)
        {
            var released = Position.Live(inside.State).Where(link => link.From == "PV").Sum(link => link.Released[c].Transaction);
            inside.Check(released == components[c].Amount.Transaction, components[c] + " has given " + released);
        }

        var accounts = Position.Accounts(inside.Entries);
        var inCurrency = Position.AccountsIn(currency, inside.Entries);
        inside.Check(!accounts.ContainsKey(Chart.Advance), "The advance account is not zero.");
        foreach (var component in Chart.Taxes.All.SelectMany(code => code.Components))
        {
            inside.Check(!accounts.ContainsKey(Chart.OffsetAccount(component.Code)), "The offset account is not zero.");

            // An application at another rate brings its tax to the rate of its own tax point, in the accounting currency (X3).
            inside.Check(!inCurrency.ContainsKey(Chart.TaxAccount(component.Code)), "The tax account is not zero.");
        }

        later.Check(Position.Text(accounts) == Position.Text(Position.Accounts(later.Entries)), "Not the same as inside the documents." + inside);
    });

    private PrepaymentVoucher Draw(Currency currency, Choices choices)
    {
        var amount = OrderDraw.Minor(currency) * (1 + choices.Next(choices.Of(9999, 9, 9_999_999)));
        var voucher = PrepaymentVoucher.Create("PV", Day, amount);
        var rest = amount;
        var codes = Chart.TaxNames.ToList();
        for (var count = choices.Next(4); count > 0 && rest > 0; count--)
        {
            var code = choices.In(codes);
            codes.Remove(code);
            var part = choices.Next(3) == 0 ? rest : Math.Min(rest, OrderDraw.Share(currency, rest, 1 + choices.Next(99), 100));
            rest -= part;
            voucher = voucher.WithTax(code, part);
        }

        See(voucher.Taxes.Count switch { 0 => "no tax", 1 => "one tax", _ => "several taxes" });
        See(voucher.Taxes.Count > 0 && rest > 0 ? "a part without tax" : "all alike");
        return voucher;
    }

    private static Books AtOtherRates(Books books, Currency currency, decimal[] rates)
    {
        var codes = Chart.Taxes.All.Select(code => TaxCode.CreateWithComponents(
            code.Code,
            EquatableArray<TaxComponent>.From(code.Components.Select(component => TaxComponent.Create(component.Code, Percentage.Of(25))))));
        var changed = new Books(books.State.WithSettings(books.State.Profile, books.State.Policy, TaxCodes.Of([.. codes])), currency, rates);
        changed.Entries.AddRange(books.Entries);
        return changed;
    }

    private void Use(Books inside, Books later, Choices choices, decimal part)
    {
        var number = inside.Next();
        var id = later.Next();
        if (choices.Next(3) == 2)
        {
            See("refunded");
            var refund = Refund.Create(number, Day, part);
            inside.Post(refund.WithSettlement("PV", part));

            // A refund on its own stands on the control account; a settlement transfers it.
            later.Post(refund);
            later.Post(Settlement.Create(id + " later", Day, number, "PV").WithAmount(part));
            return;
        }

        See("applied");
        var more = choices.Next(2) == 0 ? 0 : OrderDraw.Minor(inside.State.GetItem("PV")!.Currency) * choices.Next(999);
        var invoice = Invoice.Create(number, Day).WithLine(InvoiceLine.OfAmount("F", part + more).WithAccount(Chart.Lines[0]));
        inside.Post(invoice.WithApplication("PV", part));
        later.Post(invoice.WithoutApplications());
        later.Post(Application.Create(id + " later", Day, "PV", number).WithAmount(part));
        if (choices.Once(4))
        {
            // R5: after its application is reversed it is applied again.
            See("taken back");
            inside.Post(Reversal.Create(number + " back", Day, number + "/PV"));
            inside.Post(Application.Create(number + " again", Day, "PV", number).WithAmount(part));
        }
    }
}
