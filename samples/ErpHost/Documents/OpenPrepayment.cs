using NodaTime;
using NodaTime.Text;

namespace Prepayments.Samples.ErpHost;

/// <summary>Is a prepayment invoice or voucher of which something is not paid or not applied yet.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">Which of the two it is.</param>
/// <param name="Date">Its date.</param>
/// <param name="Orders">The orders that it is for.</param>
/// <param name="Currency">The currency of the amounts.</param>
/// <param name="Total">What it was posted with, gross.</param>
/// <param name="Unpaid">What of it is not paid.</param>
/// <param name="Unapplied">What of it is neither applied nor given back.</param>
internal sealed record OpenPrepayment(
    string Number, DocumentKind Kind, string Date, IReadOnlyList<string> Orders, string Currency, decimal Total, decimal Unpaid, decimal Unapplied)
{
    /// <summary>Lists them in the order of posting.</summary>
    public static IReadOnlyList<OpenPrepayment> Of(Subledger subledger)
    {
        var released = Released(subledger);
        var reserved = Reserved(subledger);
        var open = new List<OpenPrepayment>();
        foreach (var item in subledger.Items())
        {
            if (item.Kind is not (DocumentKind.PrepaymentInvoice or DocumentKind.PrepaymentVoucher)
                || subledger.ReversedBy(item.Number) is not null)
            {
                continue;
            }

            var isVoucher = item.Kind == DocumentKind.PrepaymentVoucher;
            var left = Figures.OpenAmount(subledger, item.Number)!.Value.Amount;
            var prepayment = new OpenPrepayment(
                item.Number,
                item.Kind,
                LocalDatePattern.Iso.Format(item.Date),
                isVoucher
                    ? reserved.GetValueOrDefault(item.Number, [])
                    : [.. item.Lines.Select(line => line.Order).OfType<string>().Distinct(StringComparer.Ordinal)],
                item.Currency.Code,
                item.Total,
                isVoucher ? 0 : left,
                isVoucher ? left : item.Total - released.GetValueOrDefault(item.Number));
            if (prepayment.Unpaid != 0 || prepayment.Unapplied != 0)
            {
                open.Add(prepayment);
            }
        }

        return open;
    }

    /// <summary>Adds up what live links released of prepayment invoices: applications, reversals of what is unpaid, credits.</summary>
    private static Dictionary<string, decimal> Released(Subledger subledger)
    {
        var released = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var link in subledger.Links())
        {
            if (subledger.ReversedBy(link.Id) is null)
            {
                var prepayment = link.Kind == LinkKind.Credit ? link.To : link.From;
                released[prepayment] = released.GetValueOrDefault(prepayment) + link.Released.Sum(part => part.Transaction);
            }
        }

        return released;
    }

    private static Dictionary<string, IReadOnlyList<string>> Reserved(Subledger subledger)
    {
        var reserved = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var link in subledger.Links())
        {
            if (link.Kind == LinkKind.Reservation && subledger.ReversedBy(link.Id) is null)
            {
                reserved[link.From] = [link.To];
            }
        }

        return reserved;
    }
}
