using NodaTime.Text;

namespace Prepayments;

/// <summary>
/// Is what a document is going to do, while its rule works it out: the first of the rules that it breaks, or the effects
/// and notices that it leads to. Nothing has happened yet while a plan is made.
/// </summary>
internal sealed class Plan
{
    /// <summary>Stands for an account that is missing, in a plan that will not be carried out.</summary>
    private const string Missing = "?";

    private const string UnpaidEnd = "/unpaid";

    private Journal.Lines collected;
    private Effects effects;
    private List<Notice>? notices;

    internal Plan(Subledger subledger, Document document)
    {
        Subledger = subledger;
        Document = document;
        effects = new Effects(NumberShape.Of(document.Number));
        Currency = subledger.AccountingCurrency;
    }

    internal Subledger Subledger { get; }

    internal Document Document { get; }

    /// <summary>Gets what the document's number is like: it is looked for by this.</summary>
    internal NumberShape Shape => effects.Shape;

    internal PrepaymentPolicy Policy => Subledger.Policy;

    /// <summary>Gets the currency of the document: the accounting currency until the rule says otherwise.</summary>
    internal Currency Currency { get; private set; }

    internal Currency Accounting => Subledger.AccountingCurrency;

    /// <summary>Gets the exchange rate, accounting units per transaction unit; 1 in the accounting currency.</summary>
    internal decimal Rate { get; private set; } = 1;

    internal bool IsForeign => Currency != Accounting;

    /// <summary>Gets the order that the document is a new text of, or null.</summary>
    internal OrderRecord? Amended { get; private set; }

    /// <summary>Gets the broken rule that stands first in the closed list, or null.</summary>
    internal Rejection? Rejection { get; private set; }

    internal bool IsSound => Rejection is null;

    /// <summary>Gets a value indicating whether the document's number is taken: that stands first in the list, whatever else is broken.</summary>
    internal bool IsTaken => Rejection?.Code == RejectionCode.DuplicateNumber;

    /// <summary>
    /// Gets a value indicating whether everything that the document names and states is known and well-formed (groups 1 to
    /// 3 of the list of rejections), so that its amounts can be worked out, whatever else it breaks.
    /// </summary>
    internal bool IsWellFormed => Rejection is null || Rejection.Code > RejectionCode.DuplicateLine;

    /// <summary>
    /// Gets a value indicating whether an invoice of which all amounts are worked out is rejected as noted, whatever it applies: the
    /// rules about that stand later in the list, except that the ids of its links are free, and here none can be taken.
    /// </summary>
    internal bool IsDecided => Rejection?.Code < RejectionCode.ExceedsRemaining && !Subledger.MayHaveTakenLinks(Shape);

    internal ref readonly Effects Effects => ref effects;

    /// <summary>Gets the lines that a <see cref="Journal"/> collects.</summary>
    internal ref Journal.Lines Collected => ref collected;

    internal EquatableArray<Notice> Notices =>
        notices is null ? EquatableArray<Notice>.Empty : EquatableArray<Notice>.Wrap([.. notices]);

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
        if (!amount.IsPositive())
        {
            Break(RejectionCode.NonPositiveAmount, Figure.OfNumber(name, amount));
            return false;
        }

