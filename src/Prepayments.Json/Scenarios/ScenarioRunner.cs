namespace Prepayments.Json;

/// <summary>Posts scenarios and compares what comes out with what is expected.</summary>
public static class ScenarioRunner
{
    /// <summary>Posts every document of a scenario, whatever became of those before it.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <returns>What came out of every step, with the differences to what was expected.</returns>
    /// <exception cref="ArgumentNullException">The scenario is null.</exception>
    public static ScenarioResult Run(Scenario scenario)
    {
        _ = scenario ?? throw new ArgumentNullException(nameof(scenario));
        var subledger = scenario.Subledger;
        var accounts = TrialBalance.Empty;
        var steps = new List<ScenarioStepResult>();
        foreach (var step in scenario.Steps)
        {
            var before = step.Expectation.Rejection is null ? null : SubledgerJson.Write(subledger);
            var result = Posting.Post(subledger, step.Document);
            accounts = accounts.Add(result.Entries);
            var differences = Comparison.Compare(step.Expectation, result, accounts);
            if (before is not null && (!string.Equals(before, SubledgerJson.Write(subledger), StringComparison.Ordinal)
                || (!result.IsPosted && !ReferenceEquals(result.Subledger, subledger))))
            {
                differences.Add("The document was rejected and changed something.");
            }

            subledger = result.Subledger;
            steps.Add(new ScenarioStepResult(step.Document, result, accounts, EquatableArray<string>.From(differences)));
        }

        return new ScenarioResult(scenario, [.. steps]);
    }
}
