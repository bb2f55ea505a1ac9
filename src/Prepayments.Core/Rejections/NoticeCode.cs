namespace Prepayments;

/// <summary>Is the list of what a posted document draws attention to.</summary>
public enum NoticeCode
{
    /// <summary>Prepayments of the invoice's orders could be applied and were not (rule S2, notification).</summary>
    PrepaymentAvailable = 1,
}
