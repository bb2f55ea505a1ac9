namespace Prepayments;

/// <summary>Names the column of a journal in which a line stands.</summary>
public enum EntrySide
{
    /// <summary>The left column.</summary>
    Debit,

    /// <summary>The right column.</summary>
    Credit,
}
