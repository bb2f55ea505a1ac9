namespace Prepayments;

/// <summary>
/// Is where an amount of an item stands: its account, on which side as payables sees it, and by which name the lines about
/// it are found again.
/// </summary>
internal sealed class Carrying
{
    private Carrying(string account, AccountRole role, Dimensions dimensions, string owner, bool isDebit)
    {
        Account = account;
        Role = role;
        Dimensions = dimensions;
        Owner = owner;
        IsDebit = isDebit;
    }

    internal string Account { get; }

    internal AccountRole Role { get; }

    internal Dimensions Dimensions { get; }

    /// <summary>Gets the number of the item, with the account of one of several parts, or the line and tax of a component.</summary>
    internal string Owner { get; }

    internal bool IsDebit { get; }

    /// <summary>A part of an item on a control account; an item has one part on each.</summary>
    internal static Carrying OfPart(OpenItem item, int part)
    {
        var posted = item.Part(part);
        return new Carrying(
            posted.Account,
            posted.Role,
            posted.Dimensions,
            part == 0 ? item.Number : item.Number + " on " + posted.Account,
            item.ReducesBalance);
    }

    /// <summary>A component of a prepayment invoice on its prepayment account.</summary>
    internal static Carrying OfComponent(OpenItem item, ItemLine line, Component component) => new(
        component.Account,
        AccountRole.Prepayment,
        component.Dimensions,
        item.Number + " line " + line.Id + (component.Kind == ComponentKind.Net ? string.Empty : " " + component.Kind + " " + component.TaxComponent),
        true);
}
