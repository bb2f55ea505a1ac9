using NodaTime;

namespace Prepayments.Tests.Model;

/// <summary>Draws orders and amendments of them.</summary>
public static class OrderDraw
{
    private static readonly decimal[] Percents = [100, 30, 50, 10, 12.5m, 33.3333333333m, 0.01m, 99.99m];

    public static Order New(Subledger subledger, Choices choices, string number, LocalDate date, Currency? currency = null)
    {
        var state = new Terms(currency ?? subledger.AccountingCurrency, subledger.Policy.Midpoint);
        var lines = new OrderLine[1 + choices.Next(4)];
        var byLine = choices.Next(3) == 1;
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = Line(state, choices, (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var order = Order.Create(number, date, lines)
            .WithPricesIncludingTax(choices.Next(3) == 1)
            .WithConfirmed(!choices.Once(12));
        order = choices.Next(6) switch
        {
            1 => order.WithBasis(PrepaymentBasis.Net),
            2 => order.WithBasis(PrepaymentBasis.Gross),
            _ => order,
        };
        order = choices.Once(8) || state.Currency != subledger.AccountingCurrency ? order.WithCurrency(state.Currency) : order;
        if (!byLine)
        {
            var total = Total(state, lines);
            switch (choices.Next(7))
            {
                case 1 or 2:
                    order = order.WithPrepayment(Definition(state, choices, PrepaymentDefinition.OfAmount(
                        Share(state, total, 1 + choices.Next(12), 12))));
                    break;
                case 3 or 4:
                    var one = choices.Of(30m, 20m, 33.3333333333m);
                    order = order
                        .WithPrepayment(Definition(state, choices, PrepaymentDefinition.OfPercent(one).WithId("D1")))
                        .WithPrepayment(Definition(state, choices, choices.Next(2) == 0
                            ? PrepaymentDefinition.OfPercent(100 - one).WithId("D2")
                            : PrepaymentDefinition.OfAmount(Share(state, total, 1 + choices.Next(5), 10)).WithId("D2")));
                    break;
                case 5 when choices.Next(2) == 1:
                    break;
                default:
                    order = order.WithPrepayment(Definition(state, choices, PrepaymentDefinition.OfPercent(choices.In(Percents))));
                    break;
            }
        }
        else
        {
            order = Order.Create(number, date, Array.ConvertAll(lines, line => choices.Next(4) switch
            {
                0 => line,
                1 => line.WithPrepayment(Definition(state, choices, PrepaymentDefinition.OfAmount(
                    Share(state, Total(state, [line]), 1 + choices.Next(10), 10)).WithId("L" + line.Id))),
                _ => line.WithPrepayment(Definition(state, choices, PrepaymentDefinition.OfPercent(choices.In(Percents)))),
            })).WithPricesIncludingTax(order.PricesIncludeTax).WithConfirmed(order.Confirmed);
            order = state.Currency != subledger.AccountingCurrency ? order.WithCurrency(state.Currency) : order;
        }

        return choices.Once(3) ? (Order)order.WithDimensions(Dimensions.Of("project", choices.Of("P1", "P2")).With("site", "north")) : order;
    }

    /// <summary>Changes one or two facts of an order.</summary>
    public static Order Amended(Subledger subledger, Choices choices, Order old, LocalDate date)
    {
        var state = new Terms(old.Currency ?? subledger.AccountingCurrency, subledger.Policy.Midpoint);
        var text = new Text(old);
        for (var changes = 1 + choices.Next(2); changes > 0; changes--)
        {
            Change(state, choices, text);
        }

        return text.ToOrder(old.Number, date);
    }

    private static void Change(Terms state, Choices choices, Text text)
    {
        var at = text.Lines.Count == 0 ? -1 : choices.Next(text.Lines.Count);
        var line = at < 0 ? OrderLine.Create("1", 1, 1) : text.Lines[at];
        switch (at < 0 ? 4 : choices.Next(16))
        {
            case 0:
                text.Lines[at] = Copy(line, line.Quantity + choices.Of(1, 2, 0.5m, 10), line.UnitPrice, line.Discount);
                break;
            case 1:
                text.Lines[at] = Copy(line, Math.Round(line.Quantity / choices.Of(2, 3, 4), 10, MidpointRounding.ToEven), line.UnitPrice, line.Discount);
                break;
            case 2 or 3:
                text.Lines[at] = Copy(line, line.Quantity, Price(state, choices), line.Discount);
                break;
            case 4:
                text.Lines.Add(Line(state, choices, FormattableString.Invariant($"{text.Lines.Count + 1}{choices.Of("", "b")}")));
                break;
            case 5:
                text.Lines.RemoveAt(at);
                break;
            case 6:
                text.Lines[at] = Copy(line, line.Quantity, line.UnitPrice, Minor(state) * choices.Of(0, 1, 50));
                break;
            case 7:
                text.Definitions.Clear();
                for (var i = 0; i < text.Lines.Count; i++)
                {
                    text.Lines[i] = Copy(text.Lines[i], null);
                }

                break;
            case 8 or 9:
                if (text.Definitions.Count > 0)
                {
                    var place = choices.Next(text.Definitions.Count);
                    var definition = choices.Next(3) == 0
                        ? PrepaymentDefinition.OfAmount(Share(state, Total(state, text.Lines), 1 + choices.Next(12), 12))
                        : PrepaymentDefinition.OfPercent(choices.In(Percents));
                    text.Definitions[place] = text.Definitions[place].Id is { } id ? definition.WithId(id) : definition;
                }
                else
                {
                    text.Lines[at] = Copy(line, PrepaymentDefinition.OfPercent(choices.In(Percents)));
                }

                break;
            case 10:
                text.Definitions.Add(PrepaymentDefinition.OfPercent(choices.In(Percents)).WithId(choices.Of("D1", "D2", "D3")));
                break;
            case 11:
                text.Lines[at] = choices.Next(2) == 0
                    ? Copy(line, line.Quantity, line.UnitPrice, line.Discount, tax: choices.In(Chart.TaxNames))
                    : Copy(line, line.Quantity, line.UnitPrice, line.Discount).WithAccount(choices.In(Chart.Lines));
                break;
            case 12:
                text.Basis = choices.Of<PrepaymentBasis?>(PrepaymentBasis.Net, PrepaymentBasis.Gross, null);
                break;
            case 13:
                text.PricesIncludeTax = !text.PricesIncludeTax;
                break;
            case 14:
                text.Confirmed = !text.Confirmed;
                break;
            default:
                // The same text again.
                break;
        }
    }

    internal static decimal Minor(Subledger state) => Minor(state.AccountingCurrency);

    internal static decimal Minor(Currency currency) => new(1, 0, 0, false, (byte)currency.MinorUnits);

    private static decimal Minor(Terms state) => Minor(state.Currency);

    private static OrderLine Line(Terms state, Choices choices, string id)
    {
        var line = OrderLine.Create(
            id, choices.Of(1m, 2, 3, 10, 7, 0.5m, 12.345m, 1000, 0.0000000001m, 1), Price(state, choices));
        line = choices.Once(6) ? line.WithDiscount(Minor(state) * choices.Of(1, 10, 33)) : line;
        line = choices.Next(5) > 0 ? line.WithTax(choices.In(Chart.TaxNames)) : line;
        line = line.WithAccount(choices.In(Chart.Lines));
        line = choices.Once(4) ? line.WithCategory(choices.In(Chart.Categories)) : line;
        return choices.Once(4) ? line.WithDimensions(Dimensions.Of("project", choices.Of("P1", "P9"))) : line;
    }

    private static decimal Price(Terms state, Choices choices) => choices.Next(14) switch
    {
        0 or 1 or 2 => 1 + choices.Next(999),
        3 or 4 or 5 or 6 => (1 + choices.Next(9999)) / 100m,
        7 => choices.Next(9999) / 10_000_000_000m,
        8 => decimal.Round((1 + choices.Next(9999)) / 7m, 10, MidpointRounding.ToEven),
        9 or 10 => Minor(state) * (1 + choices.Next(3)),
        11 => 0,
        12 => choices.Next(3) == 2 ? 400_000_000_000_000 + (Minor(state) * choices.Next(999)) : 1_000_000,
        _ => 100,
    };

    private static PrepaymentDefinition Definition(Terms state, Choices choices, PrepaymentDefinition definition)
    {
        definition = definition.WithRefundable(choices.Once(4));
        definition = choices.Once(7) ? definition.WithTax(choices.In(Chart.TaxNames)) : definition;
        return choices.Once(4) ? definition.WithCategory(choices.In(Chart.Categories)) : definition;
    }

    private static decimal Total(Terms state, IReadOnlyList<OrderLine> lines)
    {
        decimal total = 0;
        foreach (var line in lines)
        {
            if (Rounding.TryLineAmount(
                line.Quantity, line.UnitPrice, line.Discount, state.Currency, state.Midpoint, out var amount))
            {
                total += amount;
            }
        }

        return total;
    }

    /// <summary>A part of an amount at the minor unit, at least one of it.</summary>
    internal static decimal Share(Subledger state, decimal total, int part, int whole) =>
        Share(state.AccountingCurrency, total, part, whole);

    internal static decimal Share(Currency currency, decimal total, int part, int whole)
    {
        var minor = Minor(currency);
        return Math.Max(minor, decimal.Floor(total / minor * part / whole) * minor);
    }

    private static decimal Share(Terms state, decimal total, int part, int whole) => Share(state.Currency, total, part, whole);

    private static OrderLine Copy(OrderLine line, decimal quantity, decimal price, decimal discount, string? tax = null) =>
        Copy(line, line.Prepayment, quantity, price, discount, tax ?? line.Tax);

    private static OrderLine Copy(OrderLine line, PrepaymentDefinition? prepayment) =>
        Copy(line, prepayment, line.Quantity, line.UnitPrice, line.Discount, line.Tax);

    private static OrderLine Copy(
        OrderLine line, PrepaymentDefinition? prepayment, decimal quantity, decimal price, decimal discount, string? tax)
    {
        var copy = OrderLine.Create(line.Id, quantity, price).WithDiscount(discount).WithDimensions(line.Dimensions);
        copy = tax is null ? copy : copy.WithTax(tax);
        copy = line.Account is null ? copy : copy.WithAccount(line.Account);
        copy = line.Category is null ? copy : copy.WithCategory(line.Category);
        return prepayment is null ? copy : copy.WithPrepayment(prepayment);
    }

    /// <summary>What an order is counted in.</summary>
    private sealed record Terms(Currency Currency, MidpointRule Midpoint);

    /// <summary>The text of an order while it is changed.</summary>
    private sealed class Text(Order old)
    {
        internal List<OrderLine> Lines { get; } = [.. old.Lines];

        internal List<PrepaymentDefinition> Definitions { get; } = [.. old.Prepayments];

        internal PrepaymentBasis? Basis { get; set; } = old.StatedBasis;

        internal bool PricesIncludeTax { get; set; } = old.PricesIncludeTax;

        internal bool Confirmed { get; set; } = old.Confirmed;

        internal Order ToOrder(string number, LocalDate date)
        {
            var order = Order.Create(number, date, [.. Lines]).WithPricesIncludingTax(PricesIncludeTax).WithConfirmed(Confirmed);
            order = Basis is { } basis ? order.WithBasis(basis) : order;
            order = old.Currency is { } currency ? order.WithCurrency(currency) : order;
            foreach (var definition in Definitions)
            {
                order = order.WithPrepayment(definition);
            }

            return (Order)order.WithDimensions(old.Dimensions);
        }
    }
}
