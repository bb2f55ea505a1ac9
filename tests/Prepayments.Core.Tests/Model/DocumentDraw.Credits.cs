namespace Prepayments.Tests.Model;

/// <content>Prepayment vouchers with their reservations, and credit memos.</content>
public sealed partial class DocumentDraw
{
    private static readonly DocumentKind[] Applicable = [DocumentKind.PrepaymentInvoice, DocumentKind.PrepaymentVoucher];

    private static readonly DocumentKind[] Repayable =
        [DocumentKind.Payment, DocumentKind.PrepaymentVoucher, DocumentKind.PrepaymentCreditMemo, DocumentKind.CreditMemo];

    private static readonly DocumentKind[] Paying =
        [DocumentKind.Payment, DocumentKind.PrepaymentCreditMemo, DocumentKind.CreditMemo];

    /// <summary>A voucher of some amount or of what an invoice leaves open, with the taxes of up to three codes in parts of it.</summary>
    private PrepaymentVoucher Advance()
    {
        var open = Open(DocumentKind.Invoice);
        var amount = open.Count > 0 && choices.Next(3) == 1
            ? Part(open[open.Count - 1 - choices.Next(open.Count)].Open)
            : OrderDraw.Minor(currency) * (1 + choices.Next(choices.Of(9999, 99, 9_999_999)));
        var voucher = PrepaymentVoucher.Create(Number("PV"), date, amount);
        var rest = amount;
        var codes = Chart.TaxNames.ToList();
        for (var count = choices.Next(4); count > 0 && rest > 0; count--)
        {
            var code = choices.In(codes);
            codes.Remove(code);
            var part = Part(rest);
            rest -= part;
            voucher = voucher.WithTax(code, part);
        }

        voucher = voucher.WithRefundable(choices.Once(4));
        voucher = choices.Once(8) ? voucher.WithBank(Chart.OtherBank) : voucher;
        voucher = choices.Once(8) ? (PrepaymentVoucher)voucher.WithDimensions(Dimensions.Of("project", "P4")) : voucher;
        return choices.Once(3) && SomeOrder() is { } order ? voucher.WithReservation(order.Text.Number) : voucher;
    }

    private Reservation? Reserve()
    {
        var some = Items(DocumentKind.PrepaymentVoucher).Where(item => Remaining(item.Number) > 0).ToList();
        return some.Count > 0 && SomeOrder() is { } order
            ? Reservation.Create(Number("RES"), date, some[some.Count - 1 - choices.Next(some.Count)].Number, order.Text.Number)
            : null;
    }

    /// <summary>Mostly what is paid and not applied of a prepayment, or a part of it.</summary>
    private Forfeiture? Forfeit()
    {
        var some = Items(Applicable).Where(item => Remaining(item.Number) > 0 || choices.Once(6)).ToList();
        if (some.Count == 0)
        {
            return null;
        }

        var item = some[some.Count - 1 - choices.Next(some.Count)];
        var forfeiture = Forfeiture.Create(Number("FF"), date, item.Number);
        forfeiture = choices.Once(4) ? forfeiture.WithAccount(Chart.Lines[0]) : forfeiture;
        var left = Remaining(item.Number);
        return choices.Next(2) == 0 || left <= 0 ? forfeiture : forfeiture.WithAmount(Part(left));
    }

    /// <summary>A revaluation at other rates, of one currency or of all, or, where there is none, of one that nothing is in.</summary>
    private Revaluation Revalue()
    {
        var revaluation = Revaluation.Create(Number("VAL"), date);
        var foreign = Exchange.Foreign(state);
        if (foreign.Length == 0)
        {
            return revaluation.WithRate(Currency.Of("USD"), 0.9m);
        }

        var one = choices.Once(3);
        foreach (var other in foreign.Where(other => !one || other == currency))
        {
            revaluation = revaluation.WithRate(other, Exchange.Rate(state, other, choices));
        }

        return revaluation;
    }

    private Document? Credit() => Credit(DocumentKind.PrepaymentInvoice, DocumentKind.Invoice);

    private Document? Credit(params DocumentKind[] kinds)
    {
        var some = Items(kinds);
        if (some.Count == 0)
        {
            return null;
        }

        var item = some[some.Count - 1 - choices.Next(some.Count)];
        if (item.Kind == DocumentKind.PrepaymentInvoice)
        {
            var memo = PrepaymentCreditMemo.Create(Number("PCM"), date, item.Number);
            var left = Position.Invoiced(state, item) - Position.Applied(state, item);
            return choices.Next(2) == 0 || left <= 0 ? memo : memo.WithAmount(Part(left));
        }

        return Crediting(CreditMemo.Create(Number("CM"), date, item.Number));
    }

    /// <summary>A credit memo of everything, or of quantities and amounts of some lines.</summary>
    private CreditMemo Crediting(CreditMemo memo)
    {
        var trial = Trial(memo);
        if (!trial.IsPosted || choices.Next(3) == 0)
        {
            return memo;
        }

        // A credit memo of everything has on its lines what each of them has left.
        foreach (var line in trial.Subledger.GetItem(memo.Number)!.Lines)
        {
            var inclusive = line.Order is { } number && state.GetOrder(number)!.Text.PricesIncludeTax;
            var amount = inclusive ? line.Gross : line.Net;
            var what = choices.Next(4);
            if (line.Quantity > 0 && what < 2)
            {
                memo = memo.WithLine(CreditedLine.OfQuantity(line.Id, Quantity(line.Quantity)).WithOrder(line.Order!));
            }
            else if (amount > 0 && what < 3)
            {
                var part = Part(amount);
                memo = memo.WithLine(line.Order is null
                    ? CreditedLine.OfFreeLine(line.Id, part)
                    : CreditedLine.OfAmount(line.Id, part).WithOrder(line.Order));
            }
        }

        return memo;
    }

    private decimal Quantity(decimal rest) => choices.Next(3) == 0
        ? rest
        : Math.Max(decimal.Round(rest * (1 + choices.Next(9)) / 10, choices.Of(10, 3), MidpointRounding.ToEven), 0.0000000001m);
}
