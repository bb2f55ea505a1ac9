namespace Prepayments.Tests.Model;

/// <summary>The ledger accounts of the random histories.</summary>
public static class Chart
{
    public const string Control = "2000 Control";
    public const string PrepaymentControl = "2010 Prepayment control";
    public const string Advance = "2020 Advance";
    public const string Bank = "1000 Bank";
    public const string OtherBank = "1010 Other bank";
    public const string Prepayment = "1300 Prepayment";
    public const string PrepaymentOfHardware = "1310 Prepayment, hardware";
    public const string PrepaymentOfServices = "1320 Prepayment, services";

    public const string Forfeited = "5900 Forfeited";
    public const string Gain = "7100 Exchange gain";
    public const string UnrealisedGain = "7120 Unrealised gain";
    public const string UnrealisedLoss = "7130 Unrealised loss";
    public const string Loss = "7110 Exchange loss";
    public const string Difference = "7190 Rounding";

    public static readonly string[] Exchanges = [Gain, Loss, Difference];
    public static readonly string[] Controls = [Control, PrepaymentControl, Advance];
    public static readonly string[] Prepayments = [Prepayment, PrepaymentOfHardware, PrepaymentOfServices];
    public static readonly string[] Lines = ["5000 Goods", "5010 Services", "5020 Freight"];
    public static readonly string[] Categories = ["hardware", "services", "none of these"];

    /// <summary>Codes with one rate and with two components, a rate of zero, two codes of one rate, and shares that are recoverable: half, most, none.</summary>
    public static readonly TaxCodes Taxes = TaxCodes.Of(
        TaxCode.Create("V19", Percentage.Of(19)),
        TaxCode.Create("V7", Percentage.Of(7)),
        TaxCode.Create("Z", Percentage.Of(0)),
        TaxCode.Create("Odd", Percentage.Of(8.0625m)),
        Two("GST", 9, 9),
        TaxCode.Create("RC", Percentage.Of(21)).WithKind(TaxKind.ReverseCharge).WithRecoverable(Percentage.Of(50)),
        TaxCode.Create("P95", Percentage.Of(20)).WithRecoverable(Percentage.Of(95)),
        TaxCode.Create("NR", Percentage.Of(20)).WithRecoverable(Percentage.Of(0)),
        TaxCode.Create("EX", Percentage.Of(19)).WithKind(TaxKind.Exempt),
        Two("QST", 5, 9.975m));

    public static TaxCodes Ordinary(TaxCodes codes) => TaxCodes.Of([.. codes.All.Select(code => code.WithKind(TaxKind.Ordinary).WithRecoverable(Percentage.Of(100)))]);

    public static readonly string[] TaxNames = ["V19", "V7", "Z", "Odd", "GST", "QST", "RC", "P95", "NR", "EX"];

    public static PostingProfile Profile(bool ownPrepaymentControl, bool foreign = false)
    {
        var profile = PostingProfile.Create(Control)
            .WithPrepayment(Prepayment)
            .WithPrepaymentCategory("hardware", PrepaymentOfHardware)
            .WithPrepaymentCategory("services", PrepaymentOfServices)
            .With(AccountRole.Advance, Advance)
            .WithBank(Bank)
            .With(AccountRole.Forfeiture, Forfeited);
        profile = foreign
            ? profile.With(AccountRole.ExchangeGain, Gain).With(AccountRole.ExchangeLoss, Loss).With(AccountRole.UnrealisedGain, UnrealisedGain).With(AccountRole.UnrealisedLoss, UnrealisedLoss).With(AccountRole.Rounding, Difference)
            : profile;
        foreach (var code in Taxes.All)
        {
            foreach (var component in code.Components)
            {
                profile = profile.WithTax(component.Code, TaxAccounts.Create(TaxAccount(component.Code)).WithPrepaymentTaxOffset(OffsetAccount(component.Code)).WithReverseCharge(OwedAccount(component.Code)));
            }
        }

        return ownPrepaymentControl ? profile.WithPrepaymentControl(PrepaymentControl) : profile;
    }

    public static string TaxAccount(string component) => "1400 Tax " + component;

    public static string OwedAccount(string component) => "2400 Tax owed " + component;

    public static string OffsetAccount(string component) => "1450 Offset " + component;

    private static TaxCode Two(string code, decimal first, decimal second) => TaxCode.CreateWithComponents(
        code,
        EquatableArray<TaxComponent>.Of(
            TaxComponent.Create(code + "-1", Percentage.Of(first)), TaxComponent.Create(code + "-2", Percentage.Of(second))));
}
