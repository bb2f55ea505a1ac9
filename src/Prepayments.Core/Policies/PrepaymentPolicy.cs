namespace Prepayments;

/// <summary>Holds the choices that companies make differently about prepayments.</summary>
/// <remarks>
/// The presets are <see cref="Default"/>, <see cref="Finance"/> and <see cref="BusinessCentral"/>. A setting of the
/// subledger, whose change is for later documents only (rule P1).
/// </remarks>
public sealed record PrepaymentPolicy
{
    private PrepaymentPolicy()
    {
    }

    /// <summary>Gets the policy of this library: nothing happens that nobody asked for.</summary>
    public static PrepaymentPolicy Default { get; } = new()
    {
        PrepaymentAfterInvoice = PrepaymentAfterInvoice.Allow,
        Application = ApplicationPolicy.Notification,
        ApplicationAmount = ApplicationAmount.Maximum,
        Unpaid = UnpaidPrepayments.Reject,
        RemoveInvoiced = RemoveInvoiced.Reject,
        ExchangeDifference = ExchangeDifferences.HistoricalCost,
    };

    /// <summary>Gets the policy of D365 Finance prepayment invoicing.</summary>
    public static PrepaymentPolicy Finance { get; } = new()
    {
        MaxDefinitions = 1,
        RequireConfirmedOrder = true,
        PrepaymentAfterInvoice = PrepaymentAfterInvoice.Reject,
        Application = ApplicationPolicy.Automatic,
        ApplicationAmount = ApplicationAmount.Maximum,
        Unpaid = UnpaidPrepayments.Reverse,
        RemoveInvoiced = RemoveInvoiced.Allow,
        ExchangeDifference = ExchangeDifferences.Realise,
    };

    /// <summary>Gets the policy of Business Central prepayments.</summary>
    public static PrepaymentPolicy BusinessCentral { get; } = new()
    {
        MaxDefinitions = 1,
        PrepaymentAfterInvoice = PrepaymentAfterInvoice.Allow,
        Application = ApplicationPolicy.Automatic,
        ApplicationAmount = ApplicationAmount.Proportional,
        Unpaid = UnpaidPrepayments.Apply,
        RemoveInvoiced = RemoveInvoiced.Reject,
        ExchangeDifference = ExchangeDifferences.Realise,
    };

    /// <summary>Gets how many definitions for the order as a whole an order may have, or null for any number (rule O5).</summary>
    public int? MaxDefinitions { get; private init; }

    /// <summary>Gets a value indicating whether only confirmed orders may be asked for prepayment (rule D14).</summary>
    public bool RequireConfirmedOrder { get; private init; }

    /// <summary>Gets whether prepayments are applied as a standard invoice posts (rule S2).</summary>
    public ApplicationPolicy Application { get; private init; }

    /// <summary>Gets how much the automatic application takes (rule S3).</summary>
    public ApplicationAmount ApplicationAmount { get; private init; }

    /// <summary>Gets what becomes of unpaid prepayment invoices (rule S4).</summary>
    public UnpaidPrepayments Unpaid { get; private init; }

    /// <summary>Gets when prepayment invoices are taxed (rule T4).</summary>
    public PrepaymentTaxation TaxOnPrepayment { get; private init; }

    /// <summary>Gets over what the tax of standard invoices is rounded (rule T3).</summary>
    public TaxRounding TaxRounding { get; private init; }

    /// <summary>Gets whether a definition with an unpaid prepayment invoice may be removed (rule O6).</summary>
    public RemoveInvoiced RemoveInvoiced { get; private init; }

    /// <summary>Gets where the exchange difference of an applied prepayment goes (rule X3).</summary>
    public ExchangeDifferences ExchangeDifference { get; private init; }

    /// <summary>Gets whether prepayment invoices may follow the first standard invoice (rule D14).</summary>
    public PrepaymentAfterInvoice PrepaymentAfterInvoice { get; private init; }

    /// <summary>Gets what becomes of the tax on a forfeited prepayment (document D20).</summary>
    public ForfeitedTax ForfeitedTax { get; private init; }

    /// <summary>Gets to which side a half of a minor unit is rounded (rule A2).</summary>
    public MidpointRule Midpoint { get; private init; }

    /// <summary>Returns this policy with another limit on the definitions of an order.</summary>
    /// <param name="count">The number, at least 0.</param>
    /// <returns>The new policy.</returns>
    /// <exception cref="ArgumentException">The number is negative.</exception>
    public PrepaymentPolicy WithMaxDefinitions(int count) => count >= 0
        ? this with { MaxDefinitions = count }
        : throw new ArgumentException("It must not be negative.", nameof(count));

    /// <summary>Returns this policy without a limit on the definitions of an order.</summary>
    /// <returns>The new policy.</returns>
    public PrepaymentPolicy WithUnlimitedDefinitions() => this with { MaxDefinitions = null };

    /// <summary>Returns this policy for confirmed orders only, or for all.</summary>
    /// <param name="required">True for confirmed orders only.</param>
    /// <returns>The new policy.</returns>
    public PrepaymentPolicy WithRequireConfirmedOrder(bool required) => this with { RequireConfirmedOrder = required };

