using NodaTime;

namespace Prepayments.Tests.Model;

/// <summary>Posts a sliced order as it stands: order, prepayment invoice, and an invoice per delivery that applies it by itself.</summary>
public static class LibraryRounding
{
    private static readonly LocalDate Day = new(2026, 1, 1);

    /// <summary>
    /// The balance that is left after the last delivery on the prepayment account, or on the account of a tax rate beside the
    /// tax of the supply alone, r(rate × net): the largest, in cents.
    /// </summary>
    public static long Drift(SlicedOrder order)
    {
        var accounts = Position.Accounts(Post(order).Entries);
        var drifts = order.Lines.GroupBy(line => line.Rate).Select(lines =>
            Cents(-accounts.GetValueOrDefault(TaxAccount(lines.Key)))
            - ProductRounding.Rounded(lines.Sum(line => line.Amount) * lines.Key, 100));
        return drifts.Append(Cents(accounts.GetValueOrDefault(Chart.Prepayment))).Max(Math.Abs);
    }

    public static Books Post(SlicedOrder order)
    {
        var profile = PostingProfile.Create(Chart.Control).WithPrepayment(Chart.Prepayment);
        var codes = TaxCodes.None;
        foreach (var rate in order.Lines.Select(line => line.Rate).Distinct())
        {
            profile = profile.WithTax(Code(rate), TaxAccounts.Create(TaxAccount(rate)));
            codes = codes.Add(TaxCode.Create(Code(rate), Percentage.Of(rate)));
        }

        var books = new Books(Subledger
            .Create(Side.Receivables, "C-1", Currency.Of("EUR"), profile, PrepaymentPolicy.BusinessCentral)
            .WithTaxCodes(codes));
        books.Post(Order.Create("SO-1", Day, [.. order.Lines.Select((line, i) => OrderLine
            .Create(Id(i), line.Quantity, line.Price / 100m)
            .WithTax(Code(line.Rate))
            .WithAccount(Chart.Lines[0])
            .WithPrepayment(PrepaymentDefinition.OfPercent(order.Percent)))]));
        books.Post(PrepaymentInvoice.Create("PPI-1", Day, "SO-1"));
        for (var delivery = 0; delivery < order.Deliveries; delivery++)
        {
            var invoice = Invoice.Create(books.Next(), Day).WithOrder("SO-1");
            for (var i = 0; i < order.Lines.Count; i++)
            {
                var delivered = order.Lines[i].Delivered[delivery];
                invoice = delivered > 0 ? invoice.WithOrderLine(Id(i), delivered) : invoice;
            }

            books.Post(invoice);
        }

        return books;
    }

    public static string TaxAccount(int rate) => Chart.TaxAccount(Code(rate));

    private static string Code(int rate) => FormattableString.Invariant($"V{rate}");

    private static string Id(int line) => FormattableString.Invariant($"{line + 1}");

    private static long Cents(decimal amount) => decimal.ToInt64(amount * 100);
}
