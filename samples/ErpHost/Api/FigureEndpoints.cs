using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Prepayments.Samples.ErpHost;

/// <summary>Shows what stands in a subledger: figures of orders, open prepayments, tax totals, balances.</summary>
internal static class FigureEndpoints
{
    public static void Map(RouteGroupBuilder subledgers)
    {
        subledgers.MapGet("/{id}/orders", ListOrdersAsync)
            .WithSummary("Lists the orders with their six figures, in the order in which they were first posted.")
            .Produces<Page<OrderFigures>>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);
        subledgers.MapGet("/{id}/figures", GetFiguresAsync)
            .WithSummary("Returns the six figures of an order, named in the query since its number may have any characters.")
            .Produces<OrderFigures>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        subledgers.MapGet("/{id}/open-prepayments", GetOpenPrepaymentsAsync)
            .WithSummary("Lists the prepayment invoices and vouchers of which something is not paid or not applied.")
            .Produces<IReadOnlyList<OpenPrepayment>>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        subledgers.MapGet("/{id}/tax-totals", GetTaxTotalsAsync)
            .WithSummary("Returns the taxes of a period, first and last day included.")
            .Produces<IReadOnlyList<TaxTotalAnswer>>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);
        subledgers.MapGet("/{id}/trial-balance", GetTrialBalanceAsync)
            .WithSummary("Returns the balances of all accounts.")
            .Produces<TrialBalanceAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListOrdersAsync(
        [AsParameters] SubledgerRequest asked, int after = 0, int take = PageSize.Default)
    {
        if (!PageSize.IsAllowed(take))
        {
            return PageSize.NotAllowed();
        }

        return await asked.AnswerAsync(subledger =>
        {
            var orders = subledger.Orders();
            var skipped = Math.Clamp(after, 0, orders.Count);
            var items = orders.Skip(skipped).Take(take).Select(order => OrderFigures.Of(subledger, order.Text.Number)!).ToList();
            var reached = skipped + items.Count;
            return Results.Ok(new Page<OrderFigures>(
                items, reached < orders.Count ? reached.ToString(CultureInfo.InvariantCulture) : null));
        });
    }

    private static Task<IResult> GetFiguresAsync([AsParameters] SubledgerRequest asked, string order) =>
        asked.AnswerAsync(subledger => OrderFigures.Of(subledger, order) is { } figures ? Results.Ok(figures) : Problems.UnknownOrder(order));

    private static Task<IResult> GetOpenPrepaymentsAsync([AsParameters] SubledgerRequest asked) =>
        asked.AnswerAsync(subledger => Results.Ok(OpenPrepayment.Of(subledger)));

    private static async Task<IResult> GetTaxTotalsAsync([AsParameters] SubledgerRequest asked, string from, string to)
    {
        if (Date(from) is not { } first)
        {
            return Problems.BadParameter("from", "It is a date of the form 2026-01-31.");
        }

        if (Date(to) is not { } last || last < first)
        {
            return Problems.BadParameter("to", "It is a date of the form 2026-01-31, not before the first day.");
        }

        return await asked.AnswerAsync(subledger =>
            Results.Ok(TaxTotals.Of(subledger, first, last).Select(TaxTotalAnswer.Of).ToList()));
    }

    private static Task<IResult> GetTrialBalanceAsync([AsParameters] SubledgerRequest asked) =>
        asked.AnswerAsync(async (key, subledger) =>
            Results.Ok(await TrialBalanceAnswer.OfAsync(asked.Store, key, subledger, asked.Cancellation)));

    private static LocalDate? Date(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } date ? date.Value : null;
}
