using NodaTime;

namespace Prepayments.Tests.Units;

/// <summary>A subledger to which examples post one document after another; what is not asked about must be posted.</summary>
internal sealed partial class Ledger
{
    private Ledger(Subledger state) => State = state;

    internal Subledger State { get; private set; }

    internal List<JournalEntry> Entries { get; } = [];

    internal static Ledger Of(Subledger start) => new(start);

    internal static Ledger Of(PrepaymentPolicy policy, Side side = Side.Payables, PostingProfile? profile = null, string currency = "EUR") =>
        new(Subledger.Create(side, "V-1", Currency.Of(currency), profile ?? Profile, policy).WithTaxCodes(Taxes));

    /// <summary>The day of January 2026.</summary>
    internal static LocalDate Day(int day) => new(2026, 1, day);

    internal Ledger Post(params Document[] documents)
    {
        foreach (var document in documents)
        {
            var result = Posting.Post(State, document);
            Assert.True(result.IsPosted, document + ": " + result.Rejection);
            State = result.Subledger;
            Entries.AddRange(result.Entries);
        }

        return this;
    }

    /// <summary>Posts a document that must be rejected, and returns code and figures.</summary>
    internal string Refuse(Document document)
    {
        var result = Posting.Post(State, document);
        Assert.False(result.IsPosted, document + " was posted.");
        Assert.Same(State, result.Subledger);
        return result.Rejection!.ToString();
    }

    internal Ledger With(PrepaymentPolicy policy)
    {
        State = State.WithSettings(State.Profile, policy, State.TaxCodes);
        return this;
    }

    internal Ledger With(PostingProfile profile)
    {
        State = State.WithSettings(profile, State.Policy, State.TaxCodes);
        return this;
    }

    internal decimal Open(string number) => Figures.OpenAmount(State, number)!.Value.Amount;

    internal PrepaymentFigures Of(string order) => Figures.OfOrder(State, order)!;

    internal decimal Balance(string account) =>
        Entries.SelectMany(entry => entry.Lines).Where(line => line.Account == account).Sum(line => line.SignedAmount);

    /// <summary>The journals so far, or the last of them, as they print.</summary>
    internal string Journals(int last = int.MaxValue) => string.Join("\n", Entries.TakeLast(last));

    /// <summary>Limit, Invoiced, Paid and Applied of an order, and what remains of it.</summary>
    internal string Text(string order)
    {
        var figures = Of(order);
        return FormattableString.Invariant(
            $"{figures.Limit.Amount} {figures.Invoiced.Amount} {figures.Paid.Amount} {figures.Applied.Amount} {figures.Remaining.Amount}");
    }
}
