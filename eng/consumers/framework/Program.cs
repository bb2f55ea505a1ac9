using System;
using System.Collections;
using NodaTime;
using Prepayments;

// The README's example as a host on .NET Framework without operators and generics of its own would write it, such as X++ through CLR
// interop: factories, plain methods and properties, loops over plain IEnumerable.
internal static class Program
{
    private static Subledger vendor;

    private static int Main()
    {
        PostingProfile profile = PostingProfile.Create("2100");
        profile = profile.WithPrepaymentControl("2110");
        profile = profile.WithPrepayment("1450");
        profile = profile.WithBank("1010");
        vendor = Subledger.Create(Side.Payables, "V-100", Currency.Of("EUR"), profile, PrepaymentPolicy.Finance);

        OrderLine line = OrderLine.Create("10", 100, 100);
        line = line.WithAccount("5000");
        Order order = Order.Create("PO-1", new LocalDate(2026, 1, 5), line);
        order = order.WithPrepayment(PrepaymentDefinition.OfPercent(30));
        Post(order);
        Post(PrepaymentInvoice.Create("PPI-1", new LocalDate(2026, 1, 10), "PO-1"));
        Post(Payment.Create("PAY-1", new LocalDate(2026, 1, 20), 3000).WithSettlement("PPI-1"));
        Invoice invoice = Invoice.Create("INV-1", new LocalDate(2026, 2, 10));
        invoice = invoice.WithOrder("PO-1");
        invoice = invoice.WithOrderLine("10", 100);
        Post(invoice);

        PrepaymentFigures figures = Figures.OfOrder(vendor, "PO-1");
        Console.WriteLine("open on INV-1: " + Figures.OpenAmount(vendor, "INV-1").ToString() + "; " + figures.ToString());
        return 0;
    }

    private static void Post(Document document)
    {
        PostingResult result = Posting.Post(vendor, document);
        if (!result.IsPosted)
        {
            throw new InvalidOperationException(result.Rejection.ToString());
        }

        vendor = result.Subledger;
        IEnumerable entries = result.Entries;
        foreach (object entry in entries)
        {
            Console.WriteLine(entry.ToString());
        }
    }
}
