namespace Prepayments;

/// <summary>Is a tax code: a rate or several component rates, a kind and a recoverable share.</summary>
/// <remarks>
/// Rule T1. Two codes are equal if every fact of them is: after a change of rate the code of the same name is another
/// one, and taxes on the two are never added up together (rule T3: per code and rate).
/// </remarks>
public sealed record TaxCode
{
    private TaxCode(string code, EquatableArray<TaxComponent> components)
    {
        Code = code;
        Components = components;
        Recoverable = Percentage.Of(100);
        decimal sum = 0;
        foreach (var component in components.Items)
        {
            sum += component.Rate.Percent;
        }

        Rate = Percentage.Of(sum);
    }

    /// <summary>Gets the code.</summary>
    public string Code { get; }

    /// <summary>Gets the components; a code with one rate has one component, of the code's own name.</summary>
    public EquatableArray<TaxComponent> Components { get; }

    /// <summary>Gets the sum of the components' rates.</summary>
    public Percentage Rate { get; }

    /// <summary>Gets who owes the tax.</summary>
    public TaxKind Kind { get; private init; }

    /// <summary>Gets the share of the tax that a buyer gets back, 100 % unless stated; the rest is cost (rule T6, payables only).</summary>
    public Percentage Recoverable { get; private init; }

    /// <summary>Returns a tax code with one rate.</summary>
    /// <param name="code">The code; not empty.</param>
    /// <param name="rate">The rate.</param>
    /// <returns>The tax code.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public static TaxCode Create(string code, Percentage rate) =>
        CreateWithComponents(code, EquatableArray<TaxComponent>.Of(TaxComponent.Create(code, rate)));

    /// <summary>Returns a tax code made up of components.</summary>
    /// <param name="code">The code; not empty.</param>
    /// <param name="components">At least one component.</param>
    /// <returns>The tax code.</returns>
    /// <exception cref="ArgumentException">The code is empty, there is no component, or two have the same code.</exception>
    public static TaxCode CreateWithComponents(string code, EquatableArray<TaxComponent> components)
    {
        Guard.NotEmpty(code, nameof(code));
        Guard.NotNull(components, nameof(components));
        if (components.Count == 0)
        {
            throw new ArgumentException("A tax code has a component.", nameof(components));
        }

        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var component in components.Items)
        {
            if (!codes.Add(component.Code))
            {
                throw new ArgumentException("Two components have the same code.", nameof(components));
            }
        }

        return new TaxCode(code, components);
    }

    /// <summary>Returns this code with another kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The new tax code.</returns>
    /// <exception cref="ArgumentException">The kind is none of those there are.</exception>
    public TaxCode WithKind(TaxKind kind) => this with { Kind = Guard.Defined(kind, nameof(kind)) };

    /// <summary>Returns this code with another recoverable share.</summary>
    /// <param name="share">The share, at most 100 %.</param>
    /// <returns>The new tax code.</returns>
    /// <exception cref="ArgumentException">The share is above 100 %.</exception>
    public TaxCode WithRecoverable(Percentage share) => share.Percent <= 100
        ? this with { Recoverable = share }
        : throw new ArgumentException("More than all of a tax cannot be recovered.", nameof(share));

    /// <summary>Returns code and rate.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Code + " " + Rate;
}
