namespace Prepayments;

/// <summary>Says whether prepayments are applied as a standard invoice posts.</summary>
/// <remarks>Rule S2.</remarks>
public enum ApplicationPolicy
{
    /// <summary>The prepayments of the invoice's orders are applied, oldest first.</summary>
    Automatic,

    /// <summary>Nothing is applied; the result carries a notice of what could be.</summary>
    Notification,

    /// <summary>Nothing is applied.</summary>
    Manual,
}
