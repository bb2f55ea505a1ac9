namespace Prepayments;

/// <summary>Says for whom and what a rule gives a default prepayment percentage.</summary>
/// <remarks>
/// Rule O7. In order of priority: the first level with a rule in force gives the percentage, even where that is 0 %.
/// </remarks>
public enum PrepaymentRuleLevel
{
    /// <summary>One item, one customer or vendor.</summary>
    ItemAndCounterparty,

    /// <summary>One item, every customer of a group. Vendors have no groups: on payables the level is passed over.</summary>
    ItemAndGroup,

    /// <summary>One item, all customers or vendors.</summary>
    Item,

    /// <summary>One customer or vendor, whatever is ordered.</summary>
    Counterparty,
}
