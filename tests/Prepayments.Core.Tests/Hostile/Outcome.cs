namespace Prepayments.Tests.Hostile;

/// <summary>What became of a hostile text: there is no fourth.</summary>
internal enum Outcome
{
    /// <summary>It cannot be read, and the error names the place.</summary>
    Refused,

    /// <summary>It can be read, and what it says is rejected with a code of the list.</summary>
    Rejected,

    /// <summary>It can be read and is posted.</summary>
    Posted,
}
