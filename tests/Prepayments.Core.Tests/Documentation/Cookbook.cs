using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;

namespace Prepayments.Tests.Documentation;

/// <summary>
/// The recipes of docs/cookbook.md. What stands between the marks of a recipe is the page's snippet as it is compiled and run here,
/// and what it prints is the page's journal.
/// </summary>
public sealed class Cookbook
{
    private static readonly (string Title, string Text, Action<Kitchen> Cook)[] Recipes =
    [
        ("What all recipes use", """
            One vendor, accounts, and a function that posts documents one after another, prints their entries and returns the subledger
            after them. A customer is the same with `Side.Receivables`: all amounts are equal, debit and credit change places.
            """, Common),
        ("A deposit in percent", """
            30 % of the order is invoiced before delivery and paid. The final invoice applies it by itself, since the policy is that of D365
            Finance; with `PrepaymentPolicy.Default` it would only be noticed (`result.Notices`), and applied by `WithApplication("PPI-1")`.
            """, Deposit),
        ("Instalments", """
            Several definitions make a plan. Each has an id, by which its prepayment invoice asks for it, and its own figures.
            """, Instalments),
        ("Partial deliveries", """
            Under the policy of Business Central each delivery deducts its share of the prepayment. What remains after the last one is zero,
            tax included, however the cents fell before.
            """, PartialDeliveries),
        ("All prepaid", """
            100 %, with a discount and two tax rates: the final invoice leaves nothing to pay and nothing to ask back.
            """, AllPrepaid),
        ("An order is cancelled", """
            What is not applied is credited, and the money comes back. The credit memo can be for a part (`WithAmount`); `Forfeiture` is for
            what is kept.
            """, Cancelled),
        ("A wrong prepayment invoice", """
            It was for too much, and is paid. What rests on it is undone first: the settlement, then the invoice; both are mirrored as they
            were posted. The payment then settles the right one. Asked in the wrong order, the answer is a code and says what is in the way.
            """, Corrected),
        ("Foreign currency", """
            Each document has its own rate. The prepayment is not revalued: it keeps what it cost when it was invoiced. By default what is
            bought costs that (IFRIC 22); with `ExchangeDifferences.Realise` the difference would be gain or loss. Payments realise theirs.
            """, ForeignCurrency),
        ("What would happen?", """
            The function changes nothing, so a preview is the same call with its result not kept.
            """, Preview),
    ];

    [Fact]
    public void Page_IsWhatTheRecipesComeTo()
    {
        var text = new StringBuilder("# Cookbook\n\nEvery snippet is compiled and run by the tests, and prints what stands under it.\n");
        foreach (var (title, introduction, cook) in Recipes)
        {
            var kitchen = new Kitchen();
            cook(kitchen);
            text.Append($"\n## {title}\n\n{introduction.ReplaceLineEndings("\n")}\n\n```csharp\n{Snippet(cook.Method.Name)}```\n");
            text.Append(kitchen.Printed.Length == 0 ? "" : $"\n```text\n{kitchen.Printed}```\n");
        }

        Page.Check("cookbook.md", text.ToString());
    }

    private static void Common(Kitchen kitchen)
    {
        // recipe Common
        var profile = PostingProfile.Create("2100").WithPrepaymentControl("2110").WithPrepayment("1450").WithBank("1010")
            .WithTax("VAT20", TaxAccounts.Create("1400")).WithTax("VAT10", TaxAccounts.Create("1400"))
            .With(AccountRole.ExchangeGain, "7100").With(AccountRole.ExchangeLoss, "7110").With(AccountRole.Rounding, "7190");
        var taxes = TaxCodes.Of(TaxCode.Create("VAT20", Percentage.Of(20)), TaxCode.Create("VAT10", Percentage.Of(10)));

        Subledger Vendor(PrepaymentPolicy policy) =>
            Subledger.Create(Side.Payables, "V-100", Currency.Of("EUR"), profile, policy).WithTaxCodes(taxes);

        Subledger Post(Subledger subledger, params Document[] documents)
        {
            foreach (var document in documents)
            {
                var result = Posting.Post(subledger, document).EnsurePosted();
                foreach (var entry in result.Entries) kitchen.WriteLine(entry);
                subledger = result.Subledger;
            }

            return subledger;
        }

        LocalDate Day(int day) => new LocalDate(2026, 3, 1).PlusDays(day - 1);
        // end

        kitchen.Vendor = Vendor;
        kitchen.Post = Post;
        kitchen.Day = Day;
    }

    private static void Deposit(Kitchen kitchen)
    {
        var (Vendor, Post, Day) = kitchen.Laid();
        // recipe Deposit
        var vendor = Post(
            Vendor(PrepaymentPolicy.Finance),
            Order.Create("PO-1", Day(1), OrderLine.Create("10", quantity: 100, unitPrice: 50).WithTax("VAT20").WithAccount("5000"))
                .WithPrepayment(PrepaymentDefinition.OfPercent(30)).WithConfirmed(true),
            PrepaymentInvoice.Create("PPI-1", Day(2), order: "PO-1"),
            Payment.Create("PAY-1", Day(5), amount: 1800).WithSettlement("PPI-1"),
            Invoice.Create("INV-1", Day(20)).WithOrder("PO-1").WithOrderLine("10", quantity: 100),
            Payment.Create("PAY-2", Day(30), amount: 4200).WithSettlement("INV-1"));
        kitchen.WriteLine(Figures.Balance(vendor));
        // end
    }

