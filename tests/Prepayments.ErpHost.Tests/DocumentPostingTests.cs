using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Prepayments.Samples.ErpHost.Tests;

public sealed class DocumentPostingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FileSubledgerStore store;
    private readonly DocumentPosting posting;

    public DocumentPostingTests()
    {
        store = new FileSubledgerStore(folder.Path, NullLogger<FileSubledgerStore>.Instance);
        posting = new DocumentPosting(store, new FixedTime());
        store.CreateAsync(Example.Key, Example.Opening, default).GetAwaiter().GetResult();
    }

    [Fact]
    public async Task Post_OfTheSameDocumentAgain_IsTheFirstAnswer()
    {
        var documents = Example.Documents("1");
        var first = new List<byte[]>();
        foreach (var document in documents)
        {
            first.Add((await Example.PostAsync(store, document)).Json);
        }

        for (var i = 0; i < documents.Length; i++)
        {
            Assert.Equal(first[i], Assert.IsType<PostingAnswer.Repeated>(await PostAsync(documents[i])).Document.Json);
        }

        Assert.Equal(Example.Opening.Version + documents.Length, (await store.ReadAsync(Example.Key, default))!.Version);
    }

    [Fact]
    public async Task Post_OfANumberWithAnotherContent_NamesTheDifference()
    {
        foreach (var document in Example.Documents("1"))
        {
            await Example.PostAsync(store, document);
        }

        var other = Payment.Create("PAY-1", new LocalDate(2026, 1, 20), amount: 37.51m).WithSettlement("PPI-1");
        Assert.Equal(new PostingAnswer.NumberTaken("PAY-1", "$.amount"), await PostAsync(other));
        Assert.Equal(
            new PostingAnswer.NumberTaken("PO-1", "$.type"),
            await PostAsync(Payment.Create("PO-1", new LocalDate(2026, 1, 5), amount: 1)));
    }

    [Fact]
    public async Task Post_OfANumberWithZerosBehindThePoint_IsTheSame()
    {
        await Example.PostAsync(store, Payment.Create("PAY-1", new LocalDate(2026, 1, 20), amount: 5));
        Assert.IsType<PostingAnswer.Repeated>(await PostAsync(Payment.Create("PAY-1", new LocalDate(2026, 1, 20), amount: 5.00m)));
    }

    [Fact]
    public async Task Post_OfAnOrderWithAnotherContent_AmendsIt()
    {
        var first = Example.Documents("1")[0];
        var amended = Order.Create("PO-1", new LocalDate(2026, 1, 6), OrderLine.Create("10", quantity: 4, unitPrice: 25));
        await Example.PostAsync(store, first);
        await Example.PostAsync(store, amended);

        // Whoever sends an earlier text again has not heard the answer to it, and does not mean to undo the amendment.
        Assert.Equal(Example.Opening.Version + 1, Assert.IsType<PostingAnswer.Repeated>(await PostAsync(first)).Document.Version);
        Assert.Equal(4, (await store.ReadAsync(Example.Key, default))!.GetOrder("PO-1")!.Text.Lines[0].Quantity);
    }

    [Fact]
    public async Task Post_OfARejectedDocument_KeepsNothing()
    {
        var answer = await PostAsync(Example.Documents("1")[1]);
        Assert.Equal(RejectionCode.UnknownOrder, Assert.IsType<PostingAnswer.Rejected>(answer).Rejection.Code);
        Assert.Empty(await store.ListDocumentsAsync(Example.Key, 0, 1, default));
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public async Task Post_WhereOthersAreFaster_IsTriedAgain(int faster, bool isKept)
    {
        var attempts = 0;
        var contested = new ObservedStore(store) { MayAppend = () => ++attempts > faster };
        var answer = await new DocumentPosting(contested, new FixedTime()).PostAsync(Example.Key, Example.Documents("1")[0], default);
        Assert.Equal(isKept, answer is PostingAnswer.Kept);
        Assert.Equal(8, attempts);
        Assert.Equal(isKept ? 1 : 0, (await store.ListDocumentsAsync(Example.Key, 0, 10, default)).Count);
        Assert.True(isKept || answer == new PostingAnswer.Overtaken(8));
    }

    [Fact]
    public async Task OpenPrepayments_OfEveryScenario_AddUpToTheFiguresOfTheirOrders()
    {
        var compared = 0;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Scenarios"), "*.json", SearchOption.AllDirectories))
        {
            foreach (var step in ScenarioRunner.Run(ScenarioReader.Read(await File.ReadAllTextAsync(file))).Steps)
            {
                var subledger = step.Result.Subledger;
                // A voucher that is reserved for an order is in none of its figures.
                var unapplied = OpenPrepayment.Of(subledger)
                    .Where(prepayment => prepayment.Kind == DocumentKind.PrepaymentInvoice)
                    .SelectMany(prepayment => prepayment.Orders, (prepayment, order) => (order, prepayment.Unapplied))
                    .ToLookup(it => it.order, it => it.Unapplied);
                foreach (var order in subledger.Orders())
                {
                    var figures = Figures.OfOrder(subledger, order.Text.Number)!;
                    Assert.True(
                        unapplied[order.Text.Number].Sum() == figures.Invoiced.Amount - figures.Applied.Amount,
                        $"{file}, {step}: {unapplied[order.Text.Number].Sum()} of {figures}");
                    compared++;
                }
            }
        }

        Assert.True(compared > 150, $"Only {compared} were compared.");
    }

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    private Task<PostingAnswer> PostAsync(Document document) => posting.PostAsync(Example.Key, document, default);
}
