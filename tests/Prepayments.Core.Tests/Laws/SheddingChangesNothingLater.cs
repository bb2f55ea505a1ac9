using System.Text.Json;
using NodaTime;
using Prepayments.Json;
using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// A subledger whose closed documents are shed, at any step and up to any day, answers every later document as if nothing had
/// been shed, but for those that name what is not there any more; and what can be shed at the end is the same.
/// </summary>
public sealed class SheddingChangesNothingLater(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required =>
    [
        .. Documents, .. Links, .. Settings, .. Enum.GetValues<DocumentKind>().Where(kind => kind is not (DocumentKind.Settlement
            or DocumentKind.Application or DocumentKind.Reservation or DocumentKind.Forfeiture)).Select(kind => "shed " + kind),
        .. Enum.GetValues<LinkKind>().Select(kind => "shed " + kind), "nothing shed", "shed twice", "kept by its day", "names what was shed",
    ];

    [Law(2500)]
    public void ASubledgerWithoutItsClosedDocumentsGoesOnIdentically(History history) => Try(() =>
    {
        var own = history.Own;
        var half = own.Next(history.Steps.Count + 1);
        var before = new History(history.Settings, EquatableArray<Step>.Of([.. history.Steps.Take(half)])).Walk();
        var whole = before.Count == 0 ? history.Start() : before[^1].After;
        if (own.Next(3) > 0)
        {
            whole = Completed(whole, before);
        }

        // What comes later is drawn from all that is known, so that it also names what is shed.
        var later = new History(history.Settings, EquatableArray<Step>.Of([.. history.Steps.Skip(half)])).Walk(whole, "N-");
        Stage[] stages = [.. before, .. later];
        See(history.Start());
        foreach (var stage in stages)
        {
            See(stage);
        }

        var shed = Shed(whole, Day(stages, own.Next(stages.Length + 3)));
        var again = own.Next(later.Count + 1);
        foreach (var (stage, i) in later.Select((stage, i) => (stage, i)))
        {
            if (Names(stage.Document).Any(shed.IsShed))
            {
                See("names what was shed");
                Assert.False(Posting.Post(shed, stage.Document).IsPosted);
                continue;
            }

            var expected = Posting.Post(whole, stage.Document);
            var result = Posting.Post(shed, stage.Document);
            Assert.Equal(expected.Rejection, result.Rejection);
            Assert.Equal(expected.Entries, result.Entries);
            Assert.Equal(expected.Notices, result.Notices);
            whole = expected.Subledger;
            shed = result.Subledger;
            if (i == again)
            {
                See(shed.ShedBefore is null ? "shed once" : "shed twice");
                shed = Shed(shed, Day(stages, own.Next(stages.Length + 1)));
            }
        }

        Assert.Equal(Figures.Balance(whole), Figures.Balance(shed));
        Assert.All(shed.Orders(), order => Assert.Equal(Figures.OfOrder(whole, order.Text.Number), Figures.OfOrder(shed, order.Text.Number)));
        Assert.All(shed.Items(), item => Assert.Equal(Figures.OpenAmount(whole, item.Number), Figures.OpenAmount(shed, item.Number)));
        var end = Day(stages, stages.Length);
        Assert.Equal(Facts(ClosedDocuments.Shed(whole, end)), Facts(ClosedDocuments.Shed(shed, end)));
    });

    private Subledger Completed(Subledger state, IReadOnlyList<Stage> stages)
    {
        var books = new Books(state);
        var completion = new Completion(books, stages.Count == 0 ? new LocalDate(2026, 1, 1) : stages.Max(stage => stage.Document.Date), See);
        completion.Run();
        completion.Settle();
        return books.State;
    }

    private Subledger Shed(Subledger before, LocalDate day)
    {
        var closed = ClosedDocuments.List(before, day);
        var after = ClosedDocuments.Shed(before, day);
        if (closed.Count == 0)
        {
            See("nothing shed");
            Assert.Same(before, after);
            return before;
        }

        if (ClosedDocuments.List(before, day.PlusYears(100)).Count > closed.Count)
        {
            See("kept by its day");
        }

        foreach (var number in closed)
        {
            See("shed " + (before.GetItem(number)?.Kind.ToString() ?? before.GetLink(number)?.Kind.ToString()
                ?? (before.GetOrder(number) is null ? before.Revaluations().Any(fact => fact.Number == number)
                    ? nameof(DocumentKind.Revaluation) : nameof(DocumentKind.Reversal) : nameof(DocumentKind.Order))));
            Assert.True(after.Contains(number));
            Assert.True(after.IsShed(number));
            CheckClosed(before, number);
        }

        Assert.Equal(before.Version + 1, after.Version);
        Assert.Equal(before.ShedBefore > day ? before.ShedBefore : day, after.ShedBefore);
        Assert.Equal(after.ToSnapshot(), Subledger.FromSnapshot(after.ToSnapshot()).ToSnapshot());
        Assert.Equal(after.ToSnapshot(), SubledgerJson.Read(SubledgerJson.Write(after)).ToSnapshot());
        return after;
    }

    /// <summary>All of an order is delivered, nothing is open on an item, and nothing is left of a prepayment.</summary>
    private static void CheckClosed(Subledger state, string number)
    {
        if (state.GetOrder(number) is { } order)
        {
            Assert.All(order.Text.Lines, line => Assert.True(Position.Delivered(state, number, line.Id) >= line.Quantity));
        }
        else if (state.GetItem(number) is { } item && state.ReversedBy(number) is null)
        {
            Assert.Equal(0, Figures.OpenAmount(state, number)!.Value.Amount);
            if (item.Kind is DocumentKind.PrepaymentInvoice or DocumentKind.PrepaymentVoucher)
            {
                Assert.Equal(0, Position.Remaining(state, item));
            }
        }
    }

    private static object Facts(Subledger subledger)
    {
        var state = subledger.ToSnapshot();
        return (state.Orders, state.Items, state.Links, state.Revaluations, state.Reversals, state.Shed);
    }

    /// <summary>The day of a document, or after the last of all.</summary>
    private static LocalDate Day(Stage[] stages, int at) => at < stages.Length
        ? stages[at].Document.Date
        : stages.Select(stage => stage.Document.Date).Append(new LocalDate(2026, 1, 1)).Max().PlusDays(1);

    /// <summary>All words of a document, but for the number of one that is not an order: that is new, and an order's may be old.</summary>
    private static IEnumerable<string> Names(Document document)
    {
        using var json = JsonDocument.Parse(DocumentJson.Write(document));
        var words = Words(json.RootElement).ToList();
        if (document is not Order)
        {
            words.Remove(document.Number);
        }

        return words;
    }

    private static IEnumerable<string> Words(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Words(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Words),
        JsonValueKind.String => [json.GetString()!],
        _ => [],
    };
}