    private static void Instalments(Kitchen kitchen)
    {
        var (Vendor, Post, Day) = kitchen.Laid();
        // recipe Instalments
        var vendor = Post(
            Vendor(PrepaymentPolicy.Default),
            Order.Create("PO-1", Day(1), OrderLine.Create("10", quantity: 1, unitPrice: 90_000).WithTax("VAT20").WithAccount("5000"))
                .WithPrepayment(PrepaymentDefinition.OfPercent(20).WithId("signing").WithDueDate(Day(10)))
                .WithPrepayment(PrepaymentDefinition.OfAmount(30_000).WithId("drawings").WithDueDate(Day(40))),
            PrepaymentInvoice.Create("PPI-1", Day(2), order: "PO-1").WithDefinition("signing"),
            PrepaymentInvoice.Create("PPI-2", Day(30), order: "PO-1").WithDefinition("drawings"));
        foreach (var definition in vendor.GetOrder("PO-1")!.Current.Definitions)
        {
            kitchen.WriteLine(definition.Key + ": " + Figures.OfDefinition(vendor, "PO-1", definition.Key));
        }
        // end
    }

    private static void PartialDeliveries(Kitchen kitchen)
    {
        var (Vendor, Post, Day) = kitchen.Laid();
        // recipe PartialDeliveries
        var vendor = Post(
            Vendor(PrepaymentPolicy.BusinessCentral),
            Order.Create("PO-1", Day(1), OrderLine.Create("10", quantity: 3, unitPrice: 33.33m).WithTax("VAT20").WithAccount("5000"))
                .WithPrepayment(PrepaymentDefinition.OfPercent(40)),
            PrepaymentInvoice.Create("PPI-1", Day(2), order: "PO-1"),
            Invoice.Create("INV-1", Day(10)).WithOrder("PO-1").WithOrderLine("10", quantity: 1),
            Invoice.Create("INV-2", Day(20)).WithOrder("PO-1").WithOrderLine("10", quantity: 1),
            Invoice.Create("INV-3", Day(30)).WithOrder("PO-1").WithOrderLine("10", quantity: 1));
        kitchen.WriteLine(Figures.OfOrder(vendor, "PO-1"));
        // end
    }

    private static void AllPrepaid(Kitchen kitchen)
    {
        var (Vendor, Post, Day) = kitchen.Laid();
        // recipe AllPrepaid
        var vendor = Post(
            Vendor(PrepaymentPolicy.Finance),
            Order.Create(
                    "PO-1",
                    Day(1),
                    OrderLine.Create("10", quantity: 7, unitPrice: 19.99m).WithDiscount(14).WithTax("VAT20").WithAccount("5000"),
                    OrderLine.Create("20", quantity: 3, unitPrice: 8.45m).WithTax("VAT10").WithAccount("5010"))
                .WithPrepayment(PrepaymentDefinition.OfPercent(100)).WithConfirmed(true),
            PrepaymentInvoice.Create("PPI-1", Day(2), order: "PO-1"));
        vendor = Post(
            vendor,
            Payment.Create("PAY-1", Day(3), Figures.OpenAmount(vendor, "PPI-1")!.Value.Amount).WithSettlement("PPI-1"),
            Invoice.Create("INV-1", Day(20)).WithOrder("PO-1").WithOrderLine("10", quantity: 7).WithOrderLine("20", quantity: 3));
        kitchen.WriteLine($"open: {Figures.OpenAmount(vendor, "INV-1")}; {Figures.OfOrder(vendor, "PO-1")}");
        // end
    }

    private static void Cancelled(Kitchen kitchen)
    {
        var (Vendor, Post, Day) = kitchen.Laid();
        // recipe Cancelled
        var vendor = Post(
            Vendor(PrepaymentPolicy.Finance),
            Order.Create("PO-1", Day(1), OrderLine.Create("10", quantity: 10, unitPrice: 100).WithTax("VAT20").WithAccount("5000"))
                .WithPrepayment(PrepaymentDefinition.OfAmount(400)).WithConfirmed(true),
            PrepaymentInvoice.Create("PPI-1", Day(2), order: "PO-1"),
            Payment.Create("PAY-1", Day(3), amount: 480).WithSettlement("PPI-1"),
            PrepaymentCreditMemo.Create("PCM-1", Day(10), "PPI-1"),
            Refund.Create("REF-1", Day(15), amount: 480).WithSettlement("PCM-1"));
        kitchen.WriteLine(Figures.Balance(vendor));
        // end
    }

