namespace Prepayments;

/// <summary>Names the types of document.</summary>
/// <remarks>Rules D1 to D19. Later versions may add types.</remarks>
public enum DocumentKind
{
    /// <summary>An order, placed or amended (D1).</summary>
    Order,

    /// <summary>A prepayment invoice (D2).</summary>
    PrepaymentInvoice,

    /// <summary>A payment (D3).</summary>
    Payment,

    /// <summary>A prepayment voucher (D4).</summary>
    PrepaymentVoucher,

    /// <summary>A standard invoice (D5).</summary>
    Invoice,

    /// <summary>A prepayment credit memo (D8).</summary>
    PrepaymentCreditMemo,

    /// <summary>A credit memo of a standard invoice (D9).</summary>
    CreditMemo,

    /// <summary>The application of a prepayment to a standard invoice after both are posted (D6).</summary>
    Application,

    /// <summary>A refund (D10).</summary>
    Refund,

    /// <summary>The settlement of a payment with an invoice after both are posted (D11).</summary>
    Settlement,

    /// <summary>The reservation of a prepayment voucher for an order (D12).</summary>
    Reservation,

    /// <summary>The reversal of a document, settlement or application (D13).</summary>
    Reversal,

    /// <summary>The forfeiture of a prepayment that is paid and not applied (D20).</summary>
    Forfeiture,

    /// <summary>A period-end revaluation of what is open in foreign currencies (D21).</summary>
    Revaluation,
}
