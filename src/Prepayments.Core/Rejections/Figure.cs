namespace Prepayments;

/// <summary>Is a named figure of a rejection, a notice or a reason: what was stated, what is open, which order it is about.</summary>
public sealed record Figure
{
    private Figure(string name, decimal? number, string? text)
    {
        Name = name;
        Number = number;
        Text = text;
    }

    /// <summary>Gets the name, in camel case.</summary>
    public string Name { get; }

    /// <summary>Gets the number, or null where the figure is a text.</summary>
    public decimal? Number { get; }

    /// <summary>Gets the text, such as a document's number, or null where the figure is a number.</summary>
    public string? Text { get; }

    /// <summary>Returns a figure that is a number.</summary>
    /// <param name="name">The name; not empty.</param>
    /// <param name="number">The number.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static Figure OfNumber(string name, decimal number) => new(Guard.NotEmpty(name, nameof(name)), number, null);

    /// <summary>Returns a figure that is a text.</summary>
    /// <param name="name">The name; not empty.</param>
    /// <param name="text">The text.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static Figure OfText(string name, string text) =>
        new(Guard.NotEmpty(name, nameof(name)), null, Guard.NotNull(text, nameof(text)));

    /// <summary>Returns name and value.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => Text is null
        ? FormattableString.Invariant($"{Name} {Number}")
        : Name + " " + Text;
}
