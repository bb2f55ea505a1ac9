using System.Globalization;
using NodaTime;

namespace Prepayments.Benchmarks;

/// <summary>
/// The documents of the common cycle: an order of two lines with a prepayment of 30 %, its prepayment invoice, the payment of
/// that, the standard invoice to which it is applied, the payment of the rest. Five documents, four of which post.
/// </summary>
internal static class Cycle
{
    internal const int Documents = 5;

    private static readonly PostingProfile Profile = PostingProfile.Create("2000")
        .WithPrepaymentControl("2010").WithPrepayment("1300").WithBank("1000")
        .WithTax("V20", TaxAccounts.Create("1400"));

    internal static Subledger Empty { get; } = Subledger
        .Create(Side.Payables, "V-1", Currency.Of("EUR"), Profile, PrepaymentPolicy.Finance)
        .WithTaxCodes(TaxCodes.Of(TaxCode.Create("V20", Percentage.Of(20))));

    internal static Document[] Of(int number)
    {
        var id = number.ToString("D7", CultureInfo.InvariantCulture);
        var date = new LocalDate(2026, 1, 1).PlusDays(number % 300);
        var price = 84.05m + (number % 100 / 100m);
        var quantity = 10 + (number % 7);
        var lines = (Line(quantity, price), Line(3, 45.99m));
        var prepayment = Math.Round((lines.Item1 + lines.Item2) * 0.3m, 2, MidpointRounding.AwayFromZero);
        var deposit = prepayment + Math.Round(prepayment * 0.2m, 2, MidpointRounding.AwayFromZero);
        var total = lines.Item1 + lines.Item2;
        var gross = total + Math.Round(total * 0.2m, 2, MidpointRounding.AwayFromZero);
        return
        [
            Order.Create(
                    "PO-" + id,
                    date,
                    OrderLine.Create("1", quantity, price).WithTax("V20").WithAccount("5000"),
                    OrderLine.Create("2", 3, 45.99m).WithTax("V20").WithAccount("5010"))
                .WithPrepayment(PrepaymentDefinition.OfPercent(30)),
            PrepaymentInvoice.Create("PPI-" + id, date.PlusDays(1), "PO-" + id),
            Payment.Create("PAY-" + id, date.PlusDays(2), deposit).WithSettlement("PPI-" + id),
            Invoice.Create("INV-" + id, date.PlusDays(3)).WithOrder("PO-" + id).WithOrderLine("1", quantity).WithOrderLine("2", 3)
                .WithApplication("PPI-" + id),
            Payment.Create("RST-" + id, date.PlusDays(4), gross - deposit).WithSettlement("INV-" + id),
        ];
    }

    internal static Document[] Of(int from, int count) => [.. Enumerable.Range(from, count).SelectMany(number => Of(number))];

    internal static Subledger Post(Subledger state, ReadOnlySpan<Document> documents)
    {
        foreach (var document in documents)
        {
            var result = Posting.Post(state, document);
            state = result.IsPosted ? result.Subledger : throw new InvalidOperationException(document + ": " + result.Rejection);
        }

        return state;
    }

    private static decimal Line(decimal quantity, decimal price) => Math.Round(quantity * price, 2, MidpointRounding.AwayFromZero);
}
