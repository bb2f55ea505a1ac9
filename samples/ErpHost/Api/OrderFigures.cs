namespace Prepayments.Samples.ErpHost;

/// <summary>Is an order with the six figures of its prepayments, and what speaks against shipping it.</summary>
internal sealed record OrderFigures(
    string Order,
    string Currency,
    decimal Limit,
    decimal Invoiced,
    decimal Available,
    decimal Paid,
    decimal Applied,
    decimal Remaining,
    IReadOnlyList<FigureAnswer> ShippingHolds)
{
    /// <summary>Returns the figures, or null where there is no such order.</summary>
    public static OrderFigures? Of(Subledger subledger, string order) => Figures.OfOrder(subledger, order) is { } figures
        ? new OrderFigures(
            order,
            figures.Limit.Currency.Code,
            figures.Limit.Amount,
            figures.Invoiced.Amount,
            figures.Available.Amount,
            figures.Paid.Amount,
            figures.Applied.Amount,
            figures.Remaining.Amount,
            [.. figures.ShippingHolds.Select(FigureAnswer.Of)])
        : null;
}
