using System.Globalization;

namespace Prepayments.Tests.Tally;

/// <summary>
/// How many random cases are tried, and from which seed. <c>PREPAYMENTS_CASES</c> multiplies the number of every law and of
/// the hostile texts. Below 1, for a quick look such as a mutation run makes, what must have been drawn is not demanded
/// and a history that fails is not made shorter.
/// <c>PREPAYMENTS_SEED</c> draws others: a number, or <c>random</c>, which draws one number and prints it.
/// </summary>
internal static class Cases
{
    /// <summary>The seed where none is asked for: the same cases in every run, so that a run says something of the code and nothing of luck.</summary>
    public const ulong OwnSeed = 2026;

    public static decimal Times { get; } = Read("PREPAYMENTS_CASES", Factor, 1);

    public static ulong Seed { get; } = Read(
        "PREPAYMENTS_SEED", text => text == "random" ? (ulong)Random.Shared.NextInt64() : ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture), OwnSeed);

    /// <summary>Gets a value indicating whether so many cases are tried that every required one must be among them.</summary>
    public static bool AreDemanded => Times >= 1;

    /// <summary>Returns a number of cases, multiplied; at least one.</summary>
    public static int Of(int number) => (int)Math.Max(1, Math.Ceiling(number * Times));

    private static decimal Factor(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor) && factor > 0
            ? factor
            : throw new InvalidOperationException("PREPAYMENTS_CASES is a number above zero, such as 6 or 0.05.");

    private static T Read<T>(string variable, Func<string, T> read, T otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? read(text) : otherwise;
}