        return CheckRange(Limits.FitsAmount(amount, Currency), amount, name);
    }

    /// <summary>Checks a stated quantity or rate: above zero, at most 10 decimals, within 10^15 (rule A3).</summary>
    internal bool CheckRate(decimal rate, string name)
    {
        if (!rate.IsPositive())
        {
            Break(RejectionCode.NonPositiveAmount, Figure.OfNumber(name, rate));
            return false;
        }

        return CheckRange(Limits.FitsRate(rate), rate, name);
    }

    /// <summary>Checks that what a document comes to is within 10^15 (rule A3).</summary>
    internal void CheckTotal(decimal total) => CheckRange(Limits.IsInRange(total), total, "total");

    internal bool CheckRange(bool fits, decimal figure, string name)
    {
        if (!fits)
        {
            Break(RejectionCode.AmountOutOfRange, Figure.OfNumber(name, figure));
        }

        return fits;
    }

    /// <summary>Says in which currency the document is; amounts are checked at its minor unit from here on.</summary>
    internal void UseCurrency(Currency? currency) => Currency = currency ?? Accounting;

    /// <summary>Checks the exchange rate: needed in a foreign currency, and 1 in the accounting currency (rules D, A3).</summary>
    internal void CheckExchangeRate(decimal? exchangeRate)
    {
        if (exchangeRate is not { } rate)
        {
            if (IsForeign)
            {
                Break(RejectionCode.MissingExchangeRate, "currency", Currency.Code);
            }

            return;
        }

        if (!IsForeign && rate != 1)
        {
            Break(RejectionCode.CurrencyMismatch, Figure.OfNumber("exchangeRate", rate));
        }

        if (CheckRate(rate, "exchangeRate"))
        {
            Rate = rate;
        }
    }

    /// <summary>Checks that what the document names is in its currency.</summary>
    internal void CheckCurrency(OpenItem item) => CheckCurrency(item.Currency, item.Number);

    internal void CheckCurrency(Currency currency, string number)
    {
        if (currency != Currency)
        {
            Break(RejectionCode.CurrencyMismatch, Figure.OfText("document", number), Figure.OfText("currency", currency.Code));
        }
    }

    /// <summary>
    /// Checks that the document's number is free: numbers and ids share one number space. An order may have that of the order that it
    /// amends.
    /// </summary>
    internal void CheckFree()
    {
        var standing = Subledger.Find(Document.Number, Shape);
        Amended = Document is Order ? standing as OrderRecord : null;
        if (Amended is null && (standing is not null || Subledger.IsShed(Document.Number)))
        {
            BreakTaken(Document.Number);
        }
    }

    /// <summary>The id of a link that the document makes itself (rule D17).</summary>
    internal string IdOfLink(string to) => Document.Number + "/" + to;

    /// <summary>The id of the reversal of an unpaid prepayment (rule S4).</summary>
    internal string IdOfUnpaid(string prepayment) => IdOfLink(prepayment) + UnpaidEnd;

    /// <summary>Checks that the id of a link that the document makes itself is free.</summary>
    internal void CheckFreeLink(string id)
    {
        if (Subledger.ContainsLink(id, Shape))
        {
            BreakTaken(id);
        }

        // What a document names is named once, so two of its links have one id only where the number of a prepayment looks like the end of
        // the id of another one's reversal (rule S4).
        if (!Subledger.HasSlashes || !id.EndsWith(UnpaidEnd, StringComparison.Ordinal))
        {
            return;
        }

        for (var i = 0; i < effects.LinkCount; i++)
        {
            if (string.Equals(effects.Link(i).Id, id, StringComparison.Ordinal))
            {
                BreakTaken(id);
            }
        }
    }

    private void BreakTaken(string number) => Break(RejectionCode.DuplicateNumber, "number", number);

    /// <summary>Notes that what a document names is not there, or not any more.</summary>
    internal void BreakUnknown(RejectionCode code, string name, string number)
    {
        if (Subledger.IsShed(number))
        {
            Break(code, Figure.OfText(name, number), Figure.OfText(Rejection.Shed, LocalDatePattern.Iso.Format(Subledger.ShedBefore!.Value)));
        }
        else
        {
            Break(code, name, number);
        }
    }

    /// <summary>Finds an item of one of some types that a document names; anything else is unknown.</summary>
    internal ItemRecord? FindItem(string number, params DocumentKind[] kinds)
    {
        var record = Subledger.FindItem(number);
        foreach (var kind in kinds)
        {
            if (record?.Item.Kind == kind)
            {
                return record;
            }
        }

        BreakUnknown(RejectionCode.UnknownDocument, "document", number);
        return null;
    }

    internal OrderRecord? FindOrder(string number)
    {
        var record = Subledger.FindOrder(number);
        if (record is null)
        {
            BreakUnknown(RejectionCode.UnknownOrder, "order", number);
        }

        return record;
    }

    internal void CheckTax(string? code)
    {
        if (code is not null && Subledger.TaxCodes.Find(code) is null)
        {
            Break(RejectionCode.UnknownTaxCode, "tax", code);
        }
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

    internal string ReverseChargeAccount(string component) => Required(
        Subledger.Profile.FindTax(component).ReverseCharge, AccountRole.ReverseCharge, component);

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

        return Missing;
    }

    /// <summary>
    /// Converts the amounts of a document: their total once, spread over them, so that they add up to it in both
    /// currencies (rule A5).
    /// </summary>
    internal PostedAmount[] Convert(decimal[] amounts)
    {
        var total = Total.Of(amounts);
        CheckTotal(total);
        return Spread(amounts, Convert(total));
    }

    /// <summary>Spreads a total that is converted over the amounts that it is of.</summary>
    internal PostedAmount[] Spread(decimal[] amounts, PostedAmount total)
    {
        var posted = new PostedAmount[amounts.Length];
        var accounting = IsForeign ? Proration.Spread(amounts, total.Accounting, Accounting) : amounts;
        for (var i = 0; i < posted.Length; i++)
        {
            posted[i] = new PostedAmount(
                Limits.Canonical(amounts[i], Currency), Limits.Canonical(accounting[i], Accounting));
        }

        return posted;
    }

    /// <summary>Converts the amount of a document that has one.</summary>
    internal PostedAmount Convert(decimal amount) => IsForeign
        ? new PostedAmount(Limits.Canonical(amount, Currency), Limits.Canonical(Worth(amount, Rate), Accounting))
        : Own(amount);

    /// <summary>What an amount is worth in the accounting currency at a rate.</summary>
    internal decimal Worth(decimal amount, decimal rate)
    {
        if (!Rounding.TryMultiplyDivide(amount, rate, 1, Accounting, Policy.Midpoint, out var worth))
        {
            Break(RejectionCode.AmountOutOfRange, Figure.OfNumber("exchangeRate", rate));
        }

        return worth;
    }

    /// <summary>Says whether a part of a tax is a cost. Recoverable shares matter on payables only (T6).</summary>
    internal bool HasNonRecoverable(TaxCode tax) => tax.Recoverable.Percent < 100 && Subledger.Side == Side.Payables;

    /// <summary>Splits what is a cost from the taxes of a document, where it matters (T6).</summary>
    internal void SplitNonRecoverable(ref TaxGroups groups)
    {
        if (Subledger.Side == Side.Payables)
        {
            groups.SplitNonRecoverable(Currency, Policy.Midpoint);
        }
    }

    /// <summary>Returns an amount that is in the accounting currency alone.</summary>
    internal PostedAmount InAccounts(decimal amount) =>
        new(Limits.Canonical(0, Currency), Limits.Canonical(amount, Accounting));

    /// <summary>Returns an amount that is in the transaction currency alone.</summary>
    internal PostedAmount InTransaction(decimal amount) =>
        new(Limits.Canonical(amount, Currency), Limits.Canonical(0, Accounting));

    /// <summary>Returns an amount of a document in the accounting currency, which is one and the same in both.</summary>
    internal PostedAmount Own(decimal amount) => new(Limits.Canonical(amount, Accounting));

    /// <summary>
    /// Returns a step of an amount that is given out in both currencies: in the accounting currency the share of all steps
    /// so far, less what was given (rule A5).
    /// </summary>
    internal PostedAmount Share(PostedAmount whole, PostedAmount given, decimal step)
    {
        if (!IsForeign)
        {
            return Own(step);
        }

        var transaction = Limits.Canonical(step, Currency);
        return step.IsZero()
            ? new PostedAmount(transaction, Limits.Canonical(0, Accounting))
            : new PostedAmount(transaction, Proration.Accounting(
                whole.Accounting, given.Accounting, given.Transaction + step, whole.Transaction, Accounting, Policy.Midpoint));
    }

    /// <summary>Begins with the journal lines of the document, or of a link that it makes.</summary>
    internal Journal BeginJournal(string source) => Journal.Begin(this, source);

    internal void Add(Notice notice) => (notices ??= []).Add(notice);

    internal void Place(Effects.Placed order) => effects.Place(order);

    internal void Open(OpenItem item) => effects.Open(item);

    internal void Revalue(RevaluationFact revaluation) => effects.Revalue(revaluation);

    internal void Reverse(Effects.Reversed reversed) => effects.Reverse(reversed);

    internal void Add(Link link) => effects.Add(link);

    /// <summary>Adds the link by which this document uses one item for another.</summary>
    internal Link Join(
        LinkKind kind,
        OpenItem from,
        OpenItem to,
        Taken taken,
        Release released,
        Journal journal,
        PostedAmount[] fromRevalued,
        PostedAmount[] toRevalued,
        PostedAmount[] releasedRevalued)
    {
        var link = Link.Posted(
            journal.Source,
            kind,
            Document,
            from.Number,
            to.Number,
            taken,
            EquatableArray<PostedAmount>.Wrap(released.Components),
            EquatableArray<PostedAmount>.Wrap(released.Legs),
            journal.TakeLines());
        if (released.Undeferred is { } due)
        {
            link = link.WithUndeferred(
                EquatableArray<PostedAmount>.Wrap(due.Components), EquatableArray<PostedAmount>.Wrap(due.Legs));
        }

        if (fromRevalued.Length + toRevalued.Length + releasedRevalued.Length > 0)
        {
            link = link.WithRevalued(
                EquatableArray<PostedAmount>.Wrap(fromRevalued),
                EquatableArray<PostedAmount>.Wrap(toRevalued),
                EquatableArray<PostedAmount>.Wrap(releasedRevalued));
        }

        Add(link);
        return link;
    }
}
