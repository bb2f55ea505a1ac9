using System.Globalization;
using System.Text;

namespace Prepayments.Tests.Model;

/// <summary>Prints a document with all that it states, so that a failing history can be read and typed in.</summary>
public static class DocumentText
{
    public static string Of(Document document)
    {
        var text = new StringBuilder();
        text.Append(document.Kind).Append(' ').Append(document.Number).Append(' ')
            .Append(document.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
        Add(text, " counterparty ", document.Counterparty);
        Add(text, " dimensions ", document.Dimensions.Count == 0 ? null : document.Dimensions.ToString());
        switch (document)
        {
            case Order order:
                Of(text, order);
                break;
            case PrepaymentInvoice invoice:
                text.Append(" on ").Append(invoice.Order);
                Add(text, " definition ", invoice.Definition);
                Add(text, " amount ", Digits(invoice.Amount));
                Add(text, " rate ", Digits(invoice.ExchangeRate));
                foreach (var line in invoice.Lines)
                {
                    text.Append(" [").Append(line).Append(']');
                }

                Taxes(text, invoice.Taxes);
                break;
            case Invoice invoice:
                Of(text, invoice);
                break;
            case MoneyDocument money:
                text.Append(' ').Append(Digits(money.Amount));
                Add(text, " bank ", money.Bank);
                Add(text, " currency ", money.Currency?.Code);
                Add(text, " rate ", Digits(money.ExchangeRate));
                foreach (var settlement in money.Settlements)
                {
                    text.Append(" settle ").Append(settlement.Document);
                    Add(text, " ", Digits(settlement.Amount));
                }

                break;
            case PrepaymentVoucher voucher:
                text.Append(' ').Append(Digits(voucher.Amount));
                Add(text, " bank ", voucher.Bank);
                Add(text, " currency ", voucher.Currency?.Code);
                Add(text, " rate ", Digits(voucher.ExchangeRate));
                foreach (var tax in voucher.Taxes)
                {
                    text.Append(" tax in ").Append(tax);
                }

                Add(text, " reserved for ", voucher.ReservedFor);
                break;
            case Reservation reservation:
                text.Append(" of ").Append(reservation.Prepayment).Append(" for ").Append(reservation.Order);
                break;
            case Forfeiture forfeiture:
                text.Append(" of ").Append(forfeiture.Prepayment);
                Add(text, " amount ", Digits(forfeiture.Amount));
                break;
            case Revaluation revaluation:
                text.Append(' ').Append(revaluation.Rates);
                break;
            case PrepaymentCreditMemo memo:
                text.Append(" of ").Append(memo.PrepaymentInvoice);
                Add(text, " amount ", Digits(memo.Amount));
                break;
            case CreditMemo memo:
                text.Append(" of ").Append(memo.Invoice);
                foreach (var line in memo.Lines ?? EquatableArray<CreditedLine>.Empty)
                {
                    text.Append(line.IsFree ? " [free " : " [").Append(line).Append(']');
                }

                break;
            case Settlement settlement:
                text.Append(' ').Append(settlement.Payment).Append(" with ").Append(settlement.Invoice);
                Add(text, " amount ", Digits(settlement.Amount));
                break;
            case Application application:
                text.Append(' ').Append(application.Prepayment).Append(" to ").Append(application.Invoice);
                Add(text, " amount ", Digits(application.Amount));
                break;
            case Reversal reversal:
                text.Append(" of ").Append(reversal.Reversed);
                break;
        }

        return text.ToString();
    }

    private static void Of(StringBuilder text, Order order)
    {
        Add(text, " currency ", order.Currency?.Code);
        Add(text, " basis ", order.StatedBasis?.ToString());
        text.Append(order.PricesIncludeTax ? " prices include tax" : "").Append(order.Confirmed ? "" : " not confirmed");
        foreach (var definition in order.Prepayments)
        {
            text.Append("\n    prepayment ");
            Of(text, definition);
        }

        foreach (var line in order.Lines)
        {
            text.Append("\n    ").Append(line);
            Add(text, " less ", line.Discount == 0 ? null : Digits(line.Discount));
            Add(text, " tax ", line.Tax);
            Add(text, " account ", line.Account);
            Add(text, " category ", line.Category);
            Add(text, " dimensions ", line.Dimensions.Count == 0 ? null : line.Dimensions.ToString());
            if (line.Prepayment is { } definition)
            {
                text.Append(" prepayment ");
                Of(text, definition);
            }
        }
    }

    private static void Of(StringBuilder text, PrepaymentDefinition definition)
    {
        text.Append(definition);
        Add(text, " id ", definition.Id);
        Add(text, " tax ", definition.Tax);
        Add(text, " category ", definition.Category);
    }

    private static void Of(StringBuilder text, Invoice invoice)
    {
        Add(text, " of ", invoice.Order);
        Add(text, " currency ", invoice.Currency?.Code);
        Add(text, " rate ", Digits(invoice.ExchangeRate));
        text.Append(invoice.Imported ? " imported" : "");
        foreach (var line in invoice.Lines)
        {
            text.Append(" [").Append(line);
            Add(text, " tax ", line.Tax);
            Add(text, " account ", line.Account);
            text.Append(']');
        }

        Taxes(text, invoice.Taxes);
        if (invoice.Applications is { } applications)
        {
            text.Append(applications.Count == 0 ? " apply none" : "");
            foreach (var application in applications)
            {
                text.Append(" apply ").Append(application.Prepayment);
                Add(text, " ", Digits(application.Amount));
            }
        }
    }

    private static void Taxes(StringBuilder text, EquatableArray<StatedTax> taxes)
    {
        foreach (var tax in taxes)
        {
            text.Append(" tax ").Append(tax.Code).Append(' ').Append(Digits(tax.Tax));
        }
    }

    private static void Add(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append(name).Append(value);
        }
    }

    private static string? Digits(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);
}
