namespace Prepayments;

/// <summary>Turns a line with its taxes into components with their accounts, posted to a journal.</summary>
internal static class LinePosting
{
    internal static EquatableArray<Component> Post(
        Plan plan, Journal journal, TaxedLine line, string account, AccountRole role, Dimensions dimensions, Dimensions header, string id)
    {
        var components = new Component[1 + line.Taxes.Length];
        var net = plan.Posted(line.Net);
        components[0] = Component.Create(ComponentKind.Net, null, account, dimensions, account.Length == 0 ? default : net);
        journal.Debit(account, role, dimensions, net, id);
        for (var c = 0; c < line.Taxes.Length; c++)
        {
            var component = line.Code!.Components[c].Code;
            var taxAccount = line.Taxes[c] == 0 ? string.Empty : plan.TaxAccount(component);
            var tax = plan.Posted(line.Taxes[c]);
            components[1 + c] = Component.Create(
                ComponentKind.Tax, component, taxAccount, header, taxAccount.Length == 0 ? default : tax);
            journal.Debit(taxAccount, AccountRole.Tax, header, tax, component);
        }

        return EquatableArray<Component>.Wrap(components);
    }
}
