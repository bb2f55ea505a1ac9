using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Rules R1 to R3: a document whose applications, settlements and itself are reversed with nothing in between leaves every
/// figure, open amount and account as before it, and the lines of the reversals are the lines of the document with debit
/// and credit exchanged. What a credit memo settled of what it credits comes back with it (D18).
/// </summary>
public sealed class ReversalRestores(ITestOutputHelper output) : Law(output)
{
    private static readonly DocumentKind[] Reversible =
    [
        DocumentKind.PrepaymentInvoice, DocumentKind.Payment, DocumentKind.Invoice, DocumentKind.Application, DocumentKind.Refund,
        DocumentKind.Settlement, DocumentKind.PrepaymentVoucher, DocumentKind.Reservation, DocumentKind.PrepaymentCreditMemo,
        DocumentKind.CreditMemo, DocumentKind.Forfeiture, DocumentKind.Revaluation,
    ];

    protected override IEnumerable<string> Required =>
    [
        .. Reversible.Select(kind => kind + " reversed"), .. Settings, "application reversed", "settlement reversed", "unpaid taken back", "credit taken back",
        "settlement guarded",
    ];

    [Law(4000)]
    public void WhatIsReversedWithNothingInBetweenIsAsIfItHadNeverBeen(History history) => Try(history, stages =>
    {
        foreach (var stage in stages.Where(stage => stage.Result.IsPosted && Reversible.Contains(stage.Document.Kind)))
        {
            Reverse(stage);
        }
    });

    private void Reverse(Stage stage)
    {
        var state = stage.After;
        var entries = new List<JournalEntry>();
        foreach (var id in Unwinding(stage))
        {
            var result = Posting.Post(state, Reversal.Create("R/" + id, stage.Document.Date, id));
            if (Guarded(stage, state, id))
            {
                // Rule R3: a settlement of a prepayment invoice that has a live application, from before, is guarded.
                Assert.Equal(RejectionCode.HasApplications, result.Rejection?.Code);
                See("settlement guarded");
                return;
            }

            state = result.EnsurePosted().Subledger;
            entries.AddRange(result.Entries);
        }

        Assert.Equal(Position.Figures(stage.Before), Position.Figures(state));
        Assert.Equal(Position.Text(Position.Accounts(stage.Before)), Position.Text(Position.Accounts(state)));
        Assert.Equal(Lines(stage.Result.Entries, mirrored: true), Lines(entries, mirrored: false));
        See(stage.Document.Kind + " reversed");
    }

    /// <summary>Applications, then settlements, then the document. What the document reversed as unpaid comes back with it.</summary>
    private IEnumerable<string> Unwinding(Stage stage)
    {
        var made = stage.After.Links().Skip(stage.Before.Links().Count).ToList();
        foreach (var link in made.Where(link => link.Kind == LinkKind.Application))
        {
            See("application reversed");
            yield return link.Id;
        }

        foreach (var link in made.Where(link => link.Kind == LinkKind.Settlement))
        {
            See("settlement reversed");
            yield return link.Id;
        }

        if (made.Any(link => link.Kind == LinkKind.UnpaidReversal))
        {
            See("unpaid taken back");
        }

        if (made.Any(link => link.Kind == LinkKind.Credit && link.Amount > 0))
        {
            See("credit taken back");
        }

        if (stage.Document is Reservation or Revaluation)
        {
            yield return stage.Document.Number;
        }

        if (stage.After.GetItem(stage.Document.Number) is not null)
        {
            yield return stage.Document.Number;
        }
    }

    private static bool Guarded(Stage stage, Subledger state, string id) =>
        state.GetLink(id) is { Kind: LinkKind.Settlement } link
        && stage.After.Policy.Unpaid != UnpaidPrepayments.Apply
        && Position.Live(stage.Before).Any(other => other.Kind == LinkKind.Application && other.From == link.To);

    private static List<string> Lines(IEnumerable<JournalEntry> entries, bool mirrored)
    {
        var lines = entries.SelectMany(entry => entry.Lines).Select(line =>
        {
            var side = mirrored == (line.Side == EntrySide.Debit) ? "Cr" : "Dr";
            return $"{side} {line.Account} {line.Role} {line.Amount} {line.TransactionAmount} {line.Dimensions} {line.Component}";
        }).ToList();
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
