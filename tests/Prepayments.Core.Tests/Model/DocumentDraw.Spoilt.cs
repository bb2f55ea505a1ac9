namespace Prepayments.Tests.Model;

/// <content>Documents that break rules: one rule on purpose, or any rules by wild figures.</content>
public sealed partial class DocumentDraw
{
    private static readonly Verb[] Sound =
        [
        Verb.Place, Verb.Prepay, Verb.Pay, Verb.Deliver, Verb.Apply, Verb.Settle, Verb.Refund, Verb.Reverse, Verb.Advance, Verb.Reserve, Verb.Credit, Verb.Forfeit, Verb.Revalue,
    ];

    private Document? Spoil()
    {
        var order = SomeOrder()?.Text.Number ?? "none";
        switch (choices.Next(30))
        {
            case 0:
                taken = choices.In([.. Known(), prefix + "PO-0"]);
                return Draw(choices.In(Sound));
            case 1:
                return Draw(choices.In(Sound))?.WithCounterparty(choices.Of("C-2", "c-1"));
            case 2:
                return InOtherCurrency(Draw(choices.Of(Verb.Pay, Verb.Deliver, Verb.Refund, Verb.Prepay, Verb.Advance)));
            case 3:
                return choices.Next(4) switch
                {
                    0 => PrepaymentInvoice.Create(Number("PPI"), date, "none"),
                    1 => PrepaymentVoucher.Create(Number("PV"), date, 10).WithReservation("none"),
                    2 => Reservation.Create(Number("RES"), date, choices.In([.. Known(), "none"]), choices.In([.. Known(), "none"])),
                    _ => Invoice.Create(Number("INV"), date).WithOrder("none").WithOrderLine("1", 1),
                };
            case 4:
                return choices.Next(2) == 0
                    ? PrepaymentInvoice.Create(Number("PPI"), date, order).WithLine("no line", 1)
                    : choices.Next(2) == 0
                        ? Credit(DocumentKind.Invoice) is CreditMemo memo ? memo.WithLine(CreditedLine.OfQuantity("no line", 1)) : null
                        : Invoice.Create(Number("INV"), date).WithOrder(order).WithOrderLine("no line", 1);
            case 5:
                return OnUnknown();
            case 6:
                return choices.Next(3) switch
                {
                    0 => Order.Create(Number("PO"), date, OrderLine.Create("1", 1, 10).WithTax("none")),
                    1 => Advance().WithTax("none", 1),
                    _ => Deliver()?.WithTax("none", 1),
                };
            case 7:
                return OfFigure(choices.Of(0m, -1m, -0.01m, decimal.MinValue));
            case 8:
                return OfFigure(choices.Of(
                    0.00001m, 0.00000000001m, 1_000_000_000_000_001m, 1_000_000_000_000_000.1m, decimal.MaxValue, 0.0000000000000000000000000001m));
            case 9:
                return Order.Create(Number("PO"), date, OrderLine.Create("1", 2, 10))
                    .WithPrepayment(PrepaymentDefinition.OfPercent(choices.Of(0m, -5m, 101m, 100.0000000001m, 33.33333333333m, 1e15m)));
            case 10:
                return Order.Create(Number("PO"), date, OrderLine.Create("1", 2, 10).WithPrepayment(PrepaymentDefinition.OfPercent(10)))
                    .WithPrepayment(PrepaymentDefinition.OfPercent(10));
            case 11:
                return Doubled(Draw(choices.Of(Verb.Deliver, Verb.Pay, Verb.Place, Verb.Prepay, Verb.Advance, Verb.Credit, Verb.Revalue)));
            case 12:
                return Exceeding(order);
            case 13:
                return choices.Next(2) == 0 ? AgainReversed() : OnOrderOrReversal(order);
            case 14:
                date = date.PlusDays(-choices.Of(400, 3));
                return Draw(choices.Of(Verb.Pay, Verb.Apply, Verb.Settle, Verb.Reverse, Verb.Deliver, Verb.Reserve, Verb.Credit, Verb.Forfeit, Verb.Revalue));
            case 15:
                return WithoutLines(order);
            case 16:
                return WithoutAccount();
            case 17:
                return Deliver() is { Lines.Count: > 0 } invoice ? invoice.WithTax(choices.In(Chart.TaxNames), 1_000_000) : null;
            case 18:
                return Unpaid();
            case 19:
                return Shrunk(choices.Of(0, 0, 0, 1, 2, 3));
            case 20:
                return Unconfirmed(order);
            case 21:
                return state.Links().LastOrDefault(link => link.Kind == LinkKind.UnpaidReversal) is { } link
                    ? Reversal.Create(Number("REV"), date, choices.Of(link.Id, link.From))
                    : Reversal.Create(Number("REV"), date, order);
            case 22:
                return Order.Create(Number("PO"), date, OrderLine.Create("1", 1, 10).WithAccount(Chart.Lines[0]))
                    .WithPrepayment(PrepaymentDefinition.OfAmount(11));
            case 23 or 24:
                return ReservedElsewhere();
            case 25:
                return state.Links().LastOrDefault(link => link.Kind == LinkKind.Credit) is { } credit
                    ? Reversal.Create(Number("REV"), date, choices.Of(credit.Id, credit.To, credit.From))
                    : null;
            case 27 or 28:
                return AtNoRate(Draw(choices.Of(Verb.Pay, Verb.Deliver, Verb.Refund, Verb.Prepay, Verb.Advance)));
            case 26:
                return PrepaymentVoucher.Create(Number("PV"), date, 10).WithTax("V19", 8).WithTax("V7", choices.Of(3, 2));
            default:
                return state.Items().LastOrDefault(item => item.Kind == DocumentKind.PrepaymentInvoice) is { } prepayment
                    ? Reversal.Create(Number("REV"), date, choices.In([prepayment.Number, .. state.Links().Where(l => l.To == prepayment.Number).Select(l => l.Id)]))
                    : null;
        }
    }

