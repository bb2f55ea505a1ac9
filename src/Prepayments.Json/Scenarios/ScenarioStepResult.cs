namespace Prepayments.Json;

/// <summary>Is what came out of one step of a scenario.</summary>
public sealed class ScenarioStepResult
{
    internal ScenarioStepResult(
        Document document, PostingResult result, TrialBalance accounts, EquatableArray<string> differences)
    {
        Document = document;
        Result = result;
        Accounts = accounts;
        Differences = differences;
    }

    /// <summary>Gets the document that was posted.</summary>
    public Document Document { get; }

    /// <summary>Gets the answer of <see cref="Posting.Post"/>.</summary>
    public PostingResult Result { get; }

    /// <summary>Gets the ledger balances after the step, over all entries of the scenario so far.</summary>
    public TrialBalance Accounts { get; }

    /// <summary>Gets what came out otherwise than expected, each in a line of text; empty where nothing did.</summary>
    public EquatableArray<string> Differences { get; }

    /// <summary>Returns type and number of the document and the number of differences.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString() => FormattableString.Invariant($"{Document}: {Differences.Count} differences");
}
