using FsCheck;

namespace Prepayments.Tests.Model;

/// <summary>Random histories with many revaluations, and settings that change in between.</summary>
public static class RevaluingHistories
{
    public static Arbitrary<History> History() => Histories.Of(
    [
        .. Histories.Frequent, Verb.Revalue, Verb.Revalue, Verb.Revalue, Verb.Revalue, Verb.Credit, Verb.Credit, Verb.Refund, Verb.Change, Verb.Spoil,
    ]);
}