    private List<string> Known() =>
    [
        .. state.Orders().Select(order => order.Text.Number), .. state.Items().Select(item => item.Number),
        .. state.Links().Select(link => link.Id), .. state.Reversals().Select(reversal => reversal.Number),
    ];

    private Document? InOtherCurrency(Document? document)
    {
        bare = choices.Next(2) == 0;
        var other = Currency.Of("USD");
        return document switch
        {
            MoneyDocument money => choices.Next(2) == 0 ? money.WithCurrency(other) : money.WithExchangeRate(choices.Of(2m, 0m, -1m, 1m)),
            Invoice invoice => choices.Next(2) == 0 ? invoice.WithCurrency(other) : invoice.WithExchangeRate(choices.Of(1.5m, 0m, 1m)),
            PrepaymentInvoice invoice => invoice.WithExchangeRate(choices.Of(2m, 0.00000000001m)),
            PrepaymentVoucher voucher => choices.Next(2) == 0 ? voucher.WithCurrency(other) : voucher.WithExchangeRate(choices.Of(2m, 0m, 1m)),
            _ => document,
        };
    }

    /// <summary>A foreign document without its rate, at none that there is, or in the currency of nothing that it names.</summary>
    private Document? AtNoRate(Document? document)
    {
        bare = true;
        var stated = choices.Of<decimal?>(null, 0m, -0.92m, null, 0.00000000001m);
        var wrong = choices.Of(currency, currency, Currency.Of("GBP"), state.AccountingCurrency);
        return document switch
        {
            MoneyDocument money => stated is { } r ? money.WithCurrency(wrong).WithExchangeRate(r) : money.WithCurrency(wrong),
            Invoice invoice => stated is { } r ? invoice.WithCurrency(wrong).WithExchangeRate(r) : invoice.WithCurrency(wrong),
            PrepaymentVoucher voucher => stated is { } r ? voucher.WithCurrency(wrong).WithExchangeRate(r) : voucher.WithCurrency(wrong),
            PrepaymentInvoice invoice => stated is { } r ? invoice.WithExchangeRate(r) : invoice,
            _ => document,
        };
    }

