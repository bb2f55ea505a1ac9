using NodaTime;

namespace Prepayments;

/// <summary>Holds the rules from which new orders to vendors, or from customers, take their prepayment percentages.</summary>
/// <remarks>
/// <para>
/// Rule O7, as Business Central documents it. Sales: item and customer, item and customer group, item, customer. Purchases:
/// item and vendor, item, vendor; vendors have no groups. The first level with a rule in force wins, even at 0 %; on one
/// level that with the latest first day, one without a first day being the earliest.
/// </para>
/// <para>
/// A look-up and nothing more: no subledger holds these rules and posting never reads them.
/// <see cref="Order.WithDefaultPrepayments"/> fills an order before it is posted.
/// </para>
/// <para>
/// Two rules of the same key (level, item, counterparty or group) with the same first day contradict each other and cannot
/// stand in one set. Immutable; two sets are equal if they are of the same side and have the same rules in the same order.
/// Names are compared ordinally.
/// </para>
/// </remarks>
public sealed class PrepaymentDefaults : IEquatable<PrepaymentDefaults>
{
    // Of each key the rules, that with the latest first day first.
    private readonly Dictionary<(PrepaymentRuleLevel Level, string? Item, string? Party), List<PrepaymentRule>> byKey;

    private PrepaymentDefaults(Side side, EquatableArray<PrepaymentRule> rules)
    {
        Side = side;
        Rules = rules;
        byKey = [];
        foreach (var rule in rules.Items)
        {
            var key = (rule.Level, rule.Item, rule.Counterparty ?? rule.Group);
            if (!byKey.TryGetValue(key, out var ofKey))
            {
                byKey.Add(key, ofKey = []);
            }

            var at = 0;
            while (at < ofKey.Count && StartsBefore(rule, ofKey[at]))
            {
                at++;
            }

            if (at < ofKey.Count && ofKey[at].FirstDay == rule.FirstDay)
            {
                throw new ArgumentException("Two rules contradict each other: " + ofKey[at] + "; " + rule + ".", nameof(rules));
            }

            ofKey.Insert(at, rule);
        }
    }

    /// <summary>Gets the side for whose orders the rules are.</summary>
    public Side Side { get; }

    /// <summary>Gets the rules in the order in which they were given.</summary>
    public EquatableArray<PrepaymentRule> Rules { get; }

    /// <summary>Returns a set of rules.</summary>
    /// <param name="side">The side: payables for purchases, receivables for sales.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">The side is none of the two, a rule is null, or two of the same key have the
    /// same first day.</exception>
    public static PrepaymentDefaults Create(Side side, params PrepaymentRule[] rules) =>
        new(Guard.Defined(side, nameof(side)), EquatableArray<PrepaymentRule>.Of(rules));

    /// <summary>Returns this set with one rule more.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The new set. All rules are copied: <see cref="Create"/> takes many at once.</returns>
    /// <exception cref="ArgumentException">The set has a rule of the same key with the same first day.</exception>
    public PrepaymentDefaults WithRule(PrepaymentRule rule) => new(Side, Rules.Add(rule));

    /// <summary>Finds the rule that gives the default percentage for an order or one of its lines.</summary>
    /// <param name="counterparty">The customer or vendor; not empty.</param>
    /// <param name="group">The group of the customer, or null; on payables it makes no difference.</param>
    /// <param name="item">The item that is ordered, or null for an order as a whole or a line without an item.</param>
    /// <param name="date">The day on which the rule must be in force: the order's date.</param>
    /// <returns>The rule, even if it gives 0 %; null where no rule is in force.</returns>
    /// <exception cref="ArgumentException">The counterparty is empty, or group or item is given and empty.</exception>
    public PrepaymentRule? Find(string counterparty, string? group, string? item, LocalDate date) =>
        FindForItem(counterparty, group, item, date) ?? InForce(PrepaymentRuleLevel.Counterparty, null, counterparty, date);

    /// <summary>Says whether the other set is of the same side and has the same rules in the same order.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>True if so.</returns>
    public bool Equals(PrepaymentDefaults? other) => other is not null && Side == other.Side && Rules.Equals(other.Rules);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PrepaymentDefaults);

    /// <inheritdoc/>
    public override int GetHashCode() => (Rules.GetHashCode() * 31) + (int)Side;

    /// <summary>Returns the side and the rules.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => Side + ": " + Rules;

    /// <summary>Says whether two sets are of the same side and have the same rules in the same order.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other set.</param>
    /// <returns>True if so.</returns>
    public static bool operator ==(PrepaymentDefaults? left, PrepaymentDefaults? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Says whether two sets differ.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other set.</param>
    /// <returns>True if so.</returns>
    public static bool operator !=(PrepaymentDefaults? left, PrepaymentDefaults? right) => !(left == right);

    /// <summary>Finds the rule of an item alone, not of the counterparty whatever it orders; null where none is in force.</summary>
    internal PrepaymentRule? FindForItem(string counterparty, string? group, string? item, LocalDate date)
    {
        Guard.NotEmpty(counterparty, nameof(counterparty));
        Guard.NullOrNotEmpty(group, nameof(group));
        if (Guard.NullOrNotEmpty(item, nameof(item)) is null)
        {
            return null;
        }

        return InForce(PrepaymentRuleLevel.ItemAndCounterparty, item, counterparty, date)
            ?? (Side == Side.Receivables && group is not null ? InForce(PrepaymentRuleLevel.ItemAndGroup, item, group, date) : null)
            ?? InForce(PrepaymentRuleLevel.Item, item, null, date);
    }

    private PrepaymentRule? InForce(PrepaymentRuleLevel level, string? item, string? party, LocalDate date)
    {
        if (byKey.TryGetValue((level, item, party), out var rules))
        {
            foreach (var rule in rules)
            {
                if (rule.IsInForceOn(date))
                {
                    return rule;
                }
            }
        }

        return null;
    }

    private static bool StartsBefore(PrepaymentRule one, PrepaymentRule other) =>
        other.FirstDay is { } later && !(one.FirstDay is { } first && first >= later);
}
