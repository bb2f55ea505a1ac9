namespace Prepayments;

/// <summary>Says why a document was rejected: a code of the closed list with its figures.</summary>
/// <remarks>One of the closed list (docs/rejections.md). A rejected document changes nothing.</remarks>
public sealed record Rejection
{
    /// <summary>The figure of a document that is unknown since it was shed (<see cref="ClosedDocuments"/>).</summary>
    internal const string Shed = "shed";

    private Rejection(RejectionCode code, EquatableArray<Figure> figures)
    {
        Code = code;
        Figures = figures;
    }

    /// <summary>Gets the code.</summary>
    public RejectionCode Code { get; }

    /// <summary>Gets the figures: what was stated and what it was held against.</summary>
    public EquatableArray<Figure> Figures { get; }

    /// <summary>
    /// Gets a value indicating whether the same document may be accepted later, after others were posted or settings
    /// changed.
    /// </summary>
    public bool MayPassLater => Code is not (RejectionCode.DuplicateNumber or RejectionCode.CounterpartyMismatch
        or RejectionCode.MissingExchangeRate or RejectionCode.NonPositiveAmount or RejectionCode.AmountOutOfRange
        or RejectionCode.InvalidPercentage or RejectionCode.DuplicateLine or RejectionCode.NotReversible
        or RejectionCode.ReversalTooEarly or RejectionCode.TooEarly)
        && !Array.Exists(Figures.Items, figure => string.Equals(figure.Name, Shed, StringComparison.Ordinal));

    /// <summary>Returns a rejection.</summary>
    /// <param name="code">The code.</param>
    /// <param name="figures">The figures.</param>
    /// <returns>The rejection.</returns>
    public static Rejection Create(RejectionCode code, params Figure[] figures) =>
        new(code, EquatableArray<Figure>.Of(figures));

    /// <summary>Returns code and figures.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString()
    {
        if (Figures.Count == 0)
        {
            return Code.ToString();
        }

        var texts = new string[Figures.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Figures[i].ToString();
        }

        return Code + ": " + string.Join(", ", texts);
    }
}