    private Document OnUnknown() => choices.Next(9) switch
    {
        7 => Forfeiture.Create(Number("FF"), date, choices.In([.. Known(), "none"])),
        0 => Settlement.Create(Number("SET"), date, choices.In([.. Known(), "none"]), choices.In([.. Known(), "none"])),
        1 => Application.Create(Number("APP"), date, choices.In([.. Known(), "none"]), choices.In([.. Known(), "none"])),
        2 => Reversal.Create(Number("REV"), date, "none"),
        3 => Payment.Create(Number("PAY"), date, 10).WithSettlement(choices.In([.. Known(), "none"])),
        4 => Prepayments.Refund.Create(Number("REF"), date, 10).WithSettlement(choices.In([.. Known(), "none"])),
        5 => PrepaymentCreditMemo.Create(Number("PCM"), date, choices.In([.. Known(), "none"])),
        6 => CreditMemo.Create(Number("CM"), date, choices.In([.. Known(), "none"])),
        _ => PrepaymentInvoice.Create(Number("PPI"), date, SomeOrder()?.Text.Number ?? "none").WithDefinition("no definition"),
    };

    private Document? OfFigure(decimal figure) => choices.Next(17) switch
    {
        0 => Payment.Create(Number("PAY"), date, figure),
        1 => Prepayments.Refund.Create(Number("REF"), date, figure),
        2 => Order.Create(Number("PO"), date, OrderLine.Create("1", figure, 10)),
        3 => Order.Create(Number("PO"), date, OrderLine.Create("1", 10, figure)),
        4 => Order.Create(Number("PO"), date, OrderLine.Create("1", 10, 10).WithDiscount(figure)),
        5 => Order.Create(Number("PO"), date, OrderLine.Create("1", 10, 10)).WithPrepayment(PrepaymentDefinition.OfAmount(figure)),
        6 => SomeOrder() is { } order ? PrepaymentInvoice.Create(Number("PPI"), date, order.Text.Number).WithAmount(figure) : null,
        7 => Invoice.Create(Number("INV"), date).WithLine(InvoiceLine.OfAmount("F", figure).WithAccount(Chart.Lines[0])),
        8 => Deliver() is { Lines.Count: > 0 } invoice ? invoice.WithOrderLine("1", figure) : null,
        9 => Settle()?.WithAmount(figure),
        10 => PrepaymentVoucher.Create(Number("PV"), date, figure),
        11 => PrepaymentVoucher.Create(Number("PV"), date, 10).WithTax("V19", figure),
        12 => (Credit(DocumentKind.PrepaymentInvoice) as PrepaymentCreditMemo)?.WithAmount(figure),
        13 => OfLine(line => choices.Next(2) == 0 ? CreditedLine.OfQuantity(line, figure) : CreditedLine.OfAmount(line, figure)),
        15 => Revaluation.Create(Number("VAL"), date).WithRate(Currency.Of("USD"), figure),
        14 => Forfeit()?.WithAmount(figure),
        _ => Apply()?.WithAmount(figure),
    };

    private Document? Doubled(Document? document) => document switch
    {
        Invoice { Lines.Count: > 0 } invoice => invoice.WithLine(invoice.Lines[0]),
        MoneyDocument { Settlements.Count: > 0 } money => money.WithSettlement(money.Settlements[0].Document),
        Order { Lines.Count: > 0 } order => Order.Create(order.Number, order.Date, order.Lines[0], order.Lines[0]),
        PrepaymentInvoice invoice => invoice.WithTax("V19", 0).WithTax("V19", 0),
        Revaluation { Rates.Count: > 0 } revaluation => revaluation.WithRate(revaluation.Rates[0].Currency, 1),
        PrepaymentVoucher { Taxes.Count: > 0 } voucher => voucher.WithTax(voucher.Taxes[0].Code, voucher.Taxes[0].Gross),
        CreditMemo { Lines: { Count: > 0 } lines } memo => memo.WithLine(lines[0]),
        _ => document,
    };

