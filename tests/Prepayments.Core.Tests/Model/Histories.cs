using FsCheck;
using FsCheck.Fluent;
using Prepayments.Tests.Tally;

namespace Prepayments.Tests.Model;

/// <summary>Random histories of documents most of which are posted.</summary>
public static class Histories
{
    internal static readonly Verb[] Frequent =
    [
        Verb.Place, Verb.Place, Verb.Prepay, Verb.Prepay, Verb.Prepay, Verb.Pay, Verb.Pay, Verb.Pay, Verb.Deliver, Verb.Deliver,
        Verb.Deliver, Verb.Apply, Verb.Apply, Verb.Apply, Verb.Settle, Verb.Settle, Verb.Refund, Verb.Amend, Verb.Amend, Verb.Reverse, Verb.Reverse,
        Verb.Advance, Verb.Advance, Verb.Reserve, Verb.Credit, Verb.Credit, Verb.Forfeit, Verb.Revalue,
    ];

    public static Arbitrary<History> History() => Of([.. Frequent, .. Frequent, Verb.Spoil, Verb.Spoil]);

    internal static Arbitrary<History> Of(Verb[] verbs)
    {
        var step = from verb in Gen.Elements(verbs)
                   from numbers in Gen.Choose(0, 9999).ArrayOf(verb is Verb.Place or Verb.Amend or Verb.Spoil or Verb.Wild or Verb.Change ? 48 : 24)
                   select new Step(verb, EquatableArray<int>.Of(numbers));
        var history = Gen.Sized(size =>
            from settings in Gen.Choose(0, 9999).ArrayOf(24)
            from place in Gen.Choose(0, 9999).ArrayOf(48)
            from count in Gen.Choose(0, 8 + (size / 3))
            from steps in step.ArrayOf(count)
            select new History(
                EquatableArray<int>.Of(settings),
                EquatableArray<Step>.Of([new Step(Verb.Place, EquatableArray<int>.Of(place)), .. steps])));
        // Where few cases are tried it is for a quick yes or no, as in mutation testing, and the shortest history is not asked for.
        return Cases.AreDemanded ? Arb.From(history, Shrink) : Arb.From(history);
    }

    /// <summary>Fewer steps first, then shorter lists of smaller numbers in the steps and the settings.</summary>
    private static IEnumerable<History> Shrink(History history)
    {
        var steps = history.Steps.ToArray();
        for (var size = steps.Length; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= steps.Length; at += size)
            {
                yield return new History(history.Settings, EquatableArray<Step>.Of([.. steps[..at], .. steps[(at + size)..]]));
            }
        }

        foreach (var settings in Smaller(history.Settings))
        {
            yield return new History(settings, history.Steps);
        }

        for (var i = 0; i < steps.Length; i++)
        {
            foreach (var numbers in Smaller(steps[i].Numbers))
            {
                var changed = (Step[])steps.Clone();
                changed[i] = steps[i] with { Numbers = numbers };
                yield return new History(history.Settings, EquatableArray<Step>.Of(changed));
            }
        }
    }

    private static IEnumerable<EquatableArray<int>> Smaller(EquatableArray<int> list)
    {
        var numbers = list.ToArray();
        for (var length = 0; length < numbers.Length; length = length + 1 + ((numbers.Length - length) / 2))
        {
            yield return EquatableArray<int>.Of(numbers[..length]);
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            foreach (var smaller in new[] { 0, numbers[i] / 2, numbers[i] - 1 }.Distinct())
            {
                if (smaller >= 0 && smaller < numbers[i])
                {
                    var changed = (int[])numbers.Clone();
                    changed[i] = smaller;
                    yield return EquatableArray<int>.Of(changed);
                }
            }
        }
    }
}
