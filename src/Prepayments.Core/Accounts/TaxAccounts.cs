namespace Prepayments;

/// <summary>Holds the ledger accounts of one tax code or tax component.</summary>
/// <remarks>Rule P2. An account that is not given is reported as <see cref="RejectionCode.MissingAccount"/> when it is needed.</remarks>
public sealed record TaxAccounts
{
    private TaxAccounts()
    {
    }

    /// <summary>Gets the accounts with none given.</summary>
    public static TaxAccounts None { get; } = new();

    /// <summary>Gets the account of the tax itself: input tax on payables, output tax on receivables.</summary>
    public string? Tax { get; private init; }

    /// <summary>Gets the counter-account for tax on a prepayment voucher.</summary>
    public string? PrepaymentTaxOffset { get; private init; }

    /// <summary>Gets the account on which tax is owed that the counterparty does not charge.</summary>
    public string? ReverseCharge { get; private init; }

    /// <summary>Returns accounts with the tax account alone.</summary>
    /// <param name="tax">The account code; not empty.</param>
    /// <returns>The accounts.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public static TaxAccounts Create(string tax) => None.WithTax(tax);

    /// <summary>Returns these accounts with another tax account.</summary>
    /// <param name="account">The account code; not empty.</param>
    /// <returns>The new accounts.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public TaxAccounts WithTax(string account) => this with { Tax = Guard.NotEmpty(account, nameof(account)) };

    /// <summary>Returns these accounts with another counter-account for tax on vouchers.</summary>
    /// <param name="account">The account code; not empty.</param>
    /// <returns>The new accounts.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public TaxAccounts WithPrepaymentTaxOffset(string account) =>
        this with { PrepaymentTaxOffset = Guard.NotEmpty(account, nameof(account)) };

    /// <summary>Returns these accounts with another reverse charge account.</summary>
    /// <param name="account">The account code; not empty.</param>
    /// <returns>The new accounts.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public TaxAccounts WithReverseCharge(string account) =>
        this with { ReverseCharge = Guard.NotEmpty(account, nameof(account)) };

    /// <summary>Returns the accounts by role.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        "tax " + (Tax ?? "none") + ", offset " + (PrepaymentTaxOffset ?? "none") + ", reverse charge " + (ReverseCharge ?? "none");
}
