namespace Prepayments;

/// <summary>Names what a ledger account is used for in the postings of a subledger.</summary>
/// <remarks>Rule P2. Every role but <see cref="Line"/> is looked up in the <see cref="PostingProfile"/>.</remarks>
public enum AccountRole
{
    /// <summary>The account that an order line or invoice line names itself: cost, inventory or revenue.</summary>
    Line,

    /// <summary>The payables or receivables summary account.</summary>
    Control,

    /// <summary>The summary account for prepayment invoices; where none is given, <see cref="Control"/>.</summary>
    PrepaymentControl,

    /// <summary>The summary account for prepayment vouchers.</summary>
    Advance,

    /// <summary>The account on which the net amount of a prepayment waits for the supply.</summary>
    Prepayment,

    /// <summary>The account that money comes from or goes to.</summary>
    Bank,

    /// <summary>The account for exchange differences that are a credit.</summary>
    ExchangeGain,

    /// <summary>The account for exchange differences that are a debit.</summary>
    ExchangeLoss,

    /// <summary>The account for rounding differences between two amounts at the same rate.</summary>
    Rounding,

    /// <summary>The account of forfeited prepayments: income of the seller, cost of the buyer.</summary>
    Forfeiture,

    /// <summary>
    /// The account for exchange differences of a revaluation that are a credit; where none is given, <see
    /// cref="ExchangeGain"/>.
    /// </summary>
    UnrealisedGain,

    /// <summary>
    /// The account for exchange differences of a revaluation that are a debit; where none is given, <see
    /// cref="ExchangeLoss"/>.
    /// </summary>
    UnrealisedLoss,

    /// <summary>The tax account of a tax code: input tax on payables, output tax on receivables.</summary>
    Tax,

    /// <summary>The counter-account for tax on a prepayment voucher.</summary>
    PrepaymentTaxOffset,

    /// <summary>The account on which tax is owed that the counterparty does not charge.</summary>
    ReverseCharge,
}
