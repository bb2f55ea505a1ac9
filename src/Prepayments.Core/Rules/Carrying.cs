namespace Prepayments;

/// <summary>Is where an amount of an item stands: its account, and on which side as payables sees it.</summary>
internal sealed class Carrying
{
    private Carrying(string account, AccountRole role, Dimensions dimensions, string? component, bool isDebit)
    {
        Account = account;
        Role = role;
        Dimensions = dimensions;
        Component = component;
        IsDebit = isDebit;
    }

    internal string Account { get; }

    internal AccountRole Role { get; }

    internal Dimensions Dimensions { get; }

    internal string? Component { get; }

    internal bool IsDebit { get; }

    internal static Carrying Of(OpenItem item, ItemPart part) => new(part.Account, part.Role, part.Dimensions, null, item.ReducesBalance);

    /// <summary>The net amount of a line of a prepayment invoice.</summary>
    internal static Carrying Of(ItemLine line, Component net) =>
        new(net.Account, AccountRole.Prepayment, net.Dimensions, line.Id, true);
}
