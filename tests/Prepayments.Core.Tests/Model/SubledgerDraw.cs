namespace Prepayments.Tests.Model;

/// <summary>Draws the settings of a subledger.</summary>
public static class SubledgerDraw
{
    public static readonly Currency[] Currencies = [Currency.Of("EUR"), Currency.Of("JPY"), Currency.Of("KWD")];

    public static Subledger From(Choices choices, Side? side = null)
    {
        var drawn = choices.Of(Side.Payables, Side.Receivables);
        var currency = choices.In(Currencies);
        var policy = Policy(choices);
        var ownPrepaymentControl = !choices.Once(3);
        var foreign = choices.Next(5) > 1;
        return Subledger
            .Create(side ?? drawn, "C-1", currency, Chart.Profile(ownPrepaymentControl, foreign), policy)
            .WithTaxCodes(Chart.Taxes);
    }

    /// <summary>A preset, mostly with single values changed.</summary>
    public static PrepaymentPolicy Policy(Choices choices)
    {
        var policy = choices.Of(PrepaymentPolicy.Default, PrepaymentPolicy.Finance, PrepaymentPolicy.BusinessCentral);
        policy = choices.Next(6) switch { 1 => policy.WithMaxDefinitions(2), 2 => policy.WithUnlimitedDefinitions(), _ => policy };
        policy = choices.Next(6) switch { 1 => policy.WithRequireConfirmedOrder(true), 2 => policy.WithRequireConfirmedOrder(false), _ => policy };
        policy = choices.Next(8) switch
        {
            1 => policy.WithApplication(ApplicationPolicy.Automatic),
            2 => policy.WithApplication(ApplicationPolicy.Notification),
            3 => policy.WithApplication(ApplicationPolicy.Manual),
            _ => policy,
        };
        policy = choices.Next(5) switch
        {
            1 => policy.WithApplicationAmount(ApplicationAmount.Maximum),
            2 => policy.WithApplicationAmount(ApplicationAmount.Proportional),
            _ => policy,
        };
        policy = choices.Next(7) switch
        {
            1 => policy.WithUnpaid(UnpaidPrepayments.Reverse),
            2 => policy.WithUnpaid(UnpaidPrepayments.Apply),
            3 => policy.WithUnpaid(UnpaidPrepayments.Reject),
            _ => policy,
        };
        policy = choices.Next(5) switch
        {
            1 => policy.WithTaxOnPrepayment(PrepaymentTaxation.Never),
            2 => policy.WithTaxOnPrepayment(PrepaymentTaxation.OnPayment),
            _ => policy,
        };
        policy = choices.Next(6) switch
        {
            1 => policy.WithTaxRounding(TaxRounding.PerDocument),
            2 => policy.WithTaxRounding(TaxRounding.PerLine),
            _ => policy,
        };
        policy = choices.Next(6) switch
        {
            1 => policy.WithRemoveInvoiced(RemoveInvoiced.Allow),
            2 => policy.WithRemoveInvoiced(RemoveInvoiced.Reject),
            _ => policy,
        };
        policy = choices.Next(5) switch
        {
            1 or 2 => policy.WithPrepaymentAfterInvoice(PrepaymentAfterInvoice.Allow),
            3 => policy.WithPrepaymentAfterInvoice(PrepaymentAfterInvoice.Reject),
            _ => policy,
        };
        policy = choices.Next(3) switch
        {
            1 => policy.WithExchangeDifference(ExchangeDifferences.Realise),
            2 => policy.WithExchangeDifference(ExchangeDifferences.HistoricalCost),
            _ => policy,
        };
        policy = choices.Next(3) == 1 ? policy.WithForfeitedTax(ForfeitedTax.Keep) : policy;
        return choices.Next(4) == 1 ? policy.WithMidpoint(MidpointRule.ToEven) : policy;
    }

    /// <summary>Other settings: another policy, other rates under the same codes (some of them wild), or accounts taken away.</summary>
    public static Subledger Changed(Subledger before, Choices choices)
    {
        var profile = choices.Next(5) switch
        {
            4 when before.Profile.Find(AccountRole.ExchangeGain) is not null => before.Profile
                .With(AccountRole.UnrealisedGain, Chart.UnrealisedGain + " 2").With(AccountRole.UnrealisedLoss, Chart.UnrealisedLoss + " 2"),
            1 => PostingProfile.Create(Chart.Control),
            2 => PostingProfile.Empty,
            _ => before.Profile,
        };
        var policy = choices.Next(2) == 0 ? before.Policy : Policy(choices);
        var codes = before.TaxCodes;
        if (choices.Next(2) == 1)
        {
            codes = TaxCodes.Of([.. codes.All.Select(code => AtOtherRates(code, choices))]);
        }

        return before.WithSettings(profile, policy, codes);
    }

    private static TaxCode AtOtherRates(TaxCode code, Choices choices)
    {
        decimal Rate() => choices.Of(
            20m, 0m, 16m, 0.0000000001m, 100m, 33.3333333333m, 1000m, 99_999.9999999999m, 300_000_000_000_000m, 333_333_333_333.3333333333m);
        var components = code.Components.Select(component => TaxComponent.Create(component.Code, Percentage.Of(Rate())));
        return TaxCode.CreateWithComponents(code.Code, EquatableArray<TaxComponent>.From(components)).WithKind(code.Kind).WithRecoverable(code.Recoverable);
    }
}
