using Prepayments.Tests.Model;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Rule D16: an invoice that applies prepayments, and the same invoice without followed by applications of the same
/// amounts, leave the same open amounts, figures and control accounts. Where the amounts were stated, and of vouchers
/// always, every account is the same; an automatic amount of a prepayment invoice first serves the lines on the invoice
/// (S3), which a later application does not. Invoices that reversed an unpaid part (S4) are excepted: only an invoice does
/// that.
/// </summary>
public sealed class ApplyingLaterIsTheSame(ITestOutputHelper output) : Law(output)
{
    protected override IEnumerable<string> Required =>
        [.. PostedDocuments, .. Links, .. Settings, "stated", "automatic", "two applications", "both methods", "reserved"];

    [Law(3000)]
    public void AnApplicationInsideTheInvoiceOrLaterLeavesTheSame(History history) => Try(history, stages =>
    {
        foreach (var stage in stages.Where(stage => stage.Result.IsPosted && stage.Document is Invoice))
        {
            var links = stage.After.Links().Skip(stage.Before.Links().Count).ToList();
            if (links.Count > 0 && links.TrueForAll(link => link.Kind == LinkKind.Application))
            {
                ApplyLater(stage, (Invoice)stage.Document, links);
            }
        }
    });

    private void ApplyLater(Stage stage, Invoice invoice, List<Link> links)
    {
        var result = Posting.Post(stage.Before, invoice.WithoutApplications()).EnsurePosted();
        var entries = result.Entries.ToList();
        foreach (var link in links)
        {
            result = Posting.Post(result.Subledger, Application.Create(link.Id, invoice.Date, link.From, invoice.Number).WithAmount(link.Amount)).EnsurePosted();
            entries.AddRange(result.Entries);
        }

        // The policy takes from the lines that are delivered, a stated amount from all of them: figures by line may differ then.
        var stated = invoice.Applications is not null;
        Assert.Equal(Position.Figures(stage.After, stated), Position.Figures(result.Subledger, stated));
        var inside = Position.Accounts(stage.Result.Entries);
        var later = Position.Accounts(entries);
        Assert.All(Chart.Controls, account => Assert.Equal(inside.GetValueOrDefault(account), later.GetValueOrDefault(account)));
        var vouchers = links.FindAll(link => stage.After.GetItem(link.From)!.Kind == DocumentKind.PrepaymentVoucher);
        if (stated || vouchers.Count == links.Count)
        {
            Assert.Equal(Position.Text(inside), Position.Text(later));
        }

        See(stated ? "stated" : "automatic");
        if (vouchers.Count > 0)
        {
            See(vouchers.Count < links.Count ? "both methods" : invoice.Applications is null ? "reserved" : "vouchers");
        }

        See(links.Count > 1 ? "two applications" : "one application");
    }
}
