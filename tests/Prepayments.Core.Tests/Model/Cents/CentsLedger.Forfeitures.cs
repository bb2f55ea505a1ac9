using System.Numerics;
using System.Text.Json;

namespace Prepayments.Tests.Model.Cents;

/// <content>Rule D20, decision 0013: what is paid of a prepayment and not applied is kept.</content>
public sealed partial class CentsLedger
{
    private void PostForfeiture(JsonElement document)
    {
        CheckHead(document);
        var number = Number(document);
        var prepayment = Item(Text(document, "prepayment")!);
        var stated = Figure(document, "amount") is { } figure ? CheckAmount(figure, prepayment?.Currency ?? settings.Currency) : (BigInteger?)null;
        if (prepayment?.Kind is not ("prepaymentInvoice" or "prepaymentVoucher"))
        {
            Fault("UnknownDocument");
            return;
        }

        if (taken.Contains(number + "/" + prepayment.Number))
        {
            Fault("DuplicateNumber");
        }

        if (Broken)
        {
            return;
        }

        if (Date(document) < prepayment.Date)
        {
            Fault("TooEarly");
        }

        if (prepayment.Kind == "prepaymentVoucher" && ReservedFor(prepayment) is not null)
        {
            Fault("ReservedForOrder");
        }

        // What was never paid is credited, not kept.
        BigInteger most = !Lives(prepayment.Number) ? 0
            : prepayment.Kind == "prepaymentVoucher" ? Open(prepayment)
            : BigInteger.Max(0, Paid(prepayment) - Applied(prepayment));
        var amount = stated ?? most;
        if (amount > most || amount.IsZero)
        {
            Fault("ExceedsRemaining");
        }

        if (Broken)
        {
            return;
        }

        var link = new CentsLink
        {
            Id = number + "/" + prepayment.Number,
            Kind = "application",
            From = prepayment.Number,
            To = number,
            Date = Date(document),
            Document = number,
        };
        Release(link, prepayment, amount);
        var item = new CentsItem
        {
            Number = number,
            Kind = "invoice",
            Date = Date(document),
            Currency = prepayment.Currency,
            Rate = prepayment.Rate,
        };
        KeepAsInvoice(item, link, prepayment, Text(document, "account") ?? Account("forfeiture"));
        var control = new CentsPart { Account = Account("control"), Transaction = amount };
        control.Accounting = Sharing.Sum(item.Components().Select(component => component.Accounting));
        item.Parts.Add(control);
        var journal = new List<CentsPosting>();
        PostComponents(journal, item);
        Credit(journal, control.Account, item.Currency, amount, control.Accounting);
        items.Add(item);
        Apply(link, prepayment, item);
        items.Remove(item);
        if (Keep(item, journal))
        {
            Keep(link);
        }
    }

    /// <summary>An invoice over what is kept: all of it, or, where the tax stays due, the net amount and the taxes as released.</summary>
    private void KeepAsInvoice(CentsItem item, CentsLink link, CentsItem prepayment, string account)
    {
        // A line of it has the id of the line of the prepayment, or the number of the voucher, and is a free one: its amount is net.
        var keep = settings.Is("forfeitedTax", "keep");
        foreach (var origin in prepayment.Lines)
        {
            var released = origin.Components.ConvertAll(component => link.Components[component]);
            if (Sharing.Sum(released.Select(took => took.Transaction)).IsZero)
            {
                continue;
            }

            BigInteger net = 0;
            BigInteger netAccounting = 0;
            var taxes = new List<CentsComponent>();
            for (var i = 0; i < released.Count; i++)
            {
                var component = origin.Components[i];
                if (keep && component.Kind != "net")
                {
                    taxes.Add(new CentsComponent
                    {
                        Kind = component.Kind,
                        TaxComponent = component.TaxComponent,
                        Account = component.Kind == "tax" ? component.Account : account,
                        Transaction = released[i].Transaction,
                        Accounting = released[i].Accounting,
                    });
                }
                else
                {
                    net += released[i].Transaction;
                    netAccounting += released[i].Accounting;
                }
            }

            var line = new CentsLine { Id = prepayment.Kind == "prepaymentVoucher" ? prepayment.Number : origin.Id, Amount = net };
            line.Components.Add(new CentsComponent { Kind = "net", Account = account, Transaction = net, Accounting = netAccounting });
            line.Components.AddRange(taxes);
            item.Lines.Add(line);
            foreach (var leg in keep ? origin.Legs : [])
            {
                var took = link.Legs[leg];
                line.Legs.Add(new CentsLeg
                {
                    TaxComponent = leg.TaxComponent,
                    Debit = leg.Recovered ? leg.Debit : account,
                    Credit = leg.Credit,
                    Transaction = took.Transaction,
                    Accounting = took.Accounting,
                    Recovered = leg.Recovered,
                });
            }
        }
    }
}
