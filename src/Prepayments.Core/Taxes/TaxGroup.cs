namespace Prepayments;

/// <summary>
/// Is the set of lines over which the tax of one code is rounded once, with what the documents before it had (rule T3).
/// </summary>
internal sealed class TaxGroup
{
    internal TaxGroup(TaxCode code, bool inclusive)
    {
        Code = code;
        Inclusive = inclusive && code.Kind != TaxKind.ReverseCharge;
        TaxesBefore = new decimal[code.Components.Count];
    }

    internal TaxCode Code { get; }

    internal bool Inclusive { get; }

    internal List<TaxedLine> Lines { get; } = [];

    internal decimal BaseBefore { get; set; }

    internal decimal[] TaxesBefore { get; }
}
