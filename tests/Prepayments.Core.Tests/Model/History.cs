using System.Text;

namespace Prepayments.Tests.Model;

/// <summary>
/// A random history: the numbers that decide on the settings, and steps that are turned into documents while the state is
/// walked. What a step becomes depends on what stands, so that a history stays meaningful when steps before are left out.
/// </summary>
public sealed class History(EquatableArray<int> settings, EquatableArray<Step> steps)
{
    public EquatableArray<int> Settings { get; } = settings;

    public EquatableArray<Step> Steps { get; } = steps;

    /// <summary>The numbers that a law may take for choices of its own.</summary>
    public Choices Own => new([.. Settings.Reverse()]);

    /// <summary>The subledger before the first document.</summary>
    public Subledger Start(Side? side = null)
    {
        var start = SubledgerDraw.From(new Choices(Settings), side);
        return OrdinaryTaxes ? start.WithTaxCodes(Chart.Ordinary(start.TaxCodes)) : start;
    }

    /// <summary>Gets a value indicating whether all taxes are ordinary ones that are recovered in full.</summary>
    public bool OrdinaryTaxes { get; private init; }

    /// <summary>Gets a value indicating whether there are revaluations, which are about all that is open.</summary>
    public bool Revaluations { get; private init; } = true;

    public History WithOrdinaryTaxes() => new(Settings, Steps) { OrdinaryTaxes = true, Revaluations = Revaluations };

    public History WithoutRevaluations() => new(Settings, Steps) { OrdinaryTaxes = OrdinaryTaxes, Revaluations = false };

    /// <summary>Turns the steps into documents and posts them one after another.</summary>
    public IReadOnlyList<Stage> Walk(Subledger? start = null, string prefix = "")
    {
        var stages = new List<Stage>();
        foreach (var stage in Stages(start ?? Start(), prefix, _ => { }))
        {
            stages.Add(stage);
        }

        return stages;
    }

    /// <summary>The settings, then each document with its rejection or its journal.</summary>
    public override string ToString()
    {
        var start = Start();
        var text = new StringBuilder("\n");
        text.Append(start.Side).Append(", ").Append(start.AccountingCurrency).Append(", ").Append(start.Policy).Append('\n');
        text.Append("taxes ").Append(start.TaxCodes).Append("; prepayment control ")
            .Append(start.Profile.FindOwn(AccountRole.PrepaymentControl) ?? "as control").Append('\n');
        Document? last = null;
        try
        {
            foreach (var stage in Stages(start, "", document => last = document))
            {
                text.Append(stage).Append('\n');
                last = null;
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            text.Append(last is null ? "the next document" : DocumentText.Of(last))
                .Append("\n    throws ").Append(exception.GetType().Name).Append('\n');
        }

        return text.ToString();
    }

    private IEnumerable<Stage> Stages(Subledger start, string prefix, Action<Document> about)
    {
        var state = start;
        for (var i = 0; i < Steps.Count; i++)
        {
            if (Steps[i].Verb == Verb.Change)
            {
                state = SubledgerDraw.Changed(state, Steps[i].Choices);
                continue;
            }

            var draw = new DocumentDraw(state, Steps[i].Choices, prefix, i);
            if (draw.Make(Steps[i].Verb) is { } document && (Revaluations || document is not Revaluation))
            {
                about(document);
                var stage = new Stage(state, document, Posting.Post(state, document));
                state = stage.After;
                yield return stage;
            }
        }
    }
}
