namespace Prepayments;

/// <summary>Is a prepayment definition with its key, and the position of the line that it belongs to, or −1.</summary>
internal readonly struct KeyedDefinition
{
    internal KeyedDefinition(string key, int line, PrepaymentDefinition definition)
    {
        Key = key;
        Line = line;
        Definition = definition;
    }

    internal string Key { get; }

    internal int Line { get; }

    internal PrepaymentDefinition Definition { get; }
}