    private Document? Exceeding(string order)
    {
        switch (choices.Next(10))
        {
            case 9:
                return Forfeit()?.WithAmount(900_000_000_000_000);
            case 5:
                return (Credit(DocumentKind.PrepaymentInvoice) as PrepaymentCreditMemo)?.WithAmount(900_000_000_000_000);
            case 6:
                return OfLine(line => CreditedLine.OfQuantity(line, 1_000_000));
            case 7:
                return OfLine(line => CreditedLine.OfAmount(line, 900_000_000_000_000));
            case 0:
                return PrepaymentInvoice.Create(Number("PPI"), date, order).WithAmount(900_000_000_000_000);
            case 1:
                return PrepaymentInvoice.Create(Number("PPI"), date, order).WithLine("1", 900_000_000_000_000);
            case 2:
                return Invoice.Create(Number("INV"), date).WithOrder(order).WithOrderLine("1", 1_000_000);
            case 3:
                return Settle()?.WithAmount(900_000_000_000_000);
            case 4:
                return Apply()?.WithAmount(900_000_000_000_000);
            default:
                return Pay() is { Settlements.Count: > 0 } payment
                    ? Payment.Create(payment.Number, payment.Date, OrderDraw.Minor(currency)).WithSettlement(payment.Settlements[0].Document)
                    : null;
        }
    }

    private Reversal? AgainReversed() => state.Reversals() is { Count: > 0 } all
        ? Reversal.Create(Number("REV"), date, choices.In(all[choices.Next(all.Count)].Reversed))
        : null;

    private Reversal OnOrderOrReversal(string order) => Reversal.Create(
        Number("REV"), date, state.Reversals() is { Count: > 0 } all && choices.Next(2) == 0 ? all[0].Number : order);

    private Document? WithoutLines(string order) => choices.Next(4) switch
    {
        0 => Order.Create(Number("PO"), date),
        1 => Invoice.Create(Number("INV"), date),
        2 => (Credit(DocumentKind.Invoice) as CreditMemo)?.WithLines(EquatableArray<CreditedLine>.Empty),
        _ => PrepaymentInvoice.Create(Number("PPI"), date, order),
    };

    /// <summary>A credit memo of one order line of the latest invoice that has one.</summary>
    private CreditMemo? OfLine(Func<string, CreditedLine> credited) =>
        Items(DocumentKind.Invoice).LastOrDefault(item => item.Lines.Any(line => line.Order is not null)) is { } invoice
            ? CreditMemo.Create(Number("CM"), date, invoice.Number).WithLine(credited(invoice.Lines.First(line => line.Order is not null).Id))
            : null;

    /// <summary>Another use of a reserved voucher than by its order (S5, S6).</summary>
    private Document? ReservedElsewhere()
    {
        var reservation = Position.Live(state).LastOrDefault(link =>
            link.Kind == LinkKind.Reservation && Figures.OpenAmount(state, link.From)!.Value.IsPositive);
        if (reservation is null)
        {
            return null;
        }

        switch (choices.Next(5))
        {
            case 0:
                return Reservation.Create(Number("RES"), date, reservation.From, (SomeOrder() ?? state.Orders()[0]).Text.Number);
            case 1:
                return Prepayments.Refund.Create(Number("REF"), date, 1).WithSettlement(reservation.From, 1);
            case 2:
                return Items(DocumentKind.Invoice).LastOrDefault() is { } invoice
                    ? Application.Create(Number("APP"), date, reservation.From, invoice.Number)
                    : null;
            case 3:
                return Items(DocumentKind.Refund).LastOrDefault() is { } refund
                    ? Settlement.Create(Number("SET"), date, refund.Number, reservation.From)
                    : null;
            default:
                return Invoice.Create(Number("INV"), date)
                    .WithLine(InvoiceLine.OfAmount("F", 10).WithAccount(Chart.Lines[0])).WithApplication(reservation.From);
        }
    }

    private Invoice WithoutAccount() => choices.Next(2) == 0
        ? Invoice.Create(Number("INV"), date).WithLine(InvoiceLine.OfAmount("F", 10))
        : Invoice.Create(Number("INV"), date).WithLine(InvoiceLine.OfAmount("F", 10).WithTax("V19"));

