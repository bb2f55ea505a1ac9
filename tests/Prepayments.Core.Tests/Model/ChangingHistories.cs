using FsCheck;

namespace Prepayments.Tests.Model;

/// <summary>Random histories in which policy, accounts and rates change now and then (rule P1).</summary>
public static class ChangingHistories
{
    public static Arbitrary<History> History() => Histories.Of([.. Histories.Frequent, .. Histories.Frequent, Verb.Change, Verb.Change, Verb.Spoil]);
}
