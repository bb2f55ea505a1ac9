namespace Prepayments;

/// <summary>Is one of the taxes that make up a tax code, such as central and state tax.</summary>
/// <remarks>Rule T1. Each component is computed, rounded and posted on its own.</remarks>
public sealed record TaxComponent
{
    private TaxComponent(string code, Percentage rate)
    {
        Code = code;
        Rate = rate;
    }

    /// <summary>Gets the code of the component, under which the posting profile holds its accounts.</summary>
    public string Code { get; }

    /// <summary>Gets the rate of the component.</summary>
    public Percentage Rate { get; }

    /// <summary>Returns a component.</summary>
    /// <param name="code">Its code; not empty.</param>
    /// <param name="rate">Its rate.</param>
    /// <returns>The component.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public static TaxComponent Create(string code, Percentage rate) => new(Guard.NotEmpty(code, nameof(code)), rate);

    /// <summary>Returns code and rate.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Code + " " + Rate;
}
