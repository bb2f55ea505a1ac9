namespace Prepayments;

/// <summary>Is a line of a document while its tax is worked out.</summary>
internal sealed class TaxedLine
{
    private readonly bool taxed;

    // Most codes have one component, whose tax is all of it, and most taxes are recoverable.
    private Split? split;

    /// <summary>Takes the code that the line names, which taxes it unless no tax is due by it here.</summary>
    internal TaxedLine(TaxCode? named, bool taxed, bool inclusive, decimal amount)
    {
        this.taxed = taxed;
        Named = named;
        Inclusive = inclusive && !IsReverseCharge;
        Base = amount;
        split = TaxCount > 1 ? new Split(TaxCount) : null;
    }

    /// <summary>Gets the code that the line names, or null.</summary>
    internal TaxCode? Named { get; }

    /// <summary>Gets the code that taxes the line; null where none is named, or one by which no tax is due here (T6).</summary>
    internal TaxCode? Code => taxed ? Named : null;

    /// <summary>Gets a value indicating whether the base holds the tax.</summary>
    internal bool Inclusive { get; }

    /// <summary>Gets the amount from which the tax is computed: net, or gross where it holds the tax.</summary>
    internal decimal Base { get; }

    /// <summary>Gets a value indicating whether the buyer owes the tax, so that it is no part of the amount due (T6).</summary>
    internal bool IsReverseCharge => Code?.Kind == TaxKind.ReverseCharge;

    /// <summary>Gets the number of components of the code that taxes the line.</summary>
    internal int TaxCount => Code?.Components.Count ?? 0;

    /// <summary>Gets the tax of all components, whoever owes it.</summary>
    internal decimal Assessed { get; private set; }

    /// <summary>Gets or sets the next line of the group over which the tax is rounded.</summary>
    internal TaxedLine? Next { get; set; }

    internal decimal Net => Inclusive ? Base.Less(Tax) : Base;

    internal decimal Gross => Inclusive ? Base : Base.Plus(Tax);

    /// <summary>Gets a value indicating whether nothing stands on the line's own account: no net amount, and no tax with it.</summary>
    internal bool NeedsNoAccount => Net.IsZero() && (split is null || Total.Of(split.NonRecoverable).IsZero());

    /// <summary>Gets the tax that is part of the amount due.</summary>
    internal decimal Tax => IsReverseCharge ? 0 : Assessed;

    /// <summary>The tax of a component of the code.</summary>
    internal decimal TaxOf(int component) => TaxCount > 1 ? split!.Taxes[component] : Assessed;

    internal void SetTax(int component, decimal tax)
    {
        if (TaxCount == 1)
        {
            Assessed = tax;
            return;
        }

        Assessed += tax - split!.Taxes[component];
        split.Taxes[component] = tax;
    }

    /// <summary>What of the tax of a component stands on its tax account (T6). Mostly all.</summary>
    internal decimal Recoverable(int component) => split is null ? Assessed : TaxOf(component).Less(split.NonRecoverable[component]);

    /// <summary>What of the tax of a component is a cost (T6). Mostly nothing.</summary>
    internal decimal NonRecoverable(int component) => split is null ? 0 : split.NonRecoverable[component];

    internal void SetNonRecoverable(int component, decimal amount)
    {
        split ??= new Split(TaxCount);
        split.NonRecoverable[component] = amount;
    }

    /// <summary>Is the tax of each component, where there are several, and what of it is not recoverable.</summary>
    private sealed class Split(int count)
    {
        internal decimal[] Taxes { get; } = new decimal[count];

        internal decimal[] NonRecoverable { get; } = new decimal[count];
    }
}
