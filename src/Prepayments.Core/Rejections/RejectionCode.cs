namespace Prepayments;

/// <summary>Is the closed list of reasons for which a document is rejected.</summary>
/// <remarks>
/// The closed list of docs/rejections.md. Where a document breaks several rules, the code that stands first here is reported. New
/// rules add codes; no code changes its meaning. The numbers are by group, with room for later codes.
/// </remarks>
public enum RejectionCode
{
    /// <summary>The number, or an id that the document would make, is taken.</summary>
    DuplicateNumber = 101,

    /// <summary>The document names another counterparty than the subledger's.</summary>
    CounterpartyMismatch = 102,

    /// <summary>Currencies that must be the same differ.</summary>
    CurrencyMismatch = 103,

    /// <summary>A document in a foreign currency states no exchange rate.</summary>
    MissingExchangeRate = 104,

    /// <summary>The order named does not exist.</summary>
    UnknownOrder = 201,

    /// <summary>The order line named does not exist.</summary>
    UnknownOrderLine = 202,

    /// <summary>The document named does not exist or is of the wrong type; also an unknown definition.</summary>
    UnknownDocument = 203,

    /// <summary>The tax code named does not exist.</summary>
    UnknownTaxCode = 204,

    /// <summary>An amount, quantity or rate is not above zero where it must be.</summary>
    NonPositiveAmount = 301,

    /// <summary>A figure has too many decimals or is beyond 10^15.</summary>
    AmountOutOfRange = 302,

    /// <summary>A percentage is not above 0 or is above 100.</summary>
    InvalidPercentage = 303,

    /// <summary>
    /// More definitions than one are in the way: too many on an order, of both kinds, or several stand and none is named.
    /// </summary>
    MultipleDefinitions = 304,

    /// <summary>A line, a definition id or a target is named twice.</summary>
    DuplicateLine = 305,

    /// <summary>The order is not confirmed.</summary>
    OrderNotConfirmed = 401,

    /// <summary>What a posting on the order rests on may not be changed.</summary>
    OrderLocked = 402,

    /// <summary>A standard invoice is posted on the order.</summary>
    OrderInvoiced = 403,

    /// <summary>A payment is settled with a prepayment invoice of the definition.</summary>
    PrepaymentPaid = 404,

    /// <summary>A prepayment invoice of the definition stands.</summary>
    PrepaymentInvoiced = 405,

    /// <summary>The order line has invoiced prepayment that is not released.</summary>
    LineHasPrepayment = 406,

    /// <summary>The quantity would fall below what is invoiced.</summary>
    QuantityBelowInvoiced = 407,

    /// <summary>The prepayment is reserved for an order.</summary>
    ReservedForOrder = 408,

    /// <summary>The prepayment invoice is not paid.</summary>
    PrepaymentUnpaid = 409,

    /// <summary>It is reversed already.</summary>
    AlreadyReversed = 410,

    /// <summary>It cannot be reversed on its own, or not at all.</summary>
    NotReversible = 411,

    /// <summary>A live application rests on it.</summary>
    HasApplications = 412,

    /// <summary>A live settlement rests on it.</summary>
    HasSettlements = 413,

    /// <summary>The reversal is dated before what it reverses.</summary>
    ReversalTooEarly = 414,

    /// <summary>The document is dated before what it settles, applies or credits.</summary>
    TooEarly = 415,

    /// <summary>The prepayment would exceed the order.</summary>
    LimitExceedsOrder = 501,

    /// <summary>The prepayment would fall below what is invoiced.</summary>
    LimitBelowInvoiced = 502,

    /// <summary>Nothing is available, or the document has no lines.</summary>
    NothingToInvoice = 503,

    /// <summary>More is asked for than is available.</summary>
    ExceedsAvailable = 504,

    /// <summary>More is invoiced than was ordered.</summary>
    ExceedsOrdered = 505,

    /// <summary>More is applied than remains of the prepayment.</summary>
    ExceedsRemaining = 506,

    /// <summary>More is settled or applied than is open.</summary>
    ExceedsOpenAmount = 507,

    /// <summary>The tax stated differs from the computed one by more than one minor unit per line.</summary>
    TaxMismatch = 508,

    /// <summary>The posting profile has no account for a role.</summary>
    MissingAccount = 601,
}
