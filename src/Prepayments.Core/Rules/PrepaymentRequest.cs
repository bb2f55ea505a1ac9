namespace Prepayments;

/// <summary>Is what a prepayment invoice may ask for, and asks for, under one definition on one order line.</summary>
internal sealed class PrepaymentRequest
{
    internal PrepaymentRequest(int line, DefinitionTerms terms, PrepaymentDefinition definition, decimal available)
    {
        Line = line;
        Terms = terms;
        Definition = definition;
        Available = available;
        Asked = available;
    }

    internal int Line { get; }

    internal DefinitionTerms Terms { get; }

    internal PrepaymentDefinition Definition { get; }

    /// <summary>Gets what is available, on the order's basis.</summary>
    internal decimal Available { get; }

    /// <summary>Gets or sets what is asked for: all that is available unless the document says otherwise.</summary>
    internal decimal Asked { get; set; }
}