    /// <summary>Returns this policy with another choice of whether prepayments are applied as a standard invoice posts (rule S2).</summary>
    /// <param name="application">The choice.</param>
    /// <returns>The new policy.</returns>
    /// <exception cref="ArgumentException">The choice is none of those there are.</exception>
    public PrepaymentPolicy WithApplication(ApplicationPolicy application) =>
        this with { Application = Guard.Defined(application, nameof(application)) };

    /// <summary>Returns this policy with another choice of how much the automatic application takes (rule S3).</summary>
    /// <param name="amount">The choice.</param>
    /// <returns>The new policy.</returns>
    /// <exception cref="ArgumentException">The choice is none of those there are.</exception>
    public PrepaymentPolicy WithApplicationAmount(ApplicationAmount amount) =>
        this with { ApplicationAmount = Guard.Defined(amount, nameof(amount)) };

    /// <summary>Returns this policy with another choice of what becomes of unpaid prepayment invoices (rule S4).</summary>
    /// <param name="unpaid">The choice.</param>
    /// <returns>The new policy.</returns>
    /// <exception cref="ArgumentException">The choice is none of those there are.</exception>
    public PrepaymentPolicy WithUnpaid(UnpaidPrepayments unpaid) =>
        this with { Unpaid = Guard.Defined(unpaid, nameof(unpaid)) };

    /// <summary>Returns this policy with another choice of when prepayment invoices are taxed (rule T4).</summary>
    /// <param name="taxation">The choice.</param>
    /// <returns>The new policy.</returns>
    /// <exception cref="ArgumentException">The choice is none of those there are.</exception>
    public PrepaymentPolicy WithTaxOnPrepayment(PrepaymentTaxation taxation) =>
        this with { TaxOnPrepayment = Guard.Defined(taxation, nameof(taxation)) };

    /// <summary>Returns this policy with another choice of over what the tax of standard invoices is rounded (rule T3).</summary>
    /// <param name="rounding">The choice.</param>
    /// <returns>The new policy.</returns>
    /// <exception cref="ArgumentException">The choice is none of those there are.</exception>
    public PrepaymentPolicy WithTaxRounding(TaxRounding rounding) =>
        this with { TaxRounding = Guard.Defined(rounding, nameof(rounding)) };

    /// <summary>
    /// Returns this policy with another choice of whether a definition with an unpaid prepayment invoice may be removed
    /// (rule O6).
    /// </summary>
    /// <param name="removal">The choice.</param>
    /// <returns>The new policy.</returns>
    /// <exception cref="ArgumentException">The choice is none of those there are.</exception>
    public PrepaymentPolicy WithRemoveInvoiced(RemoveInvoiced removal) =>
        this with { RemoveInvoiced = Guard.Defined(removal, nameof(removal)) };

    /// <summary>Returns this policy with another choice of where the exchange difference of an applied prepayment goes (rule X3).</summary>
    /// <param name="difference">The choice.</param>
    /// <returns>The new policy.</returns>
    /// <exception cref="ArgumentException">The choice is none of those there are.</exception>
    public PrepaymentPolicy WithExchangeDifference(ExchangeDifferences difference) =>
        this with { ExchangeDifference = Guard.Defined(difference, nameof(difference)) };

    /// <summary>
    /// Returns this policy with another choice of whether prepayment invoices may follow the first standard invoice (rule
    /// D14).
    /// </summary>
    /// <param name="after">The choice.</param>
    /// <returns>The new policy.</returns>
    /// <exception cref="ArgumentException">The choice is none of those there are.</exception>
    public PrepaymentPolicy WithPrepaymentAfterInvoice(PrepaymentAfterInvoice after) =>
        this with { PrepaymentAfterInvoice = Guard.Defined(after, nameof(after)) };

    /// <summary>Returns this policy with another choice of what becomes of the tax on a forfeited prepayment (document D20).</summary>
    /// <param name="tax">The choice.</param>
    /// <returns>The new policy.</returns>
    /// <exception cref="ArgumentException">The choice is none of those there are.</exception>
    public PrepaymentPolicy WithForfeitedTax(ForfeitedTax tax) =>
        this with { ForfeitedTax = Guard.Defined(tax, nameof(tax)) };

    /// <summary>Returns this policy with another choice of to which side a half of a minor unit is rounded (rule A2).</summary>
    /// <param name="midpoint">The choice.</param>
    /// <returns>The new policy.</returns>
    /// <exception cref="ArgumentException">The choice is none of those there are.</exception>
    public PrepaymentPolicy WithMidpoint(MidpointRule midpoint) =>
        this with { Midpoint = Guard.Defined(midpoint, nameof(midpoint)) };

    /// <summary>Returns the settings by name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        "maxDefinitions " + (MaxDefinitions is { } count ? FormattableString.Invariant($"{count}") : "unlimited")
        + ", requireConfirmedOrder " + (RequireConfirmedOrder ? "yes" : "no")
        + ", application " + Application
        + ", applicationAmount " + ApplicationAmount
        + ", unpaid " + Unpaid
        + ", taxOnPrepayment " + TaxOnPrepayment
        + ", taxRounding " + TaxRounding
        + ", removeInvoiced " + RemoveInvoiced
        + ", exchangeDifference " + ExchangeDifference
        + ", prepaymentAfterInvoice " + PrepaymentAfterInvoice
        + ", forfeitedTax " + ForfeitedTax
        + ", midpoint " + Midpoint;
}
