namespace Prepayments.Tests.Model;

/// <summary>What a step of a history sets out to do.</summary>
public enum Verb
{
    Place,
    Prepay,
    Pay,

    /// <summary>A prepayment voucher.</summary>
    Advance,
    Reserve,
    Deliver,
    Apply,
    Settle,
    Refund,

    /// <summary>A credit memo of either kind.</summary>
    Credit,
    Forfeit,
    Revalue,
    Amend,
    Reverse,

    /// <summary>A document that would do if one thing of it were not spoilt.</summary>
    Spoil,

    /// <summary>A document of any figures and names.</summary>
    Wild,

    /// <summary>Other settings for later documents (rule P1).</summary>
    Change,
}
