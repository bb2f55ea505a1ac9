namespace Prepayments.Samples.ErpHost;

/// <summary>Is a named figure of a rejection: a number or a text.</summary>
internal sealed record FigureAnswer(string Name, object? Value)
{
    public static FigureAnswer Of(Figure figure) => new(figure.Name, figure.Number is { } number ? number : figure.Text);
}
