using NodaTime;
using Prepayments.Json;

namespace Prepayments.Tests.Hostile;

/// <summary>Goes on with what a hostile text turned out to say: posts it, asks for figures, stores it and reads it again.</summary>
internal static class GoingOn
{
    /// <summary>Posts one document, and stores the subledger and reads it again where that changed.</summary>
    public static Outcome From(Subledger state, Document document)
    {
        var (outcome, after) = Post(state, document);
        Ask(after);
        if (outcome == Outcome.Posted)
        {
            Store(after);
        }

        return outcome;
    }

    /// <summary>A rejection must give back the very same subledger and nothing else.</summary>
    public static (Outcome Outcome, Subledger After) Post(Subledger state, Document document)
    {
        var result = Posting.Post(state, document);
        if (result.IsPosted)
        {
            Assert.NotSame(state, result.Subledger);
            Assert.All(result.Entries, entry => Assert.Equal(0, entry.Lines.Sum(line => line.SignedAmount)));
            return (Outcome.Posted, result.Subledger);
        }

        Assert.Same(state, result.Subledger);
        Assert.Empty(result.Entries);
        Assert.True(Enum.IsDefined(result.Rejection!.Code));
        return (Outcome.Rejected, state);
    }

    /// <summary>Asks a subledger everything and posts about everything that stands in it.</summary>
    public static Outcome From(Subledger state)
    {
        Ask(state);
        Store(state);
        return About(state).Select(document => Post(state, document).Outcome).ToList()[0];
    }

    /// <summary>Runs a scenario and prints it.</summary>
    public static Outcome With(Scenario scenario)
    {
        var result = ScenarioRunner.Run(scenario);
        Assert.NotEmpty(ScenarioPrinter.Print(result) + ScenarioPrinter.PrintDifferences(result));
        Ask(result.Subledger);
        return result.Steps.Any(step => step.Result.IsPosted) ? Outcome.Posted : Outcome.Rejected;
    }

    private static void Ask(Subledger state)
    {
        Assert.NotNull(Figures.Balance(state).Currency);
        foreach (var order in state.Orders())
        {
            Assert.NotNull(Figures.OfOrder(state, order.Text.Number));
        }

        foreach (var item in state.Items())
        {
            Assert.NotNull(Figures.OpenAmount(state, item.Number));
        }
    }

    private static void Store(Subledger state)
    {
        var bytes = SubledgerJson.WriteUtf8(state);
        Assert.Equal(bytes, SubledgerJson.WriteUtf8(SubledgerJson.ReadUtf8(bytes)));
    }

    /// <summary>Documents about the last order, and about every item and link.</summary>
    private static IEnumerable<Document> About(Subledger state)
    {
        var date = state.Items().Count > 0 ? state.Items()[^1].Date : new LocalDate(2026, 1, 31);
        if (state.Orders() is { Count: > 0 } orders)
        {
            var order = orders[^1].Text;
            yield return PrepaymentInvoice.Create("~PPI", date, order.Number);
            yield return order.Lines.Aggregate(
                Invoice.Create("~INV", date).WithOrder(order.Number), (invoice, line) => invoice.WithOrderLine(line.Id, line.Quantity));
            yield return Order.Create(order.Number, date);
        }

        foreach (var item in state.Items())
        {
            var money = Payment.Create("~PAY", date, 1).WithCurrency(item.Currency).WithSettlement(item.Number);
            yield return item.Currency == state.AccountingCurrency ? money : money.WithExchangeRate(item.Rate);
            yield return Refund.Create("~REF", date, 1).WithCurrency(item.Currency).WithSettlement(item.Number);
            yield return Application.Create("~APP", date, item.Number, state.Items()[^1].Number);
            yield return Settlement.Create("~SET", date, item.Number, state.Items()[^1].Number);
            yield return PrepaymentCreditMemo.Create("~PCM", date, item.Number);
            yield return CreditMemo.Create("~CM", date, item.Number);
            yield return Forfeiture.Create("~FF", date, item.Number);
            yield return Reversal.Create("~REV", date, item.Number);
        }

        foreach (var link in state.Links())
        {
            yield return Reversal.Create("~REV", date, link.Id);
        }

        yield return Revaluation.Create("~VAL", date).WithRate(Currency.Of("USD"), 0.5m);
    }
}