    private static void Corrected(Kitchen kitchen)
    {
        var (Vendor, Post, Day) = kitchen.Laid();
        // recipe Corrected
        var vendor = Post(
            Vendor(PrepaymentPolicy.Finance),
            Order.Create("PO-1", Day(1), OrderLine.Create("10", quantity: 10, unitPrice: 100).WithAccount("5000"))
                .WithPrepayment(PrepaymentDefinition.OfPercent(50)).WithConfirmed(true),
            PrepaymentInvoice.Create("PPI-1", Day(2), order: "PO-1").WithAmount(500),
            Payment.Create("PAY-1", Day(3), amount: 500).WithSettlement("PPI-1"));
        kitchen.WriteLine(Posting.Post(vendor, Reversal.Create("REV-1", Day(4), "PPI-1")).Rejection);
        vendor = Post(
            vendor,
            Reversal.Create("REV-1", Day(4), "PAY-1/PPI-1"),
            Reversal.Create("REV-2", Day(4), "PPI-1"),
            PrepaymentInvoice.Create("PPI-2", Day(4), order: "PO-1").WithAmount(300),
            Settlement.Create("SET-1", Day(4), "PAY-1", "PPI-2"));
        kitchen.WriteLine($"{Figures.OfOrder(vendor, "PO-1")}; left of the payment: {Figures.OpenAmount(vendor, "PAY-1")}");
        // end
    }

    private static void ForeignCurrency(Kitchen kitchen)
    {
        var (Vendor, Post, Day) = kitchen.Laid();
        // recipe ForeignCurrency
        var dollars = Currency.Of("USD");
        var vendor = Post(
            Vendor(PrepaymentPolicy.Default),
            Order.Create("PO-1", Day(1), OrderLine.Create("10", quantity: 10, unitPrice: 100).WithAccount("5000"))
                .WithCurrency(dollars).WithPrepayment(PrepaymentDefinition.OfPercent(50)),
            PrepaymentInvoice.Create("PPI-1", Day(2), order: "PO-1").WithExchangeRate(0.90m),
            Payment.Create("PAY-1", Day(3), amount: 500).WithCurrency(dollars).WithExchangeRate(0.91m).WithSettlement("PPI-1"),
            Invoice.Create("INV-1", Day(20)).WithOrder("PO-1").WithOrderLine("10", quantity: 10).WithApplication("PPI-1")
                .WithExchangeRate(0.95m),
            Payment.Create("PAY-2", Day(30), amount: 500).WithCurrency(dollars).WithExchangeRate(0.94m).WithSettlement("INV-1"));
        kitchen.WriteLine(Figures.Balance(vendor));
        // end
    }

    private static void Preview(Kitchen kitchen)
    {
        var (Vendor, Post, Day) = kitchen.Laid();
        // recipe Preview
        var vendor = Post(
            Vendor(PrepaymentPolicy.Default),
            Order.Create("PO-1", Day(1), OrderLine.Create("10", quantity: 10, unitPrice: 100).WithAccount("5000"))
                .WithPrepayment(PrepaymentDefinition.OfPercent(50)),
            PrepaymentInvoice.Create("PPI-1", Day(2), order: "PO-1"),
            Payment.Create("PAY-1", Day(3), amount: 500).WithSettlement("PPI-1"));
        var invoice = Invoice.Create("INV-1", Day(20)).WithOrder("PO-1").WithOrderLine("10", quantity: 10);
        var preview = Posting.Post(vendor, invoice);
        kitchen.WriteLine(preview.Notices[0]);
        kitchen.WriteLine($"would be open: {Figures.OpenAmount(preview.Subledger, "INV-1")}");
        vendor = Post(vendor, invoice.WithApplication("PPI-1"));
        kitchen.WriteLine($"is open: {Figures.OpenAmount(vendor, "INV-1")}");
        // end
    }

    /// <summary>What stands between the marks of a recipe, as a program of its own would have it.</summary>
    private static string Snippet(string recipe, [CallerFilePath] string file = "")
    {
        var lines = File.ReadAllLines(file).SkipWhile(line => line.Trim() != "// recipe " + recipe).Skip(1)
            .TakeWhile(line => line.Trim() != "// end");
        var snippet = new StringBuilder();
        foreach (var line in lines)
        {
            snippet.Append(Regex.Replace(line, "^ {8}", "").Replace("kitchen.WriteLine", "Console.WriteLine", StringComparison.Ordinal)).Append('\n');
        }

        return snippet.ToString();
    }

    /// <summary>What the recipes have before them: the functions of the first one, and a place to print to.</summary>
    private sealed class Kitchen
    {
        private readonly StringBuilder printed = new();

        internal Func<PrepaymentPolicy, Subledger>? Vendor { get; set; }

        internal PostAll? Post { get; set; }

        internal Func<int, LocalDate>? Day { get; set; }

        internal delegate Subledger PostAll(Subledger subledger, params Document[] documents);

        internal string Printed => printed.ToString();

        internal (Func<PrepaymentPolicy, Subledger> Vendor, PostAll Post, Func<int, LocalDate> Day) Laid()
        {
            Common(this);
            return (Vendor!, Post!, Day!);
        }

        internal void WriteLine(object? text) => printed.Append(text).Append('\n');
    }
}
