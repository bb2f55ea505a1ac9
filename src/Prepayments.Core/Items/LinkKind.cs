namespace Prepayments;

/// <summary>Says how two open items are joined.</summary>
public enum LinkKind
{
    /// <summary>A payment or credit settles an invoice or prepayment invoice, or a refund repays what is open (rule S1).</summary>
    Settlement,

    /// <summary>A prepayment is applied to a standard invoice (rule S1).</summary>
    Application,

    /// <summary>The unpaid part of a prepayment invoice is reversed by a standard invoice (rule S4, <c>reverse</c>).</summary>
    UnpaidReversal,

    /// <summary>A prepayment voucher is reserved for an order (rule S6); it takes nothing of either.</summary>
    Reservation,

    /// <summary>
    /// A credit memo gives back parts of an invoice or prepayment invoice, and settles it as far as it is open (rule D18).
    /// </summary>
    Credit,

    /// <summary>A revaluation changed what an item stands at; it joins the item to itself (rule X5).</summary>
    Revaluation,
}
