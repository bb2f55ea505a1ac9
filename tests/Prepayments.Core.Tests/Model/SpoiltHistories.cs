using FsCheck;

namespace Prepayments.Tests.Model;

/// <summary>Random histories of documents most of which break a rule, between sound ones, under changing settings.</summary>
public static class SpoiltHistories
{
    public static Arbitrary<History> History() => Histories.Of(
    [
        Verb.Place, Verb.Place, Verb.Prepay, Verb.Prepay, Verb.Prepay, Verb.Pay, Verb.Pay, Verb.Pay, Verb.Deliver, Verb.Deliver,
        Verb.Deliver, Verb.Apply, Verb.Apply, Verb.Settle, Verb.Settle, Verb.Refund, Verb.Amend, Verb.Reverse, Verb.Advance, Verb.Advance,
        Verb.Reserve, Verb.Credit, Verb.Credit,
        Verb.Spoil, Verb.Spoil, Verb.Spoil, Verb.Spoil, Verb.Spoil, Verb.Spoil, Verb.Spoil, Verb.Spoil, Verb.Spoil, Verb.Spoil,
        Verb.Wild, Verb.Wild, Verb.Wild, Verb.Change,
    ]);
}
