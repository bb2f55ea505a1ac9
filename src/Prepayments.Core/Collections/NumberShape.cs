namespace Prepayments;

/// <summary>Is what one look at a document's number tells: its hash, and whether it has a slash, as the ids of links have.</summary>
internal readonly struct NumberShape
{
    private NumberShape(uint hash, bool hasSlash)
    {
        Hash = hash;
        HasSlash = hasSlash;
    }

    internal uint Hash { get; }

    internal bool HasSlash { get; }

    internal static NumberShape Of(string number) => new(OrdinalHash.OfNumber(number), HasSlashIn(number));

    internal static bool HasSlashIn(string number) => number.IndexOf('/', 0) >= 0;
}
