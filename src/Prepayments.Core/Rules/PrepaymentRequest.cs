namespace Prepayments;

/// <summary>Is what a prepayment invoice asks for under one definition on one order line.</summary>
internal sealed class PrepaymentRequest
{
    internal PrepaymentRequest(int line, DefinitionTerms terms, PrepaymentDefinition definition, TaxedLine taxed)
    {
        Line = line;
        Terms = terms;
        Definition = definition;
        Taxed = taxed;
    }

    internal int Line { get; }

    internal DefinitionTerms Terms { get; }

    internal PrepaymentDefinition Definition { get; }

    internal TaxedLine Taxed { get; }
}
