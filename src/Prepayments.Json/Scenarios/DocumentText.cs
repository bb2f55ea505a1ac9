using System.Text;
using NodaTime.Text;

namespace Prepayments.Json;

/// <summary>Says in words what a document states.</summary>
internal static class DocumentText
{
    /// <summary>Returns type, number, date and description.</summary>
    internal static string Title(Document document)
    {
        var title = new StringBuilder();
        foreach (var letter in Words.Of(document.Kind))
        {
            title.Append(char.IsUpper(letter) ? " " : string.Empty).Append(char.ToLowerInvariant(letter));
        }

        title[0] = char.ToUpperInvariant(title[0]);
        title.Append(' ').Append(document.Number).Append(", ").Append(LocalDatePattern.Iso.Format(document.Date));
        return document.Description is { Length: > 0 } description
            ? title.Append(", ").Append(description).ToString()
            : title.ToString();
    }

    /// <summary>Returns what else the document states.</summary>
    internal static string Facts(Document document)
    {
        var facts = new List<string>();
        switch (document)
        {
            case Order order:
                Add(facts, string.Empty, order.Lines);
                Add(facts, "prepayment ", order.Prepayments);
                break;
            case PrepaymentInvoice invoice:
                facts.Add("of " + invoice.Order + Stated(invoice.Amount));
                Add(facts, string.Empty, invoice.Lines);
                Add(facts, "stated tax ", invoice.Taxes);
                break;
            case MoneyDocument money:
                facts.Add(FormattableString.Invariant($"{money.Amount} {money.Currency}").TrimEnd());
                Add(facts, "settles ", money.Settlements);
                break;
            case Invoice invoice:
                facts.AddRange(invoice.Order is { } number ? ["of " + number] : []);
                Add(facts, string.Empty, invoice.Lines);
                Add(facts, "stated tax ", invoice.Taxes);
                Add(facts, "applies ", invoice.Applications ?? EquatableArray<StatedApplication>.Empty);
                break;
            case Application application:
                facts.Add(application.Prepayment + " to " + application.Invoice + Stated(application.Amount));
                break;
            case Settlement settlement:
                facts.Add(settlement.Payment + " with " + settlement.Invoice + Stated(settlement.Amount));
                break;
            case PrepaymentVoucher voucher:
                facts.Add(FormattableString.Invariant($"{voucher.Amount} {voucher.Currency}").TrimEnd());
                Add(facts, "holds tax ", voucher.Taxes);
                facts.AddRange(voucher.ReservedFor is { } reservedFor ? ["reserved for " + reservedFor] : []);
                break;
            case PrepaymentCreditMemo memo:
                facts.Add("of " + memo.PrepaymentInvoice + Stated(memo.Amount));
                break;
            case CreditMemo memo:
                facts.Add("of " + memo.Invoice);
                Add(facts, string.Empty, memo.Lines ?? EquatableArray<CreditedLine>.Empty);
                break;
            case Reservation reservation:
                facts.Add(reservation.Prepayment + " for " + reservation.Order);
                break;
            case Forfeiture forfeiture:
                facts.Add("of " + forfeiture.Prepayment + Stated(forfeiture.Amount));
                break;
            case Revaluation revaluation:
                Add(facts, "at ", revaluation.Rates);
                break;
            case Reversal reversal:
                facts.Add("of " + reversal.Reversed);
                break;
        }

        return string.Join("; ", facts);
    }

    private static void Add<T>(List<string> facts, string before, EquatableArray<T> values)
        where T : class, IEquatable<T>
    {
        foreach (var value in values)
        {
            facts.Add((before + value.ToString()!.Trim()).TrimEnd());
        }
    }

    private static string Stated(decimal? amount) => FormattableString.Invariant($" {amount}").TrimEnd();
}
