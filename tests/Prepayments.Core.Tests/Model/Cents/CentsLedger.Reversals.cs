using System.Text.Json;

namespace Prepayments.Tests.Model.Cents;

/// <content>Section 7: reversals.</content>
public sealed partial class CentsLedger
{
    private void PostReversal(JsonElement document)
    {
        CheckHead(document);
        var id = Text(document, "document")!;
        var link = links.Find(one => one.Id == id);
        var item = Item(id);
        if (Order(id) is not null || reversals.Contains(id))
        {
            Fault("NotReversible");
            return;
        }

        if (revaluations.ContainsKey(id))
        {
            ReverseRevaluation(document, id);
            return;
        }

        if (link is null && item is null)
        {
            Fault("UnknownDocument");
            return;
        }

        if (link is { Kind: "unpaid" or "credit" })
        {
            Fault("NotReversible");
        }

        if (!Lives(id))
        {
            Fault("AlreadyReversed");
        }
        else if (item is not null)
        {
            CheckRestsOn(item);
        }
        else if (link is { Kind: "settlement" } && Item(link.To) is { Kind: "prepaymentInvoice" } prepaid && !settings.Is("unpaid", "apply")
            && LiveLinks().Any(other => other.Kind == "application" && other.From == prepaid.Number))
        {
            Fault("HasApplications");
        }

        if (Lives(id) && link is { Kind: "settlement" or "application" })
        {
            CheckNeededTax(link);
        }
        else if (Lives(id) && link is { Kind: "revaluation" })
        {
            CheckLaterSteps(link);
        }

        var latest = item?.Date ?? link!.Date;
        foreach (var other in LiveLinks().Where(other => item is not null && other.Kind == "revaluation" && other.From == id))
        {
            latest = Math.Max(latest, other.Date);
        }

        if (Date(document) < latest)
        {
            Fault("ReversalTooEarly");
        }

        if (Broken)
        {
            return;
        }

        // What goes with the document: its credit, its reversals of what was unpaid, its reservation.
        var gone = new List<CentsLink>();
        if (link is not null)
        {
            gone.Add(link);
        }
        else
        {
            gone.AddRange(LiveLinks().Where(other => other.Document == id && (other.Kind is "credit" or "unpaid")));
            gone.AddRange(LiveLinks().Where(other => other.Kind == "revaluation" && other.From == id));
        }

        foreach (var each in gone)
        {
            reversed[each.Id] = Number(document);
        }

        reversed[id] = Number(document);
        CheckRoom(gone, item);
        if (Broken)
        {
            gone.ForEach(each => reversed.Remove(each.Id));
            reversed.Remove(id);
            return;
        }

        taken.Add(Number(document));
        reversals.Add(Number(document));
        foreach (var line in item is null ? [] : journals[id])
        {
            posted.Add(Mirror(line));
        }

        foreach (var each in gone)
        {
            posted.AddRange(each.Journal.Select(Mirror));
        }
    }

    /// <summary>Decision 0014: a revaluation as a whole.</summary>
    private void ReverseRevaluation(JsonElement document, string id)
    {
        var gone = LiveLinks().Where(link => link.Kind == "revaluation" && link.Document == id).ToList();
        if (!Lives(id))
        {
            Fault("AlreadyReversed");
        }
        else
        {
            gone.ForEach(CheckLaterSteps);
        }

        if (Date(document) < revaluations[id])
        {
            Fault("ReversalTooEarly");
        }

        if (Broken)
        {
            return;
        }

        reversed[id] = Number(document);
        taken.Add(Number(document));
        reversals.Add(Number(document));
        foreach (var link in gone)
        {
            reversed[link.Id] = Number(document);
            posted.AddRange(link.Journal.Select(Mirror));
        }
    }

    /// <summary>Nothing later takes of a revalued item, and no later revaluation rests on this one.</summary>
    private void CheckLaterSteps(CentsLink link)
    {
        foreach (var later in LiveLinks().Where(other => links.IndexOf(other) > links.IndexOf(link) && (other.From == link.From || other.To == link.From)))
        {
            if (later.Kind == "unpaid" && TakenBy(Item(later.From)!, "unpaid") == Item(later.From)!.Total())
            {
                Fault("AlreadyReversed");
            }
            else if (later.Kind != "reservation")
            {
                Fault(later.Kind is "application" or "unpaid" ? "HasApplications" : "HasSettlements");
            }
        }
    }

    private static CentsPosting Mirror(CentsPosting line) => line with { Transaction = -line.Transaction, Accounting = -line.Accounting };

    /// <summary>Rule R3: nothing is reversed while something live rests on it.</summary>
    private void CheckRestsOn(CentsItem item)
    {
        foreach (var link in LiveLinks().Where(link => link.From == item.Number || link.To == item.Number))
        {
            if (link.Kind == "application")
            {
                Fault("HasApplications");
            }
            else if (link.Kind == "settlement")
            {
                Fault("HasSettlements");
            }
            else if (link.Kind == "credit" && link.To == item.Number)
            {
                Fault("HasSettlements");
            }
            else if (link.Kind == "unpaid" && link.From == item.Number)
            {
                Fault(TakenBy(item, "unpaid") == item.Total() ? "AlreadyReversed" : "HasApplications");
            }
        }
    }

    /// <summary>Section 11, R3: room that a reversal takes back must not have been used since.</summary>
    private void CheckRoom(List<CentsLink> gone, CentsItem? item)
    {
        foreach (var number in gone.Where(link => link.Kind is "unpaid" or "credit").Select(link => link.Released!).Distinct())
        {
            var origin = Item(number)!;
            if (origin.Kind == "prepaymentInvoice")
            {
                var order = Order(origin.Lines[0].Order!)!;
                foreach (var definition in order.Text.Definitions.Where(definition => origin.Lines.Exists(line => line.Definition == definition.Key)))
                {
                    if (PrepaidUnder(order.Number, order.Text, definition.Key) > definition.Limit)
                    {
                        Fault("ExceedsAvailable");
                    }
                }
            }
        }

        if (item?.Kind == "creditMemo")
        {
            foreach (var line in Item(item.Credits!)!.Lines.Where(line => line.Order is not null))
            {
                var text = Order(line.Order!)!.Text.Line(line.Id);
                if (InvoicedQuantity(line.Order!, line.Id, 0) > (text?.Quantity ?? 0))
                {
                    Fault("ExceedsOrdered");
                }
            }
        }
    }
}
