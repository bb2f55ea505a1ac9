namespace Prepayments;

/// <summary>Says which types of document may stand on which side of a settlement (rule S1).</summary>
internal static class SettlementSides
{
    /// <summary>What payments and credits settle.</summary>
    internal static readonly DocumentKind[] Payable = [DocumentKind.PrepaymentInvoice, DocumentKind.Invoice];

    /// <summary>What refunds repay.</summary>
    internal static readonly DocumentKind[] Repayable =
        [DocumentKind.Payment, DocumentKind.PrepaymentVoucher, DocumentKind.PrepaymentCreditMemo, DocumentKind.CreditMemo];

    /// <summary>What a settlement after posting may use.</summary>
    internal static readonly DocumentKind[] Paying =
        [DocumentKind.Payment, DocumentKind.Refund, DocumentKind.PrepaymentCreditMemo, DocumentKind.CreditMemo];

    /// <summary>What is applied to standard invoices.</summary>
    internal static readonly DocumentKind[] Applicable = [DocumentKind.PrepaymentInvoice, DocumentKind.PrepaymentVoucher];
}