    private Invoice? Unpaid()
    {
        var prepayment = Items(DocumentKind.PrepaymentInvoice).LastOrDefault(
            item => Figures.OpenAmount(state, item.Number)!.Value.IsPositive);
        return prepayment is null
            ? null
            : Invoice.Create(Number("INV"), date)
                .WithLine(InvoiceLine.OfAmount("F", Math.Max(prepayment.Total, 1)).WithAccount(Chart.Lines[0]))
                .WithApplication(prepayment.Number, prepayment.Total);
    }

    /// <summary>An amendment that takes away what is in use: the definitions, a line, quantity, most of the percentage.</summary>
    private Order? Shrunk(int what)
    {
        if (state.Orders().LastOrDefault(o => state.Items().Any(i => i.Lines.Any(l => l.Order == o.Text.Number)))?.Text is not { } old)
        {
            return null;
        }

        var lines = old.Lines.Select(line =>
        {
            var quantity = what == 2 ? 0.0000000001m : line.Quantity;
            var copy = OrderLine.Create(what == 1 ? line.Id + "x" : line.Id, quantity, line.UnitPrice)
                .WithAccount(what == 0 ? line.Account ?? Chart.Lines[0] : Chart.Lines[2]);
            copy = line.Tax is { } tax ? copy.WithTax(tax) : copy;
            return what == 3 && line.Prepayment is not null
                ? copy.WithAccount(line.Account ?? Chart.Lines[0]).WithPrepayment(PrepaymentDefinition.OfPercent(0.0000000001m))
                : copy;
        });
        var order = Order.Create(old.Number, date, [.. lines]).WithPricesIncludingTax(old.PricesIncludeTax).WithBasis(old.Basis);
        foreach (var definition in old.Prepayments)
        {
            var low = PrepaymentDefinition.OfPercent(0.0000000001m);
            order = what == 3 ? order.WithPrepayment(definition.Id is { } id ? low.WithId(id) : low)
                : what == 0 ? order
                : order.WithPrepayment(definition);
        }

        return order;
    }

    private Document Unconfirmed(string order) => choices.Next(2) == 0 || state.GetOrder(order) is not { Text.Confirmed: false }
        ? Order.Create(Number("PO"), date, OrderLine.Create("1", 2, 10).WithAccount(Chart.Lines[0]))
            .WithPrepayment(PrepaymentDefinition.OfPercent(50)).WithConfirmed(false)
        : PrepaymentInvoice.Create(Number("PPI"), date, order);

