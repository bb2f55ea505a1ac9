namespace Prepayments.Json;

/// <summary>Is one of the six figures of an order by its name (rule O8).</summary>
internal sealed class OrderFigure
{
    private readonly Func<PrepaymentFigures, Money> read;

    private OrderFigure(string name, Func<PrepaymentFigures, Money> read)
    {
        Name = name;
        this.read = read;
    }

    /// <summary>Gets all six in the order of the rule.</summary>
    internal static IReadOnlyList<OrderFigure> All { get; } =
    [
        new("limit", figures => figures.Limit),
        new("invoiced", figures => figures.Invoiced),
        new("available", figures => figures.Available),
        new("paid", figures => figures.Paid),
        new("applied", figures => figures.Applied),
        new("remaining", figures => figures.Remaining),
    ];

    internal string Name { get; }

    internal decimal Of(PrepaymentFigures figures) => read(figures).Amount;
}
