using Prepayments.Tests.Model;
using Prepayments.Tests.Tally;
using Xunit.Abstractions;

namespace Prepayments.Tests.Laws;

/// <summary>
/// Is what the laws have in common: they see what was drawn, and fail where a case that they must have tried was never
/// drawn over all cases of the property.
/// </summary>
public abstract class Law(ITestOutputHelper output) : IDisposable
{
    /// <summary>Every type of document, posted and rejected.</summary>
    protected static readonly IEnumerable<string> Documents =
        Enum.GetValues<DocumentKind>().SelectMany(kind => new[] { kind + " posted", kind + " rejected" }).ToArray();

    /// <summary>Every type of document, posted.</summary>
    protected static readonly IEnumerable<string> PostedDocuments = Documents.Where(name => name.EndsWith(" posted", StringComparison.Ordinal));

    /// <summary>Every way in which a posted document joins two items, and a reservation.</summary>
    protected static readonly IEnumerable<string> Links = Names<LinkKind>().ToArray();

    /// <summary>Every value of every policy that this version looks at, both sides and all currencies drawn.</summary>
    protected static readonly IEnumerable<string> Settings =
    [
        .. Names<ApplicationPolicy>(), .. Names<ApplicationAmount>(), .. Names<UnpaidPrepayments>(), .. Names<PrepaymentTaxation>(),
        .. Names<TaxRounding>(), .. Names<RemoveInvoiced>(), .. Names<PrepaymentAfterInvoice>(), .. Names<MidpointRule>(), .. Names<Side>(),
        .. SubledgerDraw.Currencies.Select(currency => currency.Code), "confirmed orders", "any orders", "limited definitions", "unlimited definitions",
    ];

    /// <summary>The codes that no document of this version can be rejected with, each with the reason.</summary>
    public static readonly IReadOnlyDictionary<RejectionCode, string> Unreachable = new Dictionary<RejectionCode, string>();

    /// <summary>Every code that can be reached.</summary>
    protected static readonly IEnumerable<string> Codes =
        Enum.GetValues<RejectionCode>().Where(code => !Unreachable.ContainsKey(code)).Select(code => code.ToString()).ToArray();

    private readonly Coverage coverage = new();
    private int begun;
    private int held;

    /// <summary>Gets a value indicating whether the law speaks of ordinary taxes only, those that the seller charges and the buyer recovers.</summary>
    protected virtual bool OrdinaryTaxes => false;

    /// <summary>What must have been drawn at least once.</summary>
    protected abstract IEnumerable<string> Required { get; }

    /// <summary>Fails where a required case was never drawn. A law that does not hold has said so already.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        if (begun == held)
        {
            Covered.Add("laws");
            Covered.Add("cases", held);
            output.WriteLine(FormattableString.Invariant($"{held} cases, PREPAYMENTS_SEED={Cases.Seed}\n") + coverage);
            Assert.Empty(Cases.AreDemanded ? coverage.Missing(Required) : []);
        }
    }

    /// <summary>Tries the law once.</summary>
    protected void Try(Action law)
    {
        begun++;
        law();
        held++;
    }

    /// <summary>Tries the law once with each document of a history that was posted or rejected.</summary>
    protected void Try(History history, Action<IReadOnlyList<Stage>> law) => Try(() =>
    {
        history = OrdinaryTaxes ? history.WithOrdinaryTaxes() : history;
        var stages = history.Walk();
        See(history.Start());
        foreach (var stage in stages)
        {
            See(stage);
        }

        law(stages);
    });

    protected void See(string seen) => coverage.See(seen);

    protected void See(Stage stage)
    {
        See(stage.Document.Kind + (stage.Result.IsPosted ? " posted" : " rejected"));
        if (stage.Result.Rejection is { } rejection)
        {
            See(rejection.Code.ToString());
            Covered.See(rejection.Code);
        }

        foreach (var link in stage.After.Links().Skip(stage.Before.Links().Count))
        {
            See(Name(link.Kind));
        }
    }

    protected void See(Subledger settings)
    {
        var policy = settings.Policy;
        See(Name(policy.Application));
        See(Name(policy.ApplicationAmount));
        See(Name(policy.Unpaid));
        See(Name(policy.TaxOnPrepayment));
        See(Name(policy.TaxRounding));
        See(Name(policy.RemoveInvoiced));
        See(Name(policy.PrepaymentAfterInvoice));
        See(Name(policy.Midpoint));
        See(Name(settings.Side));
        See(settings.AccountingCurrency.Code);
        See(policy.RequireConfirmedOrder ? "confirmed orders" : "any orders");
        See(policy.MaxDefinitions is null ? "unlimited definitions" : "limited definitions");
    }

    private static IEnumerable<string> Names<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(Name);

    private static string Name<T>(T value)
        where T : struct, Enum => typeof(T).Name + "." + value;
}
