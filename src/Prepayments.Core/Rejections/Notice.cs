namespace Prepayments;

/// <summary>Is something that a posted document draws attention to, with its figures.</summary>
/// <remarks>Rule S2: a notice of available prepayments has one figure per prepayment, named by its number.</remarks>
public sealed record Notice
{
    private Notice(NoticeCode code, EquatableArray<Figure> figures)
    {
        Code = code;
        Figures = figures;
    }

    /// <summary>Gets the code.</summary>
    public NoticeCode Code { get; }

    /// <summary>Gets the figures.</summary>
    public EquatableArray<Figure> Figures { get; }

    /// <summary>Returns a notice.</summary>
    /// <param name="code">The code.</param>
    /// <param name="figures">The figures.</param>
    /// <returns>The notice.</returns>
    public static Notice Create(NoticeCode code, EquatableArray<Figure> figures) =>
        new(code, Guard.NotNull(figures, nameof(figures)));

    /// <summary>Returns code and figures.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => Code + " " + Figures;
}
