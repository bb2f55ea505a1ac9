namespace Prepayments;

/// <summary>
/// Is what a document is going to do, while its rule works it out: the first of the rules that it breaks, or the effects
/// and notices that it leads to. Nothing has happened yet while a plan is made.
/// </summary>
internal sealed class Plan
{
    internal Plan(Subledger subledger, Document document)
    {
        Subledger = subledger;
        Document = document;
    }

    internal Subledger Subledger { get; }

    internal Document Document { get; }

    internal PrepaymentPolicy Policy => Subledger.Policy;

    internal Currency Currency => Subledger.AccountingCurrency;

    /// <summary>Gets the broken rule that stands first in the closed list, or null.</summary>
    internal Rejection? Rejection { get; private set; }

    internal bool IsSound => Rejection is null;

    /// <summary>
    /// Gets a value indicating whether everything that the document names and states is known and well-formed (groups 1 to
    /// 3 of the list of rejections), so that its amounts can be worked out, whatever else it breaks.
    /// </summary>
    internal bool IsWellFormed => Rejection is null || Rejection.Code > RejectionCode.DuplicateLine;

    internal List<Effect> Effects { get; } = [];

    internal List<Notice> Notices { get; } = [];

    /// <summary>Notes a broken rule. Of several, the one that stands first in the closed list is kept.</summary>
    internal void Break(RejectionCode code, params Figure[] figures)
    {
        if (Rejection is null || code < Rejection.Code)
        {
            Rejection = Rejection.Create(code, figures);
        }
    }

    internal void Break(RejectionCode code, string name, string text) => Break(code, Figure.OfText(name, text));

    internal void Break(RejectionCode code, string name, decimal number, string otherName, decimal other) =>
        Break(code, Figure.OfNumber(name, number), Figure.OfNumber(otherName, other));

    /// <summary>Checks a stated amount: above zero, at the minor unit, within 10^15 (rule A3).</summary>
    internal bool CheckAmount(decimal amount, string name)
    {
        if (amount <= 0)
        {
            Break(RejectionCode.NonPositiveAmount, Figure.OfNumber(name, amount));
            return false;
        }

        return CheckRange(Limits.FitsAmount(amount, Currency), amount, name);
    }

    /// <summary>Checks a stated quantity or rate: above zero, at most 10 decimals, within 10^15 (rule A3).</summary>
    internal bool CheckRate(decimal rate, string name)
    {
        if (rate <= 0)
        {
            Break(RejectionCode.NonPositiveAmount, Figure.OfNumber(name, rate));
            return false;
        }

        return CheckRange(Limits.FitsRate(rate), rate, name);
    }

    internal bool CheckRange(bool fits, decimal figure, string name)
    {
        if (!fits)
        {
            Break(RejectionCode.AmountOutOfRange, Figure.OfNumber(name, figure));
        }

        return fits;
    }

    /// <summary>
    /// Checks currency and exchange rate of a document. This version posts in the accounting currency alone: its rate is 1,
    /// and another currency is refused.
    /// </summary>
    internal void CheckCurrency(Currency? stated, decimal? exchangeRate)
    {
        if (stated is not null && stated != Currency)
        {
            Break(RejectionCode.CurrencyMismatch, Figure.OfText("currency", stated.Code), Figure.OfText("accounting", Currency.Code));
        }

        if (exchangeRate is { } rate && CheckRate(rate, "exchangeRate") && rate != 1)
        {
            Break(RejectionCode.CurrencyMismatch, Figure.OfNumber("exchangeRate", rate));
        }
    }

    /// <summary>Checks that a number or id is free: all share one number space.</summary>
    internal void CheckFree(string number)
    {
        if (Subledger.Find(number) is not null)
        {
            Break(RejectionCode.DuplicateNumber, "number", number);
        }
    }

    /// <summary>Finds an item of one of some types that a document names; anything else is unknown.</summary>
    internal ItemRecord? FindItem(string number, params DocumentKind[] kinds)
    {
        var record = Subledger.FindItem(number);
        if (record is not null && Array.IndexOf(kinds, record.Item.Kind) >= 0)
        {
            return record;
        }

        Break(RejectionCode.UnknownDocument, "document", number);
        return null;
    }

    internal OrderRecord? FindOrder(string number)
    {
        var record = Subledger.FindOrder(number);
        if (record is null)
        {
            Break(RejectionCode.UnknownOrder, "order", number);
        }

        return record;
    }

    internal TaxCode? FindTax(string? code)
    {
        if (code is null)
        {
            return null;
        }

        var tax = Subledger.TaxCodes.Find(code);
        if (tax is null)
        {
            Break(RejectionCode.UnknownTaxCode, "tax", code);
        }

        return tax;
    }

    /// <summary>Checks that this document is not dated before an item that it settles, applies or credits (rule S1).</summary>
    internal void CheckNotBefore(OpenItem item)
    {
        if (Document.Date < item.Date)
        {
            Break(RejectionCode.TooEarly, "document", item.Number);
        }
    }

    /// <summary>Returns the account of a role, or notes that there is none (rule P2).</summary>
    internal string Account(AccountRole role) => Required(Subledger.Profile.Find(role), role, null);

    internal string TaxAccount(string component) =>
        Required(Subledger.Profile.FindTax(component).Tax, AccountRole.Tax, component);

    internal string OffsetAccount(string component) => Required(
        Subledger.Profile.FindTax(component).PrepaymentTaxOffset, AccountRole.PrepaymentTaxOffset, component);

    /// <summary>Returns an account that is needed, or notes the role for which there is none.</summary>
    internal string Required(string? account, AccountRole role, string? tax)
    {
        if (account is not null)
        {
            return account;
        }

        if (tax is null)
        {
            Break(RejectionCode.MissingAccount, "role", role.ToString());
        }
        else
        {
            Break(RejectionCode.MissingAccount, Figure.OfText("role", role.ToString()), Figure.OfText("tax", tax));
        }

        return string.Empty;
    }

    /// <summary>Returns an amount in both currencies, at the minor unit. In the accounting currency the two are the same.</summary>
    internal PostedAmount Posted(decimal amount)
    {
        var canonical = Limits.Canonical(amount, Currency);
        return new PostedAmount(canonical, canonical);
    }

    internal void Add(OpenItem item) => Effects.Add(new Effect.ItemOpened(item));

    internal void Add(Link link) => Effects.Add(new Effect.LinkAdded(link));
}
