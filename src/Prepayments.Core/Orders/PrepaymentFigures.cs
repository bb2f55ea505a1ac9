namespace Prepayments;

/// <summary>Holds the six figures of the prepayments of an order or of one definition.</summary>
/// <remarks>
/// Rule O8. In the order's currency, gross of any tax that the prepayments carry. Always
/// 0 ≤ Applied ≤ Invoiced ≤ Limit and 0 ≤ Paid ≤ Invoiced. In D365 Finance, prepayment value is <see cref="Limit"/>,
/// prepayment application is <see cref="Invoiced"/>, prepayment application remaining is <see cref="Remaining"/>.
/// </remarks>
public sealed record PrepaymentFigures
{
    private PrepaymentFigures(Money invoiced, Money available, Money paid, Money applied, Money remaining)
    {
        Invoiced = invoiced;
        Available = available;
        Paid = paid;
        Applied = applied;
        Remaining = remaining;
    }

    /// <summary>Gets what may be invoiced as prepayment in total.</summary>
    public Money Limit => Invoiced + Available;

    /// <summary>Gets what prepayment invoices ask for, less what was reversed or credited.</summary>
    public Money Invoiced { get; }

    /// <summary>Gets the gross amount of a prepayment invoice for everything, posted now.</summary>
    public Money Available { get; }

    /// <summary>Gets what of the prepayment invoices is paid.</summary>
    public Money Paid { get; }

    /// <summary>Gets what is applied to standard invoices.</summary>
    public Money Applied { get; }

    /// <summary>Gets what can still be applied.</summary>
    public Money Remaining { get; }

    /// <summary>Gets what of the prepayment invoices is not paid.</summary>
    public Money Unpaid => Invoiced - Paid;

    /// <summary>Gets a value indicating whether a prepayment invoice posted now would ask for nothing.</summary>
    public bool IsInvoiced => Available.IsZero;

    /// <summary>Gets a value indicating whether all that is invoiced is paid; also where nothing is invoiced.</summary>
    public bool IsPaid => Unpaid.IsZero;

    /// <summary>Gets the reasons not to ship or receive the order yet: what is not invoiced, as <c>available</c>, and what is not
    /// paid, as <c>unpaid</c>; none where it may be shipped.</summary>
    /// <remarks>
    /// What Business Central asks before it posts a shipment of an order that is to be prepaid. The library refuses no delivery
    /// for it: goods are the host's, and it decides.
    /// </remarks>
    public EquatableArray<Figure> ShippingHolds => EquatableArray<Figure>.From(Holds());

    /// <summary>Returns the six figures, in the order of the rule.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() =>
        "limit " + Limit + ", invoiced " + Invoiced + ", available " + Available + ", paid " + Paid
        + ", applied " + Applied + ", remaining " + Remaining;

    internal static PrepaymentFigures Create(
        decimal invoiced, decimal available, decimal paid, decimal applied, decimal remaining, Currency currency) => new(
        In(invoiced, currency), In(available, currency), In(paid, currency), In(applied, currency), In(remaining, currency));

    private IEnumerable<Figure> Holds()
    {
        if (!IsInvoiced)
        {
            yield return Figure.OfNumber("available", Available.Amount);
        }

        if (!IsPaid)
        {
            yield return Figure.OfNumber("unpaid", Unpaid.Amount);
        }
    }

    // Sums may come out as a bare 0; money has the currency's decimals.
    private static Money In(decimal sum, Currency currency) => Money.Trusted(Limits.Canonical(sum, currency), currency);
}
