namespace Prepayments.Samples.ErpHost;

/// <summary>Says how much of a list is answered at once.</summary>
internal static class PageSize
{
    public const int Default = 100;

    public const int Largest = 500;

    public static bool IsAllowed(int take) => take is >= 1 and <= Largest;

    public static IResult NotAllowed() => Problems.BadParameter("take", $"It is from 1 to {Largest}.");
}
