namespace Prepayments;

/// <summary>
/// Turns the lines of a document with their taxes into components with their accounts, posted to a journal. The document's
/// total is converted once and spread over all of them (rule A5).
/// </summary>
internal sealed class LinePosting
{
    private readonly Plan plan;
    private readonly Journal journal;
    private readonly Dimensions header;
    private readonly PostedAmount[] amounts;
    private int next;

    internal LinePosting(Plan plan, Journal journal, Dimensions header, List<TaxedLine> lines)
    {
        this.plan = plan;
        this.journal = journal;
        this.header = header;
        var all = new List<decimal>(2 * lines.Count);
        foreach (var line in lines)
        {
            all.Add(line.Net);
            all.AddRange(line.Taxes);
        }

        var stated = all.ToArray();
        plan.CheckRange(Prepayments.Total.Of(stated) <= Limits.MaxAmount, Prepayments.Total.Of(stated), "total");
        amounts = plan.Convert(stated);
        foreach (var amount in amounts)
        {
            Total += amount;
        }
    }

    /// <summary>Gets the gross amount of the document.</summary>
    internal PostedAmount Total { get; }

    /// <summary>Posts the next line.</summary>
    internal EquatableArray<Component> Post(
        TaxedLine line, string account, AccountRole role, Dimensions dimensions, string id)
    {
        var components = new Component[1 + line.Taxes.Length];
        var net = amounts[next++];
        components[0] = Component.Create(ComponentKind.Net, null, account, dimensions, net);
        journal.Debit(account, role, dimensions, net, id);
        for (var c = 0; c < line.Taxes.Length; c++)
        {
            var tax = amounts[next++];
            var component = line.Code!.Components[c].Code;
            var taxAccount = line.Taxes[c] == 0 ? string.Empty : plan.TaxAccount(component);
            components[1 + c] = Component.Create(ComponentKind.Tax, component, taxAccount, header, tax);
            journal.Debit(taxAccount, AccountRole.Tax, header, tax, component);
        }

        return EquatableArray<Component>.Wrap(components);
    }
}
