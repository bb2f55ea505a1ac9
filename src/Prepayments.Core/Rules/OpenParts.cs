namespace Prepayments;

/// <summary>
/// Is what is open on the parts of an item while a document uses it up. What is taken of an amount in the accounting
/// currency follows cumulatively, so that the last piece clears both currencies to zero (rule A5).
/// </summary>
internal sealed class OpenParts
{
    private readonly Plan plan;
    private readonly PostedAmount[] open;

    private OpenParts(Plan plan, OpenItem item, PostedAmount[] open)
    {
        this.plan = plan;
        Item = item;
        this.open = open;
    }

    internal OpenItem Item { get; }

    internal int Count => open.Length;

    internal PostedAmount Left(int part) => open[part];

    internal decimal Total => Prepayments.Total.Of(open);

    internal static OpenParts Of(Plan plan, ItemRecord record) =>
        new(plan, record.Item, Settling.OpenParts(plan.Subledger, record));

    /// <summary>Looks at an item that the document itself opens.</summary>
    internal static OpenParts Of(Plan plan, OpenItem item) =>
        new(plan, item, Array.ConvertAll(item.Parts.Items, part => part.Amount));

    internal PostedAmount Take(int part, decimal amount)
    {
        var whole = Item.Parts[part].Amount;
        var left = open[part];
        var taken = plan.Share(whole, whole - left, amount);
        open[part] = left - taken;
        return taken;
    }
}