    private Document Wild()
    {
        string[] numbers = [.. Known(), "none", prefix + "PO-0", "x/y"];
        string SomeNumber() => choices.In(numbers);
        decimal Figure() => choices.Of(
            1m, 0m, -1m, 0.5m, 10m, 0.00001m, 1e15m, -1e15m, 1_000_000_000_000_000.01m, decimal.MaxValue, decimal.MinValue,
            0.0000000001m, 0.00000000001m, 0.0000000000000000000000000001m, 7922816251426433759.3543950335m, 999_999_999_999_999.99m,
            99_999.9999999999m, 333_333_333_333_333m, 1e-10m, 12.34m);
        string Tax() => choices.Of("V19", "GST", "QST", "Z", "none");
        if (choices.Next(4) == 1)
        {
            taken = SomeNumber();
        }

        date = choices.Of(date, date.PlusDays(-5), LocalDateMin, LocalDateMax);
        switch (choices.Next(12))
        {
            case 8:
                var voucher = PrepaymentVoucher.Create(Number("PV"), date, Figure());
                for (var i = choices.Next(3); i > 0; i--)
                {
                    voucher = voucher.WithTax(Tax(), Figure());
                }

                return choices.Next(3) == 0 ? voucher.WithReservation(SomeNumber()) : voucher;
            case 9:
                return Reservation.Create(Number("RES"), date, SomeNumber(), SomeNumber());
            case 10:
                var credited = PrepaymentCreditMemo.Create(Number("PCM"), date, SomeNumber());
                return choices.Next(2) == 0 ? credited : credited.WithAmount(Figure());
            case 11:
                var memo = CreditMemo.Create(Number("CM"), date, SomeNumber());
                for (var i = choices.Next(4); i > 0; i--)
                {
                    var id = choices.Of("1", "2", "F", "F1");
                    memo = memo.WithLine(choices.Next(3) switch
                    {
                        0 => CreditedLine.OfQuantity(id, Figure()),
                        1 => CreditedLine.OfAmount(id, Figure()),
                        _ => CreditedLine.OfFreeLine(id, Figure()),
                    });
                }

                return memo;
            case 0:
                var order = Order.Create(Number("PO"), date, [.. Enumerable.Range(0, choices.Next(4)).Select(i =>
                {
                    var line = OrderLine.Create(choices.Of("1", "2", "3", "4"), Figure(), Figure()).WithAccount(Chart.Lines[0]);
                    line = choices.Next(3) == 0 ? line : line.WithTax(Tax());
                    line = choices.Next(3) == 0 ? line.WithDiscount(Figure()) : line;
                    return choices.Next(3) == 0 ? line.WithPrepayment(SomeDefinition()) : line;
                })]).WithPricesIncludingTax(choices.Next(2) == 0);
                for (var i = choices.Next(3); i > 0; i--)
                {
                    order = order.WithPrepayment(SomeDefinition());
                }

                return order;
            case 1:
                var prepayment = PrepaymentInvoice.Create(Number("PPI"), date, SomeNumber());
                prepayment = choices.Next(3) switch { 0 => prepayment.WithAmount(Figure()), 1 => prepayment.WithLine("1", Figure()).WithLine(choices.Of("1", "2"), Figure()), _ => prepayment };
                return choices.Next(2) == 0 ? prepayment : prepayment.WithTax(Tax(), Figure());
            case 2:
                return Money(Payment.Create(Number("PAY"), date, Figure()));
            case 3:
                return Money(Prepayments.Refund.Create(Number("REF"), date, Figure()));
            case 4:
                var invoice = Invoice.Create(Number("INV"), date);
                for (var i = choices.Next(4); i > 0; i--)
                {
                    invoice = choices.Next(2) == 0
                        ? invoice.WithLine(InvoiceLine.OfAmount(choices.Of("1", "F"), Figure()).WithTax(Tax()).WithAccount(Chart.Lines[0]))
                        : invoice.WithLine(InvoiceLine.OfOrderLine(choices.Of("1", "2"), Figure()).WithOrder(SomeNumber()));
                }

                invoice = choices.Next(2) == 0 ? invoice : invoice.WithApplication(SomeNumber(), Figure()).WithApplication(SomeNumber());
                return choices.Next(3) == 0 ? invoice.WithTax(Tax(), Figure()) : invoice;
            case 5:
                var settlement = Settlement.Create(Number("SET"), date, SomeNumber(), SomeNumber());
                return choices.Next(2) == 0 ? settlement : settlement.WithAmount(Figure());
            case 6:
                var application = Application.Create(Number("APP"), date, SomeNumber(), SomeNumber());
                return choices.Next(2) == 0 ? application : application.WithAmount(Figure());
            default:
                return Reversal.Create(Number("REV"), date, SomeNumber());
        }

        PrepaymentDefinition SomeDefinition()
        {
            var definition = choices.Next(2) == 0 ? PrepaymentDefinition.OfPercent(Figure()) : PrepaymentDefinition.OfAmount(Figure());
            definition = choices.Next(2) == 0 ? definition : definition.WithId(choices.Of("D1", "D2", " 1", " line 1"));
            return choices.Next(3) == 0 ? definition.WithTax(Tax()) : definition;
        }

        MoneyDocument Money(MoneyDocument money)
        {
            for (var i = choices.Next(3); i > 0; i--)
            {
                money = choices.Next(2) == 0 ? money.WithSettlement(SomeNumber()) : money.WithSettlement(SomeNumber(), Figure());
            }

            return choices.Next(4) == 1 ? money.WithExchangeRate(Figure()) : money;
        }
    }

    private static NodaTime.LocalDate LocalDateMin => NodaTime.LocalDate.MinIsoValue;

    private static NodaTime.LocalDate LocalDateMax => NodaTime.LocalDate.MaxIsoValue;
}
