using NodaTime;

namespace Prepayments;

/// <summary>Says which percentage is prepaid by default: by a counterparty, for an item, or for an item by some counterparties.</summary>
/// <remarks>
/// Rule O7; in Business Central a line of the sales or purchase prepayment percentages, or the percentage on the card of the
/// customer or vendor. A rule is in force from its first to its last day, both included; without a first day it always was,
/// without a last day it always will be. A rule of 0 % says that nothing is prepaid, whatever the rules of lower levels say.
/// </remarks>
public sealed record PrepaymentRule
{
    private PrepaymentRule(
        PrepaymentRuleLevel level, string? item, string? counterparty, string? group, Percentage percentage)
    {
        Level = level;
        Item = item;
        Counterparty = counterparty;
        Group = group;
        Percentage = percentage.Percent <= 100
            ? percentage
            : throw new ArgumentException("At most 100 % are prepaid.", nameof(percentage));
    }

    /// <summary>Gets for whom and what the rule is.</summary>
    public PrepaymentRuleLevel Level { get; }

    /// <summary>Gets the item, or null for whatever is ordered.</summary>
    public string? Item { get; }

    /// <summary>Gets the customer or vendor, or null for a group or for all.</summary>
    public string? Counterparty { get; }

    /// <summary>Gets the group of customers, or null.</summary>
    public string? Group { get; }

    /// <summary>Gets the percentage, from 0 % to 100 %.</summary>
    public Percentage Percentage { get; }

    /// <summary>Gets the first day on which the rule is in force, or null where it always was.</summary>
    public LocalDate? FirstDay { get; private init; }

    /// <summary>Gets the last day on which the rule is in force, or null where it always will be.</summary>
    public LocalDate? LastDay { get; private init; }

    /// <summary>Returns a rule for a customer or vendor, whatever is ordered.</summary>
    /// <param name="counterparty">The customer or vendor; not empty.</param>
    /// <param name="percentage">The percentage, at most 100 %.</param>
    /// <returns>The rule, in force always.</returns>
    /// <exception cref="ArgumentException">The counterparty is empty, or the percentage is above 100 %.</exception>
    public static PrepaymentRule ForCounterparty(string counterparty, Percentage percentage) =>
        new(PrepaymentRuleLevel.Counterparty, null, Guard.NotEmpty(counterparty, nameof(counterparty)), null, percentage);

    /// <summary>Returns a rule for an item, whoever buys or sells it.</summary>
    /// <param name="item">The item; not empty.</param>
    /// <param name="percentage">The percentage, at most 100 %.</param>
    /// <returns>The rule, in force always.</returns>
    /// <exception cref="ArgumentException">The item is empty, or the percentage is above 100 %.</exception>
    public static PrepaymentRule ForItem(string item, Percentage percentage) =>
        new(PrepaymentRuleLevel.Item, Guard.NotEmpty(item, nameof(item)), null, null, percentage);

    /// <summary>Returns a rule for an item and a customer or vendor.</summary>
    /// <param name="item">The item; not empty.</param>
    /// <param name="counterparty">The customer or vendor; not empty.</param>
    /// <param name="percentage">The percentage, at most 100 %.</param>
    /// <returns>The rule, in force always.</returns>
    /// <exception cref="ArgumentException">Item or counterparty is empty, or the percentage is above 100 %.</exception>
    public static PrepaymentRule ForItemAndCounterparty(string item, string counterparty, Percentage percentage) => new(
        PrepaymentRuleLevel.ItemAndCounterparty,
        Guard.NotEmpty(item, nameof(item)),
        Guard.NotEmpty(counterparty, nameof(counterparty)),
        null,
        percentage);

    /// <summary>Returns a rule for an item and a group of customers.</summary>
    /// <param name="item">The item; not empty.</param>
    /// <param name="group">The group; not empty.</param>
    /// <param name="percentage">The percentage, at most 100 %.</param>
    /// <returns>The rule, in force always.</returns>
    /// <exception cref="ArgumentException">Item or group is empty, or the percentage is above 100 %.</exception>
    public static PrepaymentRule ForItemAndGroup(string item, string group, Percentage percentage) => new(
        PrepaymentRuleLevel.ItemAndGroup,
        Guard.NotEmpty(item, nameof(item)),
        null,
        Guard.NotEmpty(group, nameof(group)),
        percentage);

    /// <summary>Returns this rule with a first day.</summary>
    /// <param name="day">The first day on which it is in force.</param>
    /// <returns>The new rule.</returns>
    /// <exception cref="ArgumentException">The rule's last day is before it, or it is not of the ISO calendar.</exception>
    public PrepaymentRule WithFirstDay(LocalDate day) => LastDay is { } last && last < Guard.Iso(day, nameof(day))
        ? throw new ArgumentException("The last day is before the first.", nameof(day))
        : this with { FirstDay = Guard.Iso(day, nameof(day)) };

    /// <summary>Returns this rule with a last day.</summary>
    /// <param name="day">The last day on which it is in force.</param>
    /// <returns>The new rule.</returns>
    /// <exception cref="ArgumentException">The rule's first day is after it, or it is not of the ISO calendar.</exception>
    public PrepaymentRule WithLastDay(LocalDate day) => FirstDay is { } first && first > Guard.Iso(day, nameof(day))
        ? throw new ArgumentException("The last day is before the first.", nameof(day))
        : this with { LastDay = Guard.Iso(day, nameof(day)) };

    /// <summary>Says whether the rule is in force on a day; its first and its last day are included.</summary>
    /// <param name="day">The day.</param>
    /// <returns>True if so.</returns>
    public bool IsInForceOn(LocalDate day) =>
        !(FirstDay is { } first && day < first) && !(LastDay is { } last && day > last);

    /// <summary>Returns for whom and what the rule is, the percentage and the days.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() =>
        (Item is null ? string.Empty : "item " + Item + ", ")
        + (Counterparty is not null ? "counterparty " + Counterparty : Group is not null ? "group " + Group : "all")
        + ": " + Percentage
        + (FirstDay is { } first ? " from " + Text(first) : string.Empty)
        + (LastDay is { } last ? " to " + Text(last) : string.Empty);

    private static string Text(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}
