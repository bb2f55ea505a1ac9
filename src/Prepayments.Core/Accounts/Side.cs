namespace Prepayments;

/// <summary>Says whose account a subledger is: a vendor's or a customer's.</summary>
/// <remarks>
/// Both sides follow the same rules with the same amounts; debit and credit are exchanged (docs/rules.md).
/// </remarks>
public enum Side
{
    /// <summary>A vendor's account: invoices are credits, payments are debits.</summary>
    Payables,

    /// <summary>A customer's account: invoices are debits, payments are credits.</summary>
    Receivables,
}
